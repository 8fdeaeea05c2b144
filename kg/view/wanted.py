"""What the explorer's page asks for."""

from __future__ import annotations

from dataclasses import dataclass

from kg.view.kinds import ViewKind


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page asks for: the picture of a kind of what is near a thing.

    `words` name one relation, as it is called from the thing's side: then these are its next links, those
    behind the first `skip`. In columns, `skip` is in norms. What is not `placed` is to be added to what is drawn.
    """

    iri: str
    view: ViewKind
    words: str = ""
    skip: int = 0
    placed: bool = True
