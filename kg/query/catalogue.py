"""The named queries: the `.rq` files of `kg/query/library`, and how a query is found by what people type."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import QueryError
from kg.query.parameters import Header, read_header


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its name, its text and what its header says of it."""

    name: str
    text: str
    header: Header


@cache
def load_queries() -> dict[str, Query]:
    """Return the named queries by name, sorted.

    >>> load_queries()["related-clauses"].header.parameters[1].name
    'hops'
    """
    folder = files("kg.query").joinpath("library")
    texts = {
        entry.name.removesuffix(".rq"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".rq")
    }
    return {name: Query(name, texts[name], read_header(texts[name])) for name in sorted(texts)}


def find_query(asked: str) -> Query:
    """Return the query that a name, a path ending in `.rq` or SPARQL as text stands for.

    Raises `QueryError` for a name that there is not, with the nearest ones, and for an unreadable file.
    """
    named = load_queries()
    if asked in named:
        return named[asked]
    if asked.endswith(".rq") and _is_there(Path(asked)):
        return _read_query(Path(asked))
    if any(sign in asked for sign in " {\n"):
        return Query("query", asked, read_header(asked))
    near = difflib.get_close_matches(asked, named, 3)
    hint = f"did you mean {', '.join(near)}?" if near else "`kg query --list` shows those there are"
    raise QueryError(asked, f"there is no query of this name; {hint}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _read_query(path: Path) -> Query:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(path, f"the file cannot be read as a query ({error})") from error
    return Query(path.name, text, read_header(text))
