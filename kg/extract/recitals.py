"""Where a contract's recitals stand, which tell why it is made and bind nobody."""

from __future__ import annotations

import re

from kg.model import Span

# The search runs from capital to capital; what must stand before one is looked at behind it.
OPENING = re.compile(
    r"[BPRW](?<!\w.)(?:ECITALS?|ecitals?|\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|HEREAS|hereas|ACKGROUND|ackground"
    r"|RELIMINARY STATEMENTS?)\b"
)
CLOSING = re.compile(
    r"\bNOW,?\s+THEREFORE\b|\b(?:agree|agreed|covenant)\s+(?:\w+\s+){0,4}as\s+follows\b|\bAGREED\s+TERMS\b"
    r"|\bIT\s+IS\s+(?:HEREBY\s+)?AGREED\b",
    re.IGNORECASE,
)
# Recitals begin within so many characters of a contract, and are no longer than this.
LATEST = 12_000
LONGEST = 12_000


def find_recitals(plain: str) -> Span | None:
    """Return where recitals stand: from their heading or first `Whereas` to the words that close them.

    >>> text = "WHEREAS the Buyer will need tools; NOW, THEREFORE, the Seller shall deliver them."
    >>> find_recitals(text).of(text)
    'WHEREAS the Buyer will need tools; '
    """
    opening = OPENING.search(plain, 0, LATEST)
    closing = CLOSING.search(plain, opening.end(), opening.end() + LONGEST) if opening else None
    return Span(opening.start(), closing.start()) if opening and closing else None
