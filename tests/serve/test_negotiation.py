"""Which format a client gets, by what it says that it accepts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.errors import RequestError
from kg.serve.negotiation import choose_formats, name_formats, wants_page


@pytest.mark.parametrize(
    ("accept", "rows", "graph"),
    [
        ("*/*", "json", "turtle"),
        ("", "json", "turtle"),
        ("application/json", "json", "jsonld"),
        ("application/sparql-results+xml, application/rdf+xml", "xml", "rdfxml"),
        ("text/*;q=0.3, text/csv;q=0.2", "tsv", "turtle"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.3", "tsv", None),
        ("application/*, application/sparql-results+json;q=0, application/json;q=0", "xml", "ntriples"),
        ("text/csv;q=nonsense, text/csv", "csv", None),
        ("TEXT/CSV", "csv", None),
        ("image/png", None, None),
        ("application/sparql-results+json,*/*;q=0.9", "json", "turtle"),
    ],
)
def test_the_format_that_a_client_likes_best_is_chosen(accept: str, rows: str | None, graph: str | None) -> None:
    chosen = choose_formats(accept)
    assert (chosen.get("rows"), chosen.get("boolean"), chosen.get("graph")) == (rows, rows, graph)


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("application/xhtml+xml", True),
        ("*/*", False),
        ("", False),
        ("text/turtle, text/html;q=0.5", False),
        ("text/html, text/turtle", True),
        ("text/html;q=0", False),
    ],
)
def test_a_page_is_for_who_asks_for_one(accept: str, page: bool) -> None:
    assert wants_page(accept) is page


@given(st.text(alphabet="abcjsonxml/*;,q=.0159 +-é", max_size=40))
def test_any_header_chooses_something_or_nothing(accept: str) -> None:
    assert set(choose_formats(accept)) <= {"rows", "boolean", "graph"}
    assert wants_page(accept) in (True, False)


def test_a_format_has_a_name() -> None:
    assert name_formats("csv") == {"rows": "csv", "boolean": "csv"}
    assert name_formats("turtle") == {"graph": "turtle"}
    with pytest.raises(RequestError, match="there is no format 'docx'; take json, xml"):
        name_formats("docx")
