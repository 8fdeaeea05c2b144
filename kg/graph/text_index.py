"""The index of words: which things of a store hold which words, ranked (Tantivy).

One folder beside the quads, which holds names and words, and no texts. A document's entries come and go as a whole, and
leave before its quads change, so that a build that is killed leaves some out and none wrong; the next build
adds them. Whoever reads it goes on with what was there when it was opened.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, cast

from tantivy import DocAddress, Index, IndexWriter, Query, Searcher

from kg.errors import StoreError
from kg.graph.entries import Entry
from kg.graph.text_fields import (
    ANALYZERS,
    DOCUMENT,
    EXCERPT,
    IRI,
    KIND,
    NAME,
    SCHEMA,
    THING,
    analyzer_name,
    to_document,
)
from kg.graph.text_matching import to_match
from kg.graph.text_query import TextQuery

META, LOCK = "meta.json", ".tantivy-meta.lock"
"""The file of an index that names the others, and the one that Tantivy locks to read it."""
BATCH = 64
"""Documents that are put there in one go: each go costs some hundredths of a second."""
BUFFER = 32_000_000
"""Bytes of memory for what is to be written."""

Hit = tuple[float, DocAddress]


class Ranked(NamedTuple):
    """A thing that holds the words: how well it fits, in which document best, and in how many it holds them."""

    iri: str
    kind: str
    name: str
    excerpt: str | None
    score: float
    document: str
    documents: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The things that hold the words, each once, the best first, and how many there are in all."""

    things: tuple[Ranked, ...]
    total: int


class TextIndex:
    """The entries of the documents of a store, by the words in them."""

    def __init__(self, path: Path | str, index: Index) -> None:
        self.path = path
        for compared, analyzer in ANALYZERS.items():
            index.register_tokenizer(analyzer_name(compared), analyzer)
        # What is read changes only when this class says so.
        index.config_reader("manual")
        self.index = index
        self.writer: IndexWriter | None = None
        self.waiting: set[str] = set()

    @classmethod
    def in_memory(cls) -> TextIndex:
        """Return an empty index in memory."""
        return cls("the index in memory", Index(SCHEMA))

    @classmethod
    def open(cls, path: Path) -> TextIndex:
        """Return an index to read in; raises `StoreError` where there is none of this version."""
        with readable_folder(path) as folder:
            return cls._open(path, folder)

    @classmethod
    def open_for_building(cls, path: Path, *, anew: bool = False) -> TextIndex:
        """Return an index to be changed: an empty one where there is none of this version, or with `anew`."""
        if not anew:
            with suppress(StoreError):
                return cls._open(path, path)
        if path.exists():
            shutil.rmtree(path)
        path.mkdir()
        with index_errors(path):
            return cls(path, Index(SCHEMA, str(path)))

    @classmethod
    def _open(cls, path: Path, folder: Path) -> TextIndex:
        """Return the index in a folder, which is at a path or links to the files there."""
        if not (folder / META).is_file():
            raise StoreError(path, "there is no index of words here; `kg build` makes it")
        with index_errors(path):
            index = cls(path, Index.open(str(folder)))
        if index.index.schema != SCHEMA:
            raise StoreError(path, "the index of words is that of another version; `kg build` makes it anew")
        return index

    def close(self) -> None:
        """Close the index, with what was put there as far as the disk takes it."""
        with suppress(StoreError):
            self.commit()
        if self.writer:
            with suppress(ValueError):
                self.writer.wait_merging_threads()
            self.writer = None

    def documents(self) -> set[str]:
        """Return the IRIs of the documents that the index holds."""
        with self.errors():
            return {iri for iri, _ in self.searcher().terms_with_prefix(DOCUMENT, "", Query.all_query())}

    def put(self, document: str, entries: Iterable[Entry]) -> None:
        """Put a document's entries into the index, all at once; it must not be there.

        They are found from the next `commit` on, which comes by itself before anything is read here.
        """
        with self.errors():
            made = [to_document(document, entry) for entry in entries]
            writer = self._write(document)
            for each in made:
                writer.add_document(each)
        if len(self.waiting) >= BATCH:
            self.commit()

    def drop(self, document: str) -> None:
        """Take a document's entries out of the index, all at once and for good."""
        with self.errors():
            if document not in self.waiting and not self.index.searcher().doc_freq(DOCUMENT, document):
                return
            self._write(document).delete_documents_by_term(DOCUMENT, document)
        self.commit()

    def commit(self) -> None:
        """Have what was put into the index and taken out of it hold, for all who open it from now on."""
        if self.writer and self.waiting:
            with self.errors():
                self.writer.commit()
                self.index.reload()
            self.waiting.clear()

    def searcher(self) -> Searcher:
        """Return what reads the index as it stands, with all that was put there."""
        self.commit()
        return self.index.searcher()

    def _write(self, document: str) -> IndexWriter:
        """Return what writes, and note that something of a document waits to hold."""
        self.writer = self.writer or self.index.writer(BUFFER, 1)
        self.waiting.add(document)
        return self.writer

    def rank(
        self, query: TextQuery, limit: int, kinds: Collection[str] = (), documents: Collection[str] | None = None
    ) -> Ranking:
        """Return the things that hold the words, at most `limit`; things that fit equally well by their IRIs.

        `kinds` are the names of classes to be found, none for all; `documents` those to be searched, `None` for
        all. Raises `QueryError` for a phrase of which too many words can be the last.
        """
        with self.errors():
            searcher = self.searcher()
            match = to_match(searcher, query, kinds, documents)
            hits = searcher.search(match, max(1, searcher.num_docs), count=False).hits
            numbers = cast(list[int], searcher.fast_field_values(THING, [address for _, address in hits]))
            counts = Counter(numbers)
            things = read_things(searcher, take_best(hits, numbers, limit), counts)
        things.sort(key=lambda thing: (-thing.score, thing.iri))
        return Ranking(tuple(things[:limit]), len(counts))

    def find(self, query: TextQuery, limit: int, documents: Collection[str] | None = None) -> list[str] | None:
        """Return the IRIs of all things that hold the words, sorted, which takes a fifth of the time to rank them.

        `None` where there are more than `limit`, a thing counting once for each document that holds them.
        """
        with self.errors():
            searcher = self.searcher()
            match = to_match(searcher, query, (), documents)
            if searcher.search(match, 1).count > limit:  # type: ignore[attr-defined]  # its stubs forget it
                return None
            wanted = {"things": {"terms": {"field": IRI, "size": limit}}}
            return sorted(bucket["key"] for bucket in searcher.aggregate(match, wanted)["things"]["buckets"])

    def errors(self) -> AbstractContextManager[None]:
        """Give a context in which what Tantivy refuses is a `StoreError` that names this index."""
        return index_errors(self.path)


