"""The store: quads on disk, one named graph per document.

`STORE/quads/` holds the quads (`pyoxigraph`), beside it stand the index of their words
(`kg.graph.text_index`) and the notes of the builds (`kg.graph.manifest`). One process writes at a time;
each document comes, changes and goes as a whole.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

import pyoxigraph as ox

from kg.errors import DocumentError, QueryError, StoreError
from kg.graph.entries import Told, read_entries, read_told
from kg.graph.text_index import TextIndex
from kg.vocabulary import CG, PREFIXES

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

QUADS = "quads"
NEW_QUADS = "quads.new"
MANIFEST = "manifest.json"
JOURNAL = "journal.log"
SNAPSHOTS = "snapshots"
INDEX = "words"
OWN_FILES = (QUADS, NEW_QUADS, MANIFEST, JOURNAL, SNAPSHOTS, INDEX)
LOCKED = ("/LOCK: Resource temporarily unavailable", "/LOCK: No locks available")
FILE_NAME = ox.NamedNode(CG.fileName)
N_QUADS = ox.RdfFormat.N_QUADS
TRIES = 5
"""How often a store is opened anew where a build takes a file away that was about to be read."""
PAUSE = 0.02
"""Seconds between two tries."""
UNKNOWN_FUNCTION = re.compile(r"The custom function (\S+) is not supported")
UNION: dict[str, Any] = {"use_default_graph_as_union": True}


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs, by IRI, that make up the default graph of a query, and those that it may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def to_options(self) -> dict[str, Any]:
        """Return the dataset as the engine takes it."""
        return {
            "default_graph": [ox.NamedNode(iri) for iri in self.default],
            "named_graphs": [ox.NamedNode(iri) for iri in self.named],
        }


class Store:
    """Quads on disk or in memory; the default graph of a query is the union of all documents."""

    def __init__(self, location: Path | None, quads: ox.Store) -> None:
        self.location = location
        self.quads = quads
        self.index: TextIndex | None = None

    @classmethod
    def in_memory(cls, n_quads: bytes = b"") -> Store:
        """Return a store in memory, filled with N-Quads."""
        quads = ox.Store()
        quads.load(n_quads, format=N_QUADS)
        return cls(None, quads)

    @classmethod
    def open(cls, location: Path) -> Store:
        """Return an existing store, opened for reading; raises `StoreError` where there is none."""
        check_location(location)
        if not (location / QUADS).is_dir():
            raise StoreError(location, "there is no store here; run `kg build` or name another place")
        with store_errors(location, "read"):
            return cls(location, read_quads(location))

    @classmethod
    @contextmanager
    def open_for_building(cls, location: Path, *, replace_damaged: bool = False) -> Iterator[Store]:
        """Give a store that may be changed, made if there is none, and close it at the end.

        Raises `StoreError` while another build writes there, and where the folder holds other things.
        `replace_damaged` has a store that no longer opens give way to an empty one.
        """
        check_location(location)
        with store_errors(location, "written"):
            store = cls(location, open_quads(location, replace_damaged))
            store.index = TextIndex.open_for_building(location / INDEX, anew=replace_damaged)
        try:
            yield store
            store.complete_index()
        finally:
            if store.index:
                store.index.close()
            # The lock goes with the last reference; the log of what was written, at the next opening.
            del store.quads
            with suppress(OSError, RuntimeError):
                ox.Store(str(location / QUADS))

    @classmethod
    def open_snapshot(cls, folder: Path) -> Store:
        """Return a snapshot of a store, opened for reading."""
        with store_errors(folder, "read"):
            return cls(folder, ox.Store.read_only(str(folder)))

    def query(self, text: str, bindings: Mapping[str, Term] | None = None, dataset: Dataset | None = None) -> Answer:
        """Answer a SPARQL query; `bindings` are values for variables that the query projects.

        A fact that several documents state is met once for each of them, so queries that list or count
        say `DISTINCT`. `dataset` stands in place of the one that the query names. Raises `QueryError` for
        what is no SPARQL, and for a function that there is not.
        """
        values = {ox.Variable(name): value for name, value in (bindings or {}).items()}
        graphs = dataset.to_options() if dataset else UNION
        try:
            return self.quads.query(text, prefixes=PREFIXES, substitutions=values, **graphs)
        except SyntaxError as error:
            raise QueryError("query", str(error)) from error
        except RuntimeError as error:
            if unknown := UNKNOWN_FUNCTION.match(str(error)):
                raise QueryError("query", f"there is no function {unknown[1]}") from error
            raise

    def documents(self) -> list[str]:
        """Return the IRIs of the documents in the store, sorted."""
        with self.errors("read"):
            return sorted(graph.value for graph in self.quads.named_graphs())

    def holds(self, document: str) -> bool:
        """Tell whether a document is in the store."""
        with self.errors("read"):
            return self.quads.contains_named_graph(ox.NamedNode(document))

    def file_names(self) -> dict[str, tuple[str, ...]]:
        """Return the file names of each document, sorted, by the document's IRI."""
        names: dict[str, list[str]] = {}
        with self.errors("read"):
            for quad in self.quads.quads_for_pattern(None, FILE_NAME, None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    names.setdefault(quad.subject.value, []).append(quad.object.value)
        return {document: tuple(sorted(found)) for document, found in names.items()}

    def names_of(self, document: str) -> tuple[str, ...]:
        """Return the file names of one document, sorted."""
        with self.errors("read"):
            found = self.quads.quads_for_pattern(ox.NamedNode(document), FILE_NAME, None, ox.NamedNode(document))
            return tuple(sorted(quad.object.value for quad in found if isinstance(quad.object, ox.Literal)))

    def count_members(self, name: str) -> int:
        """Return how many members a class of the ontology has.

        >>> Store.in_memory().count_members("Norm")
        0
        """
        with self.errors("read"):
            found = self.query(f"SELECT (COUNT(DISTINCT ?member) AS ?count) WHERE {{ ?member a <{CG.term(name)}> }}")
            assert isinstance(found, ox.QuerySolutions)
            return int(next(found)["count"].value)

    def put_document(self, document: str, n_quads: bytes) -> None:
        """Put a document's quads in place of those that the store has of it, all at once or not at all.

        Raises `DocumentError` for what is not N-Quads.
        """
        try:
            with self.changing(document):
                self.replace_graph(document, n_quads)
        except SyntaxError as error:
            raise DocumentError(document, f"its quads are not N-Quads ({first_line(error)})") from error

    def replace_graph(self, graph: str, n_quads: bytes) -> None:
        """Put quads in place of those of their graph."""
        if not self.quads.contains_named_graph(ox.NamedNode(graph)):
            self.quads.load(n_quads, format=N_QUADS)
            return
        triples = n_quads.decode().replace(f" <{graph}> .\n", " .\n")
        self.quads.update(f"DROP GRAPH <{graph}>; INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}")

    def drop_document(self, document: str) -> None:
        """Take a document out of the store, all at once."""
        with self.changing(document):
            self.quads.remove_graph(ox.NamedNode(document))

    def rename_document(self, document: str, names: Iterable[str]) -> None:
        """Put other file names in place of those of a document, all at once."""
        inserted = " ".join(f"<{document}> {FILE_NAME} {ox.Literal(name)} ." for name in names)
        delete = f"DELETE WHERE {{ GRAPH <{document}> {{ <{document}> {FILE_NAME} ?name }} }}"
        with self.changing(document):
            self.quads.update(f"{delete}; INSERT DATA {{ GRAPH <{document}> {{ {inserted} }} }}")

    @contextmanager
    def changing(self, document: str) -> Iterator[None]:
        """Give a context in which a document's quads may change, and have the index of words follow.

        Its entries leave first and come back last, so that whatever ends the process leaves none that is wrong.
        """
        with self.errors("written"):
            if self.index:
                self.index.drop(document)
            try:
                yield
            finally:
                self.put_entries(document)

    def told(self, document: str, iri: str, kind: str, excerpt: str | None = None) -> Told:
        """Return the words of a document about a thing of a class, and where they stand, if that is not known."""
        with self.errors("read"):
            return read_told(self.quads, document, iri, kind, excerpt)

    def put_entries(self, document: str) -> None:
        """Put what the store holds of a document, if anything, into the index of words, which has none of it."""
        if self.index and self.holds(document):
            self.index.put(document, read_entries(self.quads, document))

    def complete_index(self) -> None:
        """Make the index of words that of the documents in the store, after what a killed build left out."""
        if self.index is None:
            return
        stored, indexed = set(self.documents()), self.index.documents()
        for document in sorted(indexed - stored):
            self.index.drop(document)
        for document in sorted(stored - indexed):
            self.put_entries(document)
        self.index.commit()

    def words(self) -> TextIndex:
        """Return the index of words, which stays open; raises `StoreError` where there is none.

        A store in memory is indexed when this is first asked for.
        """
        if self.index is None and self.location:
            # It lies in a snapshot, and beside the quads of a store that are read as they are.
            beside = self.location.name == QUADS and not (self.location / INDEX).exists()
            self.index = TextIndex.open((self.location.parent if beside else self.location) / INDEX)
        elif self.index is None:
            self.index = TextIndex.in_memory()
            self.complete_index()
        return self.index

    def dump(self) -> bytes:
        """Return all quads as N-Quads, sorted by document and line: equal stores give equal bytes."""
        return b"".join(self.dump_documents())

    def dump_documents(self) -> Iterator[bytes]:
        """Yield the quads of one document after the other as sorted N-Quads, documents sorted by IRI."""
        for document in self.documents():
            with self.errors("read"):
                quads = self.quads.quads_for_pattern(None, None, None, ox.NamedNode(document))
                lines = ox.serialize(quads, format=N_QUADS) or b""
            yield b"".join(sorted(lines.splitlines(keepends=True)))

    def flush(self) -> None:
        """Put on the disk what the system still holds in memory."""
        with self.errors("written"):
            self.quads.flush()

    def errors(self, done: str) -> AbstractContextManager[None]:
        """Give a context in which what the disk refuses is a `StoreError` that names this store."""
        return store_errors(self.location or "the store in memory", done)


def check_location(location: Path) -> None:
    """Raise `StoreError` for what cannot be a store's folder."""
    with store_errors(location, "read"):
        if location.exists() and not location.is_dir():
            raise StoreError(location, "a store is a folder, and this is a file")


def create_store(location: Path) -> None:
    """Make an empty store: beside its place first, so that the folder `quads` is a store from the start."""
    if location.is_dir() and any(entry.name not in OWN_FILES for entry in location.iterdir()):
        raise StoreError(location, "the folder holds other things; name an empty folder or a store")
    location.mkdir(parents=True, exist_ok=True)
    ox.Store(str(location / NEW_QUADS)).flush()
    (location / NEW_QUADS).rename(location / QUADS)


def read_quads(location: Path) -> ox.Store:
    """Return the quads of a store, opened for reading.

    A build that is at work may merge files and take away one that was about to be read: then it is tried again.
    """
    for _ in range(TRIES - 1):
        try:
            return ox.Store.read_only(str(location / QUADS))
        except (OSError, RuntimeError):
            sleep(PAUSE)
    return ox.Store.read_only(str(location / QUADS))


def open_quads(location: Path, replace_damaged: bool) -> ox.Store:
    """Return the quads of a store, opened for writing; what is damaged may give way to an empty store."""
    folder = location / QUADS
    if not folder.is_dir():
        create_store(location)
    try:
        return ox.Store(str(folder))
    except (FileNotFoundError, RuntimeError):
        if not replace_damaged:
            raise
    shutil.rmtree(folder)
    create_store(location)
    return ox.Store(str(folder))


@contextmanager
def store_errors(location: Path | str, done: str) -> Iterator[None]:
    """Give a context in which what the disk refuses is a `StoreError` that says what to do."""
    try:
        yield
    except (FileNotFoundError, RuntimeError) as error:
        problem = f"the store is damaged or gone ({first_line(error)}); `kg build --rebuild` makes it anew"
        raise StoreError(location, problem) from error
    except OSError as error:
        if any(sign in str(error) for sign in LOCKED):
            raise StoreError(location, "another build is writing this store; wait until it ends") from error
        raise StoreError(location, f"the store cannot be {done} ({first_line(error)})") from error


def first_line(error: Exception) -> str:
    """Return what an error of the system says, as one line."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words.strip().partition("\n")[0]
