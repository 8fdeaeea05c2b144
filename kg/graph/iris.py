"""IRIs as functions of content: the same content has the same name on any machine."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from kg.model import Span

# What is part of a number where it stands between two digits.
JOINT = "-–.,:/"
OUTSIDE_NUMBER = re.compile(rf"[{JOINT}](?:(?!\d)|(?<!\d.))")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
COUNTED = frozenset("%‰°<>≤≥=+±$€£¥" + JOINT)
LETTERS = re.compile(r"[^\W_]+")
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
    return "-".join(LETTERS.findall(letters)) or "x" + sha256(name.encode()).hexdigest()[:8]


def fold_text(text: str) -> str:
    """Return only the letters and digits of a text, without case: what makes two prints the same clause.

    What stands within a number or changes what it counts stays: 1.5% is not 15%, and 2-5 days are not 25.

    >>> fold_text("The Operator — shall act."), fold_text("Pay 1.5% in 2–5 days")
    ('theoperatorshallact', 'pay1.5%in2-5days')
    """
    letters = OUTSIDE_NUMBER.sub("", text.casefold())
    if not letters.isascii():
        for character in set(NOT_ASCII.findall(letters)):
            letters = letters.replace(character, fold_character(character))
    return letters.encode().translate(None, LEFT_OUT).decode()


def fold_character(character: str) -> str:
    """Return a character as it is where it makes a difference to a clause, and nothing where it makes none."""
    if character == "–":
        return "-"
    return character if character.isalnum() or character in COUNTED else ""


# Bytes are many times as fast to filter as letters.
LEFT_OUT = bytes(code for code in range(128) if not fold_character(chr(code)))


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
