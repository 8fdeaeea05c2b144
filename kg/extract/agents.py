"""Parties and roles of a document: which mention is whose, and who acts without a known name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from string import ascii_lowercase

from kg.extract.common_names import find_common_bearers, find_common_roles, find_public_sides
from kg.extract.function_words import CONJUNCTIONS, DETERMINERS, FUNCTION_WORDS
from kg.extract.mentions import (
    LEADS,
    NEVER,
    Mention,
    MentionFinder,
    Name,
    find_names,
    names_agent,
    to_key,
)
from kg.extract.nouns import is_actor_noun, is_listed_thing, is_party_noun, is_role_noun
from kg.extract.phrases import Phrase, is_proper
from kg.extract.statements import Statement
from kg.extract.tokens import PlacedTokens, Tokens, bare
from kg.extract.verbs import is_base_verb
from kg.model import Agent, AgentKind, Clause, Outline, Passage, PassageKind, Span

# Who decides for a public buyer, and whom its clauses name without a capital.
PUBLIC_OFFICER = "Contracting Officer"
LONGEST_NAME = 60
NOT_OWNERS = NEVER | FUNCTION_WORDS | {"here", "let", "there", "what"}
WORD_BEFORE = re.compile(r"(?<![\w'-])([a-z]+),?\s+\Z")
NAME_GOES_ON = re.compile(r"[\w-]")
BEFORE_INSIDE = frozenset(ascii_lowercase + ",")


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

    def kind(self, name: str) -> AgentKind:
        """Return the kind that most mentions of a name are of."""
        return Counter(m.kind for m in self.by_name[name]).most_common(1)[0][0]

    def agents(self, providers: Mapping[str, str]) -> tuple[Agent, ...]:
        """Return each agent once, in the order of the names; `providers` are the parties that provide a role."""
        return tuple(
            Agent(
                self.kind(name),
                name,
                tuple(sorted({m.surface for m in self.by_name[name]} - {name})),
                tuple(m.span for m in self.by_name[name]),
                providers.get(name),
            )
            for name in sorted(self.by_name)
        )


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
        proper = find_proper_names(self.plain, statements) | find_owners(self.plain)
        found: dict[Span, Mention] = {}
        taken = bytearray(len(self.plain))
        for names, mentions, stated in zip(self.names, self.mentions, statements, strict=True):
            for mention in self.look_again(names, mentions, proper - self.given):
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
        if not learnt or learnt.isdisjoint(name.called.surface for name in names):
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


def find_proper_names(plain: str, statements: list[list[Statement]]) -> frozenset[str]:
    """Return the proper names that act or receive in statements: no lexicon knows them, their use shows them."""
    named = {
        (proper_name(statement.tokens, phrase.begin, head), shows_name(statement, phrase))
        for statement in chain.from_iterable(statements)
        for phrase in filter(None, statement.people)
        for head in phrase.heads
    }
    return frozenset(n for n, is_shown in named if n and (is_shown or " " in n or stands_in_sentence(plain, n)))


def shows_name(statement: Statement, phrase: Phrase) -> bool:
    """Tell whether a word without an article is a name, as no common noun stands so before `agrees` or `reserves`."""
    says_one = statement.trigger.match[0].partition(" ")[0].endswith("s") and len(phrase.heads) == 1
    return says_one and phrase == statement.people.bearer and not statement.tokens[phrase.head].low.endswith("s")


def proper_name(tokens: Tokens, begin: int, head: int) -> str | None:
    """Return the proper name that ends at a head, if it is one."""
    start = head
    while start > begin and tokens[start - 1].is_capital and tokens[start - 1].low not in LEADS:
        start -= 1
    words = [bare(token.text) for token in tokens[start : head + 1]]
    is_known = is_party_noun(words[-1]) or is_role_noun(words[-1]) or names_agent(words) or says_how(words[-1])
    return None if is_known or not is_proper(tokens, Phrase(start, head + 1, head)) else " ".join(words)


def find_owners(plain: str) -> frozenset[str]:
    """Return the proper names that own something within a sentence, where no article stands before them.

    >>> find_owners("Racing keeps to Racing's terms, to the Plan's terms and to Buyers' terms.")
    frozenset({'Racing'})
    """
    ends: dict[str, list[int]] = defaultdict(list)
    for place in find_all(plain, "'s "):
        word = plain[plain.rfind(" ", 0, place.begin) + 1 : place.begin]
        if word.isalnum() and word[0].isupper():
            ends[word].append(place.begin)
    # A name that stands but once is more often misspelt.
    owners = (w for w in ends if not is_known_word(w) and plain.count(w) > 1)
    return frozenset(w for w in owners if any(stands_bare(plain, end - len(w)) for end in ends[w]))


def is_known_word(word: str) -> bool:
    """Tell whether a word with a capital is no name that no list knows."""
    low = word.lower()
    return is_listed_thing(low) or is_actor_noun(low) or low in NOT_OWNERS or is_base_verb(low)


def stands_bare(plain: str, begin: int) -> bool:
    """Tell whether a word in lower case that is no article stands before a place: `keeps to | Racing's terms`."""
    before = WORD_BEFORE.search(plain, max(0, begin - LONGEST_NAME), begin)
    return before is not None and before[1] not in DETERMINERS | CONJUNCTIONS


def says_how(word: str) -> bool:
    """Tell whether a word with a hyphen only says how something is, and not who.

    >>> says_how("Government-owned"), says_how("Sub-contractor"), says_how("E-Mart")
    (True, False, False)
    """
    last = word.rpartition("-")[2]
    return "-" in word and last.islower() and not is_actor_noun(last)


def stands_in_sentence(plain: str, name: str) -> bool:
    """Tell whether a name is in capitals throughout, or also stands within a sentence, where only names do."""
    return name.isupper() or any(stands_inside(plain, place) for place in find_all(plain, name))


def find_all(plain: str, name: str) -> Iterator[Span]:
    """Yield the places of a name in a text, parts of longer words among them."""
    begin = plain.find(name)
    while begin >= 0:
        yield Span(begin, begin + len(name))
        begin = plain.find(name, begin + 1)


def stands_inside(plain: str, place: Span) -> bool:
    """Tell whether whole words stand behind a word in lower case or a comma."""
    if NAME_GOES_ON.match(plain, place.end):
        return False
    at = place.begin
    while at and plain[at - 1].isspace():
        at -= 1
    return 0 < at < place.begin and plain[at - 1] in BEFORE_INSIDE
