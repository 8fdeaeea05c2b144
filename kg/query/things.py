"""Things of the graph by the names that people type, and the names by which people know them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.iris import to_slug
from kg.graph.store import Store
from kg.query.engine import select
from kg.query.names import expand_iri, fold_name, local_name, natural_order, shorten_iri, to_line
from kg.query.parameters import Parameter, read_header
from kg.vocabulary import ONTOLOGY

IRI = (Parameter("thing", "iri"),)
NAMING = ("prefLabel", "label", "action", "number", "fileName", "text", "exact")
"""Local names of the properties that name a thing, the best first."""
GENERAL = {"Norm", "Agent"}
"""Classes whose members have a more telling class besides."""

CLASSES = "SELECT DISTINCT ?class WHERE { $thing a ?class }"
ENDING = "SELECT DISTINCT ?thing WHERE { ?thing a ?class . FILTER(STRENDS(STR(?thing), $ending)) }"
NAMED = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?class { cg:Party cg:Role cg:ClauseType cg:Organization cg:DefinedTerm cg:Document }
  ?thing a ?class
}
"""
# Folds as `fold_name` does.
NAME_KNOWN = """
SELECT ?thing WHERE {
  ?thing skos:prefLabel|skos:altLabel ?label .
  FILTER(REPLACE(LCASE(STR(?label)), "^(the|an?) ", "") = $name)
}
LIMIT 1
"""
CALLED = """
SELECT DISTINCT ?thing WHERE {
  ?thing skos:prefLabel|skos:altLabel|cg:fileName ?name .
  FILTER(LCASE(STR(?name)) = LCASE($called))
}
"""
NAMES = """
SELECT DISTINCT ?property ?name WHERE {
  $thing ?property ?name .
  FILTER(?property IN (skos:prefLabel, rdfs:label, cg:action, cg:number, cg:fileName, cg:text, cg:exact))
}
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph; `kind` is the name of its class."""

    iri: str
    kind: str


def find_thing(store: Store, name: str) -> Thing:
    """Return the thing that an IRI, a prefixed name, the end of an IRI or a name stands for.

    Raises `QueryError` for a name of nothing, with the nearest ones, and for a name of several things.
    """
    iri = expand_iri(name.strip())
    if iri and (kind := _kind(store, iri)):
        return Thing(iri, kind)
    found = _ending_in(store, name) or _called(store, name)
    if len(found) > 1:
        some = ", ".join(shorten_iri(iri) for iri in found[:6])
        raise QueryError(name, f"this stands for {len(found)} things; name one of them: {some}")
    if not found:
        raise QueryError(name, f"there is nothing of this name in the store{_near(store, name)}")
    return Thing(found[0], _kind(store, found[0]))


def name_thing(store: Store, iri: str) -> str:
    """Return the name by which people know a thing; a norm is named by its kind and its act."""
    if iri.startswith(ONTOLOGY):
        return iri.removeprefix(ONTOLOGY).lower()
    rows = select(store, NAMES, {"thing": iri}, IRI)
    names = sorted((NAMING.index(local_name(row["property"])), row["name"]) for row in rows)
    if not names:
        return shorten_iri(iri)
    rank, name = names[0]
    return to_line(f"{_kind(store, iri)}: {name}" if NAMING[rank] == "action" else name)


def select_about(store: Store, iri: str, path: str) -> list[dict[str, str]]:
    """Return the values to which a property path of this package leads, and whether each is an IRI."""
    query = f"SELECT DISTINCT ?value (isIRI(?value) AS ?iri) WHERE {{ $thing {path} ?value }}"
    return select(store, query, {"thing": iri}, IRI)


def _kind(store: Store, iri: str) -> str:
    try:
        classes = {local_name(row["class"]) for row in select(store, CLASSES, {"thing": iri}, IRI)}
    except QueryError:
        return ""
    return min(classes - GENERAL or classes, default="")


def check_names(store: Store, query: str, text: str, values: Mapping[str, str]) -> None:
    """Raise `QueryError` where a parameter that takes a name is given one that nothing in the store has.

    An answer without rows would else be taken for one: that nobody has duties, and not that nobody is called so.
    """
    for parameter in read_header(text).parameters:
        name = values.get(parameter.name, "")
        if parameter.kind == "name" and name and not select(store, NAME_KNOWN, {"name": fold_name(name)}):
            problem = f"nothing in the store is called {to_line(name)!r}{_near(store, name)}"
            raise QueryError(query, f"{parameter.name}: {problem}")


def _ending_in(store: Store, name: str) -> list[str]:
    tail = name.strip().strip("/")
    tails = dict.fromkeys((tail, to_slug(tail) if "/" not in tail and "#" not in tail else tail))
    for ending in tails:
        if rows := select(store, ENDING, {"ending": f"/{ending}"}):
            return sorted((row["thing"] for row in rows), key=natural_order)
    return []


def _called(store: Store, name: str) -> list[str]:
    return sorted(row["thing"] for row in select(store, CALLED, {"called": name.strip()}))


def _near(store: Store, name: str) -> str:
    tails = {"/".join(row["thing"].rsplit("/", 2)[1:]): row["thing"] for row in select(store, NAMED)}
    by_slug = {tail.rpartition("/")[2]: tail for tail in tails} | {tail: tail for tail in tails}
    near = [by_slug[slug] for slug in difflib.get_close_matches(name.lower().replace(" ", "-"), by_slug, 3)]
    return f"; did you mean {', '.join(dict.fromkeys(near))}?" if near else ""
