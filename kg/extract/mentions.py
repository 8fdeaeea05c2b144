"""Mentions of parties and roles: by the words of a name, by the short name that a clause gives, as a player."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.extract.capitals import Called, Name
from kg.extract.naming import NEVER, kind_of
from kg.extract.nouns import is_thing_noun
from kg.model import AgentKind, Span

ACRONYM = re.compile(r"\s*\(\s*(?:the\s+|\"|a\s+)*(?P<name>[A-Z][A-Za-z&]{1,7})\"?\s*\)")
# Nothing in it gives back what it took: a long row of blanks would be tried in all its parts.
ALIAS = re.compile(
    r"\s*+,?+\s*+\(?+\s*+(?>(?:also\s++|hereinafter\s++|hereafter\s++)*)(?>(?:referred\s+to|known|called|designated)?)"
    r"\s*+(?>(?:as\s++)?)(?>(?:the\s++)?)\"?+(?P<name>(?>[A-Z][\w&-]*+(?:\s++[A-Z][\w&-]*+){0,4}))\"?+\s*+\)"
)
LONGEST_ALIAS = 150
SAYS_ALIAS = re.compile(r"referred|known|called|\"")
FOLLOWING_WORD = re.compile(r"\s+([a-z]{1,29})")
PLACE_GOES_ON = re.compile(r",\s+[A-Z]")


class Mention(NamedTuple):
    """A place that names somebody: its span, the name that it resolves to, and what kind it is."""

    span: Span
    name: str
    kind: AgentKind
    surface: str


class MentionFinder:
    """Finds which of the names of one clause name parties and roles.

    `proper` are the proper names that are known to act; a short name that the clause gives somebody
    stands for it in the rest of the clause. `players` are the organisations that act as a party, with its name.
    """

    def __init__(self, plain: str, proper: frozenset[str], players: Mapping[str, str] | None = None) -> None:
        self.plain = plain
        self.proper = proper
        self.players = players or {}
        self.aliases: dict[str, str] = {}

    def find(self, names: Iterable[Name]) -> Iterator[Mention]:
        """Yield the mentions that names make, in order."""
        for start, called in names:
            # Most names are of things, and soon told.
            is_known = called.agent or called.surface in self.proper or called.surface in self.aliases
            if (is_known or called.key in self.players) and (mention := self.recognise(start, called)):
                yield mention
                if alias := self.learn_alias(mention):
                    yield alias

    def recognise(self, start: int, called: Called) -> Mention | None:
        """Return the mention that a name makes, if it names a party or a role."""
        place = Span(start + called.begin, start + called.end)
        if party := self.players.get(called.key):
            # Other documents' party of this name is another organisation: its name is no other form of the party's.
            return Mention(place, party, AgentKind.PARTY, party)
        if known := self.aliases.get(called.surface):
            return Mention(place, known, kind_of(known.split(" ")), called.surface)
        if called.surface in self.proper and called.surface.lower() not in NEVER:
            return Mention(place, called.surface, AgentKind.PARTY, called.surface)
        if called.agent is None or (called.may_be_place and self.is_place(place, called.surface)):
            return None
        is_form = called.may_be_form and self.is_legal_form(place)
        return None if is_form else Mention(place, *called.agent, called.surface)

    def is_legal_form(self, place: Span) -> bool:
        """Tell whether a name only says what somebody is: `Norvik, | a Delaware Corporation`."""
        return self.plain[max(place.begin - 5, 0) : place.begin].endswith((" a ", " an ", "(a ", "\na "))

    def is_place(self, place: Span, surface: str) -> bool:
        """Tell whether a name is of a place (`State of Ohio`) or only says of what kind it is (`State holidays`)."""
        words = surface.split(" ")
        follows = FOLLOWING_WORD.match(self.plain, place.end)
        is_attribute = follows is not None and is_thing_noun(follows[1])
        goes_on = words[-1] != words[0] and PLACE_GOES_ON.match(self.plain, place.end) is not None
        return "of" in words[1:] or words[0] == "United" or is_attribute or goes_on

    def learn_alias(self, mention: Mention) -> Mention | None:
        """Return the short name or acronym given in brackets behind a mention, and remember it for the clause."""
        if self.plain.find(")", mention.span.end, mention.span.end + LONGEST_ALIAS) < 0:
            return None
        for pattern in (ACRONYM, ALIAS):
            match = pattern.match(self.plain, mention.span.end)
            if match and names_same(mention.name, match["name"], match.group()):
                self.aliases[match["name"]] = mention.name
                return Mention(Span(*match.span("name")), mention.name, mention.kind, match["name"])
        return None


def names_same(name: str, alias: str, words: str) -> bool:
    """Tell whether a bracket behind a name gives it another: by its initials, or by saying so."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return alias.upper() == initials or SAYS_ALIAS.search(words) is not None
