"""The ontology says what each term of the graph means, and nothing of any other."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import ClosedNamespace

from kg.config import ontology_path
from kg.vocabulary import CG as OWN
from kg.vocabulary import ONTOLOGY, PREFIXES

DATASET = Path(__file__).parent.parent / "query" / "dataset.py"
STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
DCTERMS = Namespace(PREFIXES["dcterms"])
CG = ClosedNamespace(ONTOLOGY, list(OWN.names()))
TERMS = sorted(URIRef(OWN.term(name)) for name in OWN.names())
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual}
RESERVED = {CG.variantOf, CG.similarity}
ASKED_ONLY = {CG.matches}
"""Terms of queries that no graph uses."""


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_path("clausegraph.ttl"), format="turtle")


@pytest.fixture(scope="module")
def used() -> set[URIRef]:
    """Return the terms of the ontology that a graph of three pages and a contract uses."""
    nodes = {node for quad in quads() for node in (quad.predicate, quad.object)}
    found = {node.value for node in nodes if isinstance(node, ox.NamedNode)}
    return {URIRef(name) for name in found if name.startswith(ONTOLOGY)}


def quads() -> list[ox.Quad]:
    """Return three pages and a contract, read by hand."""
    return list(ox.parse(runpy.run_path(str(DATASET))["make_quads"](), format=ox.RdfFormat.N_QUADS))


def test_the_ontology_defines_the_terms_of_the_vocabulary_and_no_other(ontology: Graph) -> None:
    defined = {subject for subject in ontology.subjects() if str(subject).startswith(ONTOLOGY)}
    assert defined == set(TERMS)
    assert len(TERMS) == 72


def test_a_graph_uses_every_term_that_is_not_reserved(used: set[URIRef]) -> None:
    # A section and a basis are told by their individuals; the classes say what these are.
    assert used == set(TERMS) - RESERVED - ASKED_ONLY - {CG.Section, CG.Basis}


def test_reserved_terms_say_so(ontology: Graph) -> None:
    assert set(ontology.subjects(STATUS, None)) == RESERVED
    for term in RESERVED:
        assert str(ontology.value(term, RDFS.comment)).startswith("Reserved: ")


def test_the_ontology_names_itself(ontology: Graph) -> None:
    (itself,) = ontology.subjects(RDF.type, OWL.Ontology)
    for prop in (
        DCTERMS.title,
        DCTERMS.license,
        OWL.versionInfo,
        URIRef("http://purl.org/vocab/vann/preferredNamespacePrefix"),
    ):
        assert ontology.value(itself, prop), prop


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term).removeprefix(ONTOLOGY))
def test_a_term_has_a_kind_a_label_and_one_sentence(ontology: Graph, term: URIRef) -> None:
    assert len(KINDS & set(ontology.objects(term, RDF.type))) == 1
    (label,) = ontology.objects(term, RDFS.label)
    (comment,) = ontology.objects(term, RDFS.comment)
    assert label.language == comment.language == "en"  # type: ignore[attr-defined]
    assert re.fullmatch(r"[A-Z][^.]*\.", str(comment)), comment


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term).removeprefix(ONTOLOGY))
def test_a_property_has_a_domain_and_a_range_that_are_classes(ontology: Graph, term: URIRef) -> None:
    kinds = set(ontology.objects(term, RDF.type))
    if not kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}:
        assert not list(ontology.objects(term, RDFS.domain))
        return
    (domain,) = ontology.objects(term, RDFS.domain)
    (scope,) = ontology.objects(term, RDFS.range)
    assert all((node, RDF.type, OWL.Class) in ontology for node in members(ontology, domain))
    if OWL.DatatypeProperty in kinds:
        assert str(scope).startswith(PREFIXES["xsd"])
    else:
        assert all((node, RDF.type, OWL.Class) in ontology for node in members(ontology, scope))


def members(ontology: Graph, node: object) -> list[URIRef]:
    """Return a class itself, or the classes of a union."""
    union = ontology.value(node, OWL.unionOf)  # type: ignore[arg-type]
    return list(Collection(ontology, union)) if union else [node]  # type: ignore[arg-type,list-item]


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        *(
            (kind, CG.Norm)
            for kind in (CG.Obligation, CG.Prohibition, CG.Permission, CG.Right, CG.Exemption, CG.Recommendation)
        ),
        (CG.Party, CG.Agent),
        (CG.Role, CG.Agent),
        (CG.ClauseType, SKOS.Concept),
    ],
)
def test_classes_stand_under_their_general_class(ontology: Graph, lower: URIRef, upper: URIRef) -> None:
    assert (lower, RDFS.subClassOf, upper) in ontology


def test_related_to_has_a_direction(ontology: Graph) -> None:
    assert (CG.relatedTo, RDFS.subPropertyOf, DCTERMS.relation) in ontology
    assert (CG.relatedTo, RDF.type, OWL.SymmetricProperty) not in ontology


def test_a_functional_property_has_one_value_in_a_graph(ontology: Graph) -> None:
    functional = set(ontology.subjects(RDF.type, OWL.FunctionalProperty))
    assert {CG.inDocument, CG.beginIndex, CG.endIndex, CG.exact, CG.inClause} <= functional
    for prop in functional:
        pairs = {(str(q.subject), str(q.object)) for q in quads() if q.predicate.value == str(prop)}
        assert len({subject for subject, _ in pairs}) == len(pairs), prop


def test_alignments_speak_of_terms_that_there_are() -> None:
    alignments = Graph().parse(ontology_path("alignments.ttl"), format="turtle")
    ours = {s for s in alignments.subjects() if str(s).startswith(ONTOLOGY)}
    assert ours <= set(TERMS)
    targets = {str(o) for s, p, o in alignments if s in ours}
    for vocabulary in (
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://purl.org/dc/terms/",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/ns/oa#",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "http://www.w3.org/ns/odrl/2/",
        "http://www.w3.org/2006/time#",
        "https://schema.org/",
        "https://spec.edmcouncil.org/fibo/",
        "https://folio.openlegalstandard.org/",
    ):
        assert any(target.startswith(vocabulary) for target in targets), vocabulary


def test_alignments_equate_nothing_and_leave_the_direction_of_links_alone() -> None:
    alignments = Graph().parse(ontology_path("alignments.ttl"), format="turtle")
    assert not {OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs, SKOS.exactMatch} & set(alignments.predicates())
    assert SKOS.related not in set(alignments.objects())


def test_the_json_ld_context_has_a_name_for_every_term_and_tells_links_from_values(ontology: Graph) -> None:
    context = json.loads(ontology_path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    for term in TERMS:
        name = str(term).removeprefix(ONTOLOGY)
        entry = context[name]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"cg:{name}"
        coerced = "" if isinstance(entry, str) else entry.get("@type", "")
        assert (coerced in ("@id", "@vocab")) == ((term, RDF.type, OWL.ObjectProperty) in ontology), name
    for prefix, namespace in PREFIXES.items():
        assert context[prefix] == namespace


def test_the_json_ld_context_fetches_nothing() -> None:
    text = ontology_path("context.jsonld").read_text(encoding="utf-8")
    assert "@import" not in text
    assert isinstance(json.loads(text)["@context"], dict)
