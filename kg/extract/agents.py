"""Parties and roles of a document: which mention is whose, and who acts without a known name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from operator import attrgetter

from kg.extract.capitals import Name, find_names
from kg.extract.common_names import find_common_bearers, find_common_roles, find_public_sides
from kg.extract.mentions import Mention, MentionFinder
from kg.extract.naming import names_agent, to_key
from kg.extract.nouns import is_role_noun
from kg.extract.phrases import Phrase
from kg.extract.proper_names import find_owners, find_proper_names
from kg.extract.statements import Statement
from kg.extract.tokens import PlacedTokens, bare
from kg.model import Agent, AgentKind, Clause, Outline, Passage, PassageKind, Span

# Who decides for a public buyer, and whom its clauses name without a capital.
PUBLIC_OFFICER = "Contracting Officer"
LONGEST_NAME = 60


class AgentIndex:
    """The mentions of a document, by the place where each ends."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        found = list(mentions)
        names = unify_names({m.name for m in found})
        named = (m if names[m.name] == m.name else m._replace(name=names[m.name]) for m in found)
        self.mentions = sorted(named, key=attrgetter("span"))
        self.begins = [m.span.begin for m in self.mentions]
        self.ends = [m.span.end for m in self.mentions]
        self.by_end = {m.span.end: m for m in self.mentions}
        self.by_name: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            self.by_name[mention.name].append(mention)
        self.kinds = {name: most_common_kind(named) for name, named in self.by_name.items()}

    def resolve(self, tokens: PlacedTokens, phrase: Phrase) -> tuple[str, ...]:
        """Return the names of the agents that the heads of a phrase mention, in order, each once."""
        names: dict[str, None] = {}
        for head in phrase.heads or (phrase.head,):
            end = tokens.begins[head] + len(bare(tokens[head].text))
            if mention := self.by_end.get(end):
                names[mention.name] = None
        return tuple(names)

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions in a span."""
        inside = slice(bisect_left(self.begins, span.begin), bisect_right(self.begins, span.end))
        return [m for m, end in zip(self.mentions[inside], self.ends[inside], strict=True) if end <= span.end]

    def agents(self, providers: Mapping[str, str]) -> tuple[Agent, ...]:
        """Return each agent once, in the order of the names; `providers` are the parties that provide a role."""
        return tuple(
            Agent(
                self.kinds[name],
                name,
                tuple(sorted({m.surface for m in self.by_name[name]} - {name})),
                tuple(m.span for m in self.by_name[name]),
                providers.get(name),
            )
            for name in sorted(self.by_name)
        )


def most_common_kind(mentions: Iterable[Mention]) -> AgentKind:
    """Return the kind that most mentions are of."""
    return Counter(m.kind for m in mentions).most_common(1)[0][0]


def unify_names(names: Collection[str]) -> dict[str, str]:
    """Return one spelling for the names that differ only in their capitals: the one with most of them.

    >>> unify_names(["engineer", "Engineer"])
    {'engineer': 'Engineer', 'Engineer': 'Engineer'}
    """
    spellings: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (sum(map(str.isupper, name)), name)):
        spellings[name.casefold()] = name
    return {name: spellings[name.casefold()] for name in names}


class DocumentNames:
    """The names of a document, clause by clause, and which of them name parties and roles.

    `given` are the names that a preamble gives to the parties, `players` the organisations that act as a party,
    with its name.
    """

    def __init__(
        self,
        plain: str,
        outline: Outline,
        given: frozenset[str] = frozenset(),
        players: Mapping[str, str] | None = None,
    ) -> None:
        self.plain = plain
        self.given = given
        self.players = {to_key(name): party for name, party in (players or {}).items()}
        self.names = [find_names(plain, named_spans(plain, clause)) for clause in outline.clauses]
        self.mentions = [list(MentionFinder(plain, given, self.players).find(names)) for names in self.names]

    def ends(self) -> list[int]:
        """Return where the names that the words themselves show end, in order, before any statement is read."""
        return sorted(m.span.end for mentions in self.mentions for m in mentions)

    def index(self, statements: list[list[Statement]]) -> AgentIndex:
        """Return the index of all that the document names, from its words and from who its statements bind."""
        learnt = (find_proper_names(self.plain, statements) | find_owners(self.plain)) - self.given
        found: dict[Span, Mention] = {}
        taken = bytearray(len(self.plain))
        for names, mentions, stated in zip(self.names, self.mentions, statements, strict=True):
            for mention in self.look_again(names, mentions, learnt):
                found[mention.span] = mention
                take(taken, mention.span)
            for mention in find_common_bearers(self.plain, stated):
                if is_free(taken, mention.span):
                    found[mention.span] = mention
                    take(taken, mention.span)
        sides = find_public_sides(self.plain) if any(m.name == PUBLIC_OFFICER for m in found.values()) else iter(())
        for mention in chain(find_common_roles(self.plain), sides):
            if is_free(taken, mention.span):
                found[mention.span] = mention
        return AgentIndex(found.values())

    def look_again(self, names: list[Name], mentions: list[Mention], learnt: frozenset[str]) -> Iterable[Mention]:
        """Return the mentions of a clause now that more proper names are known to act."""
        if not learnt or learnt.isdisjoint([called.surface for _, called in names]):
            return mentions
        return MentionFinder(self.plain, learnt | self.given, self.players).find(names)


def take(taken: bytearray, place: Span) -> None:
    """Mark the characters of a place as taken."""
    taken[place.begin : place.end] = b"\1" * (place.end - place.begin)


def is_free(taken: bytearray, place: Span) -> bool:
    """Tell whether none of the characters of a place is taken."""
    return not any(taken[place.begin : place.end])


def named_spans(plain: str, clause: Clause) -> list[Span]:
    """Return the places of a clause in which names are looked for: of its headings only those that name a position.

    `b. Site Manager. Should know the site`: the heading says of whom the item speaks.
    """
    following = [*clause.passages[1:], None]
    return [
        p.body
        for p, after in zip(clause.passages, following, strict=False)
        if p.kind is not PassageKind.HEADING or (after and opens_item(p, after) and names_position_alone(plain, p.body))
    ]


def opens_item(heading: Passage, after: Passage) -> bool:
    """Tell whether a heading is that of an item, whose sentence stands right behind it."""
    is_labelled = heading.span.begin < heading.body.begin
    return is_labelled and after.kind is PassageKind.SENTENCE and after.provision == heading.provision


def names_position_alone(plain: str, heading: Span) -> bool:
    """Tell whether a heading is nothing but the name of a position, of two words or more."""
    words = heading.of(plain).rstrip(" .:").split()
    is_name = len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words)
    return is_name and is_role_noun(words[-1]) and names_agent(words)
