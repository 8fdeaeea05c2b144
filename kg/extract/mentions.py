"""Mentions of parties and roles: by the words of a name, by the short name that a clause gives, as a player."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.extract.capitals import Called, Name
from kg.extract.name_forms import ACRONYM, ShortNames, is_legal_form, is_place, is_service, is_team, leave_title
from kg.extract.naming import NEVER, kind_of
from kg.model import AgentKind, Span

# Nothing in it gives back what it took: a long row of blanks would be tried in all its parts.
ALIAS = re.compile(
    r"\s*+,?+\s*+\(?+\s*+(?>(?:also\s++|hereinafter\s++|hereafter\s++)*)(?>(?:referred\s+to|known|called|designated)?)"
    r"\s*+(?>(?:as\s++)?)(?>(?:the\s++)?)\"?+(?P<name>(?>[A-Z][\w&-]*+(?:\s++[A-Z][\w&-]*+){0,4}))\"?+\s*+\)"
)
LONGEST_ALIAS = 150
SAYS_ALIAS = re.compile(r"referred|known|called|\"")


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
        self.aliases: dict[str, Mention] = {}
        self.short = ShortNames()

    def find(self, names: Iterable[Name]) -> Iterator[Mention]:
        """Yield the mentions that names make, in order."""
        short = self.short.long
        for start, called in names:
            # Most names are of things, and soon told.
            is_known = called.surface in self.proper or called.surface in self.aliases or called.surface in short
            may_name = called.agent or called.may_be_more or called.last in self.proper or called.key in self.players
            if (is_known or may_name) and (mention := self.recognise(start, called)):
                yield mention
                if called.last:
                    self.short.learn(mention.name)
                if alias := self.learn_alias(mention):
                    yield alias

    def recognise(self, start: int, called: Called) -> Mention | None:
        """Return the mention that a name makes, if it names a party or a role."""
        place = Span(start + called.begin, start + called.end)
        if party := self.players.get(called.key):
            # Other documents' party of this name is another organisation: its name is no other form of the party's.
            return Mention(place, party, AgentKind.PARTY, party)
        if called.surface in self.aliases:
            return self.aliases[called.surface]._replace(span=place, surface=called.surface)
        if called.surface in self.proper and called.surface.lower() not in NEVER:
            return Mention(place, called.surface, AgentKind.PARTY, called.surface)
        if called.agent is None and not called.last:
            return None
        if full := self.short.find(called.surface):
            return Mention(place, full, kind_of(full.split(" ")), called.surface)
        return self.name_by_words(place, called)

    def name_by_words(self, place: Span, called: Called) -> Mention | None:
        """Return the mention that the words of a name make, and those around it."""
        if called.last and (party := leave_title(self.plain, place.begin, called.surface, self.proper)):
            return Mention(Span(place.end - len(party), place.end), party, AgentKind.PARTY, party)
        if called.agent is None:
            is_role = is_team(self.plain, place.end, called.surface)
            return Mention(place, called.surface, AgentKind.ROLE, called.surface) if is_role else None
        if called.may_be_form and is_legal_form(self.plain, place.begin, called.surface):
            return None
        if is_service(self.plain, place, called.surface):
            return None
        if called.may_be_place and is_place(self.plain, place, called.surface):
            return None
        return Mention(place, *called.agent, called.surface)

    def learn_alias(self, mention: Mention) -> Mention | None:
        """Return the short name or acronym given in brackets behind a mention, and remember it for the clause."""
        if self.plain.find(")", mention.span.end, mention.span.end + LONGEST_ALIAS) < 0:
            return None
        for pattern in (ACRONYM, ALIAS):
            match = pattern.match(self.plain, mention.span.end)
            if match and names_same(mention.name, match["name"], match.group()):
                self.aliases[match["name"]] = mention
                return Mention(Span(*match.span("name")), mention.name, mention.kind, match["name"])
        return None


def names_same(name: str, alias: str, words: str) -> bool:
    """Tell whether a bracket behind a name gives it another: by its initials, or by saying so."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return alias.upper() == initials or SAYS_ALIAS.search(words) is not None
