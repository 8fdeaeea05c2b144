"""The names of things in RDF: every class, property and individual that a graph may use.

`ontology/clausegraph.ttl` says what each means; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum, auto

ONTOLOGY = "https://w3id.org/clausegraph/ontology#"

PREFIXES = {
    "cg": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class RDF(StrEnum):
    """The terms of RDF that a graph uses."""

    type = PREFIXES["rdf"] + "type"


class RDFS(StrEnum):
    """The terms of RDF Schema that a graph uses."""

    label = PREFIXES["rdfs"] + "label"


class SKOS(StrEnum):
    """The terms of SKOS that a graph uses."""

    prefLabel = PREFIXES["skos"] + "prefLabel"
    altLabel = PREFIXES["skos"] + "altLabel"
    definition = PREFIXES["skos"] + "definition"


class XSD(StrEnum):
    """The types of values that a graph uses; a text has none."""

    integer = PREFIXES["xsd"] + "integer"
    boolean = PREFIXES["xsd"] + "boolean"
    duration = PREFIXES["xsd"] + "duration"


class CG(StrEnum):
    """The terms of the clausegraph ontology, each the IRI of its name; any other name is an error."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return ONTOLOGY + name

    # Documents and places in them
    Document = auto()
    fileName = auto()
    documentKind = auto()
    about = auto()
    Excerpt = auto()
    inDocument = auto()
    beginIndex = auto()
    endIndex = auto()
    exact = auto()

    # Clause types, clauses, provisions
    ClauseType = auto()
    relatedTo = auto()
    Clause = auto()
    clauseType = auto()
    occursAt = auto()
    text = auto()
    section = auto()
    Section = auto()
    Samples = auto()
    Related = auto()
    Body = auto()
    heading = auto()
    Provision = auto()
    number = auto()
    parent = auto()
    inClause = auto()
    inProvision = auto()

    # Norms
    Norm = auto()
    Obligation = auto()
    Prohibition = auto()
    Permission = auto()
    Right = auto()
    Exemption = auto()
    Recommendation = auto()
    evidence = auto()
    trigger = auto()
    foundBy = auto()
    bearer = auto()
    bearerText = auto()
    bearerBasis = auto()
    Basis = auto()
    Stated = auto()
    Inherited = auto()
    Inferred = auto()
    counterparty = auto()
    counterpartyText = auto()
    subjectText = auto()
    action = auto()
    actionVerb = auto()

    # What limits a norm
    Qualifier = auto()
    deadline = auto()
    frequency = auto()
    condition = auto()
    exception = auto()
    duration = auto()
    days = auto()
    businessDays = auto()
    anchor = auto()

    # Who, and what is named
    Agent = auto()
    Party = auto()
    Role = auto()
    mentions = auto()
    mentionedAt = auto()
    providedBy = auto()
    Organization = auto()
    actsAs = auto()
    DefinedTerm = auto()
    definedAt = auto()
    Reference = auto()
    refersTo = auto()

    # Answered from the index of words, stated in no graph
    matches = auto()

    # Derived after a build
    variantOf = auto()
    similarity = auto()
