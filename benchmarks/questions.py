"""Ten typical questions to a graph of clauses, as SPARQL about things that a store really holds."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.store import Store
from kg.query.engine import select

PREFIXES = """\
PREFIX cg: <https://w3id.org/clausegraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# What is asked about: of the roles one that a single norm names, and one in the middle; of the types and parties
# those with most links; ties are broken by name, so that the same store gives the same questions.
RARE_ROLE = """
SELECT ?it { ?it a cg:Role . ?norm cg:bearer ?it } GROUP BY ?it ORDER BY COUNT(DISTINCT ?norm) ?it LIMIT 1
"""
MIDDLE_ROLE = """
SELECT ?it { GRAPH ?g { ?it a cg:Role . ?clause cg:mentions ?it } }
GROUP BY ?it HAVING (COUNT(DISTINCT ?clause) <= 30) ORDER BY DESC(COUNT(DISTINCT ?clause)) ?it LIMIT 1
"""
LINKED_TYPE = """
SELECT ?it { GRAPH ?g { ?it cg:relatedTo ?other } } GROUP BY ?it ORDER BY DESC(COUNT(DISTINCT ?other)) ?it LIMIT 1
"""
BUSY_PARTY = """
SELECT ?it { GRAPH ?g { ?it a cg:Party . ?norm cg:bearer ?it } }
GROUP BY ?it ORDER BY DESC(COUNT(DISTINCT ?norm)) ?it LIMIT 1
"""
QUESTIONS = {
    "rare role": """
SELECT DISTINCT ?norm ?action ?words { ?norm cg:bearer <RARE_ROLE> ; cg:action ?action ; cg:evidence/cg:exact ?words }
""",
    "path of related clauses": """
SELECT DISTINCT ?name { <LINKED_TYPE> cg:relatedTo+ ?type . ?type skos:prefLabel ?name }
""",
    "three hops": """
SELECT DISTINCT ?type { <LINKED_TYPE> cg:relatedTo/cg:relatedTo/cg:relatedTo ?type }
""",
    "two hops from a type": """
SELECT DISTINCT ?type ?agent {
  { SELECT DISTINCT ?type { <LINKED_TYPE> cg:relatedTo/cg:relatedTo ?type } }
  GRAPH ?document { ?clause cg:clauseType ?type ; cg:mentions ?agent }
}
""",
    "count by role and clause type": """
SELECT ?role ?type (COUNT(DISTINCT ?clause) AS ?clauses) {
  ?role a cg:Role . ?clause cg:mentions ?role ; cg:clauseType ?type .
} GROUP BY ?role ?type
""",
    "text search": """
SELECT DISTINCT ?clause ?text { ?clause cg:text ?text FILTER(CONTAINS(LCASE(?text), "safety certificate")) }
""",
    "optional deadline": """
SELECT DISTINCT ?norm ?action ?deadline {
  GRAPH ?document {
    ?norm cg:bearer <BUSY_PARTY> ; a cg:Obligation ; cg:action ?action
    OPTIONAL { ?norm cg:deadline/rdfs:label ?deadline }
  }
}
""",
    "most connected": """
SELECT ?type (COUNT(DISTINCT ?other) AS ?links) { ?type cg:relatedTo|^cg:relatedTo ?other }
GROUP BY ?type ORDER BY DESC(?links) ?type LIMIT 10
""",
    "CONSTRUCT of a neighbourhood": """
CONSTRUCT { <MIDDLE_ROLE> ?p ?o . ?s ?q <MIDDLE_ROLE> . ?s ?r ?x } {
  { <MIDDLE_ROLE> ?p ?o } UNION { ?s ?q <MIDDLE_ROLE> . ?s ?r ?x }
}
""",
    "ASK": """
ASK { ?norm cg:bearer <MIDDLE_ROLE> ; a cg:Permission ; cg:condition ?case }
""",
}
# Each document says all of its clauses in one graph. Joined over the union of all graphs, a role that hundreds of
# documents name is met once for each of them at every step.
COUNTED_BY_DOCUMENT = """
SELECT ?role ?type (COUNT(DISTINCT ?clause) AS ?clauses) {
  GRAPH ?document { ?role a cg:Role . ?clause cg:mentions ?role ; cg:clauseType ?type }
} GROUP BY ?role ?type
"""
THROUGH_KG = {"count by role and clause type": COUNTED_BY_DOCUMENT}
"""What `kg` is asked in place of the text above, where there is a quicker way to the same answer."""


@dataclass(frozen=True)
class Question:
    """A question: the SPARQL that every engine is asked, and that which `kg` is asked."""

    name: str
    text: str
    through_kg: str


def make_questions(store: Store) -> list[Question]:
    """Return the ten questions about things of a store, and last the count as `kg` is asked, for all engines."""
    names = {"RARE_ROLE": RARE_ROLE, "MIDDLE_ROLE": MIDDLE_ROLE, "LINKED_TYPE": LINKED_TYPE, "BUSY_PARTY": BUSY_PARTY}
    things = {name: select(store, text)[0]["it"] for name, text in names.items()}
    asked = QUESTIONS | {"(that count as kg is asked)": COUNTED_BY_DOCUMENT}
    return [make_question(name, text, things) for name, text in asked.items()]


def make_question(name: str, text: str, things: dict[str, str]) -> Question:
    """Return a question with the IRIs of what it is about in their places."""

    def fill(asked: str) -> str:
        for word, iri in things.items():
            asked = asked.replace(f"<{word}>", f"<{iri}>")
        return PREFIXES + asked

    return Question(name, fill(text), fill(THROUGH_KG.get(name, text)))
