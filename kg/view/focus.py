"""What a picture is about: a thing found by its name, its slug or its IRI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import ConfigError, subject_name
from kg.graph.iris import to_slug
from kg.view.facts import CLASSES, Facts
from kg.view.kinds import NodeKind, ViewKind
from kg.view.labels import shorten

NAMED = """SELECT DISTINCT ?class ?here ?name {
  VALUES ?class { cg:ClauseType cg:Party cg:Role cg:Organization cg:DefinedTerm cg:Document }
  ?here a ?class ; skos:prefLabel|skos:altLabel|cg:fileName ?name }"""
CLAUSE_IRIS = "SELECT DISTINCT ?here { ?here a cg:Clause }"

WHAT_FIRST = [
    NodeKind.CLAUSE_TYPE,
    NodeKind.PARTY,
    NodeKind.ROLE,
    NodeKind.ORGANIZATION,
    NodeKind.DOCUMENT,
    NodeKind.TERM,
    NodeKind.CLAUSE,
]
WHO_FIRST = sorted(WHAT_FIRST, key=lambda kind: kind is NodeKind.CLAUSE_TYPE)
"""Which of several things with one name is meant: someone, where the picture is about who does what."""
ABOUT_WHO = frozenset((ViewKind.RESPONSIBILITIES, ViewKind.OWES, ViewKind.ESCALATION, ViewKind.NORMS))


@dataclass(frozen=True, slots=True)
class Focus:
    """The thing that a picture is about; `others` are the IRIs of other things with the same name."""

    iri: str
    kind: NodeKind
    name: str
    others: tuple[str, ...] = ()


def find_focus(facts: Facts, wanted: str, view: ViewKind) -> Focus:
    """Return the thing that a name, a slug or an IRI means.

    Names are compared without case, accents and a leading article. Raises `ConfigError` with near
    matches where there is none.
    """
    if kind := facts.kind(wanted):
        return Focus(wanted, kind, facts.name(wanted))
    order = WHO_FIRST if view in ABOUT_WHO else WHAT_FIRST
    things = list(named_things(facts))
    found = {iri: kind for kind, iri, name in things if means(wanted, iri, name)}
    if not found:
        found = {row[0]: NodeKind.CLAUSE for row in facts.rows(CLAUSE_IRIS) if ends_with(row[0], wanted)}
    if not found:
        raise ConfigError(shorten(wanted, 80), unknown_name(wanted, [name for _, _, name in things]))
    first, *others = sorted(found, key=lambda iri: (order.index(found[iri]), iri))
    return Focus(first, found[first], facts.name(first), tuple(others))


def named_things(facts: Facts) -> Iterator[tuple[NodeKind, str, str]]:
    """Yield the kind, IRI and name of everything that has a name, once for each name."""
    for cls, iri, name in facts.rows(NAMED):
        yield CLASSES[cls], iri, name


def means(wanted: str, iri: str, name: str) -> bool:
    """Tell whether a name or the end of an IRI is what was asked for.

    >>> means("the Account Manager", "https://example.org/role/account-manager", "Account Manager")
    True
    """
    return to_slug(name) == to_slug(wanted) or name == wanted or ends_with(iri, wanted)


def ends_with(iri: str, tail: str) -> bool:
    """Tell whether an IRI ends in these whole segments.

    >>> ends_with("https://example.org/role/clerk", "role/clerk")
    True
    """
    return bool(tail) and iri.endswith("/" + tail.strip("/"))


def unknown_name(wanted: str, names: list[str]) -> str:
    """Return the sentence that says that nothing has this name, and which names are near, all printable."""
    by_slug = {to_slug(name): name for name in sorted(names, reverse=True)}
    slugs = get_close_matches(to_slug(wanted)[:200], by_slug, n=4, cutoff=0.5)
    near = [shorten(subject_name(by_slug[slug]), 60) for slug in slugs]
    sentence = "no clause type, clause, party, role or document has this name, slug or IRI"
    return f"{sentence}; near it are {', '.join(near)}" if near else f"{sentence}, and none is near it"
