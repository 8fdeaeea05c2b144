"""Names of parties and roles as the words show them: capitalised names, acronyms, aliases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.lexicon import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    is_party_noun,
    is_role_noun,
    is_thing_noun,
    to_singular,
)
from kg.extract.phrases import MODALS
from kg.extract.times import VALUES
from kg.model import AgentKind, Span

RUN = re.compile(
    r"[A-Z][\w&\u00ad-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w&\u00ad-]*|(?<=Level)\s+\d\b|(?<=Tier)\s+\d\b)*"
)
ACRONYM = re.compile(r"\s*\(\s*(?:the\s+|\"|a\s+)*([A-Z][A-Za-z&]{1,7})\"?\s*\)")
ALIAS = re.compile(
    r"\s*,?\s*\(?\s*(?:also\s+|hereinafter\s+|hereafter\s+)*(?:referred\s+to|known|called|designated)?\s*"
    r"(?:as\s+)?(?:the\s+)?\"?(?P<name>[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,4})\"?\s*\)"
)
# Words that open a sentence or a phrase in capitals without being part of a name.
OPENERS = "if and or but prospective additional respective new current existing relevant applicable"
LEADS = DETERMINERS | PREPOSITIONS | SUBORDINATORS | ADVERBS | MODALS | frozenset(OPENERS.split())
PLACES = frozenset("state city town county village".split())
NEVER = frozenset("party parties third-party person".split())
# Nouns that are a party alone and a position behind another word: "Consultant", but "Field Consultant".
ROLE_IN_COMPOUND = frozenset("consultant agent board owner member".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names somebody: its span, the name that it resolves to, and what kind it is."""

    span: Span
    name: str
    kind: AgentKind
    surface: str


def find_mentions(plain: str, spans: list[Span], proper: frozenset[str]) -> Iterator[Mention]:
    """Yield the mentions in the passages of one clause.

    `proper` are the proper names that are known to act; a short name that the clause gives somebody
    stands for it in the rest of the clause.
    """
    aliases: dict[str, str] = {}
    for span in spans:
        for match in RUN.finditer(plain, *span):
            for begin, end in split_run(plain, match.start(), match.end()):
                if mention := to_mention(plain, begin, end, proper, aliases):
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
    return (
        len(words) == 2
        and words[0] in {"Level", "Tier"}
        and (words[1].isdigit() or words[1].lower() in VALUES)
    )


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
