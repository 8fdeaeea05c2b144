"""Who must bring about an act that no one is named for, where the rest of the text makes it plain.

A passive such as `Invoices shall be paid` names nobody. What the act is decides on whose side it lies: who
performs the contract performs, who is performed for pays, and an officer or the one performed for decides.
Where none of that singles out one name, nobody is named: a wrong inference costs more than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from kg.extract.agents import PUBLIC_OFFICER, AgentIndex
from kg.extract.function_words import DETERMINERS
from kg.extract.makers import MAKING
from kg.extract.mentions import Mention
from kg.extract.nouns import is_actor_noun, is_performer_noun, is_thing_noun, to_singular
from kg.extract.phrases import Phrase, parse_phrase
from kg.extract.statements import Statement
from kg.extract.tokens import Tokens, low_at
from kg.extract.verbs import is_participle, to_base_verb
from kg.model import DENYING, AgentKind, Modality


class Side(Enum):
    """On whose side of a contract an act lies."""

    PERFORMING = "performing"
    SELLING = "selling"
    PAYING = "paying"
    DECIDING = "deciding"
    NEITHER = "neither"


PAYING = frozenset("compensate pay reimburse remit".split())
OWED = frozenset(("due", "payable"))
PAID = frozenset("amount compensation credit fee interest invoice payment price reimbursement remuneration".split())
# What one who works earns by it.
EARNED = frozenset("allowance benefit bonus pension remuneration salary wage".split())
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
SAYING = frozenset(
    "contain describe identify include incorporate indicate list name reflect require say set show specify "
    "state".split()
)
# What is done to a paper by the one from whom it comes.
WRITTEN = frozenset("accompany address communicate endorse make send sign submit write".split())
# What somebody does with his own things, and where they are kept: "at | the Buyer's | office".
KEEPING = frozenset("commingle deposit invest keep maintain place preserve retain store".split())
# What is sold, and what is done to it by the one who sells it.
SOLD = frozenset("delivery price shipment".split())
DONE_TO_SOLD = frozenset("make price quote ship state".split())
SELLING = frozenset("manufacture sell ship supply".split())
# What is let, and used by the one who pays for it.
LET = frozenset("apartment building house land office premise room space unit".split())
USING = frozenset("occupy use".split())
# What one has from another, and what one may not do with it.
CREDITED = frozenset("credit discount point rebate voucher".split())
DONE_TO_CREDITED = frozenset("apply carry combine convert exchange redeem transfer".split())
# Papers that two sides sign: what stands in one is the work of neither.
PAPERS = frozenset("agreement contract lease letter".split())
# Acts that the one from whom a thing comes does with it: "papers from the Buyer shall be delivered".
GIVEN = frozenset("deliver furnish make pay provide remit return send submit supply".split())
# What anybody may ask, and what the one who asks does with it.
ASKED = frozenset("claim complaint inquiry question request".split())
DONE_TO_ASKED = frozenset("address be make send submit".split())
# What is withheld by the one whose it is: "the Buyer's consent, which shall not be withheld".
CONSENTS = frozenset("agreement approval authorisation authorization consent permission".split())
WITHHELD = frozenset("condition delay refuse withhold".split())
OWNER_REACH = 5
AT = frozenset(("at", "in"))
WITHOUT = frozenset(("with", "without"))
# Who performs for a public buyer before there is a contract, and whom its clauses name without a capital.
BIDDERS = frozenset(("offeror", "offerors"))
CHOICE = frozenset("choice discretion election option".split())


def side_of(statement: Statement) -> Side:
    """Return on whose side the act of a statement lies, by its verb and by what it is done to."""
    verb = statement.action.verb
    subject = statement.subject
    thing = to_singular(statement.tokens[subject.head].low) if subject else ""
    if (named := side_of_thing(thing, verb, statement.modality)) is not None:
        return named
    if verb == "make" and low_at(statement.tokens, statement.action.head + 1) in OWED:
        return Side.PAYING
    is_paid = verb not in OPEN and thing in PAID and (verb in DONE_TO_PAID or thing == "payment")
    if is_paid or verb in PAYING or verb in OWED:
        return Side.PAYING
    if (
        (verb in OPEN and not sets_forth(statement))
        or (verb in SAYING and thing in PAPERS)
        or (verb in DONE_TO_ASKED and thing in ASKED)
    ):
        return Side.NEITHER
    if verb in DECIDING or thing in DECIDED:
        return Side.DECIDING
    return Side.NEITHER if frees_or_limits(statement) else Side.PERFORMING


def sets_forth(statement: Statement) -> bool:
    """Tell whether an act in a list is to say something, as others there may be: `set | out`, `set | forth`."""
    action = statement.action
    says = low_at(statement.tokens, action.head + 1) in {"forth", "out"}
    return says and statement.introduction is not None and not action.passive


def side_of_thing(thing: str, verb: str, modality: Modality) -> Side | None:
    """Return on whose side an act lies that is done to what is let, sold or credited, if it is one."""
    if verb in USING and thing in LET:
        return Side.PAYING
    if thing in SOLD and verb in DONE_TO_SOLD:
        return Side.SELLING
    is_held = thing in CREDITED and verb in DONE_TO_CREDITED and modality is Modality.PROHIBITION
    return Side.DECIDING if is_held else None


def acts_itself(statement: Statement) -> bool:
    """Tell whether the subject itself acts or undergoes, though nobody knows by whom: no list calls it a thing."""
    subject, action = statement.subject, statement.action
    if subject is None or action.passive:
        return False
    if action.verb == "be":
        return low_at(statement.tokens, action.head + 1, action.end) == "subject"
    head = statement.tokens[subject.head].low
    return not is_thing_noun(head) and action.verb not in SAYING


def says_or_is_written(statement: Statement) -> bool:
    """Tell whether an act is one of a paper, or done to it by the one from whom it comes."""
    action = statement.action
    if action.passive:
        return action.verb in WRITTEN
    return action.verb in SAYING or (action.verb == "be" and low_at(statement.tokens, action.head + 1) == "in")


def is_foretold(statement: Statement) -> bool:
    """Tell whether a thing `will` be done: where an officer acts for a public body, that is what the body does."""
    return statement.trigger.match[0].lower().startswith("will")


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
        return self.officer is not None or "Government" in self.parties or not BIDDERS.isdisjoint(self.performing)


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
        stated = [s for clause in statements for s in clause if s.modality not in DENYING and s.people.bearer]
        self.stated = stated
        self.payers = self.bearers_of(stated, PAYING)
        self.sellers = self.bearers_of(stated, SELLING) - self.payers

    @cached_property
    def acting(self) -> set[str]:
        """Return the names of those whom any statement binds or allows to act."""
        return self.bearers_of(self.stated, frozenset(s.action.verb for s in self.stated))

    @cached_property
    def acting_parties(self) -> set[str]:
        """Return the names of those among them who are parties."""
        return {name for name in self.acting if self.index.kinds[name] is AgentKind.PARTY}

    def bearers_of(self, statements: list[Statement], verbs: frozenset[str]) -> set[str]:
        """Return the names of those whom statements bind or allow to do an act by one of some verbs."""
        found = (s for s in statements if s.action.verb in verbs and s.people.bearer)
        named = [self.index.resolve(s.tokens, s.people.bearer) for s in found if s.people.bearer]
        return {names[0] for names in named if len(names) == 1}

    def infer(self, statement: Statement, sides: Sides, obliged: Counter[str], maker: str | None = None) -> str | None:
        """Return the name of the one who must bring an act about, or `None` where the text leaves it open.

        `sides` are those of the statement's clause, `obliged` the parties that its other statements bind, `maker`
        the one who makes the thing of which the statement speaks.
        """
        named = (
            self.chooser(statement)
            or self.doer_named(statement)
            or self.consenter(statement)
            or self.writer_named(statement)
            or self.keeper(statement)
            or self.asker(statement, sides)
            or self.employer(statement, sides)
            or (maker if says_or_is_written(statement) else None)
        )
        if named or acts_itself(statement):
            return named
        served = self.served_by(statement)
        is_plain = statement.action.verb not in WITHHELD and not sides.is_public
        return (self.other_of_two(served, sides) if is_plain else None) or self.by_side(
            statement, sides, obliged, served
        )

    def by_side(self, statement: Statement, sides: Sides, obliged: Counter[str], served: set[str]) -> str | None:
        """Return the name of the one on whose side an act lies that is not done to him."""
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
        if side is Side.SELLING:
            return only([name for name in self.sellers if name not in served]) or only(able)
        if side is Side.PAYING:
            payers = [name for name in self.payers if name not in served]
            return only([name for name in payers if name in sides.parties]) or other or only(payers)
        officer = sides.officer if sides.officer == PUBLIC_OFFICER or sides.officer in self.acting else None
        return None if side is Side.NEITHER else officer or other

    def other_of_two(self, served: set[str], sides: Sides) -> str | None:
        """Return the one of two parties, in a clause or else in the whole text, who does what is done to the other."""
        pair = set(sides.parties) if len(sides.parties) == 2 else self.acting_parties
        return only(sorted(pair - served)) if len(pair) == 2 and pair & served else None

    def doer_named(self, statement: Statement) -> str | None:
        """Return who does an act by the words of its subject: `payments by | the Buyer`, `papers from | the Buyer`."""
        tokens, subject = statement.tokens, statement.subject
        if subject is None or not statement.action.passive:
            return None
        for index in range(subject.begin + 1, subject.end - 1):
            before = tokens[index - 1].low
            verb = to_base_verb(before) if is_participle(before) else ""
            is_noun = verb in {"", statement.action.verb} or (verb in MAKING and statement.action.verb in WRITTEN)
            is_source = tokens[index].low == "from" and statement.action.verb in GIVEN
            is_doer = is_source or (tokens[index].low == "by" and is_noun)
            if is_doer and (phrase := parse_phrase(tokens, index + 1, subject.end)):
                return only(list(self.index.resolve(tokens, phrase)))
        return None

    def writer_named(self, statement: Statement) -> str | None:
        """Return whose paper it is that says something or is written so: `| the Buyer's | plan shall state`."""
        subject, action = statement.subject, statement.action
        by_owner = action.verb in WRITTEN if action.passive else action.verb in SAYING or action.verb == "provide"
        return self.owner_of(statement, subject) if subject and by_owner else None

    def owner_of(self, statement: Statement, subject: Phrase) -> str | None:
        """Return whose a subject is: `| the Buyer's | plan`, `the plan of | the Buyer`, `| Buyer | funds`."""
        tokens = statement.tokens
        for index in range(subject.begin, subject.head):
            if tokens[index].is_owner or (tokens[index].is_name and not is_actor_noun(tokens[subject.head].low)):
                return only(list(self.index.resolve(tokens, Phrase(subject.begin, index + 1, index))))
        last = begin = subject.end - 1
        while begin > subject.head and (tokens[begin].is_capital or tokens[begin].low in DETERMINERS):
            begin -= 1
        if begin < last and tokens[last].is_name and tokens[begin].low == "of":
            return only(list(self.index.resolve(tokens, Phrase(last, subject.end, last))))
        return None

    def keeper(self, statement: Statement) -> str | None:
        """Return who keeps what is his, or in his house: `funds of | the Buyer`, `kept at | the Buyer's | office`."""
        tokens, subject, action = statement.tokens, statement.subject, statement.action
        if not action.passive or action.verb not in KEEPING:
            return None
        house = next((n for n in range(action.head + 2, action.end) if tokens[n].is_owner), None)
        if house is not None and not AT.isdisjoint(t.low for t in tokens[action.head : house]):
            return only(list(self.index.resolve(tokens, Phrase(house, house + 1, house))))
        return self.owner_of(statement, subject) if subject else None

    def asker(self, statement: Statement, sides: Sides) -> str | None:
        """Return the one of two sides who has to ask the other: `not be let without the Owner's consent`."""
        tokens, action = statement.tokens, statement.action
        if not action.passive:
            return None
        for index in range(action.head + 1, action.end):
            if tokens[index].low not in CONSENTS or WITHOUT.isdisjoint(t.low for t in tokens[action.head : index]):
                continue
            if phrase := consenting(tokens, index):
                names = self.index.resolve(tokens, phrase)
                others = [name for name in sides.parties if not any(other.startswith(name) for other in names)]
                return only(others) or self.other_of_two(set(names), sides)
        return None

    def consenter(self, statement: Statement) -> str | None:
        """Return whose a consent is that may not be withheld: `with | the Buyer's | consent, which shall not be`."""
        tokens, subject = statement.tokens, statement.subject
        if subject is None or statement.action.verb not in WITHHELD:
            return None
        if low_at(tokens, subject.begin - 1) in {"from", "of"} and low_at(tokens, subject.begin - 2) in CONSENTS:
            return only(list(self.index.resolve(tokens, subject)))
        ends = (tokens[n].low for n in (subject.head, subject.end - 1))
        word = next((end for end in ends if end in CONSENTS), None)
        for index in range(subject.end - 1 if word else -1, -1, -1):
            if tokens[index].low != word:
                continue
            if phrase := consenting(tokens, index):
                return only(list(self.index.resolve(tokens, phrase)))
        return None

    def employer(self, statement: Statement, sides: Sides) -> str | None:
        """Return the one party besides `you`, who tells you of things and pays you: `your salary will be reviewed`."""
        subject, action = statement.subject, statement.action
        if subject is None or not (action.passive or action.verb == "be"):
            return None
        first, thing = statement.tokens[subject.begin].low, to_singular(statement.tokens[subject.head].low)
        is_done = first == "you" or (first == "your" and thing in EARNED)
        return only([name for name in sides.parties if name in self.acting]) if is_done else None

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


def consenting(tokens: Tokens, consent: int) -> Phrase | None:
    """Return the one whose a consent is: `| the Buyer's | prior consent`, `consent of | the Buyer`."""
    owner = next((n for n in range(consent - 1, max(consent - OWNER_REACH, -1), -1) if tokens[n].is_owner), None)
    if low_at(tokens, consent + 1) == "of" and (phrase := parse_phrase(tokens, consent + 2, len(tokens))):
        return phrase
    return None if owner is None else Phrase(owner, consent, owner)


def only(names: list[str]) -> str | None:
    """Return the one name of a list, or `None` where there are none or several."""
    return names[0] if len(names) == 1 else None


def most_named_officer(mentions: list[Mention]) -> str | None:
    """Return the officer whom mentions name most often, who decides for a party."""
    roles = Counter(m.name for m in mentions if m.kind is AgentKind.ROLE)
    officers = [name for name, _ in roles.most_common() if to_singular(name.split()[-1]) == "officer"]
    return officers[0] if officers else None
