"""What makes a sentence deontic: each rule with the phrases that it finds and the near misses it leaves alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Modality, Span

NUMBER = r"(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)(?:\s*\(\s*\d+\s*\))?"
TIME_UNIT = r"(?:business|working|calendar|consecutive)?\s*(?:hours?|days?|weeks?|months?|years?|minutes?)"
ADVERB = r"(?:\s+(?:also|hereby|further|always|then|therefore|\w+ly))?"
RIGHT_NOUN = r"(?:rights?|option|access|title|oversight|priority|discretion|recourse|ownership)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of deontic trigger.

    `pattern` is what the trigger looks like, tried in the order of `RULES`; in each of `finds` the trigger
    stands in square brackets; in none of `leaves` does the rule fire. `inverted` tells that the subject
    follows the modal (`nor shall the Company`).
    """

    name: str
    modality: Modality
    says: str
    pattern: str
    finds: tuple[str, ...]
    leaves: tuple[str, ...] = ()
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place where a rule fired."""

    rule: Rule
    span: Span


RULES: tuple[Rule, ...] = (
    Rule(
        name="no-event-liability",
        modality=Modality.EXEMPTION,
        says="A modal before its subject that frees somebody from liability.",
        pattern=r"(?:nor|in\s+no\s+event|under\s+no\s+circumstances)\s+(?:shall|will)"
        r"(?=[^.;]{1,120}?\bbe\s+(?:held\s+)?(?:liable|responsible))",
        finds=(
            "[In no event shall] the Lessor be liable for loss of profit.",
            "[Nor shall] the Buyer at any time be responsible for storage.",
        ),
        leaves=("Nor shall the Buyer resell the goods.",),
        inverted=True,
    ),
    Rule(
        name="inverted-prohibition",
        modality=Modality.PROHIBITION,
        says="A negative modal before its subject.",
        pattern=r"(?:nor|in\s+no\s+event|under\s+no\s+circumstances|at\s+no\s+time)\s+(?:shall|will|may|must)",
        finds=("[Nor shall] the Buyer resell the goods.", "[At no time may] an agent share a password."),
        inverted=True,
    ),
    Rule(
        name="not-liable",
        modality=Modality.EXEMPTION,
        says="A negated modal that frees from a duty or from liability.",
        pattern=r"(?:shall|will|may|must|should)\s+not(?=" + ADVERB + r"\s+be\s+(?:\w+ly\s+)?(?:held\s+)?"
        r"(?:liable|responsible|accountable|required|obliged|obligated|in\s+(?:default|breach)|penali[sz]ed))"
        r"|(?:shall|will)(?=\s+(?:incur\s+no\s|have\s+no\s+(?:\w+\s+)?(?:obligation|duty|liability|responsibility)))",
        finds=(
            "The Carrier [shall not] be liable for delay.",
            "The Tenant [shall not] be required to insure.",
            "The Agency [shall] have no obligation to renew.",
        ),
        leaves=("The Carrier shall not be late.",),
    ),
    Rule(
        name="no-duty",
        modality=Modality.EXEMPTION,
        says="Words that say that there is no duty.",
        pattern=r"needs?\s+not|(?:does|do)\s+not\s+(?:need|have)\s+to"
        r"|(?:is|are)\s+not\s+(?:\w+ly\s+)?(?:required|obliged|obligated)\s+to|(?:is|are)\s+not\s+(?:responsible|liable)\s+for"
        r"|(?:has|have)\s+no\s+(?:further\s+)?(?:obligation|duty|liability|responsibility)"
        r"|(?:is|are)\s+under\s+no\s+(?:obligation|duty)|(?:is|are)\s+(?:exempt(?:ed)?|excused|relieved|released)\s+from",
        finds=(
            "The Vendor [need not] attend.",
            "The Client [is not required to] give reasons.",
            "The Bank [has no obligation] to extend credit.",
            "Members [are exempt from] the fee.",
        ),
        leaves=("The Vendor has a need.", "The Client is required to give reasons."),
    ),
    Rule(
        name="agreed-not-to",
        modality=Modality.PROHIBITION,
        says="A promise not to act, or words that forbid.",
        pattern=r"(?:agrees?|undertakes?|covenants?|promises?)\s+(?:not\s+to|never\s+to|to\s+refrain\s+from)"
        r"|(?:is|are)" + ADVERB + r"\s+(?:prohibited|forbidden|barred|precluded)\s+from"
        r"|(?:is|are|shall|will)\s+not\s+(?:be\s+)?(?:permitted|allowed|entitled|authori[sz]ed)\s+to",
        finds=(
            "The Dealer [agrees not to] sell rival goods.",
            "Staff [are prohibited from] smoking.",
            "Guests [are not permitted to] enter.",
            "The Agent [shall not be entitled to] commission.",
        ),
        leaves=("The Dealer agrees to sell.",),
    ),
    Rule(
        name="modal-not",
        modality=Modality.PROHIBITION,
        says="A negated modal.",
        pattern=r"(?:shall|must|will|may|can)\s+(?:not|never|in\s+no\s+(?:event|case)|at\s+no\s+time|under\s+no\s+circumstances)"
        r"|cannot",
        finds=(
            "The Reseller [shall not] alter the label.",
            "Agents [may not] record calls.",
            "Staff [must never] share keys.",
        ),
        leaves=("The Reseller shall alter the label.", "Each party shall notify the other."),
    ),
    Rule(
        name="right-to",
        modality=Modality.RIGHT,
        says="Words that give a right or something to receive.",
        pattern=r"(?:shall|will)" + ADVERB + r"\s+be\s+(?:\w+ly\s+)?(?:entitled|eligible)\s+to"
        r"|(?:shall|will)"
        + ADVERB
        + r"\s+(?:retain|have)\s+(?:the\s+|an?\s+|full\s+|no\s+)?(?:[\w-]+\s+){0,3}?"
        + RIGHT_NOUN
        + r"\b(?:\s+to\b)?"
        r"|(?:is|are)" + ADVERB + r"\s+(?:entitled|eligible)\s+(?:to|for)"
        r"|(?:has|have)\s+the\s+(?:[\w-]+,?\s+){0,3}?(?:right|option)\s+(?:to|of)"
        r"|reserves?\s+the\s+(?:[\w-]+\s+){0,2}?rights?\s+(?:to|of|not\s+to)"
        r"|(?:shall|will)" + ADVERB + r"\s+(?:own|acquire)\b|will" + ADVERB + r"\s+receive\b",
        finds=(
            "The Client [shall be entitled to] a refund.",
            "The Agency [has the right to] inspect.",
            "The Licensor [reserves the right to] audit.",
            "The Buyer [shall own] the designs.",
            "Managers [will receive] a bonus.",
            "The Council [shall have full access to] the site.",
        ),
        leaves=("The Client shall have a manager.", "The Bank has the keys."),
    ),
    Rule(
        name="grant-of-right",
        modality=Modality.RIGHT,
        says="A grant: the one to whom it is granted has the right.",
        pattern=r"grants?\s+(?:to\s+)?(?:the\s+|each\s+)?[\w-]+(?:\s+[\w-]+){0,2}?,?\s+(?:the|an?)\s+(?:[\w-]+,?\s+(?:and\s+)?){0,6}?(?:right|licen[cs]e)\s+to",
        finds=(
            "The Owner hereby [grants Dealer the exclusive right to] sell the goods.",
            "Publisher [grants to the Reader a limited, revocable license to] copy.",
        ),
        leaves=("The Bank grants loans.",),
    ),
    Rule(
        name="has-time-to",
        modality=Modality.OBLIGATION,
        says="Somebody has a number of days to act: a duty, or a right where the act is one's own choice.",
        pattern=r"(?:(?:shall|will)\s+)?(?:has|have)\s+"
        + NUMBER
        + r"\s+"
        + TIME_UNIT
        + r"\s+(?:in\s+which\s+)?to",
        finds=("The Vendor [has ten (10) days to] reply.", "Users [have 48 hours to] object."),
        leaves=("The Vendor has ten offices to let.",),
    ),
    Rule(
        name="recommendation",
        modality=Modality.RECOMMENDATION,
        says="What ought to be done or is expected.",
        pattern=r"should(?!\s+(?:there|the|an?|any|it|you|they|such|this|these|either|[A-Z]\w+\s+(?:fail|wish|require|become|need|decide)\b))"
        r"(?:\s+not)?|ought\s+(?:not\s+)?to|(?:is|are)\s+(?:expected|recommended|desirable|advisable)\s+that"
        r"|(?:is|are)\s+(?:expected|encouraged|advised|recommended)\s+to",
        finds=(
            "Plans [should] be reviewed.",
            "It [is expected that] users will call the desk.",
            "Managers [are encouraged to] attend.",
        ),
        leaves=(
            "The desk shall act should there be a fault.",
            "The fee is due should the Buyer fail to pay.",
        ),
    ),
    Rule(
        name="permission",
        modality=Modality.PERMISSION,
        says="Leave to act.",
        pattern=r"(?:is|are|shall\s+be|will\s+be)"
        + ADVERB
        + r"\s+(?:permitted|allowed|authori[sz]ed|empowered|free|at\s+liberty)\s+to"
        r"|may(?!\s+be\s+required\s+to)(?!\s+\d)|can\b",
        finds=(
            "The Buyer [may] cancel.",
            "Agents [are permitted to] work from home.",
            "Users [can] ask for a copy.",
        ),
        leaves=("The Buyer may be required to pay.", "Effective May 2020."),
    ),
    Rule(
        name="duty",
        modality=Modality.OBLIGATION,
        says="Words that bind without a modal verb.",
        pattern=r"(?:is|are|may\s+be)" + ADVERB + r"\s+(?:required|obliged|obligated|bound)\s+to"
        r"|(?:agrees?|undertakes?|covenants?|commits?|promises?)(?:\s+and\s+\w+s)?(?:,[^,;.]{1,60},)?\s+to(?=\s+[a-z])(?!\s+(?:the|an?|this|such|be\s+bound)\b)"
        r"|(?:is|are)(?:\s+\w+ly)?(?:\s+also)?\s+(?:responsible|accountable|liable)\s+(?:for|to)"
        r"|(?:assumes?|accepts?|takes?|bears?)\s+(?:all|full|sole|complete|entire|total)\s+(?:\w+\s+){0,2}?(?:responsibility|liability|risks?|costs?)"
        r"|(?:has|have)\s+(?:an?|the)\s+(?:obligation|duty|responsibility)\s+to",
        finds=(
            "The Vendor [is required to] reply.",
            "Seller [agrees to] deliver.",
            "The desk [is responsible for] logs.",
            "The Buyer [assumes all responsibility] for use.",
            "The Dealer [agrees, at its own cost, to] insure.",
            "Guests [may be required to] show a pass.",
        ),
        leaves=("The parties agree to the terms.", "The Vendor is not required to reply."),
    ),
    Rule(
        name="modal",
        modality=Modality.OBLIGATION,
        says="A modal verb that binds.",
        pattern=r"shall|must|will",
        finds=(
            "The Operator [shall] repair leaks.",
            "Staff [must] wear badges.",
            "The Agency [will] pay monthly.",
        ),
        leaves=("The goodwill of the firm is sold.",),
    ),
    Rule(
        name="is-to",
        modality=Modality.OBLIGATION,
        says="`is to` before an act.",
        pattern=r"(?:is|are)\s+to(?=\s+(?:be\s+)?[a-z]+)",
        finds=("All guards [are to] carry a radio.", "The report [is to] be sent weekly."),
        leaves=("The guard is too late.",),
    ),
)

COMBINED = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<r{n}>{rule.pattern})" for n, rule in enumerate(RULES)) + r")(?![\w-])",
    re.IGNORECASE,
)


def find_triggers(plain: str, span: Span) -> list[Trigger]:
    """Return the deontic triggers in a span of the plain text, in order; at one place the first rule wins.

    >>> [t.rule.name for t in find_triggers("The Agent shall not sell and must report.", Span(0, 41))]
    ['modal-not', 'modal']
    """
    return [
        Trigger(RULES[int(match.lastgroup[1:])], Span(match.start(), match.end()))
        for match in COMBINED.finditer(plain, span.begin, span.end)
        if match.lastgroup
    ]
