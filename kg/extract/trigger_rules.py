"""What makes a sentence deontic: the kinds of triggers."""

from __future__ import annotations

from kg.extract.denial_rules import DENIALS
from kg.extract.patterns import Found, WordRuleBook
from kg.extract.trigger_patterns import (
    ADVERB,
    ADVERB_OPENING,
    ASIDE,
    COUNT,
    GAIN,
    HAS,
    INVERTED_SUBJECT,
    IS,
    RIGHT_NOUN,
    TIME_UNIT,
    WILL,
    TriggerRule,
)
from kg.model import Modality

Trigger = Found[TriggerRule]

RULES: tuple[TriggerRule, ...] = (
    *DENIALS,
    TriggerRule(
        name="right-to",
        modality=Modality.RIGHT,
        says="Words that give a right or something to receive.",
        opening=(
            f"has have; are is + {ADVERB_OPENING} eligible entitled granted; may + {ADVERB_OPENING} be; "
            "reserve reserves + all the; retain retains + the; "
            f"shall will + {ADVERB_OPENING} acquire and be earn enjoy have hold occupy own peaceably "
            "peacefully quietly receive retain use"
        ),
        pattern=rf"may{ADVERB}\s+be\s+(?:entitled|eligible)\s+(?:to|for)|{WILL}{ADVERB}\s+(?:be\s+(?:\w+ly\s+)?(?:entitled|eligible)(?:\s+(?:at|on|upon)\s[^.;]{{1,80}}?|{ASIDE})?\s+to"
        r"|(?:retain|have)\s+(?:the\s+|an?\s+|full\s+|no\s+(?!right|authority|power))?(?:[\w-]+\s+){0,3}?"
        rf"{RIGHT_NOUN}\b(?:\s+to\b)?"
        r"|have\s+(?:an?|the)\s+opportunity\s+to\b|(?:own|acquire|earn)\b"
        r"|be\s+(?:afforded|given|granted|offered)(?=\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}?"
        r"(?:chance|choice|opportunity|option|right)\b)"
        rf"|be\s+paid(?=\s+(?:an?|the|its|any|such|customary|additional)\s+(?:[\w-]+\s+){{0,3}}?{GAIN}\b)"
        rf"|receive(?=\s+(?:[\w-]+\s+){{0,4}}?{GAIN}\b))"
        rf"|{WILL}(?=\s+(?:(?:peaceably|peacefully|quietly|and|have|hold|occupy|use)\s+){{0,6}}?enjoy\b)|will{ADVERB}\s+receive\b"
        rf"|{IS}{ADVERB}\s+(?:(?:entitled|eligible)(?:\s+(?:to|for)|{ASIDE}\s+to)"
        r"|granted\s+(?:the|an?)\s+(?:[\w-]+,?\s+(?:and\s+)?){0,5}?(?:rights?|licen[cs]es?)\s+to)"
        rf"|(?:{HAS}|retains?)\s+the\s+(?:[\w-]+,?\s+){{0,3}}?(?:right|option)(?:,[^,;.]{{1,60}},)?\s+(?:to|of)"
        rf"|{HAS}\s+(?:the\s+)?(?:[\w-]+,?\s+(?:and\s+)?){{0,3}}?(?:discretion|liberty)\s+to(?=\s+(?-i:[a-z]))"
        r"|reserves?\s+(?:the\s+(?:[\w-]+\s+){0,2}?rights?(?:,[^,;.]{1,60},)?\s+(?:to|of|not\s+to)"
        r"|all\s+(?:other\s+)?rights)",
        finds=(
            "The Client [shall be entitled to] a refund.",
            "The Client [is entitled to] a refund.",
            "The Client [shall be entitled, by notice to the Bank, to] withdraw.",
            "The Client [is entitled, as of May, to] withdraw.",
            "The Client [may be entitled to] a refund.",
            "The Agency [has the right to] inspect.",
            "The Agency [retains the right to] inspect.",
            "The Agency [has sole and absolute discretion to] decide.",
            "The Agency [has the right, but no duty, to] inspect.",
            "The Licensor [reserves the right to] audit.",
            "The Licensor [reserves all rights] in the name.",
            "The Tenant [is hereby granted the right to] park.",
            "The Buyer [shall own] the designs.",
            "Managers [will receive] a bonus.",
            "The Agent [shall earn] a commission.",
            "The Agent [will also have an opportunity to] comment.",
            "The Council [shall have full access to] the site.",
            "The Manager [shall have authority to] sign.",
            "The Tenant [shall receive] a monthly credit.",
            "The Tenant [shall] peaceably and quietly hold and enjoy the yard.",
            "The Agent [will be paid] a fixed fee.",
            "The Agent [shall be given] a fair chance to reply.",
        ),
        leaves=(
            "The Client shall have a manager.",
            "The Bank has the keys.",
            "The Depot shall receive all goods.",
            "The bills shall be paid at once.",
        ),
    ),
    TriggerRule(
        name="grant-of-right",
        modality=Modality.RIGHT,
        says="A grant: the one to whom it is granted has the right.",
        opening="grant grants",
        pattern=r"(?<!\bto\s)grants?(?!\s+of\b)\s+(?:to\s+)?(?:the\s+|each\s+)?[\w-]+[^.;:]{0,80}?\s+(?:the|an?)\s+"
        r"(?:[\w-]+,?\s+(?:and\s+)?){0,8}?(?:rights?|licen[cs]es?)\b[^.;:]{0,80}?\s+"
        r"(?:to(?!\s+(?:the|an?|any|each|its|such|that|their|this)\b)|for(?=\s+(?-i:[a-z]+ing)\b))(?=\s+[a-z]|\s*:)"
        r"|(?<!\bto\s)grants?(?!\s+of\b)\s+(?:to\s+)?(?:the\s+|each\s+)?[\w-]+[^.;:]{0,80}?\s+(?:the|an?)\s+"
        r"(?:[\w-]+,?\s+(?:and\s+)?){0,8}?(?:rights?|licen[cs]es?)(?=\s+for\s+[a-z])"
        r"|(?<!\bto\s)grants?(?!\s+of\b)\s+(?:to\s+)?(?:the\s+|each\s+)?[\w-]+(?:\s+[\w-]+){0,2}?\s+access(?=\s+to)",
        finds=(
            "The Owner hereby [grants Dealer the exclusive right to] sell the goods.",
            "Publisher [grants to the Reader a limited, revocable license to] copy.",
            "Owner [grants Dealer access] to the site.",
            "Owner [grants Dealer during the Term a license in the Territory to] use the name.",
            "Owner [grants Dealer a license] for the goods.",
        ),
        leaves=(
            "The Bank grants loans.",
            "The Council grants the Club a sum.",
            "It may wish to grant Dealer a right to it.",
            "The grant of each license includes the right to copy.",
        ),
    ),
    TriggerRule(
        name="has-time-to",
        modality=Modality.OBLIGATION,
        says="Somebody has a number of days to act: a duty, or a right where the act is one's own choice.",
        opening=f"has have; shall will + {ADVERB_OPENING} has have",
        pattern=rf"(?:{WILL}{ADVERB}\s+)?{HAS}\s+{COUNT}\s+(?:additional\s+|further\s+)?{TIME_UNIT}\s+"
        r"(?:(?:from|after|of|following)\s[^,.;:]{1,80}?\s)?(?:in\s+which\s+)?to"
        r"(?=\s+(?-i:[a-z]))(?!\s+(?:the|an?|any|this|such|its|it|them|their|that|these|those)\b)",
        finds=(
            "The Vendor [has ten (10) days to] reply.",
            "Users [have 48 hours to] object.",
            "Buyer [shall then have two days from the receipt of it to] inspect.",
            "Buyer [has 5 days after notice of a change to the list to] inspect.",
        ),
        leaves=("The Vendor has ten offices to let.",),
    ),
    TriggerRule(
        name="recommendation",
        modality=Modality.RECOMMENDATION,
        says="What ought to be done or is expected.",
        opening="should; are is + advisable advised desirable encouraged expected recommended; ought + not to",
        pattern=rf"should(?!\s+{INVERTED_SUBJECT})(?!(?-i:(?<=hould)\s+[A-Z]))(?!\s+have\s+(?:been|\w+ed)\b)(?:\s+not)?|ought\s+(?:not\s+)?to"
        rf"|{IS}\s+(?:expected|recommended|desirable|advisable)\s+that"
        rf"|{IS}\s+(?:expected|encouraged|advised|recommended)\s+to",
        finds=(
            "Plans [should] be reviewed.",
            "Plans [should] therefore be reviewed.",
            "Visitors [ought to] sign in.",
            "It [is expected that] users will call the desk.",
            "Managers [are encouraged to] attend.",
        ),
        leaves=(
            "The file should have been kept.",
            "The desk shall act should there be a fault.",
            "The desk shall act should NORVIK deliver it.",
            "The fee is due should the Buyer fail to pay.",
        ),
    ),
    TriggerRule(
        name="permission",
        modality=Modality.PERMISSION,
        says="Leave to act.",
        opening=(
            f"can may; are is + {ADVERB_OPENING} allowed authorised authorized empowered free permitted; "
            "shall will + be"
        ),
        pattern=rf"(?:is|are|shall\s+be|will\s+be){ADVERB}\s+"
        r"(?:permitted|allowed|authori[sz]ed|empowered|free|at\s+liberty)(?:,[^,;.]{1,60},)?\s+to"
        rf"|{WILL}\s+be\s+able(?:,[^,;.]{{1,60}},)?\s+to|may(?!{ADVERB}\s+be\s+required(?:{ASIDE})?\s+to)(?!,?\s+\d)|can\b",
        finds=(
            "The Buyer [may] cancel.",
            "Agents [are permitted to] work from home.",
            "Agents [are authorized, but not obliged, to] sell.",
            "Users [can] ask for a copy.",
            "The Firm [will be able, after notice, to] limit the load.",
        ),
        leaves=("The Buyer may be required to pay.", "It opens in May 2020.", "It is made on May, 2020."),
    ),
    TriggerRule(
        name="duty-of",
        modality=Modality.OBLIGATION,
        says="Words that bind whom they name behind them.",
        opening="are is remains + the; shall will + be remain",
        pattern=rf"(?:{IS}|remains|{WILL}\s+(?:be|remain))\s+the\s+(?:\w+\s+)?(?:responsibility|duty|obligation)\s+of"
        r"(?=\s[^.;:,]{1,60}?\sto\s+(?-i:[a-z]))",
        finds=(
            "It [is the responsibility of] the Dealer to insure the goods.",
            "It [shall be the sole duty of] each Tenant to lock the gate.",
        ),
        leaves=("Taxes are the responsibility of the Dealer.", "It is the duty to which it is held."),
        inverted=True,
    ),
    TriggerRule(
        name="duty-owned",
        modality=Modality.OBLIGATION,
        says="Words that bind the one whose duty they name.",
        opening="are is remains; shall will + be remain",
        pattern=rf"(?:{IS}|remains|{WILL}\s+(?:be|remain))\s+"
        r"(?:(?:the|each|either|such|that)\s+(?:[\w-]+\s+){0,2}?|(?-i:[A-Z][\w-]*\s+){0,2})[\w-]+'s?\s+(?:\w+\s+)?"
        r"(?:responsibility|duty|obligation)\s+to(?=\s+(?-i:[a-z]))",
        finds=(
            "It [is the Dealer's sole responsibility to] insure the goods.",
            "It [shall be Tenant's duty to] lock the gate.",
        ),
        leaves=(
            "Taxes are the Dealer's responsibility.",
            "It is not the Dealer's duty to pay.",
            "It is consistent with the Dealer's duty to pay.",
            "Nor is it Tenant's duty to pay.",
        ),
    ),
    TriggerRule(
        name="duty",
        modality=Modality.OBLIGATION,
        says="Words that bind without a modal verb.",
        opening=(
            "agree agrees commit commits covenant covenants promise promises undertake undertakes; "
            "accept accepts assume assumes bear bears take takes + all complete entire full sole total; "
            f"are is + {ADVERB_OPENING} accountable bound in liable obligated obliged required responsible; "
            "duties duty obligation obligations responsibilities responsibility task + are is shall will; "
            f"has have + a an the; may + {ADVERB_OPENING} be; "
            "remain remains + -ly accountable also always in liable responsible still"
        ),
        pattern=rf"(?:is|are|may{ADVERB}\s+be){ADVERB}\s+(?:required|obliged|obligated|bound)(?:{ASIDE})?\s+to"
        r"|(?:agrees?|undertakes?|covenants?|commits?(?:\s+(?:it|him|her|them)sel(?:f|ves))?|promises?)"
        r"(?:\s+and\s+\w+s)?(?:,[^,;.]{1,60},)?\s+to(?=\s+(?-i:[a-z]|[A-Z]{2})|\s*:|\s*\Z)"
        r"(?!\s+(?:the|an?|this|such|it|them|that|these|those)\b)"
        rf"|(?:{IS}|remains?)(?:\s+(?:\w+ly|also|always|still)){{0,2}}\s+(?:(?:responsible|accountable|liable)\s+(?:for|to)|in\s+charge\s+of)"
        r"|(?:assumes?|accepts?|takes?|bears?)\s+(?:all|full|sole|complete|entire|total)\s+(?:\w+\s+){0,2}?"
        r"(?:responsibility|liability|risks?|costs?)"
        rf"|{HAS}\s+(?:an?|the)\s+(?:obligation|duty|responsibility)\s+to"
        rf"|(?:duty|duties|obligations?|responsibilit(?:y|ies)|task)\s+(?:{IS}|{WILL}\s+be)\s+to(?=\s+[a-z])",
        finds=(
            "The Vendor [is required to] reply.",
            "Guests [may be required, if they are late, to] wait.",
            "Seller [agrees to] deliver.",
            "The desk [is responsible for] logs.",
            "The desk [is in charge of] repairs.",
            "The desk [is still responsible for] logs.",
            "The Bank [remains responsible for] the loss.",
            "The Firm [commits itself to] train staff.",
            "The Buyer [assumes all responsibility] for use.",
            "The Dealer [agrees, at its own cost, to] insure.",
            "Guests [may be required to] show a pass.",
            "Guests [may also be required to] pay a fee.",
            "The Bank [has a duty to] report fraud.",
            "The Agent's [duty is to] find buyers.",
        ),
        leaves=(
            "The parties agree to the terms.",
            "The Buyer agrees to Seller's terms.",
            "The Vendor is not required to reply.",
        ),
    ),
    TriggerRule(
        name="modal",
        modality=Modality.OBLIGATION,
        says="A modal verb that binds.",
        opening="must shall will",
        pattern=r"shall|must|will",
        finds=("The Operator [shall] repair leaks.", "Staff [must] wear badges.", "The Agency [will] pay monthly."),
        leaves=("The goodwill of the firm is sold.", "A must-have is listed."),
    ),
    TriggerRule(
        name="is-to",
        modality=Modality.OBLIGATION,
        says="`is to` before an act.",
        opening="are is + only to",
        pattern=rf"{IS}(?:\s+only)?\s+to(?=\s+(?:only\s+)?(?:be\s+)?[a-z]+)",
        finds=("All guards [are to] carry a radio.", "The report [is to] be sent weekly."),
        leaves=("The guard is too late.", "The gate is to 4 m of the road."),
    ),
)
TRIGGERS = WordRuleBook(RULES)
