"""Parties and roles: where a document names them, under which names, and which mention is which."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.lexicon import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    is_party_noun,
    is_performer_noun,
    is_role_noun,
    is_thing_noun,
    to_singular,
)
from kg.extract.phrases import MODALS, Phrase, is_proper
from kg.extract.statements import Statement
from kg.extract.times import VALUES
from kg.extract.tokens import Tokens, bare
from kg.model import Agent, AgentKind, Outline, PassageKind, Span

RUN = re.compile(r"[A-Z][\w&\u00ad-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w&\u00ad-]*|(?<=Level)\s+\d\b|(?<=Tier)\s+\d\b)*")
ACRONYM = re.compile(r"\s*\(\s*(?:the\s+|\"|a\s+)*([A-Z][A-Za-z&]{1,7})\"?\s*\)")
ALIAS = re.compile(
    r"\s*,?\s*\(?\s*(?:also\s+|hereinafter\s+|hereafter\s+)*(?:referred\s+to|known|called|designated)?\s*"
    r"(?:as\s+)?(?:the\s+)?\"?(?P<name>[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,4})\"?\s*\)"
)
# Words that open a sentence or a phrase in capitals without being part of a name.
LEADS = (
    DETERMINERS
    | PREPOSITIONS
    | SUBORDINATORS
    | ADVERBS
    | MODALS
    | frozenset(
        "if and or but prospective additional respective new current existing relevant applicable".split()
    )
)
PLACES = frozenset("state city town county village".split())
NEVER = frozenset("party parties third-party person".split())
# Nouns that are a party alone and a position behind another word: "Consultant", but "Field Consultant".
ROLE_IN_COMPOUND = frozenset("consultant agent board owner member".split())
# Plain words for people that only a capital letter makes the name of a party.
NEEDS_CAPITAL = frozenset(
    "user customer consumer agent holder owner client beneficiary recipient principal buyer purchaser partner "
    "subscriber shareholder tenant board store bank city state town county department agency authority government "
    "company organization organisation firm entity institution hospital platform trust body association".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names somebody: its span, the name that it resolves to, and what kind it is."""

    span: Span
    name: str
    kind: AgentKind
    surface: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a clause uses it, and the other name that it stands for there, if it does."""

    kind: AgentKind
    name: str


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
        aliases: dict[str, str] = {}
        spans = [p.body for p in clause.passages if p.kind is not PassageKind.HEADING]
        for mention in find_mentions(plain, spans, proper, aliases):
            mentions[mention.span] = mention
        for mention in find_common_bearers(plain, found):
            if not any(overlaps(mention.span, other) for other in mentions):
                mentions[mention.span] = mention
    return AgentIndex(mentions.values())


def find_name_ends(plain: str, outline: Outline, given: frozenset[str]) -> frozenset[int]:
    """Return where the names that the words themselves show end, before any statement is read."""
    ends: set[int] = set()
    for clause in outline.clauses:
        spans = [p.body for p in clause.passages if p.kind is not PassageKind.HEADING]
        ends.update(m.span.end for m in find_mentions(plain, spans, given, {}))
    return frozenset(ends)


def overlaps(a: Span, b: Span) -> bool:
    """Tell whether two spans share a character."""
    return a.begin < b.end and b.begin < a.end


def find_mentions(
    plain: str, spans: list[Span], proper: frozenset[str], aliases: dict[str, str]
) -> Iterator[Mention]:
    """Yield the mentions in the passages of one clause; `aliases` gathers the short names that it gives."""
    for span in spans:
        for match in RUN.finditer(plain, *span):
            for begin, end in split_run(plain, match.start(), match.end()):
                if (mention := to_mention(plain, begin, end, proper, aliases)) is not None:
                    yield mention
                    yield from learn_alias(plain, mention, aliases)


def split_run(plain: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in a run of capitalised words: the words that lead it left out, owners cut off."""
    words = [(begin + m.start(), begin + m.end()) for m in re.finditer(r"\S+", plain[begin:end])]
    while words and (plain[words[0][0] : words[0][1]].lower() in LEADS):
        words.pop(0)
    start = 0
    for index, (left, right) in enumerate(words[:-1]):
        word = plain[left:right]
        is_owner = word.endswith("s") and is_party_noun(word) and to_singular(word) != word.lower()
        follows = plain[words[index + 1][0] : words[index + 1][1]]
        if is_owner and follows != "of":
            yield words[start][0], right
            start = index + 1
    if start < len(words):
        yield words[start][0], words[-1][1]


