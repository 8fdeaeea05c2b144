"""The report of a check: what the shapes forbid, and what lint remarks."""

from __future__ import annotations

from dataclasses import dataclass

from kg.check.lint import Finding, lint
from kg.check.shapes import Violation, validate
from kg.graph.store import Store


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


def check(store: Store, *, with_lint: bool = True) -> Report:
    """Return what is wrong with a store, and what is worth a look.

    Shapes are checked document by document, so a large store needs no more memory than its largest
    document. Raises `KgError` where pySHACL is not installed.

    >>> check(Store.in_memory(), with_lint=False).conforms
    True
    """
    documents = store.documents()
    graphs = zip(documents, store.dump_documents(), strict=True)
    violations = [violation for document, n_quads in graphs for violation in validate(document, n_quads)]
    return Report(len(documents), tuple(violations), lint(store) if with_lint else ())
