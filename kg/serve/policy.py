"""What a page may load and who may show it, as every answer says."""

from __future__ import annotations

from collections.abc import Mapping

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""What this server gives, and nothing that stands in the page itself."""


def to_policy(nonce: str = "") -> str:
    """Return the content security policy of a page; a style that its script makes needs its nonce.

    >>> "style-src 'self' 'nonce-abc'" in to_policy("abc")
    True
    """
    added = {"style-src": f" 'nonce-{nonce}'"} if nonce else {}
    return "; ".join(f"{name} {sources}{added.get(name, '')}" for name, sources in SOURCES.items())


COMMON = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
PAGE_HEADERS: Mapping[str, str] = {"Cross-Origin-Opener-Policy": "same-origin", "Vary": "Accept"}
"""The headers of a page, besides its policy."""
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""What an answer that is no page may load."""
