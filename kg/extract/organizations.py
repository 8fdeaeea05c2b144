"""The organisations that a contract's preamble names, and the party that each acts as."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from kg.extract.company_names import NamePlace, is_company, read_name
from kg.extract.name_forms import last_word
from kg.extract.nouns import has_actor_ending, is_actor_noun, is_listed_thing
from kg.extract.preambles import PREAMBLE_LENGTH, Alias, AliasMark, find_alias_marks, find_ends
from kg.model import DocumentKind, Organization, Outline, Span
from kg.structure.noise import to_words

# The place of a name, and the place of an alias that it is given.
Pairs = list[tuple[Span, Span]]

# An alias stands no further behind the name that it is for.
LONGEST_GAP = 1200
NEAR = 100
NUMBER = r"(?:\(?(?:\d{1,2}|[A-Ha-hIVXivx]{1,4})\)\s*|\d{1,2}\.\s*)?"
ARTICLE = r"(?:(?:[Tt]he|THE)\s+)?"
HANDS = r"(?:(?i:on(?: the)? (?:one|other)? ?hand)[,\s]+)?"
# What stands before a name: words that join the parties, a line's begin, a title.
CUE = re.compile(
    r"(?:\b(?:(?i:between|among|amongst|and|with|through|favou?r\sof)|(?<!represented[ ])(?i:by))\b[\s:,\u2013\u2014-]*"
    r"|[;:]\s*|\n\s*|(?<=[\w)]{3}\.)\s+|\b(?:AGREEMENT|Agreement|CONTRACT|Contract|undersigned|PARTIES|Parties)\b[\s,:.-]*)"
    rf"(?:(?i:and|between)\b[\s:,-]*)*{HANDS}{NUMBER}{ARTICLE}"
)
BEGIN = re.compile(rf"[\s,;.)]*(?:(?:and|AND|And)\b[\s,-]*)?{HANDS}{NUMBER}{ARTICLE}")
NEXT_IN_LIST = re.compile(rf",?\s*(?:and|AND|&)?\s*{NUMBER}{ARTICLE}")
BETWEEN = re.compile(r"\b(?:between|among|amongst|BETWEEN|AMONG)\b")
BETWEEN_REACH = 600
CAPITAL = re.compile(r"(?<![\w&'-])[A-Z]")
# What follows a name that is no company's by its words alone.
APT = re.compile(
    r"\s*[,-]?\s*(?:[(\"\u2013\u2014]|(?:[A-Z]\w+[ ])?(?:corporation|company)\b|(?:[Ii]ndividual|M\.D|Ph\.D|Esq)\b"
    r"|(?!(?:corporation|company|corp|limited|general|statutory|business|banking|municipal|non-?profit|not-for-profit|is"
    r"|are|shall|will|has|have|may|and|or|from|to|for)\b)[a-z])"
)
# What stands between a name and its alias where nothing else comes in between; what says of somebody who he is.
DESCRIPTION = re.compile(
    r"[\s,]*(?:(?:an?|organi[sz]ed|incorporated|duly|existing|located|having|with|whose|of)\s[^\"()]*)?"
)
NEXT_TO = re.compile(r"\s*,?\s*(?:(?:an?\s)?[\w ]{0,40}[Ii]ndividual\b[^()\"]{0,80})?")
CONTINUING = re.compile(r"[\s,]*(?:(?:or|and)\s*)?(?:\Z|(?:as|in its|an?)\b)")
# What only an organisation is called, or has.
ENTITY = re.compile(
    r"\s*,?\s*(?:(?:an?|the)\s[^,.;()\"]{0,60}\b(?:corporation|company|partnership|trust|bank|association|cooperative|society"
    r"|institution|organi[sz]ation|municipality|authority|subsidiary|division)\b|(?:organi[sz]ed|incorporated)\s"
    r"|(?:with|having)\s(?:its|an?)\s(?:registered|principal|main|corporate)\b|whose\s(?:registered|principal)\b)"
)
TRADE_NAME = re.compile(r"\b(?:d/?b/?a|known as|doing business as)\b", re.IGNORECASE)
# Before the name of another than the one that is described.
NOT_THE_ONE = re.compile(r"\b(?:(?:subsidiary|division|affiliate)\s+of\s*(?:the\s+)?|d/?b/?a/?\s+|an?\s+)\Z")
NO_ORGANIZATION = re.compile(r"\b(?:Republic|Kingdom|States|Act|Stock)\b")
PAPER = re.compile(r"agreement|\bdate\b|\bcontract\b|\bact\Z", re.IGNORECASE)
PAPER_BEFORE = re.compile(r"\b(?:Agreement|AGREEMENT|Contract)\W*\Z")
NO_PARTY = re.compile(r"part(?:y|ies)\Z|(?:.*\s)?(?:board|committee|panel)\Z|[IVX]+\Z|LLC\Z|Ltd\b", re.IGNORECASE)
LABEL = re.compile(r"(?P<alias>Party\s+[A-Z])(?:\s*\([^()\n]{0,40}\))?\s*[:\uff1a]\s*")
MEANING = re.compile(r'"(?P<alias>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2})"\s+(?:shall\s+)?means?\s+(?:the\s+)?(?=[A-Z])')
# A bare word in brackets behind a company is its alias where the document goes on using it.
OFTEN = 4
# A contract has so many parties at least; where its preamble shows fewer, its definitions may name them.
FEWEST = 2


class NamedParty(NamedTuple):
    """An organisation, and where it is given the name of the party that it acts as."""

    organization: Organization
    alias: Span


def find_organizations(plain: str, outline: Outline) -> tuple[NamedParty, ...]:
    """Return the organisations that a contract's preamble names, with the name of the party that each acts as."""
    if outline.kind is not DocumentKind.CONTRACT:
        return ()
    return tuple(pair_names(plain))