def take_best(hits: list[Hit], numbers: list[int], limit: int) -> list[tuple[int, Hit]]:
    """Return the best entries of the best things, by their numbers: of more things where the last ones tie."""
    scores: dict[int, float] = {}
    best = []
    lowest = 0.0
    for number, hit in zip(numbers, hits, strict=True):
        score, _ = hit
        if number not in scores:
            if len(scores) >= limit and score < lowest:
                break
            scores[number] = lowest = score
        if score == scores[number]:
            best.append((number, hit))
    return best


def read_things(searcher: Searcher, best: list[tuple[int, Hit]], counts: Mapping[int, int]) -> list[Ranked]:
    """Return the things that were found, each as the first of the documents tells it in which it fits best."""
    things: dict[int, Ranked] = {}
    # In the order in which they lie there, so that nothing is unpacked twice.
    for number, (score, address) in sorted(best, key=lambda each: (each[1][1].segment_ord, each[1][1].doc)):
        stored = searcher.doc(address)
        document = stored[DOCUMENT][0]
        if number not in things or document < things[number].document:
            iri, kind, name, place = (stored[field][0] for field in (IRI, KIND, NAME, EXCERPT))
            things[number] = Ranked(iri, kind, name, place.decode() or None, score, document, counts[number])
    return list(things.values())


@contextmanager
def index_errors(path: Path | str) -> Iterator[None]:
    """Give a context in which what Tantivy refuses is a `StoreError` that says what to do."""
    try:
        yield
    except BaseException as error:
        # A damaged file may end in a panic of Tantivy, which is no `Exception` and has no type to import.
        if not isinstance(error, ValueError) and type(error).__name__ != "PanicException":
            raise
        problem = f"the index of words cannot be used ({error}); `kg build --rebuild` makes it anew"
        raise StoreError(path, problem) from error


@contextmanager
def readable_folder(path: Path) -> Iterator[Path]:
    """Give a folder in which an index can be opened: Tantivy does not read where it cannot write to its lock."""
    if not path.is_dir() or os.access(path / LOCK, os.W_OK):
        yield path
        return
    with TemporaryDirectory() as folder:
        for file in path.iterdir():
            if file.name != LOCK:
                (Path(folder) / file.name).symlink_to(file.absolute())
        yield Path(folder)
