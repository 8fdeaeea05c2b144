"""Defined terms, and the organisations that a preamble names with the party that each acts as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import is_thing_noun
from kg.model import Definition, DocumentKind, Organization, Outline, Span
from kg.structure.noise import to_words

TERM = r"\"(?P<term>[^\"\n]{1,80}?),?\""
DEFINED = re.compile(
    rf"\([^()\"]{{0,80}}{TERM}"
    rf"(?:\s+(?:or|and)\s+(?:the\s+)?\"(?P<second>[^\"\n]{{1,60}})\")?[^()]{{0,60}}\)"
    rf"|(?:(?:hereinafter|hereafter|herein|collectively)\s+)?(?:referred\s+to|known|designated|defined)\s+(?:\w+\s+){{0,3}}?as\s+(?:an?\s+|the\s+)?\"(?P<named>[^\"\n]{{1,60}})\"(?:\s+and\s+together\s+as\s+the\s+\"(?P<plural>[^\"\n]{{1,60}})\")?"
    rf"|\"(?P<means>[^\"\n]{{1,80}})\"\s+(?:shall\s+|will\s+)?(?:means?|mean|refers?\s+to|includes?|has\s+the\s+meaning|have\s+the\s+meaning|is\s+defined|is\s+an?\b)",
    re.IGNORECASE,
)
SUFFIX = r"(?:,?\s+(?:Inc|Incorporated|Corp|Corporation|LLC|L\.L\.C|LLP|L\.P|LP|Ltd|Limited|LTD|INC|CORP|PLC|plc|GmbH|AG|S\.A|N\.V|B\.V|Co|Company|Pty|PTE|Trust|Bank|Association|N\.A)\b\.?)+"
NAME = re.compile(
    rf"(?:(?<=between\s)|(?<=among\s)|(?<=and\s)|(?<=,\s)|(?<=by\s)|(?<=:\s)|\b)(?P<name>[A-Z][\w&.'-]*(?:\s+(?:&\s+|of\s+|de\s+)?[A-Z(][\w&.')-]*){{0,8}}?{SUFFIX})"
)
PARTY_ALIAS = re.compile(
    r"\(\s*(?:(?:hereinafter|hereafter|each|and|both|of|them|collectively|individually|together|the|referred|to|as|called|or|an?|any|being|its)[\s,]+)*\"(?P<alias>[A-Z][^\"\n]{1,50}?),?\"[^()]{0,60}\)"
)
PREAMBLE_LENGTH = 6000


def find_definitions(plain: str) -> tuple[Definition, ...]:
    """Return the defined terms of a document in order, each at the first place that defines it."""
    found: dict[str, Definition] = {}
    for match in DEFINED.finditer(plain):
        for group in ("term", "second", "named", "plural", "means"):
            if (words := match[group]) and (term := to_words(words).strip(" ,.")):
                found.setdefault(term, Definition(term, Span(*match.span(group))))
    return tuple(found.values())


def find_organizations(plain: str, outline: Outline) -> tuple[Organization, ...]:
    """Return the organisations that a contract's preamble names, with the name of the party that each acts as."""
    if outline.kind is not DocumentKind.CONTRACT:
        return ()
    return tuple(pair_names(plain[:PREAMBLE_LENGTH]))


def pair_names(preamble: str) -> Iterator[Organization]:
    """Yield each organisation before an alias in brackets that no other alias separates from it."""
    floor = 0
    for alias in PARTY_ALIAS.finditer(preamble):
        names = list(NAME.finditer(preamble, floor, alias.start()))
        if (
            names
            and alias.start() - names[-1].end() < 400
            and not re.search(r"agreement|date", alias["alias"], re.IGNORECASE)
        ):
            if is_thing_noun(alias["alias"].split()[-1]):
                continue
            for match in names if "each" in alias.group().lower() else names[:1]:
                yield Organization(
                    to_words(match["name"]).strip(" ,"), Span(*match.span("name")), alias["alias"]
                )
        floor = alias.end()
