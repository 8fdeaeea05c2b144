"""The index of words: which things of a store hold which words, ranked (SQLite's FTS5).

One file beside the quads. A document's entries come and go as a whole, and leave before its quads change,
so that a build that is killed leaves some out and none wrong; the next build adds them.
Words are compared without case and accents: those that are looked for in any of their forms by their
stem (Porter), phrases and beginnings of words as they are written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex
from weakref import finalize

from kg.errors import StoreError
from kg.graph.entries import Entry
from kg.graph.text_matching import FORMS, STEMS, Source, list_marks, to_ranking, to_sources
from kg.graph.text_query import TextQuery
from kg.model import Span

VERSION = 1
"""Changes with the tables; a build makes an index of another version anew."""
ALONGSIDE = ("", "-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps of one database."""
PATIENCE = 30.0
"""Seconds to wait for somebody else who is at the index."""
NAME_WEIGHT = 2.0
"""How much a word in a name counts, one in the text counting 1."""

SELECT_ENTRIES = """
SELECT e.id, d.iri, e.iri, e.kind, e.name, e.text, e.excerpt FROM entry e JOIN document d ON d.id = e.document
"""
SCHEMA = f"""
BEGIN;
CREATE TABLE document (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL, excerpt TEXT,
  name TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX entry_document ON entry (document);
CREATE VIRTUAL TABLE {STEMS} USING fts5(
  name, text, content='entry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE {FORMS} USING fts5(
  name, text, content='entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO {STEMS} ({STEMS}, rank) VALUES ('rank', 'bm25({NAME_WEIGHT}, 1.0)');
INSERT INTO {FORMS} ({FORMS}, rank) VALUES ('rank', 'bm25({NAME_WEIGHT}, 1.0)');
PRAGMA user_version = {VERSION};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A thing that holds the words: how well it fits, its best entry, and in how many documents it stands."""

    iri: str
    score: float
    number: int
    documents: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The things that hold the words, each once, the best first, and how many there are in all."""

    things: tuple[Ranked, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry, its document, and where the words stand in its name and in its text."""

    entry: Entry
    document: str
    name_marks: tuple[Span, ...]
    text_marks: tuple[Span, ...]


