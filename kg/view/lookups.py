"""What documents say of one thing, looked up without a query: as quick in a large store as in a small one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import pyoxigraph as ox

from kg.graph.entries import to_value
from kg.query.names import local_name
from kg.view.norms import Values
from kg.vocabulary import RDF

MOST_SAID = 40
"""How many statements are read where many documents may say the same of a thing, each for itself."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """Looks up what is said of a thing; of what many documents say, it reads what the store gives first."""

    quads: ox.Store

    def values(self, iri: str, *names: str, most: int = MOST_SAID) -> list[str]:
        """Return the values of some properties of a thing, each once, in the order of the store."""
        found = (to_value(quad.object) for name in names for quad in islice(self.said(iri, name), most))
        return list(dict.fromkeys(found))

    def holds(self, iri: str, name: str, value: str) -> bool:
        """Tell whether any document says that a thing has another one as a property."""
        return next(self.said(iri, name, value=value), None) is not None

    def first(self, iri: str, name: str, document: str = "") -> str:
        """Return the value of a property in one document or in the first that has it, `""` where none has."""
        said = islice(self.said(iri, name, document), MOST_SAID)
        return min(((name_graph(quad), to_value(quad.object)) for quad in said), default=("", ""))[1]

    def documents(self, iri: str) -> list[str]:
        """Return documents that say what a thing is, sorted."""
        return sorted({name_graph(quad) for quad in islice(self.said(iri, RDF.type), MOST_SAID)})

    def properties(self, iri: str, document: str = "") -> Values:
        """Return the values of all properties of a thing, sorted, by the last part of a property's name."""
        values: Values = defaultdict(list)
        for quad in self.said(iri, document=document):
            values[name_property(quad.predicate)].append(to_value(quad.object))
        return defaultdict(list, {name: sorted(found) for name, found in values.items()})

    def said(self, iri: str, name: str = "", document: str = "", value: str = "") -> Iterator[ox.Quad]:
        """Yield what is said of a thing by a property or by any, in a document or in any; nothing of what is no IRI."""
        try:
            thing = ox.NamedNode(iri)
        except ValueError:
            return iter(())
        return self.quads.quads_for_pattern(thing, to_node(name), to_node(value), to_node(document))


@lru_cache(1_000)
def to_node(iri: str) -> ox.NamedNode | None:
    """Return the node of an IRI, `None` for none."""
    return ox.NamedNode(iri) if iri else None


@lru_cache(1_000)
def name_property(predicate: ox.NamedNode) -> str:
    """Return the last part of the name of a property."""
    return local_name(predicate.value)


def name_graph(quad: ox.Quad) -> str:
    """Return the IRI of the document that says something, `""` for what stands in none."""
    return getattr(quad.graph_name, "value", "")
