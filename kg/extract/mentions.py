"""Names of parties and roles as the words show them: capitalised names, acronyms, aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.extract.function_words import ADVERBS, DETERMINERS, MODALS, PREPOSITIONS, SUBORDINATORS
from kg.extract.name_forms import (
    ACRONYM,
    ShortNames,
    count_heading,
    cut_owner,
    is_legal_form,
    is_place,
    is_service,
    is_team,
    leave_title,
)
from kg.extract.nouns import is_party_noun, is_role_noun, to_singular
from kg.extract.times import VALUES
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
FORM = r",?\s+(?:Inc|INC|Ltd|LTD|LLC|L\.L\.C|LLP|LP|L\.P|Corp|CORP|GmbH|PLC|plc|N\.A|S\.A|B\.V)\b"
# The search runs from capital to capital: what is small before the first of them, `eNorvik`, is looked at behind it.
RUN = re.compile(
    r"[A-Z][\w&\u00ad-]*"
    rf"(?:(?<!-)\s+(?:of\s+(?:the\s+)?|&\s+)?{CAPITAL_WORD}|{JOINED}|(?<=Level)\s+\d\b|(?<=Tier)\s+\d\b)*(?:{FORM})*"
)
SMALL_LETTER = re.compile(r"[a-z](?<![^\s(\"].)")
COMPANY = re.compile(rf".*\S{FORM}\Z", re.DOTALL)
# Nothing in it gives back what it took: a long row of blanks would be tried in all its parts.
ALIAS = re.compile(
    r"\s*+,?+\s*+\(?+\s*+(?>(?:also\s++|hereinafter\s++|hereafter\s++)*)(?>(?:referred\s+to|known|called|designated)?)"
    r"\s*+(?>(?:as\s++)?)(?>(?:the\s++)?)\"?+(?P<name>(?>[A-Z][\w&-]*+(?:\s++[A-Z][\w&-]*+){0,4}))\"?+\s*+\)"
)
LONGEST_ALIAS = 150
SAYS_ALIAS = re.compile(r"referred|known|called|\"")
ACRONYM_PLURAL = re.compile(r"[A-Z]{2,}s")
WORD = re.compile(r"\S+")
# Words that open a sentence or a phrase in capitals without being part of a name.
OPENING = frozenset(
    "additional and applicable approved but cif cip cpt current dap ddp existing exw fas fca fob if new or prospective "
    "regular relevant remaining respective see".split()
)
# What leads a name, or only stands before it: "paid in GBP".
LEADS = DETERMINERS | PREPOSITIONS | SUBORDINATORS | ADVERBS | MODALS | OPENING | read_words("currencies")
# Nouns of people that name nobody in particular, capital or not.
NEVER = frozenset("dr mr mrs ms parties party person third-party".split())
# Words before a noun that leave open which one is meant: "Governmental Authority", "Independent Contractor".
NOBODYS = frozenset("competent government governmental independent regulatory taxing third".split())
# Nouns that name somebody only behind another word: "Billing Contact", but "Contact" on a form.
NOT_ALONE = frozenset("contact head lead management monitor personnel signatory staff".split())
# Nouns that name a party where nothing but an article stands before them: "the Fund", but "Escrow Fund".
ONLY_ALONE = frozenset(("fund", "group"))
# What stands behind a noun for a position without a change of who is meant: "Inspector General".
GENERAL = "general"
# A paper, and nobody: "Heads of Agreement".
HEADED_PAPERS = frozenset(("Agreement", "Terms"))
# What an agent is that is a bank or a firm, and a party: "Escrow Agent".
AGENCIES = frozenset(
    "administrative calculation collateral disbursing escrow exchange fiscal listing paying placement remarketing "
    "settlement subscription transfer warrant".split()
)
MANAGING = frozenset("executive local project senior upper".split())
# What a manager answers for as its sponsor, who is no party: "Project Sponsor".
SPONSORED = frozenset("executive program programme project".split())
PLACES = frozenset("city county district state town village".split())
LEVELS = frozenset(("Level", "Tier"))
# Nouns that are a party alone and a position behind another word: "Consultant", but "Field Consultant".
ROLE_IN_COMPOUND = frozenset("agent consultant department member owner".split())


class Mention(NamedTuple):
    """A place that names somebody: its span, the name that it resolves to, and what kind it is."""

    span: Span
    name: str
    kind: AgentKind
    surface: str


class Called(NamedTuple):
    """A name as words in capitals write it, and whom it names by those words alone.

    `begin` and `end` are its place in the run of capitalised words in which it stands; `key` is what it has in
    common with other spellings; `agent` is the name and the kind of the party or role, unless it needs to be known
    from elsewhere; `may_be_place` tells that what stands around it can still make it a place.
    """

    begin: int
    end: int
    surface: str
    key: str
    agent: tuple[str, AgentKind] | None = None
    may_be_place: bool = False


class Name(NamedTuple):
    """A name at the character of a document at which its run of capitalised words begins."""

    start: int
    called: Called

    @property
    def span(self) -> Span:
        """Return the place of the name."""
        return Span(self.start + self.called.begin, self.start + self.called.end)


def find_names(plain: str, passages: Iterable[Span]) -> list[Name]:
    """Return the names in passages, in order, of whomever or whatever they may be.

    >>> [name.called.surface for name in find_names("The Buyer pays in June.", [Span(0, 23)])]
    ['Buyer', 'June']
    """
    return [
        Name(begin, called)
        for passage in passages
        for begin, run in find_runs(plain, passage)
        for called in read_run(run)
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
        for name in names:
            if mention := self.recognise(name):
                yield mention
                self.short.learn(mention.name)
                yield from self.learn_alias(mention)

    def recognise(self, name: Name) -> Mention | None:
        """Return the mention that a name makes, if it names a party or a role."""
        called = name.called
        if party := self.players.get(called.key):
            # Other documents' party of this name is another organisation: its name is no other form of the party's.
            return Mention(name.span, party, AgentKind.PARTY, party)
        if called.surface in self.aliases:
            return self.aliases[called.surface]._replace(span=name.span, surface=called.surface)
        if called.surface in self.proper and called.surface.lower() not in NEVER:
            return Mention(name.span, called.surface, AgentKind.PARTY, called.surface)
        if called.agent is None and " " not in called.surface:
            return None
        if full := self.short.find(called.surface):
            return Mention(name.span, full, kind_of(full.split(" ")), called.surface)
        return self.name_by_words(name)

    def name_by_words(self, name: Name) -> Mention | None:
        """Return the mention that the words of a name make, and those around it."""
        called = name.called
        place = name.span
        if " " in called.surface and (party := leave_title(self.plain, place.begin, called.surface, self.proper)):
            return Mention(Span(place.end - len(party), place.end), party, AgentKind.PARTY, party)
        if called.agent is None:
            is_role = is_team(self.plain, place.end, called.surface)
            return Mention(place, called.surface, AgentKind.ROLE, called.surface) if is_role else None
        if is_legal_form(self.plain, place.begin, called.surface) or is_service(self.plain, place, called.surface):
            return None
        if called.may_be_place and is_place(self.plain, place, called.surface):
            return None
        return Mention(place, *called.agent, called.surface)

    def learn_alias(self, mention: Mention) -> Iterator[Mention]:
        """Yield the short name or acronym given in brackets behind a mention, and remember it for the clause."""
        if self.plain.find(")", mention.span.end, mention.span.end + LONGEST_ALIAS) < 0:
            return
        for pattern in (ACRONYM, ALIAS):
            match = pattern.match(self.plain, mention.span.end)
            if match and names_same(mention.name, match["name"], match.group()):
                self.aliases[match["name"]] = mention
                yield Mention(Span(*match.span("name")), mention.name, mention.kind, match["name"])
                return


# A document writes the same few names again and again.
@lru_cache(maxsize=1 << 14)
def read_run(run: str) -> tuple[Called, ...]:
    """Return the names in a run of capitalised words.

    >>> [(called.surface, called.agent and called.agent[0]) for called in read_run("Order Desk of the Principal")]
    [('Order Desk', 'Order Desk'), ('Principal', 'Principal')]
    """
    if COMPANY.match(run):
        return tuple(name_company(run))
    places = (name for part in cut_owner(run, Span(0, len(run))) for name in split_run(run, part))
    return tuple(read_name(place, to_words(place.of(run))) for place in places)


def name_company(run: str) -> Iterator[Called]:
    """Yield the company that a run of capitalised words names, the words that lead it left out."""
    words = [Span(*m.span()) for m in WORD.finditer(run)]
    first = next((n for n, word in enumerate(words) if word.of(run).lower() not in LEADS), len(words) - 1)
    # "President NORVIK CORP": whoever signs for a company in capitals is no part of its name.
    if first + 1 < len(words) and is_role_noun(words[first].of(run)) and words[first + 1].of(run).isupper():
        first += 1
    place = Span(words[first].begin, len(run))
    surface = to_words(place.of(run))
    yield Called(*place, surface, to_key(surface), (surface, AgentKind.PARTY))


def read_name(place: Span, surface: str) -> Called:
    """Return a name with the party or role that its words make it."""
    words, key = surface.split(" "), to_key(surface)
    if is_support_level(words):
        return Called(*place, surface, key, (surface, AgentKind.ROLE))
    if is_named_party(words) or is_public_body(words):
        return Called(*place, surface, key, (surface, AgentKind.PARTY))
    if not names_agent(words):
        return Called(*place, surface, key)
    named = up_to_head(words)
    return Called(*place, surface, key, (to_name(words), kind_of(named)), to_singular(named[-1]) in PLACES)


def split_run(plain: str, run: Span) -> Iterator[Span]:
    """Yield the names in a run of capitalised words: the words that lead it left out, owners cut off.

    >>> run = "The Buyers Account Manager"
    >>> [name.of(run) for name in split_run(run, Span(0, 26))]
    ['Buyers', 'Account Manager']
    """
    begins: list[int] = []
    words: list[str] = []
    for match in WORD.finditer(plain, *run):
        if words or match[0].lower() not in LEADS or plain.startswith("Third Party ", match.start()):
            begins.append(match.start())
            words.append(match[0])
    start = count_heading(words)
    for index in range(start, len(words) - 1):
        if is_owner(words[index]) and words[index + 1] != "of":
            yield Span(begins[start], begins[index] + len(words[index]))
            start = index + 1
    if start < len(words):
        yield Span(begins[start], begins[-1] + len(words[-1]))


def is_owner(word: str) -> bool:
    """Tell whether a word in the plural is a party's: in a run it owns what follows, `Buyers Manual`."""
    return word.endswith("s") and is_party_noun(word) and to_singular(word) != word.lower()


