"""The notebook of the documentation gives what is stored in it."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from notebooks import FOLDER, run_notebook

NOTEBOOK = FOLDER / "exploring.ipynb"


@pytest.fixture(scope="module")
def stored() -> NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


def outputs(notebook: NotebookNode) -> list[list[dict[str, Any]]]:
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


def test_its_cells_give_what_is_stored(stored: NotebookNode) -> None:
    assert outputs(run_notebook(NOTEBOOK)) == outputs(stored)


def test_it_asks_shows_and_draws(stored: NotebookNode) -> None:
    code = "\n".join(cell.source for cell in stored.cells if cell.cell_type == "code")
    assert code.count("store.query(") + code.count("store.explain(") >= 5
    assert all(name in code for name in ("to_dataframe()", "to_networkx()", "to_rdflib()", "kg.interpret("))
    kinds = {kind for given in outputs(stored) for output in given for kind in output.get("data", ())}
    assert {"text/html", "image/svg+xml"} <= kinds


def test_it_holds_nothing_of_the_machine_that_ran_it(stored: NotebookNode) -> None:
    assert stored.metadata.language_info.name == "python"
    assert list(stored.metadata.language_info) == ["name"]
    assert [cell.metadata for cell in stored.cells] == [{}] * len(stored.cells)
    counts = [cell.execution_count for cell in stored.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert all(sign not in text for sign in ("/tmp", "/home", "\\\\Users", "/Users"))
