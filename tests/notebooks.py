"""Notebooks run from their first cell to their last; as a program, it stores what they give.

`python tests/notebooks.py` runs the notebooks of `docs/` and writes their outputs into them.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parent.parent / "docs"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def run_notebook(path: Path) -> NotebookNode:
    """Return a notebook with the outputs that its cells give now, and nothing that changes from run to run."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        coalesce_streams=True,
    ).execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", nbformat.from_dict({})
    return notebook


def store_outputs(path: Path) -> None:
    """Run a notebook and write it with its outputs."""
    path.write_text(nbformat.writes(run_notebook(path)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for found in sorted(FOLDER.glob("*.ipynb")):
        store_outputs(found)
