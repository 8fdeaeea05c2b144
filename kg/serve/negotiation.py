"""Which format a client takes: by its `Accept` header, or by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus

from kg.query.formats import FORMATS, Form
from kg.query.parameters import list_names
from kg.serve.errors import RequestError

MEDIA = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle", "application/x-turtle"),
    "ntriples": ("application/n-triples", "text/plain"),
    "jsonld": ("application/ld+json", "application/json"),
    "rdfxml": ("application/rdf+xml",),
}
"""Format → the media types that ask for it; the first is that of the answer."""
PREFERRED = {Form.ROWS: "json", Form.BOOLEAN: "json", Form.GRAPH: "turtle"}
TEXT = frozenset({"csv", "tsv", "turtle"})
OFFERED = {form: tuple(name for name in MEDIA if form in FORMATS[name]) for form in Form}
"""Form of an answer → the formats that can hold it."""


@dataclass(frozen=True, slots=True)
class Range:
    """A range of media types that a client accepts, with how much it likes them, from 0 to 1."""

    kind: str
    part: str
    quality: float

    def takes(self, media: str) -> bool:
        """Tell whether a media type is in the range."""
        kind, _, part = media.partition("/")
        return self.kind in ("*", kind) and self.part in ("*", part)

    @property
    def exactness(self) -> int:
        """Return how narrow the range is."""
        return (self.kind != "*") + (self.part != "*")


def read_accept(header: str) -> tuple[Range, ...]:
    """Return what an `Accept` header says; what makes no sense in it is left out.

    >>> [(r.part, r.quality) for r in read_accept("text/csv;q=0.5, application/json")]
    [('csv', 0.5), ('json', 1.0)]
    """
    ranges = []
    for entry in header.split(","):
        media, *settings = (piece.strip().lower() for piece in entry.split(";"))
        kind, slash, part = media.partition("/")
        if not slash or not kind or not part:
            continue
        weight = next((s[2:] for s in settings if s.startswith("q=")), "1")
        try:
            ranges.append(Range(kind, part, min(1.0, max(0.0, float(weight)))))
        except ValueError:
            continue
    return tuple(ranges)


def quality(media: str, ranges: tuple[Range, ...]) -> float:
    """Return how much a client likes a media type: what its narrowest range says."""
    return max(((r.exactness, r.quality) for r in ranges if r.takes(media)), default=(0, 0.0))[1]


def liking(name: str, ranges: tuple[Range, ...]) -> float:
    """Return how much a client likes a format; a type under which it does not go out has to be named in full."""
    first, *others = MEDIA[name]
    named = tuple(r for r in ranges if r.exactness == 2)
    return max(quality(first, ranges), *(quality(media, named) for media in others), 0.0)


@lru_cache(512)
def choose_formats(accept: str) -> Mapping[str, str]:
    """Return the format for each form of answer that a client likes best; a form that it cannot read is left out.

    >>> choose_formats("text/csv, text/turtle;q=0.5")["rows"]
    'csv'
    """
    ranges = read_accept(accept) or (Range("*", "*", 1.0),)
    chosen = {}
    for form, names in OFFERED.items():
        liked = [(liking(name, ranges), name == PREFERRED[form], name) for name in names]
        best, _, name = max(liked, key=lambda entry: entry[:2])
        if best > 0:
            chosen[form.value] = name
    return chosen


def name_formats(name: str) -> Mapping[str, str]:
    """Return the format of a name for each form of answer that it can hold; raises `RequestError` for another name."""
    if name not in MEDIA:
        raise RequestError(
            HTTPStatus.BAD_REQUEST, "format", f"there is no format {name!r:.40}; take {list_names([*MEDIA])}"
        )
    return dict.fromkeys(FORMATS[name], name)


@lru_cache(512)
def wants_page(accept: str) -> bool:
    """Tell whether a client would rather have a page for people than data; one that takes anything has data."""
    ranges = read_accept(accept)
    html = max(quality("text/html", ranges), quality("application/xhtml+xml", ranges))
    data = max((quality(media, ranges) for name in OFFERED[Form.GRAPH] for media in MEDIA[name][:1]), default=0.0)
    return html > data or (html == data > 0 and "html" in accept.lower())


def media_type(name: str) -> str:
    """Return the media type of a format, as an answer bears it."""
    return f"{MEDIA[name][0]}; charset=utf-8" if name in TEXT else MEDIA[name][0]
