"""Parties and roles of a document: which mention is whose, and who acts without a known name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter

from kg.extract.capitals import LEADS, Name, find_names
from kg.extract.function_words import FUNCTION_WORDS
from kg.extract.mentions import FOLLOWING_WORD, Mention, MentionFinder
from kg.extract.naming import NEVER, NOT_ALONE, kind_of, names_agent, to_key, to_name
from kg.extract.nouns import is_actor_noun, is_party_noun, is_role_noun, is_thing_noun, to_singular
from kg.extract.phrases import Phrase
from kg.extract.proper_names import find_owners, find_proper_names
from kg.extract.statements import Statement
from kg.extract.tokens import PlacedTokens, Token, bare
from kg.extract.verbs import is_base_verb
from kg.extract.word_index import find_places, look_up
from kg.model import Agent, AgentKind, Clause, Outline, Passage, PassageKind, Span
from kg.structure.noise import to_words

# Plain words for people that only a capital letter makes the name of a party.
NEEDS_CAPITAL = frozenset(
    "agency agent artist association athlete author authority bank beneficiary board body buyer celebrity city "
    "client company consumer county customer department entity executive firm government holder hospital "
    "institution organisation organization owner partner performer platform principal purchaser recipient "
    "regulator representative shareholder state store subscriber talent tenant town trust user".split()
)
# Positions that another word before them names in lower case as well: "an authorized representative".
COMMON_ROLES = look_up(
    "administrator administrators agent coordinator coordinators director directors engineer engineers inspector "
    "inspectors investigator investigators leader leaders manager managers officer officers personnel representative "
    "representatives signatory supervisor supervisors".split()
)
# One who stands between the parties, or looks at what they did, and is named by what he is: "an arbitrator".
NEUTRALS = look_up("adjudicator appraiser arbitrator auditor conciliator mediator umpire valuer".split())
NAMING_PARTICIPLES = frozenset("authorised authorized managing registered".split())
# Words that say which ones are meant, and not what their position is.
VAGUE = frozenset(
    "additional alternative appropriate arriving certain competent corresponding customary departing equivalent "
    "exclusive existing former incoming incumbent independent initial key leaving necessary new nine original outgoing "
    "participating proper qualified remaining replacement requisite respective reverse same several similar single "
    "sole sufficient third-party three two various".split()
)
# Who decides for a public buyer, and whom its clauses name without a capital.
PUBLIC_OFFICER = "Contracting Officer"
NOT_COMMON = NEVER | NEEDS_CAPITAL
PUBLIC_SIDES = look_up(
    "insurer insurers manufacturer manufacturers offeror offerors subcontractor subcontractors supplier "
    "suppliers".split()
)
PUBLIC_OFFICES = look_up(["office"])
WORDS_BEFORE = re.compile(r"(?:(?<![\w'-])[a-z]{2,}(?:-[a-z]+)*\s){1,3}\Z")
LONGEST_NAME = 60
# What a word before a noun ends in that is no part of a position's name: owners, participles.
NOT_COMPOUND = ("'s", "s'", "ed", "ly", "able", "ible", "ful", "ous")


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


def find_common_bearers(plain: str, statements: list[Statement]) -> Iterator[Mention]:
    """Yield the bearers in lower case that are a party or a role: `the implementation team`."""
    for statement in statements:
        phrase = statement.people.bearer
        # A longer row of nouns, `agents, officers or employees`, names nobody in particular.
        if phrase is None or len(phrase.heads) > 2:
            continue
        named = (phrase._replace(head=h) for h in phrase.heads if is_common_agent(statement.tokens[h]))
        mentions = (to_common_mention(plain, statement.tokens, p) for p in named)
        yield from (m for m in mentions if m.name not in NOT_ALONE)


def find_common_roles(plain: str, nouns: frozenset[str] = COMMON_ROLES | NEUTRALS) -> Iterator[Mention]:
    """Yield the positions that a word before them names in lower case: `support representatives`; neutrals need none.

    >>> [mention.name for mention in find_common_roles("the sales managers, their officers and an arbitrator")]
    ['sales manager', 'arbitrator']
    """
    for place in find_places(plain, nouns):
        if not plain[place].islower():
            continue
        end = next((n for n in range(place, len(plain)) if not plain[n].isalpha()), len(plain))
        named = count_naming(plain, place)
        # An agent is a position only where he is said to be one: "an authorized agent".
        if plain[place:end] == "agent" and plain[place - named : place].strip() not in NAMING_PARTICIPLES:
            continue
        if named or plain[place:end] in NEUTRALS:
            words = plain[place - named : end].split()
            yield Mention(Span(place - named, end), to_name(words), AgentKind.ROLE, " ".join(words))


def count_naming(plain: str, place: int) -> int:
    """Return how many characters before a noun for a position say which one it is.

    >>> count_naming("the sales managers", 10)
    6
    """
    before = WORDS_BEFORE.search(plain, max(0, place - LONGEST_NAME), place)
    words = before[0].split() if before else []
    other = next((n for n in range(len(words), 0, -1) if not names_position(words[n - 1], n == len(words))), 0)
    return len(before[0]) - len(" ".join(words[:other])) - bool(other) if before and other < len(words) else 0


def find_public_sides(plain: str) -> Iterator[Mention]:
    """Yield those who contract with a public buyer, and its offices, which its clauses name in lower case.

    >>> [mention.name for mention in find_public_sides("An offeror and its Subcontractors")]
    ['offeror']
    """
    yield from find_common_roles(plain, PUBLIC_OFFICES)
    for place in find_places(plain, PUBLIC_SIDES):
        end = next((n for n in range(place, len(plain)) if not plain[n].isalpha()), len(plain))
        if plain[place].islower() and not is_attribute(plain, end):
            word = plain[place:end]
            yield Mention(Span(place, end), to_name([word]), AgentKind.PARTY, word)


def is_attribute(plain: str, end: int) -> bool:
    """Tell whether a noun that ends at a place only says of what sort a thing is: `supplier | agreements`."""
    following = FOLLOWING_WORD.match(plain, end)
    return following is not None and is_thing_noun(following[1])


def names_position(word: str, is_last: bool) -> bool:
    """Tell whether a word before a noun for a position says which one it is; further words must be nouns."""
    if not is_last:
        return is_thing_noun(word) or is_actor_noun(word)
    if word in NAMING_PARTICIPLES or is_thing_noun(word) or is_actor_noun(word):
        return word not in VAGUE
    is_other = word in FUNCTION_WORDS or word in VAGUE or is_base_verb(word) or word.endswith("ing")
    return is_compound(word) and not is_other


def is_common_agent(word: Token) -> bool:
    """Tell whether a noun in lower case names a party or a role."""
    if word.is_capital or to_singular(word.low) in NOT_COMMON:
        return False
    return is_party_noun(word.low) or is_role_noun(word.low)


def to_common_mention(plain: str, tokens: PlacedTokens, phrase: Phrase) -> Mention:
    """Return the mention of an agent in lower case: its head noun with the words that are part of its name."""
    start = phrase.head
    while start > phrase.begin and is_compound(tokens[start - 1].text):
        start -= 1
    span = tokens.span(start, phrase.head + 1)
    words = to_words(span.of(plain)).split(" ")
    return Mention(span, to_name(words), kind_of(words), " ".join(words))


def is_compound(word: str) -> bool:
    """Tell whether the word before a noun can be part of a position's name."""
    return word[0].isalpha() and word.lower() not in LEADS and not word.endswith(NOT_COMPOUND)
