"""IRIs as functions of content: the same content has the same name on any machine."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from kg.model import Span

# What is part of a number where it stands between two digits.
JOINT = "-–.,:/"
OUTSIDE_NUMBER = re.compile(rf"[{JOINT}](?:(?!\d)|(?<!\d.))")
COUNTED = frozenset("%‰°<>≤≥=+±$€£¥" + JOINT)
ARTICLE = re.compile(r"^(?:the|an?|each|every|any|such|said)\s+", re.IGNORECASE)


def to_slug(name: str) -> str:
    """Return a name as one safe path segment: letters and digits in lower case, joined by hyphens.

    Accents and a leading article are dropped; letters of other scripts stay. A name without a letter
    or a digit gives a hash of itself.

    >>> to_slug("the Vendor Contract Manager")
    'vendor-contract-manager'
    >>> to_slug("Société Générale S.A.")
    'societe-generale-s-a'
    """
    decomposed = unicodedata.normalize("NFKD", ARTICLE.sub("", name.strip()))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return "-".join(re.findall(r"[^\W_]+", letters)) or "x" + sha256(name.encode()).hexdigest()[:8]


def fold_text(text: str) -> str:
    """Return only the letters and digits of a text, without case: what makes two prints the same clause.

    What stands within a number or changes what it counts stays: 1.5% is not 15%, and 2-5 days are not 25.

    >>> fold_text("The Operator — shall act."), fold_text("Pay 1.5% in 2–5 days")
    ('theoperatorshallact', 'pay1.5%in2-5days')
    """
    return OUTSIDE_NUMBER.sub("", text.casefold()).translate(FOLDING)


class Folding(dict[int, int | None]):
    """A table for `str.translate`, filled as characters come: it keeps letters, digits and what counts."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        self[code] = code if character.isalnum() or character in COUNTED else None
        return self[code]


FOLDING = Folding({ord("–"): ord("-")})


class Minter:
    """Mints the IRIs of one document's things under a base."""

    def __init__(self, base: str, digest: str) -> None:
        self.base = base
        self.document = f"{base}document/{digest[:16]}"

    def excerpt(self, span: Span) -> str:
        """Return the IRI of a place in the document (RFC 5147: characters from `begin` up to `end`)."""
        return f"{self.document}#char={span.begin},{span.end}"

    def clause(self, text: str) -> str:
        """Return the IRI of a clause: a hash of its text, letters and digits folded."""
        return f"{self.base}clause/{sha256(fold_text(text).encode()).hexdigest()[:16]}"

    def part(self, whole: str, kind: str, number: int) -> str:
        """Return the IRI of the n-th provision, norm or reference of a clause, or qualifier of a norm, from 1."""
        return f"{whole}/{kind}/{number}"

    def named(self, kind: str, name: str) -> str:
        """Return the IRI of a clause type, party, role, organisation or term."""
        return f"{self.base}{kind}/{to_slug(name)}"
