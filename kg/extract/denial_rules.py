"""The kinds of triggers that deny: what nobody may do, and what nobody has to do."""

from __future__ import annotations

from kg.extract.trigger_patterns import (
    ADVERB,
    ADVERB_OPENING,
    ALLOWED,
    DUTY,
    FREED,
    HAS,
    HELD,
    IS,
    NOT_EVER,
    OBLIGED,
    PROMISES,
    WILL,
    TriggerRule,
)
from kg.model import Modality

DENIALS: tuple[TriggerRule, ...] = (
    TriggerRule(
        name="no-event-liability",
        modality=Modality.EXEMPTION,
        says="A modal before its subject that frees somebody from liability.",
        opening="in under + no; nor + shall will",
        pattern=rf"(?:nor|in\s+no\s+event|under\s+no\s+circumstances)\s+{WILL}"
        r"(?=[^.;]{1,120}?\bbe\s+(?:held\s+)?(?:liable|responsible))",
        finds=("[In no event shall] the Lessor be liable for loss of profit.",),
        leaves=("Nor shall the Buyer resell the goods.",),
        inverted=True,
    ),
    TriggerRule(
        name="inverted-prohibition",
        modality=Modality.PROHIBITION,
        says="A negative modal before its subject.",
        opening="at in under + no; nor + may must shall will",
        pattern=r"(?:nor|(?:in\s+no\s+event|under\s+no\s+circumstances|at\s+no\s+time)"
        r"(?:,[^,;.]{1,60},|\s+(?:after|before|during|prior|while|within)\s[^,;:.]{1,60}?)?)\s+(?:shall|will|may|must)",
        finds=(
            "[Nor shall] the Buyer resell the goods.",
            "[At no time may] an agent share a password.",
            "[At no time during or after the term will] the Buyer share it.",
        ),
        leaves=("The Buyer shall at no time resell the goods.",),
        inverted=True,
    ),
    TriggerRule(
        name="not-liable",
        modality=Modality.EXEMPTION,
        says="A negated modal that frees from a duty or from liability.",
        opening=(
            "may must should + at in never no not under; "
            f"shall will + {ADVERB_OPENING} be have in incur never no not under"
        ),
        pattern=rf"(?:shall|will|may|must|should)\s+{NOT_EVER}(?={ADVERB}\s+be\s+(?:\w+ly\s+)?{HELD}{FREED})"
        rf"|{WILL}(?=\s+(?:incur\s+no\s|have\s+no\s+(?:\w+\s+)?{DUTY}|be\s+under\s+no\s+(?:obligation|duty)))"
        rf"|{WILL}\s+not(?=\s+have\s+(?:or\s+be\s+deemed\s+to\s+have,?\s+)?(?:any\s+|an?\s+)?(?:\w+\s+){{0,2}}?"
        rf"(?:{DUTY}|duties|obligations|liabilities|responsibilities)\b)"
        rf"|{WILL}(?={ADVERB}\s+be\s+(?:excused|exempt(?:ed)?|relieved|released|discharged)\s+(?:from|of)\s+"
        rf"(?:[\w-]+\s+){{0,3}}?(?:further\s+)?(?:{DUTY}|duties|obligations|liabilities|responsibilities|performance)\b)",
        finds=(
            "The Carrier [shall not] be liable for delay.",
            "The Carrier [shall in no event] be liable for delay.",
            "The Tenant [shall not] be required to insure.",
            "The Tenant [shall not] be deemed to be in default.",
            "The Agency [shall] have no obligation to renew.",
            "The Bank [shall] be under no obligation to lend.",
            "The Carrier [will] be relieved of its obligations.",
            "The Carrier [shall not] be bound by changes.",
            "The Agent [shall not] have any further duties.",
        ),
        leaves=(
            "The Carrier shall not be late.",
            "The Agency shall have no manager.",
            "The deposit shall be released from escrow.",
        ),
    ),
    TriggerRule(
        name="no-duty",
        modality=Modality.EXEMPTION,
        says="Words that say that there is no duty.",
        opening=(
            "accept accepts assume assumes bear bears has have take takes + no; "
            "are is + excused exempt exempted not released relieved under; do does needs + not; "
            "need + be not"
        ),
        pattern=rf"needs?\s+not|need(?=\s+be\s)|(?:does|do)\s+not\s+have\s+(?:any\s+|an?\s+)?(?:\w+\s+)?{DUTY}|(?:does|do)\s+not\s+(?:need|have)\s+to"
        rf"|{IS}\s+not\s+(?:\w+ly\s+)?{OBLIGED}\s+to|{IS}\s+not\s+(?:responsible|liable)\s+for"
        rf"|{HAS}\s+no\s+(?:further\s+)?{DUTY}|{IS}\s+under\s+no\s+(?:obligation|duty)"
        rf"|{IS}\s+(?:exempt(?:ed)?|excused|relieved|released)\s+(?:from|of\s+(?:(?:any|all|its|their|the)\s+)?(?:\w+\s+)?"
        rf"(?:{DUTY}|duties|obligations|liabilities|responsibilities))"
        rf"|(?:accepts?|assumes?|bears?|takes?)\s+no\s+(?:\w+\s+)?(?:{DUTY}|risks?)(?:\s+for)?",
        finds=(
            "The Vendor [need not] attend.",
            "No notice [need] be given.",
            "The Vendor [does not have to] attend.",
            "The Vendor [does not have any obligation] to attend.",
            "The Client [is not required to] give reasons.",
            "The desk [is not responsible for] repairs.",
            "The Bank [has no obligation] to extend credit.",
            "The Bank [is under no duty] to extend credit.",
            "Members [are exempt from] the fee.",
            "The Bank [is relieved of its duty] to lend.",
            "The Bank [bears no responsibility for] repairs.",
        ),
        leaves=("The Vendor has a need.", "The Client is required to give reasons.", "The Bank bears all risks."),
    ),
    TriggerRule(
        name="nothing-obliges",
        modality=Modality.EXEMPTION,
        says="Words by which nothing in a contract binds whom they name behind them.",
        opening="nothing",
        pattern=rf"nothing\s(?:[^.;:]{{1,80}}?\s)?(?:obliges?|obligates?|requires?|{WILL}\s+(?:oblige|obligate|require))"
        r"(?=\s[^.;:,]{1,60}?\sto\s+(?-i:[a-z]))",
        finds=(
            "[Nothing in this lease obliges] the Tenant to insure the shed.",
            "[Nothing herein shall require] the Tenant to insure the shed.",
        ),
        leaves=("Nothing in this lease requires notice.", "Nothing in it prevents the Tenant from leaving."),
        inverted=True,
    ),
    TriggerRule(
        name="agreed-not-to",
        modality=Modality.PROHIBITION,
        says="A promise not to act, or words that forbid.",
        opening=(
            "agree agrees covenant covenants promise promises undertake undertakes + never not to; "
            f"are is + {ADVERB_OPENING} barred forbidden not precluded prohibited restricted; has have + no; "
            "shall will + be have not"
        ),
        pattern=rf"(?:(?!covenant\s)|(?<!,\s)(?<!\ba\s)(?<!any\s)(?<!or\s)(?<!the\s)){PROMISES}\s+(?:not\s+to|never\s+to|to\s+refrain\s+from)"
        rf"|(?:{IS}|{WILL}\s+be){ADVERB}\s+(?:prohibited|forbidden|barred|precluded|restricted)\s+from"
        rf"|(?:{WILL}\s+have|{HAS})\s+no\s+(?:right|authority|power)\s+to"
        rf"|(?:is|are|shall|will)\s+not\s+(?:be\s+)?{ALLOWED}\s+to",
        finds=(
            "The Dealer [agrees not to] sell rival goods.",
            "Staff [are prohibited from] smoking.",
            "The Dealer [shall be restricted from] selling rival goods.",
            "Guests [are not permitted to] enter.",
            "The Agent [shall have no right to] copy it.",
            "The Agent [shall not be entitled to] commission.",
        ),
        leaves=("The Dealer agrees to sell.", "Guests are permitted to enter.", "It gives a covenant not to sue."),
    ),
    TriggerRule(
        name="modal-not",
        modality=Modality.PROHIBITION,
        says="A negated modal.",
        opening="cannot; can may must shall will + at in neither never no not under",
        pattern=rf"(?:shall|must|will|may|can)\s+(?:{NOT_EVER}|neither)|cannot",
        finds=(
            "The Reseller [shall not] alter the label.",
            "Agents [may not] record calls.",
            "Staff [must never] share keys.",
            "Guests [shall no longer] smoke.",
            "Guests [cannot] smoke.",
            "Gifts [may neither] be offered nor taken.",
        ),
        leaves=("The Reseller shall alter the label.", "Each party shall notify the other."),
    ),
)
