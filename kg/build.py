"""Files → a store that is their image: what is new is read, what is gone leaves, the rest stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kg.config import Settings
from kg.errors import DocumentError, KgError, subject_name
from kg.graph.iris import Minter
from kg.graph.manifest import UNSURE, Manifest, note_document, read_manifest, write_manifest
from kg.graph.store import Store
from kg.model import Document
from kg.pipeline import fingerprint_rules, to_document_quads
from kg.plan import Plan, Source, make_plan
from kg.read import find_files, read_document
from kg.workers import choose_workers, map_unordered, rare_collection

ToQuads = Callable[[Document, str], bytes]
OnProgress = Callable[[int, int], None]

COUNTED = (
    *("Document", "ClauseType", "Clause", "Provision", "Norm", "Obligation", "Prohibition", "Permission"),
    *("Right", "Exemption", "Recommendation", "Party", "Role", "Organization", "DefinedTerm", "Reference"),
)
"""The classes whose members a summary counts."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: documents read, left as they were, given other file names, and dropped.

    `ignored` counts the files that no reader knows; `failures` are sorted by file; `notes` say what was
    unusual in a file that was read; `counts` are the numbers of things in the store, by class.
    """

    read: int
    unchanged: int
    renamed: int
    dropped: int
    ignored: int
    failures: tuple[DocumentError, ...]
    notes: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading one document: its quads, or the problem."""

    source: Source
    n_quads: bytes = b""
    notes: tuple[str, ...] = ()
    problem: str = ""


def build(  # noqa: PLR0913 (all but the first three by keyword)
    paths: Iterable[Path],
    location: Path,
    settings: Settings | None = None,
    *,
    workers: int | None = 1,
    strict: bool = False,
    rebuild: bool = False,
    on_progress: OnProgress | None = None,
    to_quads: ToQuads = to_document_quads,
) -> BuildSummary:
    """Make the store at a place the image of files and folders, and return what was done.

    A file that fails is among the summary's failures, or with `strict` raises its `DocumentError`;
    `rebuild` reads again what has not changed; `workers` is the number of processes, `None` for as many
    as pay; `on_progress` is called with the documents done and to do; `to_quads` reads a document.
    The store is the same for any number of workers. Raises `StoreError` while another build writes there.
    """
    found = find_files(paths)
    settings = settings or Settings()
    with Store.open_for_building(location, replace_damaged=rebuild) as store:
        job = Build(store, location, settings, strict)
        job.fail(found.failures)
        plan = job.plan(found.files, rebuild)
        job.read(plan, workers, on_progress or (lambda done, total: None), to_quads)
        return job.finish(plan, found.ignored)


class Build:
    """One build of a store."""

    def __init__(self, store: Store, location: Path, settings: Settings, strict: bool) -> None:
        self.store = store
        self.location = location
        self.settings = settings
        self.strict = strict
        self.rules = fingerprint_rules(settings.base)
        self.before = read_manifest(location, self.rules)
        self.failures: list[DocumentError] = []
        self.failed: set[str] = set()
        self.notes: list[str] = []

    def iri(self, digest: str) -> str:
        """Return the IRI of a document."""
        return Minter(self.settings.base, digest).document

    def fail(self, failures: Iterable[DocumentError]) -> None:
        """Keep failures for the summary; a strict build ends at the first."""
        for failure in failures:
            if self.strict:
                raise failure
            self.failures.append(failure)

    def plan(self, files: Iterable[Path], rebuild: bool) -> Plan:
        """Return what is to be read, given what the store really holds."""
        stored = set(self.store.documents())
        known = {digest for digest in self.before.documents if self.iri(digest) in stored}
        plan = make_plan(files, self.before, set() if rebuild else known, self.settings)
        self.fail(plan.failures)
        return plan

    def read(self, plan: Plan, workers: int | None, on_progress: OnProgress, to_quads: ToQuads) -> None:
        """Read the documents that are new or changed, and put each into the store as it comes."""
        work = partial(read_source, settings=self.settings, to_quads=to_quads)
        total = len(plan.to_read)
        on_progress(0, total)
        outcomes = map_unordered(work, plan.to_read, workers or choose_workers(total))
        with rare_collection():
            for done, outcome in enumerate(outcomes, 1):
                self.keep(outcome)
                on_progress(done, total)

    def keep(self, outcome: Outcome) -> None:
        """Put a document into the store, or keep its failure."""
        if not outcome.problem:
            outcome = self.put(outcome)
        paths = outcome.source.paths
        if outcome.problem:
            self.failed.add(outcome.source.digest)
            self.fail(DocumentError(path, outcome.problem) for path in paths)
        self.notes += [f"{subject_name(path)}: {note}" for path in paths for note in outcome.notes]

    def put(self, outcome: Outcome) -> Outcome:
        """Put a document into the store; return its outcome, a failure where its quads make no sense."""
        digest = outcome.source.digest
        # A build that is killed in between leaves it open which rules made the document.
        note_document(self.location, UNSURE, digest)
        try:
            self.store.put_document(self.iri(digest), outcome.n_quads)
        except DocumentError as error:
            return Outcome(outcome.source, problem=error.problem)
        note_document(self.location, self.rules, digest)
        return outcome

    def finish(self, plan: Plan, ignored: int) -> BuildSummary:
        """Give documents their file names, drop what no file holds, and return the summary."""
        sources = {self.iri(s.digest): s for s in plan.sources if s.digest not in self.failed}
        dropped = self.drop(set(self.store.documents()) - set(sources), plan)
        renamed = self.rename(sources)
        self.store.flush()
        digests = frozenset(source.digest for source in sources.values())
        write_manifest(self.location, Manifest(self.rules, plan.files, digests))
        read = len(plan.to_read) - len(self.failed)
        failures = tuple(sorted(self.failures, key=str))
        notes, counts = tuple(sorted(self.notes)), count_things(self.store)
        return BuildSummary(read, len(sources) - read, renamed, dropped, ignored, failures, notes, counts)

    def drop(self, documents: set[str], plan: Plan) -> int:
        """Take documents out of the store; return how many left without another in their file's place."""
        before = {str(path): entry.digest for path, entry in self.before.files.items()}
        replaced = {self.iri(digest) for path, digest in before.items() if path in plan.files}
        for document in sorted(documents):
            self.store.drop_document(document)
        return len(documents - replaced)

    def rename(self, sources: Mapping[str, Source]) -> int:
        """Correct the file names of documents whose files were moved or copied; return how many."""
        names = self.store.file_names()
        wrong = {iri: source for iri, source in sources.items() if names.get(iri) != source.names}
        for iri, source in wrong.items():
            self.store.rename_document(iri, source.names)
        return len(wrong)


def read_source(source: Source, settings: Settings, to_quads: ToQuads) -> Outcome:
    """Return the quads of a document; whatever goes wrong with it is an outcome too."""
    try:
        document = read_document(source.paths[0], settings=settings)
        if document.digest != source.digest:
            return Outcome(source, problem="the file changes while it is read; build again")
        n_quads = to_quads(replace(document, names=source.names), settings.base)
    except KgError as error:
        return Outcome(source, problem=error.problem)
    except Exception as error:
        # One document that the rules cannot cope with must not stop the others.
        reason = subject_name(f"{type(error).__name__}: {error}")
        return Outcome(source, problem=f"reading it failed ({reason})")
    return Outcome(source, n_quads, document.notes)


def count_things(store: Store) -> dict[str, int]:
    """Return how many members each class has in a store.

    >>> count_things(Store.in_memory())["Norm"]
    0
    """
    return {name: store.count_members(name) for name in COUNTED}