def pair_names(plain: str) -> Iterator[NamedParty]:
    """Yield each organisation with the alias that it is given; of a pair that is given twice the last place.

    >>> [(o.name, o.acts_as) for o, _ in pair_names('Fern Row Ltd. (the "Seller") and Oak Corp. (the "Buyer") agree.')]
    [('Fern Row Ltd.', 'Seller'), ('Oak Corp.', 'Buyer')]
    """
    found: dict[tuple[str, str], NamedParty] = {}
    pairs = [*PreambleReader(plain).read(), *label_pairs(plain)]
    if len({place for place, _ in pairs}) < FEWEST:
        pairs += [(place, alias) for place, alias in definition_pairs(plain) if plain.count(alias.of(plain)) >= OFTEN]
    for place, alias in pairs:
        name, party = to_words(place.of(plain)), to_words(alias.of(plain))
        found[name.casefold(), party.casefold()] = NamedParty(Organization(name, place, party), alias)
    yield from sorted(found.values(), key=lambda party: (party.organization.mention, party.alias))


def label_pairs(plain: str) -> Iterator[tuple[Span, Span]]:
    """Yield the companies that stand behind a label, as in `Party A: Fern Row`."""
    for label in LABEL.finditer(plain, 0, PREAMBLE_LENGTH):
        name = read_name(plain, label.end(), len(plain))
        if name and name.is_company:
            yield name.span, Span(*label.span("alias"))


def definition_pairs(plain: str) -> Iterator[tuple[Span, Span]]:
    """Yield the companies that a definition names, as in `"FRL" means Fern Row Ltd.`, with the name that it gives."""
    for meaning in MEANING.finditer(plain):
        name = read_name(plain, meaning.end(), len(plain))
        if name and name.is_company:
            yield name.span, Span(*meaning.span("alias"))


def find_defined_names(plain: str) -> dict[str, str]:
    """Return the companies that definitions name, parties to the contract or not, with the name that each is given.

    >>> find_defined_names('"FRL" means Fern Row Ltd. and its heirs. "Site" means the yard.')
    {'Fern Row Ltd.': 'FRL'}
    """
    return {to_words(place.of(plain)): alias.of(plain) for place, alias in definition_pairs(plain)}


