"""The graph in the formats of RDF and as a network, read back."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from io import BytesIO
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.export import GRAPH, write_graph
from kg.export.jsonld import read_context, to_jsonld
from kg.export.rdf import merge_graphs, read_quads, to_n_quads, to_trig, to_turtle
from kg.graph.store import Store

QUAD_FORMATS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
TRIPLE_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}


def written(store: Store, ending: str) -> bytes:
    chosen = GRAPH.named(ending)
    assert chosen is not None
    return chosen.to_bytes(read_quads(store))


@pytest.mark.parametrize("name", ["desk", "hostile"])
@pytest.mark.parametrize("ending", QUAD_FORMATS)
def test_formats_with_named_graphs_read_back_the_same_quads(
    ending: str, name: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(name)
    found = set(ox.parse(written(store, ending), format=QUAD_FORMATS[ending]))
    assert found == set(read_quads(store))
    assert len(found) > 100


@pytest.mark.parametrize("name", ["desk", "hostile"])
@pytest.mark.parametrize("ending", TRIPLE_FORMATS)
def test_formats_without_named_graphs_read_back_the_same_triples(
    ending: str, name: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(name)
    found = {quad.triple for quad in ox.parse(written(store, ending), format=TRIPLE_FORMATS[ending])}
    assert found == set(merge_graphs(read_quads(store)))


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_another_library_reads_the_same_graph(desk: Store, ending: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        merged = rdflib.Graph()
        names = {"ttl": "turtle", "jsonld": "json-ld", "nq": "nquads"}
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=written(desk, ending), format=names.get(ending, ending))
        for triple in dataset.triples((None, None, None)):
            merged.add(triple)
        expected = rdflib.Graph().parse(data=written(desk, "nt"), format="nt")
    assert isomorphic(merged, expected)


def test_turtle_uses_prefixes_and_no_blank_nodes(desk: Store) -> None:
    text = written(desk, "ttl").decode()
    assert "a cg:Norm , cg:Obligation" in text
    assert "_:" not in text
    heads = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert heads == sorted(heads)


def test_lines_of_n_quads_are_sorted(desk: Store) -> None:
    lines = written(desk, "nq").splitlines()
    assert lines == sorted(lines)
    assert written(desk, "nq").endswith(b" .\n")


def test_json_ld_uses_the_terms_of_the_context_and_names_no_other(desk: Store) -> None:
    text = written(desk, "jsonld").decode()
    assert '"action": "waive fees"' in text
    assert '"beginIndex": 14' in text
    assert isinstance(read_context(), dict)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "en"]))
def test_any_text_comes_back_from_every_format(text: str, language: str) -> None:
    literal = ox.Literal(text, language=language) if language else ox.Literal(text)
    node = ox.NamedNode("https://w3id.org/clausegraph/id/document/a#char=0,1")
    exact = ox.NamedNode("https://w3id.org/clausegraph/ontology#exact")
    quads = [ox.Quad(node, exact, literal, ox.NamedNode("https://w3id.org/clausegraph/id/document/a"))]
    for to_bytes, form in ((to_n_quads, "nq"), (to_trig, "trig"), (to_jsonld, "jsonld")):
        assert list(ox.parse(to_bytes(quads), format=QUAD_FORMATS[form])) == quads
    assert [q.object for q in ox.parse(to_turtle(quads), format=ox.RdfFormat.TURTLE)] == [literal]


def test_a_network_has_kinds_labels_and_relations(desk: Store) -> None:
    network = nx.read_graphml(BytesIO(written(desk, "graphml")), force_multigraph=True)
    kinds = {attributes["kind"] for _, attributes in network.nodes(data=True)}
    assert {"Obligation", "Prohibition", "Clause", "ClauseType", "Party", "Role", "Document"} <= kinds
    assert not kinds & {"Excerpt", "Norm", "Agent"}
    edges = {
        (network.nodes[a]["label"], edge["relation"], network.nodes[b]["label"])
        for a, b, edge in network.edges(data=True)
    }
    assert ("waive fees", "bearer", "Service Manager") in edges
    assert ("waive fees", "evidence", "Service Desk") in edges
    assert ("Service Manager", "providedBy", "Provider") in edges


def test_a_network_holds_hostile_text_as_text(hostile: Store) -> None:
    network = nx.read_graphml(BytesIO(written(hostile, "graphml")), force_multigraph=True)
    labels = {attributes["label"] for _, attributes in network.nodes(data=True)}
    assert "<script>alert(1)</script>" in labels
    assert any("\ufffd" in label for label in labels)


@pytest.mark.parametrize("ending", GRAPH.endings)
def test_an_empty_store_is_an_empty_file_of_its_format(empty: Store, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{ending}"
    assert write_graph(empty, path).count == 0
    data = path.read_bytes()
    if ending == "graphml":
        assert len(nx.read_graphml(BytesIO(data))) == 0
    else:
        assert not list(ox.parse(data, format=(QUAD_FORMATS | TRIPLE_FORMATS)[ending]))


def test_every_process_writes_the_same_bytes(desk: Store, tmp_path: Path) -> None:
    dump = tmp_path / "dump.nq"
    dump.write_bytes(desk.dump())
    script = (
        "import sys, hashlib; from pathlib import Path; from kg.graph.store import Store\n"
        "from kg.export import *\n"
        "store, out = Store.in_memory(Path(sys.argv[1]).read_bytes()), Path(sys.argv[2])\n"
        "for export, write in ((GRAPH, write_graph), (NORMS, write_norms),"
        " (RESPONSIBILITIES, write_responsibilities)):\n"
        "    for ending in export.endings:\n"
        "        write(store, out / ('x.' + ending))\n"
        "        print(ending, hashlib.sha256((out / ('x.' + ending)).read_bytes()).hexdigest())\n"
    )
    seen = set()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", script, str(dump), str(tmp_path)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(run.stdout)
    assert len(seen) == 1
    assert len(seen.pop().splitlines()) == 12
