"""The names of things in RDF: every class, property and individual that a graph may use.

`ontology/clausegraph.ttl` says what each means; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator

ONTOLOGY = "https://w3id.org/clausegraph/ontology#"

PREFIXES = {
    "cg": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Vocabulary:
    """The terms of a namespace: each name that a subclass lists is the IRI of that name; any other is an error."""

    def __init_subclass__(cls, *, namespace: str) -> None:
        for name in cls.__annotations__:
            setattr(cls, name, namespace + name)

    @classmethod
    def names(cls) -> Iterator[str]:
        """Yield the names of the terms, in the order in which they are listed."""
        yield from cls.__annotations__

    @classmethod
    def term(cls, name: str) -> str:
        """Return the IRI of a name; raises `KeyError` for one that is not listed."""
        if name not in cls.__annotations__:
            raise KeyError(name)
        return str(getattr(cls, name))


class RDF(Vocabulary, namespace=PREFIXES["rdf"]):
    """The terms of RDF that a graph uses."""

    type: str


class RDFS(Vocabulary, namespace=PREFIXES["rdfs"]):
    """The terms of RDF Schema that a graph uses."""

    label: str


class SKOS(Vocabulary, namespace=PREFIXES["skos"]):
    """The terms of SKOS that a graph uses."""

    prefLabel: str
    altLabel: str
    definition: str


class XSD(Vocabulary, namespace=PREFIXES["xsd"]):
    """The types of values that a graph uses; a text has none."""

    integer: str
    boolean: str
    duration: str


class CG(Vocabulary, namespace=ONTOLOGY):
    """The terms of the clausegraph ontology."""

    # Documents and places in them
    Document: str
    fileName: str
    documentKind: str
    about: str
    Excerpt: str
    inDocument: str
    beginIndex: str
    endIndex: str
    exact: str

    # Clause types, clauses, provisions
    ClauseType: str
    relatedTo: str
    Clause: str
    clauseType: str
    occursAt: str
    text: str
    section: str
    Section: str
    Samples: str
    Related: str
    Body: str
    heading: str
    Provision: str
    number: str
    parent: str
    inClause: str
    inProvision: str

    # Norms
    Norm: str
    Obligation: str
    Prohibition: str
    Permission: str
    Right: str
    Exemption: str
    Recommendation: str
    evidence: str
    trigger: str
    foundBy: str
    bearer: str
    bearerText: str
    bearerBasis: str
    Basis: str
    Stated: str
    Inherited: str
    Inferred: str
    counterparty: str
    counterpartyText: str
    subjectText: str
    action: str
    actionVerb: str

    # What limits a norm
    Qualifier: str
    deadline: str
    frequency: str
    condition: str
    exception: str
    duration: str
    days: str
    businessDays: str
    anchor: str

    # Who, and what is named
    Agent: str
    Party: str
    Role: str
    mentions: str
    mentionedAt: str
    providedBy: str
    Organization: str
    actsAs: str
    DefinedTerm: str
    definedAt: str
    Reference: str
    refersTo: str

    # Answered from the index of words, stated in no graph
    matches: str

    # Derived after a build
    variantOf: str
    similarity: str
