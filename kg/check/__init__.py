"""A store → a report: SHACL shapes and lint."""
