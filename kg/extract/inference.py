"""Who must bring about an act that no one is named for, where the rest of the text makes it plain.

A passive such as `Invoices shall be paid` names nobody. What the act is decides on whose side it lies: who
performs the contract performs, who is performed for pays, and an officer or the one performed for decides.
Where none of that singles out one name, nobody is named: a wrong inference costs more than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from kg.extract.agents import AgentIndex
from kg.extract.mentions import Mention
from kg.extract.nouns import is_performer_noun, is_thing_noun, to_singular
from kg.extract.phrases import Phrase, parse_phrase
from kg.extract.statements import Statement
from kg.extract.tokens import low_at
from kg.extract.verbs import is_participle, to_base_verb
from kg.model import DENYING, AgentKind, Modality


class Side(Enum):
    """On whose side of a contract an act lies."""

    PERFORMING = "performing"
    PAYING = "paying"
    DECIDING = "deciding"
    NEITHER = "neither"


PAYING = frozenset("compensate pay reimburse remit".split())
PAID = frozenset("amount compensation credit fee interest invoice payment price reimbursement remuneration".split())
# What is done to a payment by the one who pays it.
DONE_TO_PAID = frozenset("exceed make pay remit withhold".split())
DECIDING = frozenset("approve disapprove modify reject return terminate withhold".split())
DECIDED = frozenset("adjustment approval award decision determination directive modification ruling".split())
# Acts that say how something is found, or when it begins, and leave open who sees to it.
OPEN = frozenset(
    "adjust apply assign base begin build calculate commence compute determine follow measure reduce resolve "
    "set settle start".split()
)
# What a paper does: whom it speaks of may well be the one who writes it.
SAYING = frozenset("contain describe include say specify state".split())
# Papers that two sides sign: what stands in one is the work of neither.
PAPERS = frozenset("agreement contract lease letter".split())
# Acts that the one from whom a thing comes does with it: "papers from the Buyer shall be delivered".
GIVEN = frozenset("deliver furnish provide return send submit supply".split())
# What anybody may ask, and what the one who asks does with it.
ASKED = frozenset("claim complaint inquiry question request".split())
DONE_TO_ASKED = frozenset("address be make send submit".split())
# What is withheld by the one whose it is: "the Buyer's consent, which shall not be withheld".
CONSENTS = frozenset("agreement approval authorisation authorization consent permission".split())
WITHHELD = frozenset("condition delay refuse withhold".split())
OWNER_REACH = 5
# Who performs for a public buyer before there is a contract, and whom its clauses name without a capital.
BIDDERS = frozenset(("offeror", "offerors"))
CHOICE = frozenset("choice discretion election option".split())


def side_of(statement: Statement) -> Side:
    """Return on whose side the act of a statement lies, by its verb and by what it is done to."""
    verb = statement.action.verb
    subject = statement.subject
    thing = to_singular(statement.tokens[subject.head].low) if subject else ""
    if verb in PAYING or (verb not in OPEN and thing in PAID and (verb in DONE_TO_PAID or thing == "payment")):
        return Side.PAYING
    if verb in OPEN or (verb in SAYING and thing in PAPERS) or (verb in DONE_TO_ASKED and thing in ASKED):
        return Side.NEITHER
    if verb in DECIDING or thing in DECIDED:
        return Side.DECIDING
    return Side.NEITHER if frees_or_limits(statement) else Side.PERFORMING


def acts_itself(statement: Statement) -> bool:
    """Tell whether the subject itself acts or undergoes, though nobody knows by whom: no list calls it a thing."""
    subject, action = statement.subject, statement.action
    if subject is None or action.passive:
        return False
    if action.verb == "be":
        return low_at(statement.tokens, action.head + 1, action.end) == "subject"
    head = statement.tokens[subject.head].low
    return not is_thing_noun(head) and action.verb not in SAYING


def is_foretold(statement: Statement) -> bool:
    """Tell whether a thing `will` be done: where an officer acts for a public body, that is what the body does."""
    return statement.trigger.match[0].lower() == "will"


def frees_or_limits(statement: Statement) -> bool:
    """Tell whether a statement frees somebody, or says what may not be done with a thing by whoever has it."""
    limits = statement.modality is Modality.PROHIBITION and statement.trigger.match[0].lower().startswith("may")
    return limits or statement.modality is Modality.EXEMPTION


class Sides(NamedTuple):
    """Who stands on the sides of a clause: the parties that perform, all parties, and the officer who decides."""

    performing: list[str]
    parties: list[str]
    officer: str | None

    @property
    def is_public(self) -> bool:
        """Tell whether one of the sides is a public body."""
        return self.officer is not None or "Government" in self.parties


def find_sides(mentions: list[Mention]) -> Sides:
    """Return the sides that the mentions of a clause show, each name once, in order; only capitals name a side."""
    parties = list(dict.fromkeys(m.name for m in mentions if m.kind is AgentKind.PARTY and m.surface[0].isupper()))
    performing = [name for name in parties if is_performer_noun(name.split()[-1])]
    bidders = [m.name for m in mentions if m.surface in BIDDERS]
    if len(bidders) > sum(m.name in performing for m in mentions):
        performing = bidders[:1]
    return Sides(performing, parties, most_named_officer(mentions))


class Bearers:
    """What a document shows of its sides: who its statements say pays."""

    def __init__(self, index: AgentIndex, statements: Iterable[list[Statement]]) -> None:
        self.index = index
        stated = (s for clause in statements for s in clause if s.action.verb in PAYING and s.modality not in DENYING)
        paying = [index.resolve(s.tokens, s.people.bearer) for s in stated if s.people.bearer]
        self.payers = {names[0] for names in paying if len(names) == 1}

    def infer(self, statement: Statement, sides: Sides, obliged: Counter[str]) -> str | None:
        """Return the name of the one who must bring an act about, or `None` where the text leaves it open.

        `sides` are those of the statement's clause, `obliged` the parties that its other statements bind.
        """
        named = (
            self.chooser(statement)
            or self.doer_named(statement)
            or self.consenter(statement)
            or self.writer_named(statement)
        )
        if named or acts_itself(statement):
            return named
        served = self.served_by(statement)
        side = side_of(statement)
        performing = sides.performing
        able = [name for name in performing if name not in served]
        if side is Side.PERFORMING and sides.is_public and is_foretold(statement):
            return None
        if side is Side.PERFORMING and (able or not performing):
            bound = [name for name in obliged if name not in served]
            return only([name for name in able if name in bound]) or only(able) or only(bound)
        others = [name for name in sides.parties if name not in served and name not in performing]
        other = only(others) if performing else None
        if side is Side.PAYING:
            return only([name for name in self.payers if name not in served]) or other
        return None if side is Side.NEITHER else sides.officer or other

    def doer_named(self, statement: Statement) -> str | None:
        """Return who does an act by the words of its subject: `payments by | the Buyer`, `papers from | the Buyer`."""
        tokens, subject = statement.tokens, statement.subject
        if subject is None or not statement.action.passive:
            return None
        for index in range(subject.begin + 1, subject.end - 1):
            before = tokens[index - 1].low
            is_noun = not is_participle(before) or to_base_verb(before) == statement.action.verb
            is_source = tokens[index].low == "from" and statement.action.verb in GIVEN
            is_doer = is_source or (tokens[index].low == "by" and is_noun)
            if is_doer and (phrase := parse_phrase(tokens, index + 1, subject.end)):
                return only(list(self.index.resolve(tokens, phrase)))
        return None

    def writer_named(self, statement: Statement) -> str | None:
        """Return whose paper it is that says something: `| the Buyer's | plan shall state`."""
        tokens, subject = statement.tokens, statement.subject
        if subject is None or statement.action.verb not in SAYING | {"provide"} or statement.action.passive:
            return None
        owner = next((n for n in range(subject.begin, subject.head) if tokens[n].is_owner), None)
        return (
            None if owner is None else only(list(self.index.resolve(tokens, Phrase(subject.begin, owner + 1, owner))))
        )

    def consenter(self, statement: Statement) -> str | None:
        """Return whose a consent is that may not be withheld: `with | the Buyer's | consent, which shall not be`."""
        tokens, subject = statement.tokens, statement.subject
        if subject is None or statement.action.verb not in WITHHELD or tokens[subject.head].low not in CONSENTS:
            return None
        word = tokens[subject.head].low
        for index in range(subject.head, -1, -1):
            if tokens[index].low != word:
                continue
            owner = next((n for n in range(index - 1, max(index - OWNER_REACH, -1), -1) if tokens[n].is_owner), None)
            phrase = parse_phrase(tokens, index + 2, len(tokens)) if low_at(tokens, index + 1) == "of" else None
            if owner is not None or phrase:
                return only(list(self.index.resolve(tokens, phrase or Phrase(owner or 0, index, owner or 0))))
        return None

    def chooser(self, statement: Statement) -> str | None:
        """Return the name of the one at whose choice an act may be done: `at the discretion of the Buyer`."""
        tokens, action = statement.tokens, statement.action
        if statement.modality is not Modality.PERMISSION:
            return None
        for index in range(action.head, action.end - 2):
            if tokens[index].low in CHOICE and tokens[index + 1].low == "of":
                phrase = parse_phrase(tokens, index + 2, action.end)
                return only(list(self.index.resolve(tokens, phrase))) if phrase else None
        return None

    def served_by(self, statement: Statement) -> set[str]:
        """Return the names of those to whom an act is done, so that they cannot be the ones who do it."""
        if statement.action.verb in SAYING:
            return set()
        subject = statement.subject if statement.action.passive else None
        phrases = filter(None, (statement.people.counterparty, subject))
        return {name for phrase in phrases for name in self.index.resolve(statement.tokens, phrase)}


def only(names: list[str]) -> str | None:
    """Return the one name of a list, or `None` where there are none or several."""
    return names[0] if len(names) == 1 else None


def most_named_officer(mentions: list[Mention]) -> str | None:
    """Return the officer whom mentions name most often, who decides for a party."""
    roles = Counter(m.name for m in mentions if m.kind is AgentKind.ROLE)
    officers = [name for name, _ in roles.most_common() if to_singular(name.split()[-1]) == "officer"]
    return officers[0] if officers else None
