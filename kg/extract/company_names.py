"""Names of companies, institutions and persons as a preamble writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Span

# White space inside a name: it may hold one line's end, never a blank line nor the width of a column.
GAP = r"(?:[^\S\n]{1,16}(?![^\S\n])|[^\S\n]*\n[^\S\n]*)"
FORM_END = r"(?:(?<=\.)|(?![\w&]))\.{0,2}"
# What a company's name ends in; of these the closing ones end a name whatever capitals follow.
CLOSING_FORMS = (
    r"[Ii]nc(?:orporated)?|INC(?:ORPORATED)?|(?i:l\.?[ ]?l\.?[ ]?[cp]|l\.p|ltd|gmbh|b\.v|s\.a|g\.i\.e)|LP|Corp|CORP"
)
OTHER_FORMS = (
    r"Corporation|CORPORATION|[Ll]imited|LIMITED|Ltda|Company|COMPANY|Co|CO|(?i:p\.?l\.?c|pty|pte|pvt|kgaa|bhd|a/s|s/a"
    r"|s\.p\.a|s\.a\.r\.l|s\.r\.l|n\.[ ]?a|n\.v)|AG|KG|SE|SA|NV|BV|NA|AB|Oy|SpA"
)
CLOSING_FORM = rf"(?:{CLOSING_FORMS}){FORM_END}"
LEGAL_FORM = rf"(?:{CLOSING_FORMS}|{OTHER_FORMS}){FORM_END}"
# Words that are no part of a name though a heading or an emphatic sentence writes them in capitals.
NO_NAME_WORD = (
    r"(?:A|AN|AND|And|BETWEEN|Between|AMONG|BY|TO|IN|FOR|WITH|FROM|OR|IF|THAT|WHICH|THIS|This|HAS|BEEN|IS|ARE|WILL|BECAUSE"
    r"|REGARDING|WHEREAS|Whereas|PARTIES|Parties|PARTY|Each|Dated|DATED|Effective|EFFECTIVE|Source|AGREEMENT|Agreement|CONTRACT|Contract"
    r"|AMENDMENT|Amendment|EXHIBIT|Exhibit|Section|Article|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?![\w.&'-])"
)
WORD = rf"(?!{NO_NAME_WORD}|\d+\.\d)[A-Z0-9\u00c0-\u00de][^\s,;:()\[\]\"]*"
# A brand in small letters: `iBio`, `e-centives`, `salesforce.com`.
SMALL_WORD = r"[a-z][a-z@]{0,15}[A-Z0-9.@-][\w.@-]*"
LINK = (
    rf"(?:(?:of{GAP}the|of|OF{GAP}THE|OF|FOR|for|(?<!\d\s)(?:[Aa]nd|AND)|&"
    rf"|de|do|da|du|la|di|del|der|van|von|y|et){GAP})"
)
INSERT = rf"{GAP}\([A-Z][\w ]{{1,30}}\)(?=(?:{GAP}\(?{WORD}\)?){{0,3}}?{GAP}{LEGAL_FORM})"
# A word of some length with a full stop ends a sentence, not an abbreviation.
MORE = rf"(?:(?<![a-z]{{4}}\.){GAP}{LINK}?(?:{WORD}|[a-z]{{1,2}}[A-Z]\w+)|,?{INSERT})"
PARTNERS = rf"(?:(?:{WORD},{GAP}){{1,3}}(?={WORD}(?:{GAP}{WORD})?{GAP}(?:&{GAP}|and{GAP}{WORD},?{GAP}{LEGAL_FORM})))"
FORMS = rf"(?:,?{GAP}(?:\({LEGAL_FORM}\)|{LEGAL_FORM}))*"
SEAT = rf"(?:{GAP}of{GAP}(?:the{GAP})?{WORD}(?=,?{GAP}(?:an?\b|\()))"
NAME = re.compile(
    r"(?P<withheld>\[[\s*\u2022\u00b7_.\u2026]*\*[\s*\u2022\u00b7_.\u2026]*\]|X{5,}|_{5,})"
    rf"|(?P<closed>{PARTNERS}?(?:{WORD}|{SMALL_WORD}){MORE}{{0,10}}?,?{GAP}{CLOSING_FORM}{FORMS}{SEAT}?)"
    rf"|(?P<open>{PARTNERS}?(?:{WORD}|{SMALL_WORD}){MORE}{{0,12}}{FORMS})"
)
INSTITUTION = re.compile(
    rf"[\s,](?:{LEGAL_FORM}\s*|(?i:company|bank|university|trust|association|fund|institute|partnership|authority|foundation"
    r"|college|hospital|society|group|agency|enterprises|holdings|systems|technologies|partners|industries|laboratories"
    r"|services|solutions|government|ventures|media|networks|pharmaceuticals))\Z"
    r"|\b(?i:city|county|town|state|corporation|company|bank|university|institute|association|trust|government|board"
    r"|trustees|regents)\s+(?i:of)\s"
    r"|\A(?:\[|X{5}|_{5})"
)
# Behind the first and last name of a person: where he lives.
OF = re.compile(r"(?<=\w)\s+of\s")
# A name before one of these is the name of a paper.
PAPER = re.compile(r"\s+(?i:agreement|contract|program|amendment|addendum)\b")


class NamePlace(NamedTuple):
    """Where a name stands, and whether its words alone show that it is one of a company or an institution."""

    span: Span
    is_company: bool


def read_name(plain: str, begin: int, end: int) -> NamePlace | None:
    """Return the name that stands at a place, if one does.

    >>> text = "Fern, Rowe & Sons, Inc. of Ohio, a firm"
    >>> place = read_name(text, 0, len(text))
    >>> place.span.of(text), place.is_company
    ('Fern, Rowe & Sons, Inc. of Ohio', True)
    """
    match = NAME.match(plain, begin, end)
    if match is None or PAPER.match(plain, match.end()):
        return None
    span = Span(*match.span())
    if match.lastgroup != "open" or is_company(span.of(plain)):
        return NamePlace(span, is_company=True)
    seat = OF.search(plain, *span)
    return NamePlace(Span(begin, seat.start()) if seat else span, is_company=False)


def is_company(name: str) -> bool:
    """Tell whether the words of a name show that it is one of a company or an institution.

    >>> is_company("Fern Row Ltd."), is_company("University of Fern"), is_company("Jane Fern")
    (True, True, False)
    """
    return INSTITUTION.search(name) is not None
