"""Parties and roles of a document: which mention is whose, and who acts without a known name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.lexicon import is_party_noun, is_performer_noun, is_role_noun, to_singular
from kg.extract.mentions import LEADS, NEVER, Mention, find_mentions, kind_of, to_name
from kg.extract.phrases import Phrase, is_proper
from kg.extract.statements import Statement
from kg.extract.tokens import Token, Tokens, bare
from kg.model import Agent, AgentKind, Clause, Outline, PassageKind, Span
from kg.structure.noise import to_words

# Plain words for people that only a capital letter makes the name of a party.
NEEDS_CAPITAL = frozenset(
    "user customer consumer agent holder owner client beneficiary recipient principal buyer purchaser partner "
    "subscriber shareholder tenant board store bank city state town county department agency authority government "
    "company organization organisation firm entity institution hospital platform trust body association".split()
)


class AgentIndex:
    """The mentions of a document, by the place where each ends."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda m: m.span)
        self.by_end = {m.span.end: m for m in self.mentions}

    def resolve(self, tokens: Tokens, phrase: Phrase) -> tuple[str, ...]:
        """Return the names of the agents that the heads of a phrase mention, in order, each once."""
        names: dict[str, None] = {}
        for head in phrase.heads or (phrase.head,):
            end = tokens[head].end - (len(tokens[head].text) - len(bare(tokens[head].text)))
            if mention := self.by_end.get(end):
                names[mention.name] = None
        return tuple(names)

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions in a span."""
        return [m for m in self.mentions if span.holds(m.span)]

    def agents(self) -> tuple[Agent, ...]:
        """Return each agent once, with its other forms and all its mentions, in the order of the names."""
        groups: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            groups[mention.name].append(mention)
        return tuple(to_agent(name, groups[name]) for name in sorted(groups))


def to_agent(name: str, mentions: list[Mention]) -> Agent:
    """Return the agent that mentions of one name make."""
    kind = Counter(m.kind for m in mentions).most_common(1)[0][0]
    forms = {m.surface for m in mentions} - {name}
    return Agent(kind, name, tuple(sorted(forms)), tuple(m.span for m in mentions))


def index_agents(
    plain: str, outline: Outline, statements: list[list[Statement]], given: frozenset[str] = frozenset()
) -> AgentIndex:
    """Return the index of all that a document names, from its words and from who its statements bind.

    `given` are the names that a preamble gives to the parties.
    """
    proper = find_proper_names(plain, statements) | given
    mentions: dict[Span, Mention] = {}
    for clause, found in zip(outline.clauses, statements, strict=True):
        mentions.update((m.span, m) for m in find_mentions(plain, named_spans(clause), proper))
        for mention in find_common_bearers(plain, found):
            if not any(overlaps(mention.span, other) for other in mentions):
                mentions[mention.span] = mention
    return AgentIndex(mentions.values())


def find_name_ends(plain: str, outline: Outline, given: frozenset[str]) -> frozenset[int]:
    """Return where the names that the words themselves show end, before any statement is read."""
    mentions = (m for clause in outline.clauses for m in find_mentions(plain, named_spans(clause), given))
    return frozenset(m.span.end for m in mentions)


def named_spans(clause: Clause) -> list[Span]:
    """Return the places of a clause in which names are looked for: all but its headings."""
    return [p.body for p in clause.passages if p.kind is not PassageKind.HEADING]


def overlaps(a: Span, b: Span) -> bool:
    """Tell whether two spans share a character."""
    return a.begin < b.end and b.begin < a.end


def find_proper_names(plain: str, statements: list[list[Statement]]) -> frozenset[str]:
    """Return the proper names that act or receive in statements: no lexicon knows them, their use shows them."""
    found: set[str] = set()
    for statement in (s for clause in statements for s in clause):
        for phrase in filter(None, statement.people):
            names = (proper_name(statement.tokens, phrase.begin, head) for head in phrase.heads)
            found.update(name for name in names if name and stands_in_sentence(plain, name))
    return frozenset(found)


def proper_name(tokens: Tokens, begin: int, head: int) -> str | None:
    """Return the proper name that ends at a head, if it is one."""
    start = head
    while start > begin and tokens[start - 1].is_capital and tokens[start - 1].low not in LEADS:
        start -= 1
    if (
        is_party_noun(tokens[head].low)
        or is_role_noun(tokens[head].low)
        or not is_proper(tokens, Phrase(start, head + 1, head))
    ):
        return None
    return " ".join(bare(t.text) for t in tokens[start : head + 1])


def stands_in_sentence(plain: str, name: str) -> bool:
    """Tell whether a name is in capitals throughout, or also stands within a sentence, where only names do."""
    return name.isupper() or bool(re.search(rf"[a-z,]\s+{re.escape(name)}(?![\w-])", plain))


def find_common_bearers(plain: str, statements: list[Statement]) -> Iterator[Mention]:
    """Yield the bearers in lower case that are a party or a role: `the implementation team`."""
    for statement in statements:
        phrase = statement.people.bearer
        if phrase and len(phrase.heads) == 1 and is_common_agent(statement.tokens[phrase.head]):
            yield to_common_mention(plain, statement.tokens, phrase)


def is_common_agent(word: Token) -> bool:
    """Tell whether a noun in lower case names a party or a role."""
    if word.is_capital or to_singular(word.low) in NEVER | NEEDS_CAPITAL:
        return False
    return is_party_noun(word.low) or is_role_noun(word.low)


def to_common_mention(plain: str, tokens: Tokens, phrase: Phrase) -> Mention:
    """Return the mention of an agent in lower case: its head noun with the words that are part of its name."""
    start = phrase.head
    while start > phrase.begin and is_compound(tokens[start - 1].text):
        start -= 1
    span = Span(tokens[start].begin, tokens[phrase.head].end)
    words = to_words(span.of(plain)).split(" ")
    return Mention(span, to_name(words), kind_of(words), " ".join(words))


def is_compound(word: str) -> bool:
    """Tell whether the word before a noun can be part of a position's name."""
    return word[0].isalpha() and word.lower() not in LEADS and not word.endswith(("'s", "s'", "ed"))


def performers(mentions: list[Mention]) -> list[str]:
    """Return the parties among mentions that perform a contract's services, each once, in order."""
    return list(
        dict.fromkeys(
            m.name for m in mentions if m.kind is AgentKind.PARTY and is_performer_noun(m.name.split()[-1])
        )
    )