class TextIndex:
    """The entries of the documents of a store, and the words in them."""

    def __init__(self, path: Path | str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        finalize(self, connection.close)

    @classmethod
    def in_memory(cls) -> TextIndex:
        """Return an empty index in memory; raises `StoreError` where Python's SQLite cannot index words."""
        check_fts5("the index in memory")
        index = cls("the index in memory", connect(":memory:"))
        index.connection.executescript(SCHEMA)
        return index

    @classmethod
    def open(cls, path: Path) -> TextIndex:
        """Return an index to read in; raises `StoreError` where there is none of this version."""
        check_fts5(path)
        if not path.is_file():
            raise StoreError(path, "there is no index of words here; `kg build` makes it")
        with index_errors(path):
            index = cls(path, connect(f"{path.absolute().as_uri()}?mode=ro"))
            if index.version() != VERSION:
                raise StoreError(path, "the index of words is that of another version; `kg build` makes it anew")
        return index

    @classmethod
    def open_for_building(cls, path: Path, *, anew: bool = False) -> TextIndex | None:
        """Return an index to be changed: an empty one where there is none of this version, or with `anew`.

        `None` where Python's SQLite cannot index words, so that stores are built there too.
        """
        if not has_fts5():
            return None
        with index_errors(path):
            if anew or not is_current(path):
                for ending in ALONGSIDE:
                    path.with_name(path.name + ending).unlink(missing_ok=True)
            index = cls(path, connect(path.absolute().as_uri()))
            # Those who read go on with what was there before a change while it is made.
            index.connection.execute("PRAGMA journal_mode = WAL")
            # What was written last may be lost with the power, as it may of the quads, and no more than that.
            index.connection.execute("PRAGMA synchronous = NORMAL")
            if index.version() != VERSION:
                index.connection.executescript(SCHEMA)
        return index

    def version(self) -> int:
        """Return the version of the tables, 0 where there are none."""
        version: int = self.connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    def close(self) -> None:
        """Close the index; what remains of one that was changed is one file, which can be read from any folder."""
        # A reader that is at it keeps the index as it is; the next build comes back to it.
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA journal_mode = DELETE")
        self.connection.close()

    def documents(self) -> set[str]:
        """Return the IRIs of the documents that the index holds."""
        with self.errors():
            return {iri for (iri,) in self.connection.execute("SELECT iri FROM document")}

    def put(self, document: str, entries: Iterable[Entry]) -> None:
        """Put a document's entries into the index, all at once; it must not be there."""
        with self.changes() as connection:
            number = connection.execute("INSERT INTO document (iri) VALUES (?)", [document]).lastrowid
            first = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM entry").fetchone()[0]
            rows = [(n, number, e.iri, e.kind, e.excerpt, e.name, e.text) for n, e in enumerate(entries, first)]
            connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            for table in (STEMS, FORMS):
                connection.execute(
                    f"INSERT INTO {table} (rowid, name, text) SELECT id, name, text FROM entry WHERE id >= ?", [first]
                )

    def drop(self, document: str) -> None:
        """Take a document's entries out of the index, all at once."""
        with self.changes() as connection:
            row = connection.execute("SELECT id FROM document WHERE iri = ?", [document]).fetchone()
            if row is None:
                return
            for table in (STEMS, FORMS):
                connection.execute(
                    f"INSERT INTO {table} ({table}, rowid, name, text) "
                    "SELECT 'delete', id, name, text FROM entry WHERE document = ?",
                    row,
                )
            connection.execute("DELETE FROM entry WHERE document = ?", row)
            connection.execute("DELETE FROM document WHERE id = ?", row)

    def snapshot(self, path: Path) -> None:
        """Write the index as it stands to a new file, also while a build changes it."""
        with self.errors(), closing(connect(path.absolute().as_uri())) as copy:
            self.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")

    def rank(
        self, query: TextQuery, limit: int, kinds: Collection[str] = (), documents: Collection[str] | None = None
    ) -> Ranking:
        """Return the things that hold the words, at most `limit`; things that fit equally well by their IRIs.

        `kinds` are the names of classes to be found, none for all; `documents` those to be searched, `None` for all.
        """
        statement, values = to_ranking(query, kinds, documents)
        with self.errors():
            rows = self.connection.execute(statement, [*values, limit]).fetchall()
        return Ranking(tuple(Ranked(*row[:-1]) for row in rows), rows[0][-1] if rows else 0)

    def mark(self, query: TextQuery, numbers: Sequence[int]) -> list[Marked]:
        """Return entries, in the order of their numbers, with the places of the words that a query wants."""
        with self.errors():
            rows = self.connection.execute(
                f"{SELECT_ENTRIES} WHERE e.id IN ({list_marks(numbers)})", numbers
            ).fetchall()
            places = [self._places(source, numbers) for source in to_sources(query)]
        marked = {}
        for number, document, *values in rows:
            sides = [found.get(number, ([], [])) for found in places]
            names, texts = (join_spans(sorted({s for side in sides for s in side[n]})) for n in (0, 1))
            marked[number] = Marked(Entry(*values), document, names, texts)
        return [marked[number] for number in numbers]

    def _places(self, source: Source, numbers: Sequence[int]) -> dict[int, tuple[list[Span], ...]]:
        """Return the places of a source's words in the names and in the texts of entries."""
        # No text holds a sign that is drawn by lot for this one query.
        sign = f"\x02{token_hex(8)}\x03"
        columns = ", ".join(f"highlight({source.table}, {column}, ?1, ?1)" for column in (0, 1))
        # The plus has FTS5 look the words up once and not for each entry.
        where = f"WHERE {source.table} MATCH ?2 AND +rowid IN ({list_marks(numbers)})"
        found = self.connection.execute(
            f"SELECT rowid, {columns} FROM {source.table} {where}", [sign, source.match, *numbers]
        )
        return {number: tuple(list(read_marks(text, sign)) for text in texts) for number, *texts in found}

    @contextmanager
    def changes(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for changes that come all at once or not at all."""
        with self.errors():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def errors(self) -> AbstractContextManager[None]:
        """Give a context in which what SQLite refuses is a `StoreError` that names this index."""
        return index_errors(self.path)


@contextmanager
def index_errors(path: Path | str) -> Iterator[None]:
    """Give a context in which what SQLite refuses is a `StoreError` that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(path, f"the index of words cannot be used ({error})") from error
    except sqlite3.DatabaseError as error:
        problem = f"the index of words is damaged ({error}); `kg build --rebuild` makes it anew"
        raise StoreError(path, problem) from error


def is_current(path: Path) -> bool:
    """Tell whether a file is an index of this version."""
    if not path.is_file():
        return False
    with closing(connect(path.absolute().as_uri())) as connection, suppress(sqlite3.DatabaseError):
        return TextIndex(path, connection).version() == VERSION
    return False


def connect(address: str) -> sqlite3.Connection:
    """Return a connection to a database; what is to happen at once begins and ends its transaction itself."""
    return sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True, check_same_thread=False)


@cache
def has_fts5() -> bool:
    """Tell whether Python's SQLite can index words (FTS5); it may be compiled without."""
    with closing(connect(":memory:")) as connection, suppress(sqlite3.OperationalError):
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        return True
    return False


def check_fts5(subject: object) -> None:
    """Raise `StoreError` where Python's SQLite cannot index words."""
    if not has_fts5():
        raise StoreError(subject, "words cannot be searched: the SQLite of this Python is compiled without FTS5")


def read_marks(marked: str, sign: str) -> Iterator[Span]:
    """Yield the places that stand between signs, as places in the text without the signs.

    >>> list(read_marks("the |notice| of |fault|", "|"))
    [Span(begin=4, end=10), Span(begin=14, end=19)]
    """
    end = 0
    for place, piece in enumerate(marked.split(sign)):
        begin, end = end, end + len(piece)
        if place % 2:
            yield Span(begin, end)


def join_spans(spans: list[Span]) -> tuple[Span, ...]:
    """Return places in their order, those that overlap as one.

    >>> join_spans([Span(0, 6), Span(4, 9), Span(12, 14)])
    (Span(begin=0, end=9), Span(begin=12, end=14))
    """
    joined: list[Span] = []
    for span in spans:
        if joined and span.begin < joined[-1].end:
            joined[-1] = Span(joined[-1].begin, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
