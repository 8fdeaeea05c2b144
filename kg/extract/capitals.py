"""Names in capitals: runs of capitalised words, cut into names, and whom each names by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extract.function_words import ADVERBS, DETERMINERS, MODALS, PREPOSITIONS, SUBORDINATORS
from kg.extract.name_forms import LEGAL_FORMS, TEAMS, count_heading, cut_owner
from kg.extract.naming import (
    is_named_party,
    is_public_body,
    is_support_level,
    kind_of,
    names_agent,
    to_key,
    to_name,
    up_to_head,
)
from kg.extract.nouns import is_party_noun, is_role_noun, to_singular
from kg.extract.word_lists import read_words
from kg.model import AgentKind, Span
from kg.structure.noise import to_words

CAPITAL_WORD = r"(?:[A-Z]|(?<![^\s(\"])[a-z][A-Z])[\w&\u00ad-]*"
# Bodies whose names join two words: "Fish and Game Commission".
JOINED = (
    rf"\s+and\s+(?:{CAPITAL_WORD}(?=\s+(?:Commission|Administration|Authority)\b)"
    r"|(?:Human|Medicaid)\s+Services\b|Budget\b|Urban\s+Development\b|Border\s+Protection\b)"
)
# What a company's name ends in; the full stop behind it is left out of the name's place.
FORMS = tuple("Inc INC Ltd LTD LLC L.L.C LLP LP L.P Corp CORP GmbH PLC plc N.A S.A B.V".split())
FORM = rf",?\s+(?:{'|'.join(map(re.escape, FORMS))})\b"
# The search runs from capital to capital: what is small before the first of them, `eNorvik`, is looked at behind it.
RUN = re.compile(
    r"[A-Z][\w&\u00ad-]*"
    rf"(?:(?<!-)\s+(?:of\s+(?:the\s+)?|&\s+)?{CAPITAL_WORD}|{JOINED}|(?<=Level)\s+\d\b|(?<=Tier)\s+\d\b)*(?:{FORM})*"
)
SMALL_LETTER = re.compile(r"[a-z](?<![^\s(\"].)")
COMPANY = re.compile(rf".*\S{FORM}\Z", re.DOTALL)
# Words that open a sentence or a phrase in capitals without being part of a name.
OPENING = frozenset(
    "additional and applicable approved but cif cip cpt current dap ddp existing exw fas fca fob if new or prospective "
    "regular relevant remaining respective see".split()
)
# What leads a name, or only stands before it: "paid in GBP".
LEADS = DETERMINERS | PREPOSITIONS | SUBORDINATORS | ADVERBS | MODALS | OPENING | read_words("currencies")
PLACES = frozenset("city county district state town village".split())


class Called(NamedTuple):
    """A name as words in capitals write it, and whom it names by those words alone.

    `begin` and `end` are its place in the run of capitalised words in which it stands; `key` is what it has in
    common with other spellings; `agent` is the name and the kind of the party or role, unless it needs to be known
    from elsewhere; `may_be_place` and `may_be_form` tell that what stands around it can still make it a place or the
    form of a company, `may_be_more` that it can still make it a party or a team. `last` is the last of several words.
    """

    begin: int
    end: int
    surface: str
    key: str
    agent: tuple[str, AgentKind] | None = None
    may_be_place: bool = False
    may_be_form: bool = False
    may_be_more: bool = False
    last: str = ""


# The character of a document at which a run of capitalised words begins, and a name in it.
Name = tuple[int, Called]


def find_names(plain: str, passages: Iterable[Span]) -> list[Name]:
    """Return the names in passages, in order, of whomever or whatever they may be.

    >>> [called.surface for _, called in find_names("The Buyer pays in June.", [Span(0, 23)])]
    ['Buyer', 'June']
    """
    return [
        (begin, called) for passage in passages for begin, run in find_runs(plain, passage) for called in read_run(run)
    ]


def find_runs(plain: str, passage: Span) -> Iterator[tuple[int, str]]:
    """Yield the runs of capitalised words in a passage, each with the character at which it begins.

    >>> list(find_runs("The eNorvik AG", Span(4, 14)))
    [(4, 'eNorvik AG')]
    """
    for run in RUN.finditer(plain, *passage):
        begin, words = run.start(), run[0]
        if begin > passage.begin and plain[begin - 1].islower() and SMALL_LETTER.match(plain, begin - 1):
            begin, words = begin - 1, plain[begin - 1] + words
        yield begin, words


# A document writes the same few names again and again.
@lru_cache(maxsize=1 << 14)
def read_run(run: str) -> tuple[Called, ...]:
    """Return the names in a run of capitalised words.

    >>> [(called.surface, called.agent and called.agent[0]) for called in read_run("Order Desk of the Principal")]
    [('Order Desk', 'Order Desk'), ('Principal', 'Principal')]
    """
    if run.endswith(FORMS) and COMPANY.match(run):
        return (name_company(run),)
    places = [name for part in cut_owner(run, Span(0, len(run))) for name in split_run(run, part)]
    return tuple([read_name(place, to_words(place.of(run))) for place in places])


def name_company(run: str) -> Called:
    """Return the company that a run of capitalised words names, the words that lead it left out."""
    words = run.split()
    first = min(count_leads(words), len(words) - 1)
    # "President NORVIK CORP": whoever signs for a company in capitals is no part of its name.
    if first + 1 < len(words) and is_role_noun(words[first]) and words[first + 1].isupper():
        first += 1
    begin = place_words(run, 0, words)[first]
    surface = to_words(run[begin:])
    return Called(begin, len(run), surface, to_key(surface), (surface, AgentKind.PARTY))


def read_name(place: Span, surface: str) -> Called:
    """Return a name with the party or role that its words make it."""
    words, key = surface.split(" "), to_key(surface)
    if is_support_level(words):
        return Called(*place, surface, key, (surface, AgentKind.ROLE))
    if is_named_party(words) or is_public_body(words):
        return Called(*place, surface, key, (surface, AgentKind.PARTY))
    last = words[-1] if len(words) > 1 else ""
    may_be_more = is_party_noun(last) or surface.endswith(TEAMS)
    if not names_agent(words):
        return Called(*place, surface, key, may_be_more=may_be_more, last=last)
    named = up_to_head(words)
    may_be_place, may_be_form = to_singular(named[-1]) in PLACES, to_singular(words[-1]) in LEGAL_FORMS
    agent = to_name(words), kind_of(named)
    return Called(*place, surface, key, agent, may_be_place, may_be_form, may_be_more, last)


def split_run(plain: str, run: Span) -> Iterator[Span]:
    """Yield the names in a run of capitalised words: the words that lead it left out, owners cut off.

    >>> run = "The Buyers Account Manager"
    >>> [name.of(run) for name in split_run(run, Span(0, 26))]
    ['Buyers', 'Account Manager']
    """
    words = run.of(plain).split()
    begins = place_words(plain, run.begin, words)
    start = count_leads(words)
    start += count_heading(words[start:])
    for index in range(start, len(words) - 1):
        if is_owner(words[index]) and words[index + 1] != "of":
            yield Span(begins[start], begins[index] + len(words[index]))
            start = index + 1
    if start < len(words):
        yield Span(begins[start], begins[-1] + len(words[-1]))


def place_words(plain: str, begin: int, words: list[str]) -> list[int]:
    """Return where each of some words begins, which nothing but white space divides.

    >>> place_words("The Order  Desk", 4, ["Order", "Desk"])
    [4, 11]
    """
    begins = []
    for word in words:
        begins.append(plain.index(word, begin))
        begin = begins[-1] + len(word)
    return begins


def count_leads(words: list[str]) -> int:
    """Return how many words at the beginning of a run only lead a name."""
    leads = 0
    while leads < len(words) and words[leads].lower() in LEADS and not opens_third_party(words[leads:]):
        leads += 1
    return leads


def opens_third_party(words: list[str]) -> bool:
    """Tell whether words name one who is third to the parties: `Third Party Processor`."""
    return words[:2] == ["Third", "Party"] and len(words) > 2


def is_owner(word: str) -> bool:
    """Tell whether a word in the plural is a party's: in a run it owns what follows, `Buyers Manual`."""
    return word.endswith("s") and is_party_noun(word) and to_singular(word) != word.lower()
