"""Files → documents."""

from kg.read.document import read_document
from kg.read.folders import FoundFiles, find_files

__all__ = ["FoundFiles", "find_files", "read_document"]
