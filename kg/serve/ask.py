"""The page to ask in: the named queries as a cookbook, an editor for others, answers as tables and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.query.catalogue import Query, load_queries
from kg.query.names import SHORT, shorten_iri
from kg.query.parameters import bind
from kg.serve.api import describe_query, named_query
from kg.serve.pages import render
from kg.serve.protocol import read_fields
from kg.serve.service import service_of
from kg.vocabulary import RDF, RDFS, SKOS

VIS_NETWORK = ("pyvis", "templates/lib/vis-9.1.2")
"""The package and its folder that hold the script which draws pictures, as those of `kg view` have it."""


@dataclass(frozen=True, slots=True)
class Blank:
    """What a parameter of some name is about: the topic of its question, its label, the kinds of names that fill it."""

    topic: str
    label: str
    kinds: tuple[str, ...] = ()


AGENT = "A party or role"
TYPE = "A clause type"
WORDS = "Words"
EVERYTHING = "All documents"
BLANKS = {
    "agent": Blank(AGENT, "Party or role", ("party", "role")),
    "party": Blank(AGENT, "Party", ("party",)),
    "role": Blank(AGENT, "Role", ("role",)),
    "type": Blank(TYPE, "Clause type", ("clause-type",)),
    "hops": Blank(TYPE, "Steps"),
    "both": Blank(TYPE, "In both directions"),
    "from": Blank(TYPE, "From the clause type", ("clause-type",)),
    "to": Blank(TYPE, "To the clause type", ("clause-type",)),
    "document": Blank("A document", "Document", ("document",)),
    "words": Blank(WORDS, "Words"),
    "verb": Blank(WORDS, "Verb"),
}
"""Name of a parameter → what it is about; topics in the order in which the page has them."""


async def show_ask(request: Request) -> Response:
    """Answer with the page; which question it shows is read from its address by its script."""
    return render(request, "ask.html.j2", topics=group_queries(load_queries().values()), data=page_data(request))


async def show_sparql(request: Request) -> Response:
    """Answer with the SPARQL of a named query, its parameters bound to the values that are given."""
    values = dict(await read_fields(request))
    return JSONResponse({"sparql": bind_query(named_query(request), values)})


def borrowed_terms() -> list[dict[str, str]]:
    """Return the terms of other vocabularies that a graph uses."""
    terms = [vocabulary.term(name) for vocabulary in (RDF, RDFS, SKOS) for name in vocabulary.names()]
    return [{"name": shorten_iri(term), "iri": term, "kind": "property", "label": "", "comment": ""} for term in terms]


def bind_query(query: Query, values: dict[str, str]) -> str:
    """Return the text of a named query with values in place of its parameters, which it declares no longer.

    >>> print(bind_query(load_queries()["obligations-of-role"], {"role": "Auditor"}).splitlines()[0])
    # title: Obligations of a role
    """
    lines = query.text.splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("# param:"))
    return bind(query.name, text, query.header.parameters, values)


def group_queries(queries: Iterable[Query]) -> dict[str, list[Query]]:
    """Return the queries by what they are about, each topic's sorted by title.

    >>> list(group_queries(load_queries().values()))
    ['A party or role', 'A clause type', 'A document', 'Words', 'All documents']
    """
    topics = {topic: list[Query]() for topic in (*(blank.topic for blank in BLANKS.values()), EVERYTHING)}
    for query in sorted(queries, key=lambda query: query.header.title):
        named = [BLANKS[p.name].topic for p in query.header.parameters if p.name in BLANKS]
        topics[named[0] if named else EVERYTHING].append(query)
    return {topic: group for topic, group in topics.items() if group}


def page_data(request: Request) -> dict[str, Any]:
    """Return what the page's script knows from the start."""
    return {
        "queries": {query.name: describe_query(query) for query in load_queries().values()},
        "blanks": {name: asdict(blank) for name, blank in BLANKS.items()},
        "prefixes": SHORT | {"id": service_of(request).base},
        "borrowed": borrowed_terms(),
    }
