"""The W3C's tests of SPARQL 1.1 queries: what they ask, of which data, and which answer is right."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
from annotated_texts import shared_folder
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.term import Node

SUITE = shared_folder() / "w3c" / "sparql11"
MANIFESTS = ("manifest-sparql11-query.ttl", "manifest-sparql11-results.ttl")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
EVALUATED = ("QueryEvaluationTest", "CSVResultFormatTest")
WRITTEN = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv", ".ttl": "turtle", ".rdf": "turtle"}
"""Ending of a file with the right answer → the format in which `kg query` is asked for its own."""
RESULTS = {
    "xml": ox.QueryResultsFormat.XML,
    "json": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
}
NUMBERS = {
    ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}") for name in ("integer", "decimal", "double", "float")
}
BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True)
class SuiteTest:
    """A test: its name, its kind, and the files of its query, default graph, named graphs and answer."""

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    graphs: tuple[Path, ...] = ()
    answer: Path | None = None

    @property
    def text(self) -> str:
        """Return the query; its relative names are relative to its file."""
        return f"BASE <{self.query.as_uri()}>\n{self.query.read_text(encoding='utf-8')}"

    def load(self, default: str | None = None) -> ox.Store:
        """Return the data in a store, each named graph under the name of its file.

        The default graph is put under a name of its own where one is given.
        """
        store = ox.Store()
        for path in self.data:
            store.load(path=path, base_iri=path.as_uri(), to_graph=ox.NamedNode(default) if default else None)
        for path in self.graphs:
            store.load(path=path, base_iri=path.as_uri(), to_graph=ox.NamedNode(path.as_uri()))
        return store


def read_suite() -> list[SuiteTest]:
    """Return the tests of queries and of the formats of results, none where the suite is not at hand."""
    return [test for name in MANIFESTS for folder in read_includes(SUITE / name) for test in read_manifest(folder)]


def read_includes(manifest: Path) -> list[Path]:
    """Return the manifests that a manifest includes."""
    if not manifest.is_file():
        return []
    graph = parse_manifest(manifest)
    return [to_path(node) for head in graph.objects(None, MF.include) for node in Collection(graph, head)]


def read_manifest(manifest: Path) -> Iterator[SuiteTest]:
    """Yield the tests of a manifest."""
    graph = parse_manifest(manifest)
    for test in (test for head in graph.objects(None, MF.entries) for test in Collection(graph, head)):
        action, answer = graph.value(test, MF.action), graph.value(test, MF.result)
        query = graph.value(action, QT.query) or action
        yield SuiteTest(
            f"{manifest.parent.name}/{str(test).rpartition('#')[2]}",
            str(graph.value(test, RDF.type)).rpartition("#")[2],
            to_path(query),
            tuple(map(to_path, graph.objects(action, QT.data))),
            tuple(map(to_path, graph.objects(action, QT.graphData))),
            to_path(answer) if answer else None,
        )


def parse_manifest(path: Path) -> Graph:
    """Return a manifest as a graph."""
    return Graph().parse(path, format="turtle", publicID=path.as_uri())


def to_path(node: Node | None) -> Path:
    """Return the file that a manifest names."""
    assert isinstance(node, URIRef)
    return Path(node.removeprefix("file://"))


def same_answer(written: bytes, right: Path) -> bool:
    """Tell whether an answer, as written in the format that its test asks for, is the right one.

    Rows are compared as multisets, blank nodes by their places, numbers and booleans by their values.
    """
    form = WRITTEN[right.suffix]
    if form == "csv":
        return read_csv(written) == read_csv(right.read_bytes())
    if form != "turtle":
        return read_results(written, form) == read_results(right.read_bytes(), form)
    triples = list(ox.parse(path=right, base_iri=right.as_uri()))
    if any(quad.object == ox.NamedNode(f"{RS}ResultSet") for quad in triples):
        return read_results(written, "xml") == read_result_set(triples)
    return canonical(ox.parse(written, ox.RdfFormat.TURTLE)) == canonical(triples)


def read_csv(data: bytes) -> object:
    """Return the results that CSV holds, in the same form as others; it tells numbers and texts not apart."""
    rows = list(csv.DictReader(data.decode().splitlines()))
    return frozenset(rows[0]), canonical_rows({name: read_cell(cell) for name, cell in row.items()} for row in rows)


def read_cell(cell: str) -> Term:
    """Return a cell of CSV as a term."""
    if cell.startswith("_:"):
        return ox.BlankNode(cell.removeprefix("_:"))
    try:
        return ox.Literal(str(Decimal(cell).normalize()))
    except InvalidOperation:
        return ox.Literal(cell)


def read_results(data: bytes, form: str) -> object:
    """Return results in a form in which equal ones are equal."""
    results = ox.parse_query_results(data, format=RESULTS[form])
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    return frozenset(names), canonical_rows(dict(zip(names, row, strict=True)) for row in map(tuple, results))


def read_result_set(triples: Sequence[ox.Quad]) -> object:
    """Return the results that a graph describes, in the same form."""
    rows: dict[object, dict[str, Term]] = {}
    values: dict[tuple[object, str], Term] = {
        (q.subject, q.predicate.value.removeprefix(RS)): q.object for q in triples
    }
    for quad in triples:
        if quad.predicate.value == f"{RS}solution":
            rows[quad.object] = {}
    for quad in triples:
        if quad.predicate.value == f"{RS}binding":
            rows[quad.subject][values[quad.object, "variable"].value] = values[quad.object, "value"]
    names = frozenset(q.object.value for q in triples if q.predicate.value == f"{RS}resultVariable")
    return names, canonical_rows(rows.values())


def canonical_rows(rows: Iterable[dict[str, Term | None]]) -> ox.Dataset:
    """Return rows as a graph in which each is a node, with its blank nodes named by their places."""
    return canonical(
        ox.Quad(node, ox.NamedNode(f"urn:variable:{name}"), term)
        for row in rows
        for node in [ox.BlankNode()]
        for name, term in [("", ox.Literal("row")), *row.items()]
        if term is not None
    )


def canonical(quads: Iterable[ox.Quad | ox.Triple]) -> ox.Dataset:
    """Return a graph with its blank nodes named by their places and its values written in one way."""
    dataset = ox.Dataset(ox.Quad(q.subject, q.predicate, plain_value(q.object)) for q in quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def plain_value(term: Term) -> Term:
    """Return a number or a boolean as the shortest form of its value, another term as it is."""
    if not isinstance(term, ox.Literal):
        return term
    if term.datatype == BOOLEAN:
        return ox.Literal(term.value in ("true", "1"))
    if term.datatype not in NUMBERS:
        return term
    try:
        return ox.Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
    except InvalidOperation:
        return term