def up_to_head(words: list[str]) -> list[str]:
    """Return the words of a name up to its head noun, what follows `of` left out; there must be at least one.

    >>> up_to_head(["Director", "of", "Sales"])
    ['Director']
    """
    return words[: words.index("of")] if "of" in words[1:] else words


def names_agent(words: list[str]) -> bool:
    """Tell whether a name in capitals is a party's or a role's by its head noun; a heading all in capitals is none."""
    if (len(words) > 1 and all(word.isupper() for word in words)) or words[-1].lower() in NEVER:
        return False
    head = to_singular(up_to_head(words)[-1])
    if head == "head" and words[-1] in HEADED_PAPERS:
        return False
    if (len(words) == 1 and head in NOT_ALONE) or (len(words) == 2 and words[0].lower() in NOBODYS):
        return False
    if head == "management" and not manages(words):
        return False
    if len(words) == 1 and head in ONLY_ALONE:
        return not words[0].isupper()
    names_one = is_party_noun(head) or is_role_noun(head) or is_role_compound(words, head)
    return (head == "office" and "of" in words) or (names_one and head not in NEVER)


def manages(words: list[str]) -> bool:
    """Tell whether `Management` is of people, `Vendor Management`, and no task, `Risk Management`."""
    before = words[-2].lower()
    return is_party_noun(before) or before in MANAGING


