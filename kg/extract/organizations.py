"""The organisations that a contract's preamble names, and the party that each acts as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.nouns import is_thing_noun
from kg.model import DocumentKind, Organization, Outline, Span
from kg.structure.noise import to_words

# What a company's name ends in.
LEGAL_FORM = (
    r"(?:Inc|Incorporated|Corp|Corporation|LLC|L\.L\.C|LLP|L\.P|LP|Ltd|Limited|LTD|INC|CORP|PLC|plc|GmbH|AG|S\.A|N\.V"
    r"|B\.V|Co|Company|Pty|PTE|Trust|Bank|Association|N\.A)"
)
NAME_WORD = r"(?:&\s+|of\s+|de\s+)?[A-Z(][\w&.')-]*"
NAME = re.compile(rf"\b(?P<name>[A-Z][\w&.'-]*(?:\s+{NAME_WORD}){{0,8}}?(?:,?\s+{LEGAL_FORM}\b\.?)+)")
# Words that may stand before the alias in its bracket.
INTRODUCING = (
    r"(?:hereinafter|hereafter|each|and|both|of|them|collectively|individually|together|the|referred|to|as|called|or"
    r"|an?|any|being|its)"
)
PARTY_ALIAS = re.compile(rf"\(\s*(?:{INTRODUCING}[\s,]+)*\"(?P<alias>[A-Z][^\"\n]{{1,50}}?),?\"[^()]{{0,60}}\)")
NO_PARTY = re.compile(r"agreement|date", re.IGNORECASE)
PREAMBLE_LENGTH = 6000
# An alias stands no further behind the name that it is for.
LONGEST_GAP = 400


def find_organizations(plain: str, outline: Outline) -> tuple[Organization, ...]:
    """Return the organisations that a contract's preamble names, with the name of the party that each acts as."""
    if outline.kind is not DocumentKind.CONTRACT:
        return ()
    return tuple(pair_names(plain[:PREAMBLE_LENGTH]))


def pair_names(preamble: str) -> Iterator[Organization]:
    """Yield each organisation before an alias in brackets that no other alias separates from it.

    >>> [(o.name, o.acts_as) for o in pair_names('Fern Row Ltd. (the "Seller") and Oak Corp. (the "Buyer") agree.')]
    [('Fern Row Ltd.', 'Seller'), ('Oak Corp.', 'Buyer')]
    """
    floor = 0
    for alias in PARTY_ALIAS.finditer(preamble):
        names = list(NAME.finditer(preamble, floor, alias.start()))
        floor = alias.end()
        if names and alias.start() - names[-1].end() < LONGEST_GAP and is_party_alias(alias["alias"]):
            for match in names if "each" in alias.group().lower() else names[:1]:
                yield Organization(to_words(match["name"]).strip(" ,"), Span(*match.span("name")), alias["alias"])


def is_party_alias(alias: str) -> bool:
    """Tell whether an alias can be a party's: `Seller`, not `Effective Date`."""
    return not NO_PARTY.search(alias) and not is_thing_noun(alias.rsplit(maxsplit=1)[-1])
