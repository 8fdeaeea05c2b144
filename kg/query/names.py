"""Names of things as people write them: folded names, prefixed names, short IRIs."""

from __future__ import annotations

import re

from kg.config import DEFAULT_BASE
from kg.vocabulary import PREFIXES

SHORT = {**PREFIXES, "id": DEFAULT_BASE}
"""Prefixes by which IRIs are shown; `id:` stands for the base under which things live."""

# The named queries fold the names in the graph by the same expression: change both or neither.
_ARTICLE = re.compile(r"^(?:the|an?) ")
_NUMBER = re.compile(r"([0-9]{1,18})")


def fold_name(name: str) -> str:
    """Return a name in lower case, single-spaced and without its leading article.

    >>> fold_name(" The  Account Manager")
    'account manager'
    """
    return _ARTICLE.sub("", " ".join(name.lower().split()))


def shorten_iri(iri: str) -> str:
    """Return an IRI with the longest of the known prefixes, unchanged where none fits.

    >>> shorten_iri("https://w3id.org/clausegraph/id/role/account-manager")
    'id:role/account-manager'
    """
    for prefix, namespace in sorted(SHORT.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand_iri(name: str) -> str | None:
    """Return the IRI that a full IRI, with or without `<>`, or a prefixed name stands for; else `None`.

    >>> expand_iri("id:role/account-manager")
    'https://w3id.org/clausegraph/id/role/account-manager'
    >>> expand_iri("role/account-manager")
    """
    name = name.removeprefix("<").removesuffix(">") if name.startswith("<") else name
    prefix, colon, local = name.partition(":")
    if colon and prefix in SHORT:
        return SHORT[prefix] + local
    return name if re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:.", name) else None


def local_name(iri: str) -> str:
    """Return what follows the last `#` or `/` of an IRI, the whole of it where there is neither.

    >>> local_name("http://www.w3.org/2004/02/skos/core#prefLabel")
    'prefLabel'
    """
    return iri.replace("#", "/").rpartition("/")[2]


def natural_order(text: str) -> tuple[tuple[str | int, ...], str]:
    """Return the key that sorts texts as people count: the numbers in them by value.

    >>> sorted(["norm/10", "norm/2"], key=natural_order)
    ['norm/2', 'norm/10']
    """
    # Words and numbers take turns in what is split, so that like is compared with like.
    pieces = _NUMBER.split(text)
    return tuple(int(piece) if place % 2 else piece for place, piece in enumerate(pieces)), text


def to_line(text: str) -> str:
    r"""Return a text as one printable line: no line ends, nothing that moves a cursor or turns the script.

    >>> to_line("the\n Operator\x1b[2J shall")
    'the Operator\\x1b[2J shall'
    """
    squeezed = " ".join(text.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in squeezed)
