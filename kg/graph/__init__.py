"""Readings → quads → a store: one named graph per document."""
