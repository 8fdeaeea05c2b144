"""The names of things in RDF: every class, property and individual that a graph may use.

`ontology/clausegraph.ttl` says what each means; a test holds the two together.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

ONTOLOGY = "https://w3id.org/clausegraph/ontology#"

PREFIXES = {
    "cg": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class CG(DefinedNamespace):
    """The terms of the clausegraph ontology; any other name is an error."""

    _NS = Namespace(ONTOLOGY)
    _fail = True

    # Documents and places in them
    Document: URIRef
    fileName: URIRef
    documentKind: URIRef
    about: URIRef
    Excerpt: URIRef
    inDocument: URIRef
    beginIndex: URIRef
    endIndex: URIRef
    exact: URIRef

    # Clause types, clauses, provisions
    ClauseType: URIRef
    relatedTo: URIRef
    Clause: URIRef
    clauseType: URIRef
    occursAt: URIRef
    text: URIRef
    section: URIRef
    Section: URIRef
    Samples: URIRef
    Related: URIRef
    Body: URIRef
    heading: URIRef
    Provision: URIRef
    number: URIRef
    parent: URIRef
    inClause: URIRef
    inProvision: URIRef

    # Norms
    Norm: URIRef
    Obligation: URIRef
    Prohibition: URIRef
    Permission: URIRef
    Right: URIRef
    Exemption: URIRef
    Recommendation: URIRef
    evidence: URIRef
    trigger: URIRef
    foundBy: URIRef
    bearer: URIRef
    bearerText: URIRef
    bearerBasis: URIRef
    Basis: URIRef
    Stated: URIRef
    Inherited: URIRef
    Inferred: URIRef
    counterparty: URIRef
    counterpartyText: URIRef
    subjectText: URIRef
    action: URIRef
    actionVerb: URIRef

    # What limits a norm
    Qualifier: URIRef
    deadline: URIRef
    frequency: URIRef
    condition: URIRef
    exception: URIRef
    duration: URIRef
    days: URIRef
    businessDays: URIRef
    anchor: URIRef

    # Who, and what is named
    Agent: URIRef
    Party: URIRef
    Role: URIRef
    mentions: URIRef
    mentionedAt: URIRef
    providedBy: URIRef
    Organization: URIRef
    actsAs: URIRef
    DefinedTerm: URIRef
    definedAt: URIRef
    Reference: URIRef
    refersTo: URIRef

    # Derived after a build
    variantOf: URIRef
    similarity: URIRef
