"""Graph → files: the graph itself, its norms, and who is responsible for what."""

from __future__ import annotations

from pathlib import Path

from kg.export.formats import Export, Format, Written
from kg.export.graphml import to_graphml
from kg.export.jsonld import to_jsonld
from kg.export.map_page import to_map_page
from kg.export.map_tables import to_map_csv, to_map_markdown
from kg.export.map_workbook import to_map_workbook
from kg.export.norm_tables import to_norms_csv, to_norms_jsonl
from kg.export.norms import read_norms
from kg.export.rdf import read_quads, to_n_quads, to_n_triples, to_trig, to_turtle
from kg.export.responsibilities import DEFAULT_COLUMNS, to_map
from kg.graph.store import Store

__all__ = ["GRAPH", "NORMS", "RESPONSIBILITIES", "write_graph", "write_norms", "write_responsibilities"]

GRAPH = Export(
    "graph",
    "quads",
    (
        Format("ttl", "Turtle: the triples of all documents together", to_turtle),
        Format("nt", "N-Triples: the same, a line each", to_n_triples),
        Format("nq", "N-Quads: a line each, with its document", to_n_quads),
        Format("trig", "TriG: a named graph for each document", to_trig),
        Format("jsonld", "JSON-LD: a named graph for each document", to_jsonld),
        Format("graphml", "GraphML: things and links, for programs that draw networks", to_graphml),
    ),
)
NORMS = Export(
    "norms",
    "rows",
    (
        Format("jsonl", "JSON Lines: an object for each norm", to_norms_jsonl),
        Format("csv", "CSV: a row for each norm", to_norms_csv),
    ),
)
RESPONSIBILITIES = Export(
    "responsibilities",
    "rows",
    (
        Format("html", "HTML: one page that works offline, with filters", to_map_page),
        Format("xlsx", "Excel workbook: map, summary and evidence", to_map_workbook),
        Format("csv", "CSV: the map as one table", to_map_csv),
        Format("md", "Markdown: a summary and a table for each clause type", to_map_markdown),
    ),
)


def write_graph(store: Store, path: Path, ending: str | None = None) -> Written:
    """Write the graph in the format of the file's ending, or the one named; raises `ConfigError`."""
    GRAPH.choose(path, ending)
    return GRAPH.write(read_quads(store), path, ending)


def write_norms(store: Store, path: Path, ending: str | None = None) -> Written:
    """Write the norms in the format of the file's ending, or the one named; raises `ConfigError`."""
    NORMS.choose(path, ending)
    return NORMS.write(read_norms(store), path, ending)


def write_responsibilities(
    store: Store, path: Path, ending: str | None = None, columns: int = DEFAULT_COLUMNS
) -> Written:
    """Write who is responsible for what; raises `ConfigError`.

    `columns` is how many parties and roles have a column of their own.
    """
    RESPONSIBILITIES.choose(path, ending)
    return RESPONSIBILITIES.write(to_map(read_norms(store), columns), path, ending)
