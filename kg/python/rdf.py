"""What the store holds and answers, as `rdflib` has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import Store, Term
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import BNode, Dataset, Graph, Literal, URIRef
    from rdflib.query import Result


def to_rdflib_term(term: Term) -> URIRef | BNode | Literal:
    """Return a term of `rdflib`; raises `QueryError` for a triple as a term, which `rdflib` does not have.

    >>> to_rdflib_term(ox.Literal(3))
    rdflib.term.Literal('3', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#integer'))
    """
    from rdflib import XSD, BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise QueryError(term, "rdflib has no triples as terms; ask for their parts with SUBJECT, PREDICATE, OBJECT")
    datatype = URIRef(term.datatype.value)
    bare = term.language is not None or datatype == XSD.string
    return Literal(term.value, lang=term.language, datatype=None if bare else datatype, normalize=False)


def to_graph(triples: Iterable[Sequence[Term | None]]) -> Graph:
    """Return triples as a graph that knows the prefixes of the project."""
    from rdflib import Graph

    graph = Graph()
    bind_prefixes(graph)
    add_triples(graph, triples)
    return graph


def to_dataset(store: Store) -> Dataset:
    """Return a store as a dataset with a named graph for each document; its default graph is their union."""
    from rdflib import Dataset, URIRef

    dataset = Dataset(default_union=True)
    bind_prefixes(dataset)
    for document in store.documents():
        with store.errors("read"):
            quads = list(store.quads.quads_for_pattern(None, None, None, ox.NamedNode(document)))
        add_triples(dataset.graph(URIRef(document)), (tuple(quad.triple) for quad in quads))
    return dataset


def to_result(columns: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> Result:
    """Return rows as what `rdflib.Graph.query` gives for `SELECT`."""
    from rdflib import Variable
    from rdflib.query import Result

    result = Result("SELECT")
    result.vars = [Variable(column) for column in columns]
    result.bindings = [
        {name: to_rdflib_term(term) for name, term in zip(result.vars, row, strict=True) if term is not None}
        for row in rows
    ]
    return result


def to_truth(true: bool) -> Result:
    """Return a truth value as what `rdflib.Graph.query` gives for `ASK`."""
    from rdflib.query import Result

    result = Result("ASK")
    result.askAnswer = true
    return result


def add_triples(graph: Graph, triples: Iterable[Sequence[Term | None]]) -> None:
    """Add triples to a graph."""
    for triple in triples:
        subject, predicate, value = (to_rdflib_term(term) for term in triple if term is not None)
        graph.add((subject, predicate, value))


def bind_prefixes(graph: Graph) -> None:
    """Make the prefixes of the project known to a graph, for what is written of it."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
