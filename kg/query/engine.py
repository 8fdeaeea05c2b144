"""SPARQL in, an answer out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import Dataset, Store, Term
from kg.query.formats import Form
from kg.query.guard import check_query, named_dataset
from kg.query.limits import limit_rows
from kg.query.matches import expand_matches
from kg.query.parameters import Parameter, bind, read_header
from kg.query.syntax import describe_syntax_error


@dataclass(frozen=True, slots=True)
class Answer:
    """What a store answered, which can be read once, and what whoever asked should know of it."""

    results: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
    notices: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        """Return whether the answer is rows (`SELECT`), a boolean (`ASK`) or a graph."""
        if isinstance(self.results, ox.QuerySolutions):
            return Form.ROWS
        return Form.BOOLEAN if isinstance(self.results, ox.QueryBoolean) else Form.GRAPH

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the names of the columns, none for an answer without rows."""
        if not isinstance(self.results, ox.QuerySolutions):
            return ()
        return tuple(variable.value for variable in self.results.variables)

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows, a term or `None` for each column."""
        if isinstance(self.results, ox.QuerySolutions):
            for solution in self.results:
                yield tuple(solution)

    def triples(self) -> list[ox.Triple]:
        """Return the triples of a graph, sorted, none for another form."""
        return sorted(self.results, key=str) if isinstance(self.results, ox.QueryTriples) else []


def ask(  # noqa: PLR0913 (all but the first three by keyword)
    store: Store,
    text: str,
    parameters: Mapping[str, str] | None = None,
    name: str = "query",
    *,
    dataset: Dataset | None = None,
    row_limit: int | None = None,
) -> Answer:
    """Answer a SPARQL query, with values bound to the parameters that its header declares.

    `name` names the query in errors; `dataset` stands in place of the one that the query names; an answer
    ends after `row_limit` rows. Updates, `SERVICE`, and `FROM` a graph that is not in the store are refused.
    Raises `QueryError`, for a syntax error with the line and a mark under the place.

    >>> from kg.graph.store import Store
    >>> next(ask(Store.in_memory(), "SELECT (UCASE($who) AS ?x) {}", {"who": "you"}).rows())[0].value
    'YOU'
    """
    if not is_unicode(text):
        raise QueryError(name, "the query holds bytes that are no UTF-8 text")
    bound = bind(name, text, read_header(text).parameters, parameters or {})
    try:
        check_query(text)
        named = named_dataset(text)
        _check_graphs(store, (named, dataset))
        limited = bound if row_limit is None else limit_rows(bound, row_limit)
        expanded = expand_matches(store, limited, dataset or named)
        return Answer(store.query(expanded.text, dataset=dataset or named), expanded.notices)
    except QueryError as error:
        raise QueryError(name, _explain_refusal(text, bound, error)) from error


def select(
    store: Store, text: str, values: Mapping[str, str] | None = None, declared: tuple[Parameter, ...] = ()
) -> list[dict[str, str]]:
    """Return the rows of a `SELECT` that is part of this package, as texts by column.

    For every part that reads a store: no guard stands before it, so what people type goes to `ask`. `values`
    are bound to variables, as strings or as `declared` (an IRI: `Parameter("thing", "iri")`); a column without
    a value is left out of its row. Raises `QueryError` for a value that does not fit and for what is no SPARQL.

    >>> from kg.graph.store import Store
    >>> select(Store.in_memory(), "SELECT ($who AS ?name) ?unbound {}", {"who": "you"})
    [{'name': 'you'}]
    """
    answer = Answer(store.query(bind("query", text, declared, values) if values else text))
    return [
        {name: getattr(term, "value", str(term)) for name, term in zip(answer.variables, row, strict=True) if term}
        for row in answer.rows()
    ]


def is_unicode(text: str) -> bool:
    """Tell whether a text can be written as UTF-8: an argument with broken bytes cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_graphs(store: Store, datasets: Iterable[Dataset | None]) -> None:
    for graph in chain.from_iterable((*dataset.default, *dataset.named) for dataset in datasets if dataset):
        pattern = "SELECT ?p { GRAPH $graph { ?s ?p ?o } } LIMIT 1"
        if not select(store, pattern, {"graph": graph}, (Parameter("graph", "iri"),)):
            raise QueryError("query", f"FROM names {graph}, which is no document of this store")


def _explain_refusal(text: str, bound: str, error: QueryError) -> str:
    """Return the problem with places as in the text that was asked, not as in the bound one."""
    if bound == text or "error at " not in error.problem:
        return describe_syntax_error(text, error.problem)
    try:
        Store.in_memory().query(text)
    except QueryError as original:
        return describe_syntax_error(text, original.problem)
    return (
        "a parameter stands where SPARQL wants a variable (behind SELECT, AS or GROUP BY); use it in the pattern only"
    )
