"""A graph → a report: SHACL shapes and lint."""

from kg.check.lint import Finding
from kg.check.report import Report, check
from kg.check.shapes import Violation

__all__ = ["Finding", "Report", "Violation", "check"]