def to_mention(
    plain: str, begin: int, end: int, proper: frozenset[str], aliases: dict[str, str]
) -> Mention | None:
    """Return the mention that a capitalised name makes, if it names a party or a role."""
    surface = re.sub(r"\s+", " ", plain[begin:end].replace("\u00ad", ""))
    span = Span(begin, end)
    if surface in aliases:
        known = aliases[surface]
        return Mention(span, known, kind_of(known.split(" ")), surface)
    if surface in proper:
        return Mention(span, surface, AgentKind.PARTY, surface)
    words = surface.split(" ")
    if is_support_level(words):
        return Mention(span, surface, AgentKind.ROLE, surface)
    if len(words) > 1 and surface.isupper() or words[-1].lower() in NEVER:
        return None
    until_head = words[: words.index("of")] if "of" in words[1:] else words
    head = to_singular(until_head[-1])
    if not (is_party_noun(head) or is_role_noun(head) or (len(words) > 1 and head in ROLE_IN_COMPOUND)):
        return None
    if head in NEVER or is_place(plain, span, until_head, words):
        return None
    return Mention(span, to_name(words), kind_of(until_head), surface)


def is_support_level(words: list[str]) -> bool:
    """Tell whether a name is of a level of support, which takes over from the level below: `Level Two`, `Tier 3`."""
    return len(words) == 2 and words[0] in {"Level", "Tier"} and (words[1].isdigit() or words[1].lower() in VALUES)


def is_place(plain: str, span: Span, until_head: list[str], words: list[str]) -> bool:
    """Tell whether a name is of a place, or only says of what kind a thing is: `State of Ohio`, `State holidays`."""
    head = to_singular(until_head[-1])
    if head not in PLACES:
        return False
    follows = re.match(r"\s+([a-z]+)", plain[span.end : span.end + 30])
    is_attribute = bool(follows and is_thing_noun(follows[1]))
    return len(until_head) < len(words) or words[0] == "United" or is_attribute


def kind_of(words: list[str]) -> AgentKind:
    """Return whether a name is a role's or a party's, by its head, the last of the words."""
    head = to_singular(words[-1])
    is_role = is_role_noun(head) or (len(words) > 1 and head in ROLE_IN_COMPOUND)
    return AgentKind.ROLE if is_role else AgentKind.PARTY


def to_name(words: list[str]) -> str:
    """Return the preferred form of a name: singular, and a single word in capitals set in title case.

    >>> to_name(["Region", "Managers"]), to_name(["LICENSEE"]), to_name(["User", "Agencies"]), to_name(["CSR"])
    ('Region Manager', 'Licensee', 'User Agency', 'CSR')
    """
    last = words[-1]
    if last.isupper() and len(last) > 4:
        last = last.capitalize()
    singular = to_singular(last)
    if not last.isupper() and singular != last.lower():
        last = (
            last[0] + singular[1:] if last[0].islower() else singular.capitalize() if last.istitle() else last
        )
    return " ".join([*words[:-1], last])


def learn_alias(plain: str, mention: Mention, aliases: dict[str, str]) -> Iterator[Mention]:
    """Yield the short name or acronym given in brackets behind a mention, and remember it for the clause."""
    for pattern, group in ((ACRONYM, 1), (ALIAS, "name")):
        match = pattern.match(plain, mention.span.end)
        if match and names_same(mention.name, match[group], plain[match.start() : match.end()]):
            aliases[match[group]] = mention.name
            yield Mention(Span(*match.span(group)), mention.name, mention.kind, match[group])
            return


def names_same(name: str, alias: str, words: str) -> bool:
    """Tell whether a bracket behind a name gives it another: by its initials, or by saying so."""
    initials = "".join(w[0] for w in name.split() if w[0].isupper())
    return alias.upper() == initials or bool(re.search(r"referred|known|called|\"", words))


def find_proper_names(plain: str, statements: list[list[Statement]]) -> frozenset[str]:
    """Return the proper names that act or receive in statements: no lexicon knows them, their use shows them."""
    found: set[str] = set()
    for statement in (s for clause in statements for s in clause):
        for phrase in filter(None, (statement.bearer, statement.counterparty)):
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
        phrase = statement.bearer
        heads = phrase.heads if phrase and len(phrase.heads) == 1 else ()
        for head in heads:
            word = statement.tokens[head]
            if word.is_capital or to_singular(word.low) in NEVER | NEEDS_CAPITAL:
                continue
            if not (is_party_noun(word.low) or is_role_noun(word.low)):
                continue
            start = head
            while start > phrase.begin and is_compound(statement.tokens[start - 1].text):
                start -= 1
            span = Span(statement.tokens[start].begin, word.end)
            surface = re.sub(r"\s+", " ", span.of(plain))
            yield Mention(span, to_name(surface.split(" ")), kind_of(surface.split(" ")), surface)


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
