"""What a program is told of the service and of the data: a service description and VoID.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/
"""

from __future__ import annotations

from http import HTTPStatus

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.query.formats import Form
from kg.query.writers import GRAPH_FORMATS
from kg.serve.errors import RequestError
from kg.serve.negotiation import choose_formats, media_type, name_formats
from kg.serve.service import service_of
from kg.vocabulary import ONTOLOGY, PREFIXES, RDF

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
SHOWN_PREFIXES = {"sd": SD, "void": VOID, "formats": FORMATS, "xsd": PREFIXES["xsd"], "dcterms": PREFIXES["dcterms"]}
RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
IS = ox.NamedNode(RDF.type)
Node = ox.NamedNode
Statement = tuple[Node, Node, Node | ox.Literal]


async def describe_service(request: Request) -> Response:
    """Answer with the description of the service, in the graph format that the client takes."""
    counts = await service_of(request).counts()
    return write_graph(request, service_triples(endpoint_of(request), counts["triples"]))


async def describe_data(request: Request) -> Response:
    """Answer with VoID: what data set there is, and where it can be asked."""
    service = service_of(request)
    counts = await service.counts()
    return write_graph(request, data_triples(endpoint_of(request), service.base, counts))


def endpoint_of(request: Request) -> str:
    """Return the address of the SPARQL endpoint as the client knows this server."""
    return str(request.base_url).rstrip("/") + "/sparql"


def service_triples(endpoint: str, triples: int) -> list[ox.Triple]:
    """Return the description of a read-only service whose default graph is the union of all documents."""
    service, dataset, graph = Node(endpoint), Node(endpoint + "#dataset"), Node(endpoint + "#default")
    stated: list[Statement] = [
        (service, IS, Node(SD + "Service")),
        (service, Node(SD + "endpoint"), service),
        (service, Node(SD + "supportedLanguage"), Node(SD + "SPARQL11Query")),
        (service, Node(SD + "feature"), Node(SD + "UnionDefaultGraph")),
        (service, Node(SD + "defaultDataset"), dataset),
        (dataset, IS, Node(SD + "Dataset")),
        (dataset, Node(SD + "defaultGraph"), graph),
        (graph, IS, Node(SD + "Graph")),
        (graph, Node(VOID + "triples"), ox.Literal(triples)),
        *((service, Node(SD + "resultFormat"), Node(FORMATS + name)) for name in RESULT_FORMATS),
    ]
    return [ox.Triple(*parts) for parts in stated]


def data_triples(endpoint: str, base: str, counts: dict[str, int]) -> list[ox.Triple]:
    """Return what VoID says of the data: how much there is, of what, and where it can be asked."""
    data = Node(endpoint.removesuffix("sparql") + ".well-known/void#data")
    stated: list[Statement] = [
        (data, IS, Node(VOID + "Dataset")),
        (data, Node(PREFIXES["dcterms"] + "title"), ox.Literal("A graph of contract clauses", language="en")),
        (data, Node(VOID + "sparqlEndpoint"), Node(endpoint)),
        (data, Node(VOID + "uriSpace"), ox.Literal(base)),
        (data, Node(VOID + "vocabulary"), Node(ONTOLOGY)),
        (data, Node(VOID + "triples"), ox.Literal(counts["triples"])),
    ]
    for name, count in counts.items():
        if name != "triples":
            part = Node(f"{data.value}-{name}")
            stated += [
                (data, Node(VOID + "classPartition"), part),
                (part, Node(VOID + "class"), Node(ONTOLOGY + name)),
                (part, Node(VOID + "entities"), ox.Literal(count)),
            ]
    return [ox.Triple(*parts) for parts in stated]


def write_graph(request: Request, triples: list[ox.Triple]) -> Response:
    """Return triples in the graph format that the client takes."""
    name = request.query_params.get("format")
    chosen = (name_formats(name) if name else choose_formats(request.headers.get("accept", "*/*"))).get(Form.GRAPH)
    if chosen is None:
        raise RequestError(
            HTTPStatus.NOT_ACCEPTABLE, "format", "this comes in a format for graphs, such as text/turtle"
        )
    form = GRAPH_FORMATS[chosen]
    data = ox.serialize(triples, format=form, prefixes=None if form is ox.RdfFormat.N_TRIPLES else SHOWN_PREFIXES)
    return Response(data, headers={"Content-Type": media_type(chosen), "Vary": "Accept"})
