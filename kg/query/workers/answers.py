"""The task of answering a query, as a worker does it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.graph.store import Dataset, Store
from kg.query.catalogue import Query
from kg.query.engine import ask
from kg.query.things import check_names
from kg.query.workers.worker import Outlet
from kg.query.writers import GRAPH_FORMATS, RESULT_FORMATS, write_answer
from kg.vocabulary import PREFIXES

NO_VALUES: dict[str, str] = {}


class Question(NamedTuple):
    """A query with the values of its parameters, and what its answer is to look like.

    `formats` has a format for each form of answer that whoever asks can read; `dataset` stands in place of
    the one that the query names; an answer ends after `row_limit` rows or triples. `names_are_checked` has
    a parameter that takes a name refuse one that nothing in the store has.
    """

    text: str
    formats: Mapping[str, str]
    parameters: Mapping[str, str] = NO_VALUES
    name: str = "query"
    dataset: Dataset | None = None
    row_limit: int = 100_000
    names_are_checked: bool = False


def write(  # noqa: PLR0913, PLR0917 (what the command line was told)
    store: Store, outlet: Outlet, query: Query, parameters: Mapping[str, str], form: str | None, width: int
) -> None:
    """Write the answer to a query as the command line shows it; the head says whether it is empty, and its notices."""
    found = ask(store, query.text, parameters, query.name)
    check_names(store, query.name, query.text, parameters)
    written = write_answer(found, form, width)
    outlet.begin(empty="yes" if written.empty else "", notices="\n".join(found.notices))
    outlet.write(written.data)


def answer(store: Store, outlet: Outlet, *asked: Any) -> None:
    """Answer a question; the head names the form of the answer and its format, `None` where none fits.

    `asked` are the fields of a `Question`: bare values travel faster. Raises `QueryError` for what cannot be answered.
    """
    question = Question(*asked)
    found = ask(
        store, question.text, question.parameters, question.name,
        dataset=question.dataset, row_limit=question.row_limit,
    )  # fmt: skip
    if question.names_are_checked:
        check_names(store, question.name, question.text, question.parameters)
    name = question.formats.get(found.form.value)
    outlet.begin(format=name, form=found.form.value)
    if name is None:
        return
    if isinstance(found.results, ox.QueryTriples):
        form = GRAPH_FORMATS[name]
        prefixes = None if form is ox.RdfFormat.N_TRIPLES else PREFIXES
        ox.serialize(islice(found.results, question.row_limit), outlet.file, form, prefixes=prefixes)
    else:
        found.results.serialize(outlet.file, RESULT_FORMATS[name])
