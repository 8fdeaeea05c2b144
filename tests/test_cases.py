"""Golden cases: a small text, and the whole graph that it gives, written down and read by eye.

After a change that is meant, `python tests/test_cases.py` writes the graphs anew; read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic

from kg.export.rdf import to_n_triples
from kg.pipeline import to_document_quads
from kg.read import read_document
from kg.vocabulary import PREFIXES

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def read_case(case: Path) -> Graph:
    """Return the graph that a case's text gives."""
    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    quads = ox.parse(to_document_quads(read_document(case / "input.txt")), format=ox.RdfFormat.N_QUADS)
    return graph.parse(data=to_n_triples(tuple(quads)), format="nt")


def test_no_case_is_lost() -> None:
    assert len(CASES) == 5


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_text_gives_its_graph(case: Path) -> None:
    expected = Graph().parse(case / "expected.ttl")
    _, missing, extra = graph_diff(to_isomorphic(expected), to_isomorphic(read_case(case)))
    assert sorted(missing) == []
    assert sorted(extra) == []


if __name__ == "__main__":
    for place in CASES:
        read_case(place).serialize(place / "expected.ttl", format="turtle")