def is_named_party(words: list[str]) -> bool:
    """Tell whether words name one of the parties as such: `Party A`, `the Disclosing Party`."""
    if len(words) != 2:
        return False
    lettered = words[0] == "Party" and len(words[1]) == 1
    return lettered or (words[1] == "Party" and words[0].endswith(("ing", "ed")))


def is_public_body(words: list[str]) -> bool:
    """Tell whether a name is the acronym of a public body: `SEC`."""
    return len(words) == 1 and words[0].isupper() and words[0].lower() in read_words("public_bodies")


def is_role_compound(words: list[str], head: str) -> bool:
    """Tell whether a head noun names a position because another word stands before it."""
    if head == "sponsor":
        return len(words) > 1 and words[-2].lower() in SPONSORED
    if len(words) > 1 and head == GENERAL:
        return is_role_noun(words[-2])
    if len(words) < 2 or head not in ROLE_IN_COMPOUND:
        return False
    return head != "agent" or words[-2].lower() not in AGENCIES


def is_support_level(words: list[str]) -> bool:
    """Tell whether a name is of a level of support, which takes over from the level below: `Level Two`, `Tier 3`."""
    if len(words) != 2 or words[0] not in LEVELS:
        return False
    return words[1].isdigit() or words[1].lower() in VALUES


def kind_of(words: list[str]) -> AgentKind:
    """Return whether a name is a role's or a party's, by its head, the last of the words."""
    head = to_singular(words[-1])
    return AgentKind.ROLE if is_role_noun(head) or is_role_compound(words, head) else AgentKind.PARTY


def to_name(words: list[str]) -> str:
    """Return the preferred form of a name: its head noun singular, and set in title case where it is in capitals.

    >>> to_name(["Region", "Managers"]), to_name(["LICENSEE"]), to_name(["Directors", "of", "Sales"]), to_name(["CSR"])
    ('Region Manager', 'Licensee', 'Director of Sales', 'CSR')
    """
    head = len(up_to_head(words)) - 1
    return " ".join([*words[:head], to_singular_form(words[head]), *words[head + 1 :]])


def to_singular_form(word: str) -> str:
    """Return a noun in the singular with its capital kept; acronyms stay as they are.

    >>> to_singular_form("Agencies"), to_singular_form("agents"), to_singular_form("OWNERS"), to_singular_form("CSRs")
    ('Agency', 'agent', 'Owner', 'CSR')
    """
    if ACRONYM_PLURAL.fullmatch(word):
        return word[:-1]
    if word.isupper():
        if len(word) <= 4:
            return word
        word = word.capitalize()
    singular = to_singular(word)
    if singular == word.lower():
        return word
    if word[0].islower():
        return singular
    return singular.capitalize() if word.istitle() else word


def to_key(name: str) -> str:
    """Return what two spellings of an organisation's name have in common: letters and digits, without case."""
    return "".join(filter(str.isalnum, name)).casefold()


def names_same(name: str, alias: str, words: str) -> bool:
    """Tell whether a bracket behind a name gives it another: by its initials, or by saying so."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return alias.upper() == initials or SAYS_ALIAS.search(words) is not None
