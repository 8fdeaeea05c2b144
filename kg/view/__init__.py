"""A store → interactive HTML."""

from kg.view.kinds import ViewKind
from kg.view.view import ViewSummary, write_view

__all__ = ["ViewKind", "ViewSummary", "write_view"]
