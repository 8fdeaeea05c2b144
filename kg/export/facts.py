"""What the graph says of things, document by document, as plain values."""

from __future__ import annotations

from collections import defaultdict

from kg.graph.store import Store
from kg.query.engine import select
from kg.vocabulary import ONTOLOGY, PREFIXES

Values = dict[str, list[str]]
Facts = dict[tuple[str, str], Values]
"""(document, thing) → property → its values, sorted. A property is named as in `cg:` or by its prefix."""

FACTS = """
SELECT DISTINCT ?graph ?thing ?property ?value WHERE {{
  GRAPH ?graph {{ {} . ?thing ?property ?value }}
}}
"""


def read_facts(store: Store, pattern: str) -> Facts:
    """Return what each document says of the things that match a pattern of `?thing`."""
    facts: Facts = defaultdict(lambda: defaultdict(list))
    for row in select(store, FACTS.format(pattern)):
        facts[row["graph"], row["thing"]][shorten_name(row["property"])].append(row["value"])
    for values in facts.values():
        for found in values.values():
            found.sort()
    return facts


def shorten_name(iri: str) -> str:
    """Return the name of a term: bare in the ontology's own namespace, with its prefix in another's.

    >>> shorten_name("https://w3id.org/clausegraph/ontology#action")
    'action'
    >>> shorten_name("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos:prefLabel'
    """
    if iri.startswith(ONTOLOGY):
        return iri.removeprefix(ONTOLOGY)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def first(values: Values, name: str) -> str:
    """Return the first value of a property in alphabetical order, empty where there is none."""
    found = values.get(name)
    return found[0] if found else ""
