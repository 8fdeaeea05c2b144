"""What the kinds of triggers are made of: modals, their denials, duties, rights."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.patterns import PatternRule
from kg.model import Modality

ADVERB = r"(?:\s+(?:also|hereby|further|always|then|therefore|otherwise|still|at\s+all\s+times|\w+ly))?"
# The words with which it can begin.
ADVERB_OPENING = "-ly also always at further hereby otherwise still then therefore"
# What stands between commas before `to`: "entitled, at its own cost, to".
ASIDE = r",[^.;:]{1,120}?,"
COUNT = r"(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)(?:\s*\(\s*\d+\s*\))?"
TIME_UNIT = r"(?:business|working|calendar|consecutive)?\s*(?:hours?|days?|weeks?|months?|years?|minutes?)"
NOT_EVER = r"(?:not|never|no\s+longer|in\s+no\s+(?:event|case|way)|at\s+no\s+time|under\s+no\s+circumstances)"
IS = r"(?:is|are)"
HAS = r"(?:has|have)"
WILL = r"(?:shall|will)"
OBLIGED = r"(?:required|obliged|obligated)"
ALLOWED = r"(?:permitted|allowed|entitled|authori[sz]ed)"
DUTY = r"(?:obligation|duty|liability|responsibility)"
PROMISES = r"(?:agrees?|undertakes?|covenants?|promises?)"
RIGHT_NOUN = r"(?:rights?|option|access|title|oversight|priority|discretion|recourse|ownership|authority|power)"
# What one is glad to get, so that receiving it is no duty.
GAIN = (
    r"(?:bonus(?:es)?|commissions?|compensation|credits?|discounts?|dividends?|fees?|interest|payments?|rebates?"
    r"|refunds?|reimbursements?|remuneration|royalt(?:y|ies)|salary|wages)"
)
# States from which a negated modal frees rather than forbids.
HELD = r"(?:(?:held|deemed|considered)\s+(?:to\s+be\s+)?)?"
FREED = (
    r"(?:liable|responsible|accountable|required|obliged|obligated|in\s+(?:default|breach)|penali[sz]ed|bound\s+by"
    r"|subject\s+to\s+any\s+(?:restriction|limitation|obligation|duty|liability|penalty))"
)
# Subjects behind a `should` that is an inverted `if`: "should the Buyer fail", "should there be".
INVERTED_SUBJECT = (
    r"(?:there|the|all|an?|any|each|he|his|it|its|no|our|she|their|those|we|you|your|they|such|this|these|either"
    r"|[A-Z]\w+\s+(?:fail|wish|require|become|need|decide))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TriggerRule(PatternRule):
    """A kind of deontic trigger; `inverted` tells that the subject follows the modal (`nor shall the Company`)."""

    modality: Modality
    inverted: bool = False
