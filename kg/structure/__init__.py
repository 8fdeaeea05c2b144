"""Document → Outline: clause pages, contracts, numbering, scan noise, sentences."""

from kg.structure.outlines import outline_document

__all__ = ["outline_document"]
