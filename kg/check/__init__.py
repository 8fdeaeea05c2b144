"""A graph → a report: SHACL shapes and lint."""

from kg.check.report import Finding, Report, Violation, check

__all__ = ["Finding", "Report", "Violation", "check"]
