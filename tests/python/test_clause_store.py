"""A store, asked from Python."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from kg.errors import QueryError
from kg.graph.store import Store
from kg.python import ClauseStore
from kg.query import load_queries
from kg.vocabulary import CG


def test_a_named_query_takes_its_parameters_by_name(store: ClauseStore) -> None:
    [duty] = store.query("obligations-of-role", role="the help desk manager")
    assert (duty.action, duty.to, duty.when, duty.basis) == (
        "call the Customer each week",
        "Customer",
        "each week",
        "stated",
    )
    assert duty.excerpt.short.startswith("id:document/")
    assert (
        store.query(
            "obligations-of-role",
            role="Help Desk Manager",
        )[0]
        == duty
    )


def test_values_of_parameters_may_be_numbers_and_truth_values(store: ClauseStore) -> None:
    near = store.query("related-clauses", type="Escalation", hops=1, both=True)
    assert [row.clauseType for row in near] == ["Help Desk"]
    assert not store.query("related-clauses", type="Escalation", hops=1, both=None)


def test_a_parameter_whose_name_python_keeps_stands_in_a_mapping(store: ClauseStore) -> None:
    assert store.query("is-related", {"from": "Help Desk"}, to="Escalation")
    assert not store.query("is-related", {"from": "Escalation", "to": "Help Desk"})
    with pytest.raises(QueryError, match="the parameter from is missing"):
        store.query("is-related", to="Escalation")


def test_a_file_with_a_query_is_asked(store: ClauseStore, tmp_path: Path) -> None:
    path = tmp_path / "verbs.rq"
    path.write_text("# param: verb string — the verb\nSELECT ?norm { ?norm cg:actionVerb $verb }")
    assert len(store.query(path, verb="disclose")) == 1
    assert len(store.query(str(path), verb="sing")) == 0


@pytest.mark.parametrize(
    ("asked", "parameters", "problem"),
    [
        ("obligations-of-rol", {}, "did you mean obligations-of-role"),
        ("obligations-of-role", {}, "the parameter role is missing"),
        ("obligations-of-role", {"role": "Help Desk Manger"}, "nothing in the store is called 'Help Desk Manger'"),
        ("obligations-of-role", {"rolle": "x"}, "there is no parameter rolle"),
        ("SELECT * {", {}, "is no SPARQL"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", {}, "an update is refused"),
        ("SELECT * { SERVICE <http://localhost/> {} }", {}, "SERVICE"),
    ],
)
def test_what_cannot_be_asked_is_told(store: ClauseStore, asked: str, parameters: dict[str, str], problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        store.query(asked, parameters)


def test_the_queries_that_are_ready_are_listed(store: ClauseStore) -> None:
    listed = {row.name: row for row in store.queries()}
    assert listed.keys() == load_queries().keys()
    assert listed["is-related"].parameters == "from, to"
    assert listed["who-owes-whom"].question.startswith("Which party")


def test_words_are_searched_for(store: ClauseStore) -> None:
    found = store.search("calling customers", "norm", limit=1)
    assert [hit.name for hit in found.hits] == ["Help Desk Manager: call the Customer each week"]
    assert {hit.kind for hit in store.search("customer", "party", "role").hits} == {"Party"}


def test_a_thing_is_explained(store: ClauseStore) -> None:
    explained = store.explain("role/help-desk-manager", limit=1)
    assert explained.title == "Role: Help Desk Manager"
    assert len(explained.places) == 1
    with pytest.raises(QueryError, match="there is nothing of this name"):
        store.explain("nobody")


def test_norms_are_values_and_rows_of_a_data_frame(store: ClauseStore) -> None:
    norms, frame = store.norms(), store.to_dataframe()
    assert [norm.kind for norm in norms] == ["Obligation", "Prohibition", "Obligation", "Obligation"]
    assert frame.action.tolist() == [norm.action for norm in norms]
    assert frame.begin.tolist() == [norm.evidence.begin for norm in norms]


def test_the_whole_graph_is_a_network(store: ClauseStore) -> None:
    network = store.to_networkx()
    kinds = [kind for _, kind in network.nodes(data="kind")]
    assert (kinds.count("Obligation"), kinds.count("Document"), kinds.count("Excerpt")) == (3, 1, 0)
    assert "bearer" in {relation for *_, relation in network.edges(data="relation")}


# rdflib warns of itself: it asks a dataset for what it has deprecated.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_the_whole_graph_is_a_dataset_of_rdflib(store: ClauseStore) -> None:
    dataset = store.to_rdflib()
    [document] = store.store.documents()
    graph = dataset.graph(document)
    assert len(graph) == len(dataset) == len(store.store.quads)
    assert sum(1 for _ in dataset.subjects(rdflib.RDF.type, rdflib.URIRef(CG.Norm))) == 4
    lines = {line.rpartition(b" <")[0] for line in store.store.dump().splitlines()}
    assert {line[:-2].encode() for line in graph.serialize(format="nt").splitlines() if line} == lines


def test_a_store_tells_what_is_in_it(store: ClauseStore) -> None:
    assert repr(store) == "ClauseStore(documents=1, norms=4)"
    html = store._repr_html_()
    assert '<td style="text-align:left">Obligation</td><td style="text-align:right">3</td>' in html
    assert "Reference" not in html
    assert repr(ClauseStore(Store.in_memory())) == "ClauseStore(documents=0, norms=0)"