class PreambleReader:
    """Reads a preamble from alias to alias: each is for a name behind the alias before it.

    `floor` is where the last alias that was given ends, `latest` are the names that it is for; `known` are
    the aliases so far, with their names.
    """

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.floor = 0
        self.latest: list[Span] = []
        self.known: dict[str, list[Span]] = {}

    def read(self) -> Pairs:
        """Return the pairs of the first part that reads as a preamble, or else of the first that names a company."""
        parts: Pairs = []
        for pairs in self.read_parts():
            if self.is_preamble(pairs):
                return pairs
            parts = parts or [(place, alias) for place, alias in pairs if self.is_company(place)]
        return parts

    def read_parts(self) -> Iterator[Pairs]:
        """Yield the pairs of each part of the top, as headings, recitals and full stops divide it."""
        ends = find_ends(self.plain)
        marks = (m for m in find_alias_marks(self.plain) if not any(map(PAPER.search, self.aliases(m))))
        for part, inside in groupby(marks, key=lambda mark: bisect_right(ends, mark.span.begin)):
            self.floor, self.latest, self.known = ends[part - 1] if part else 0, [], {}
            yield [pair for mark in inside for pair in self.read_mark(mark)]

    def is_preamble(self, pairs: Pairs) -> bool:
        """Tell whether pairs show that they stand in a preamble: they have two names, or `between` before one."""
        names = {place for place, _ in pairs}
        if len(names) != 1:
            return len(names) > 1
        begin = pairs[0][0].begin
        return BETWEEN.search(self.plain, max(0, begin - BETWEEN_REACH), begin) is not None

    def aliases(self, mark: AliasMark) -> list[str]:
        """Return the words of the aliases that a mark gives."""
        return [alias.span.of(self.plain) for alias in mark.aliases]

    def read_mark(self, mark: AliasMark) -> Pairs:
        """Return the pairs that one bracket, or one phrase, makes."""
        begin, end = max(self.floor, mark.span.begin - LONGEST_GAP), mark.span.begin
        own = self.own_name(begin, mark)
        own_places = [own.span] if own else self.latest if self.continues(mark) else []
        listed = self.find_names(begin, end, listed=True) if any(alias.shared for alias in mark.aliases) else []
        all_places = [n.span for n in listed if n.is_company or self.is_next_to(n.span, end)]
        pairs: Pairs = []
        for alias, text in zip(mark.aliases, self.aliases(mark), strict=True):
            if NO_PARTY.match(text):
                continue
            if others := self.named_in(alias.intro):
                places = others + (own_places if "with" in alias.intro else [])
            else:
                places = [
                    p
                    for p in (alias.shared and (all_places or self.all_known())) or own_places
                    if self.fits(p, alias, mark)
                ]
            self.known.setdefault(text, []).extend(places)
            pairs += [(place, alias.span) for place in dict.fromkeys(places)]
        if pairs:
            self.floor, self.latest = mark.span.end, [place for place, _ in pairs]
        return pairs

    def named_in(self, words: str) -> list[Span]:
        """Return the names for which aliases stand in words: `together with Fern`."""
        return [
            p for alias, places in self.known.items() if re.search(rf"\b{re.escape(alias)}\b", words) for p in places
        ]

    def all_known(self) -> list[Span]:
        """Return the names that have an alias."""
        return [place for places in self.known.values() for place in places]

    def continues(self, mark: AliasMark) -> bool:
        """Tell whether only a description stands between an alias and the alias before it."""
        between = self.plain[self.floor : mark.span.begin]
        return len(between) < NEAR and CONTINUING.match(between) is not None

    def own_name(self, begin: int, mark: AliasMark) -> NamePlace | None:
        """Return the name that a mark is for.

        It is one that its aliases resemble, or else the last company or person behind a cue, the last name behind
        one, the name right before the mark, the last company of all.
        """
        end, aliases = mark.span.begin, self.aliases(mark)
        names = self.find_names(begin, end, listed=False)
        like = [name for name in names if self.is_like(name, aliases)]
        adjacent = None if like else self.adjacent_name(begin, end)
        if adjacent and self.is_like(adjacent, aliases):
            return adjacent if adjacent.is_company else None
        apt = [name for name in names if name.is_company or APT.match(self.plain, name.span.end)]
        certain = [name for name in apt if name.is_company or self.is_next_to(name.span, end)]
        last = [adjacent] if adjacent and (adjacent.is_company or " " in adjacent.span.of(self.plain)) else []
        return next(reversed(like or certain or apt or last or self.find_companies(begin, end)), None)

    def is_next_to(self, place: Span, end: int) -> bool:
        """Tell whether a name of two words or more stands next to an alias, or is described as a person's."""
        return " " in place.of(self.plain) and NEXT_TO.fullmatch(self.plain, place.end, end) is not None

    def is_like(self, name: NamePlace, aliases: list[str]) -> bool:
        """Tell whether one of several aliases is made of a name, and is no word that many names have."""
        words = name.span.of(self.plain)
        return any(resembles(words, alias) for alias in aliases if not is_actor_noun(alias))

    def find_names(self, begin: int, end: int, *, listed: bool) -> list[NamePlace]:
        """Return the names that stand behind a cue, and with `listed` the companies in a row behind one of them."""
        names: list[NamePlace] = []
        cue = (BEGIN.match if begin == self.floor else CUE.search)(self.plain, begin, end)
        while cue:
            at = cue.end()
            name = self.read_name(at, end)
            while name:
                names.append(name)
                at = name.span.end
                more = NEXT_IN_LIST.match(self.plain, at, end) if listed else None
                name = read_name(self.plain, more.end(), end) if more and more.group() else None
                name = name if name and name.is_company else None
            cue = CUE.search(self.plain, at, end)
        return names

    def read_name(self, begin: int, end: int) -> NamePlace | None:
        """Return the name at a place, which what is said behind it may show to be an organisation's."""
        name = read_name(self.plain, begin, end)
        return NamePlace(name.span, self.is_company(name.span)) if name else None

    def is_company(self, place: Span) -> bool:
        """Tell whether a name is that of an organisation by its words, or by what is said behind it."""
        return is_company(place.of(self.plain)) or ENTITY.match(self.plain, place.end) is not None

    def find_companies(self, begin: int, end: int) -> list[NamePlace]:
        """Return the companies that are named anywhere, but for those of which another is a part."""
        names: list[NamePlace] = []
        start = CAPITAL.search(self.plain, begin, end)
        while start:
            name = read_name(self.plain, start.start(), end)
            if name and name.is_company and not NOT_THE_ONE.search(self.plain, begin, start.start()):
                names.append(name)
            start = CAPITAL.search(self.plain, name.span.end if name else start.end(), end)
        return names

    def adjacent_name(self, begin: int, end: int) -> NamePlace | None:
        """Return the name that ends where an alias begins, whatever stands before it."""
        begin = max(begin, end - NEAR)
        for start in CAPITAL.finditer(self.plain, self.plain.rfind(" and ", begin, end) + 1 or begin, end):
            name = read_name(self.plain, start.start(), end)
            if name and not self.plain[name.span.end : end].strip(" ,\n"):
                return None if NOT_THE_ONE.search(self.plain, begin, start.start()) else name
        return None

    def fits(self, place: Span, alias: Alias, mark: AliasMark) -> bool:
        """Tell whether an alias can be that of a name: `Seller`, not `Effective Date`."""
        name, text, between = place.of(self.plain), alias.span.of(self.plain), self.plain[place.end : mark.span.begin]
        if (name in self.known and name != text) or PAPER_BEFORE.search(between):
            return False
        if NO_ORGANIZATION.search(name) and not is_company(name):
            return False
        trade = TRADE_NAME.search(between)
        if resembles(name, text) or (trade and resembles(between[trade.end() :], text)):
            return is_company(name) or not ((alias.bare and text.isupper()) or is_listed_thing(last_word(text)))
        if alias.bare:
            is_used = DESCRIPTION.fullmatch(between) is not None and self.plain.count(text) >= OFTEN
            return (is_company(name) and is_used) or (is_actor(text) and "the" in mark.span.of(self.plain))
        if self.is_company(place):
            return text[0].isupper() and (not is_listed_thing(last_word(text)) or describes(between, text))
        is_near = NEXT_TO.fullmatch(between) is not None or (is_actor(text) and len(between) < 2 * NEAR and " " in name)
        return text[0].isupper() and is_near and not is_listed_thing(last_word(text))


def resembles(name: str, alias: str) -> bool:
    """Tell whether an alias is made of a name: its beginning, words of it, its initials.

    >>> resembles("Fern Row Mills Ltd.", "FRM"), resembles("Fern Row Ltd.", "Row"), resembles("Oak Corp.", "Buyer")
    (True, True, False)
    """
    words, wanted = (re.findall(r"\w+", text.lower()) for text in (name, alias))
    key = "".join(wanted)
    if len(key) < 2:
        return False
    if "".join(words).startswith(key):
        return True
    # A long name that is no company's is a heading.
    if len(words) > 4 and not is_company(name):
        return False
    return any(words[n : n + len(wanted)] == wanted for n in range(len(words))) or key in "".join(w[0] for w in words)


def describes(between: str, alias: str) -> bool:
    """Tell whether what stands between a company and an alias only describes the company, and not the alias's thing."""
    return len(between) < NEAR and DESCRIPTION.fullmatch(between) is not None and alias.lower() not in between.lower()


def is_actor(alias: str) -> bool:
    """Tell whether an alias is a word for somebody, by a word list or by its ending."""
    last = last_word(alias)
    return is_actor_noun(last) or has_actor_ending(last)
