"""Who gives, makes or asks for a thing in a clause, and so sees to what it has to hold."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import NamedTuple

from kg.extract.counterparties import is_asked
from kg.extract.function_words import PREPOSITIONS
from kg.extract.nouns import is_thing_noun, to_singular
from kg.extract.phrases import Phrase
from kg.extract.statements import Statement
from kg.extract.tokens import Token, Tokens, low_at

# Verbs by which somebody makes, gives or asks for what stands behind them.
MAKING = frozenset(
    "apply ask bill buy carry claim create deliver demand develop direct draft file furnish give instruct insure "
    "invoice issue keep maintain make notify obtain order pay prepare procure produce propose provide purchase report "
    "request respond send ship submit supply write".split()
)
# What is done to a thing by the one of whom another asks it.
ANSWERING = frozenset("address answer comply consider fulfil fulfill handle honor meet process resolve respond".split())
# What comes of an act, where no word of the act names it.
RESULTS = {
    "apply": ("application",),
    "bill": ("bill", "invoice"),
    "deliver": ("delivery",),
    "direct": ("direction",),
    "instruct": ("instruction",),
    "insure": ("insurance", "policy"),
    "notify": ("notice", "notification"),
    "pay": ("payment",),
    "propose": ("proposal",),
    "purchase": ("order", "purchase"),
    "respond": ("response",),
    "ship": ("shipment",),
    "submit": ("submission",),
}
# What is made stands within so many words behind its verb.
LONGEST_OBJECT = 14
# Words that speak of each thing of a kind.
EVERY = frozenset("all any each every no".split())
# Prepositions behind which what is made still stands.
GOES_ON = frozenset(("of", "with"))


class Made(NamedTuple):
    """The place in a clause, by the number of its statement, at which somebody makes a thing."""

    place: int
    name: str


def is_object(token: Token) -> bool:
    """Tell whether a word behind a verb still belongs to what is made, or to whom it is given."""
    return token.low in GOES_ON or token.low not in PREPOSITIONS


class Makers:
    """Who makes what in the statements of one clause."""

    def __init__(self) -> None:
        self.made: dict[str, list[Made]] = defaultdict(list)

    def add(self, place: int, statement: Statement, name: str) -> None:
        """Note what the statement at a place says that somebody makes."""
        action = statement.action
        if action.passive or action.verb not in MAKING:
            return
        words = takewhile(is_object, statement.tokens[action.head + 1 : min(action.head + LONGEST_OBJECT, action.end)])
        nouns = {to_singular(t.low) for t in words if is_thing_noun(t.low)}
        for noun in nouns.union(RESULTS.get(action.verb, ()), (action.verb,)):
            self.made[noun].append(Made(place, name))

    def add_asked(self, place: int, statement: Statement, name: str) -> None:
        """Note what one asks for whom the statement at a place serves, an answer: `answer the Buyer's | requests`."""
        words = statement.tokens[statement.action.head : statement.action.end]
        for noun in {to_singular(t.low) for t in words if is_asked(t.low) and is_thing_noun(t.low)}:
            self.made[noun].append(Made(place, name))

    def maker_of(self, tokens: Tokens, subject: Phrase, place: int) -> str | None:
        """Return the only one who makes a thing before the statement at a place, or else in the whole clause.

        Of all notices, and not of `such notices`, a contract speaks for both sides.
        """
        thing = to_singular(tokens[subject.head].low)
        if thing == "notice" and tokens[subject.begin].low in EVERY and low_at(tokens, subject.begin + 1) != "such":
            return None
        made = self.made.get(thing, [])
        before = {m.name for m in made if m.place < place}
        names = before or {m.name for m in made}
        return names.pop() if len(names) == 1 else None
