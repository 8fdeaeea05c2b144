"""The report of a check: what the shapes forbid, and what lint remarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.check.lint import Finding, lint
from kg.check.shapes import Violation, validate
from kg.graph.store import Store

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: violations break the shapes, findings are worth a look."""

    documents: int
    violations: tuple[Violation, ...]
    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether the graph has the shapes that it should have."""
        return not self.violations


def check(store: Store, *, with_lint: bool = True, on_progress: OnProgress | None = None) -> Report:
    """Return what is wrong with a store, and what is worth a look.

    Shapes are checked document by document, so a large store needs no more memory than its largest
    document; `on_progress` is called with the documents checked and all of them. Raises `KgError` where pySHACL is
    not installed.

    >>> check(Store.in_memory(), with_lint=False).conforms
    True
    """
    documents = store.documents()
    violations: list[Violation] = []
    for done, (document, n_quads) in enumerate(zip(documents, store.dump_documents(), strict=True), 1):
        violations += validate(document, n_quads)
        if on_progress:
            on_progress(done, len(documents))
    return Report(len(documents), tuple(violations), lint(store) if with_lint else ())
