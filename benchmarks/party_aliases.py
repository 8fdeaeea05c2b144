"""How many of the parties that a contract's preamble names are found with the names that it gives them.

    python benchmarks/party_aliases.py [FOLDER] [--half even|odd] [--misses]

FOLDER holds `corpora/cuad-labels.csv` (columns `file` and `parties`) and the contracts in `corpora/cuad/`;
without it the folder is `CLAUSEGRAPH_SHARED` or `../shared`. Rules are written with the even half of the
files that are there, by their sorted names, and checked on the odd half: `--half` scores one of them alone.

What is counted is pairs of an organisation or a person and an alias, as in `Fern Row Ltd. ("Seller")`. Left
out of both sides are `Party` and `Parties`, which are given to all, and pronouns (`we`, `you`). Where a label
says `together with Seller`, its alias is for both. Aliases are equal without regard to case, marks, articles,
possessive and plural endings. So are names, also without regard to

- accents, spaces and a legal form at the end: `Acme`, `ACME, Inc.`;
- what stands behind `d/b/a`, `f/k/a`, `formerly`, `including`, `not individually`, `on behalf of`,
  `and its`, `together with`, `a division of`, `a subsidiary of`: the labels now keep it and now drop it;
- a typing error, where the alias is the same: at least 85 % of the letters agree in order (the labels have
  many, and the scans have some).

Everything else is a miss and an extra: names that the labels shorten, aliases that they misspell, parties
that they leave out.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from kg.config import Settings
from kg.model import Reading
from kg.pipeline import interpret_document
from kg.read import read_document

SHARED = Path(os.environ.get("CLAUSEGRAPH_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
LABELS = Path("corpora", "cuad-labels.csv")
CONTRACTS = Path("corpora", "cuad")
HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}

STRAIGHT = str.maketrans("“”„‟‘’‚‛", '""""' + "''''")
ENTRY_END = re.compile(r";|(?<=[\"']\))[,.]?\s*(?=[A-Z])")
# A bracket that only says `Party`.
PARTY_BRACKET = re.compile(r"\((?:[^()\"]*\"(?:Party|Parties)[.,]*[\"'])+[^()\"]*\)")
QUOTED = re.compile(r"\"\s*([^\"()]+?)\s*(?:[\")]|'(?!\w))")
BARE = re.compile(r"\(([A-Z][^()\"]*)\)\s*\Z")
BEFORE_ALIAS = re.compile(r"[\s,(]*(?:\b(?:the|each|together|collectively|individually|here(?:in)?after)\b[\s,(]*)*\Z")
OPEN_BRACKET = re.compile(r"\([^()]*\Z")
# Between two companies, not inside a name.
AND = re.compile(r"(?<=\.)\s+and\s+(?=[A-Z])")
TAIL = re.compile(
    r"\(?\b(?:d/?b/?a/?|f/?k/?a/?|formerly|including|not individually|on behalf of|and (?:all of )?its|together with"
    r"|a (?:division|subsidiary) of)(?=\W).*",
    re.IGNORECASE | re.DOTALL,
)
LEGAL_FORM = re.compile(
    r"(?:\s(?:inc|incorporated|corp|corporation|company|co|llc|l l c|ltd|limited|llp|lp|l p|plc|gmbh|kg|ag|sa|s a|a s"
    r"|bv|b v|nv|n v|na|n a|pty|spa|s p a|g i e))+\Z"
)
ARTICLES = frozenset("the an each every any all its said such".split())
NO_NAME = re.compile(r"part(?:y|ies)(?![ ][A-Z]\b)|(?:we|us|our|you|your)\W*\Z", re.IGNORECASE)
LEAST_LIKENESS = 0.85


class Pair(NamedTuple):
    """A name and the alias that a preamble gives it, as they are compared."""

    name: str
    alias: str


class Counts(NamedTuple):
    """The pairs of each file that are labelled and found, only labelled, only found."""

    found: list[tuple[str, Pair]]
    missed: list[tuple[str, Pair]]
    extra: list[tuple[str, Pair]]


def read_labels(parties: str) -> set[Pair]:
    """Return the labelled pairs of one contract.

    >>> sorted(read_labels('Fern Row Ltd. ("Fern"); Oak Corp. ("Oak" and, together with Fern, "Sellers")'))
    [Pair(name='fernrow', alias='fern'), Pair(name='fernrow', alias='seller'), Pair(name='oak', alias='oak'), \
Pair(name='oak', alias='seller')]
    """
    given: dict[str, str] = {}
    pairs: set[Pair] = set()
    for entry in ENTRY_END.split(parties.translate(STRAIGHT)):
        names, aliases = read_entry(PARTY_BRACKET.sub("", entry))
        for alias, intro in aliases:
            others = (given[other] for other in given if re.search(rf"\b{re.escape(other)}\b", intro))
            pairs |= {to_pair(each, alias) for each in (*names, *others)}
            given.update((alias, each) for each in names)
    return keep_names(pairs)


def read_entry(entry: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the names that an entry of the labels begins with, and its aliases with the words before each."""
    quotes = list(QUOTED.finditer(entry))
    if quotes:
        names = OPEN_BRACKET.sub("", entry[: quotes[0].start()])
        begins = [len(names), *(quote.end() for quote in quotes)]
        aliases = [(q[1], entry[begin : q.start()]) for begin, q in zip(begins, quotes, strict=False)]
        return AND.split(BEFORE_ALIAS.sub("", names)), aliases
    bare = BARE.search(entry)
    return ([entry[: bare.start()]], [(bare[1], "")]) if bare else ([], [])


def read_pairs(reading: Reading) -> set[Pair]:
    """Return the pairs that were found in one contract."""
    return keep_names(to_pair(o.name, o.acts_as) for o in reading.organizations if o.acts_as)


def to_pair(name: str, alias: str) -> Pair:
    """Return a name and its alias as they are compared; an alias that is none is empty."""
    return Pair(fold_name(name), "" if NO_NAME.match(alias) else fold_alias(alias))


def keep_names(pairs: Iterable[Pair]) -> set[Pair]:
    """Return the pairs that name somebody and call him something."""
    return {pair for pair in pairs if pair.name and pair.alias}


def fold_alias(alias: str) -> str:
    """Return an alias as it is compared.

    >>> fold_alias("the Sellers"), fold_alias("Party A"), fold_alias("Agency's")
    ('seller', 'partya', 'agency')
    """
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", alias.lower()))
    return "".join(drop_plural(word) for word in words if word not in ARTICLES)


def drop_plural(word: str) -> str:
    """Return a word without a plural ending."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def fold_name(name: str) -> str:
    """Return a name as it is compared.

    >>> fold_name("The Acmé Works, L.L.C. d/b/a Works"), fold_name("ACME WORKS Inc.")
    ('acmework', 'acmework')
    """
    plain = unicodedata.normalize("NFKD", TAIL.sub("", name)).encode("ascii", "ignore").decode().lower()
    return fold_alias(LEGAL_FORM.sub("", " ".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))))


def match_pairs(wanted: set[Pair], found: set[Pair]) -> Iterator[tuple[Pair | None, Pair | None]]:
    """Yield each labelled pair with the one that was found for it, and what is left of the others."""
    left = sorted(found - wanted)
    yield from ((pair, pair) for pair in sorted(wanted & found))
    for pair in sorted(wanted - found):
        match = next((other for other in left if other.alias == pair.alias and is_like(pair.name, other.name)), None)
        if match:
            left.remove(match)
        yield pair, match
    yield from ((None, pair) for pair in left)


def is_like(one: str, other: str) -> bool:
    """Tell whether two names differ as by a typing error."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LEAST_LIKENESS


def compare(folder: Path, half: str) -> Counts:
    """Return what of the labels was found, reading every labelled contract that is there."""
    with (folder / LABELS).open(encoding="utf-8", newline="") as lines:
        labels = {row["file"]: row["parties"] for row in csv.DictReader(lines)}
    counts = Counts([], [], [])
    paths = [folder / CONTRACTS / file for file in sorted(labels)]
    for path in [path for path in paths if path.exists()][HALVES[half]]:
        reading = interpret_document(read_document(path, path.name, Settings()))
        for wanted, found in match_pairs(read_labels(labels[path.name]), read_pairs(reading)):
            kind = counts.extra if wanted is None else counts.missed if found is None else counts.found
            kind.extend((path.name, pair) for pair in [wanted or found] if pair)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED, help="folder of the labelled contracts")
    parser.add_argument("--half", choices=HALVES, default="all", help="which of the files to read")
    parser.add_argument("--misses", action="store_true", help="list each pair that is missed or extra")
    options = parser.parse_args()
    if not (options.folder / LABELS).exists():
        print(f"skipped: no labelled contracts in {options.folder} (name a folder, or set CLAUSEGRAPH_SHARED)")
        return
    counts = compare(options.folder, options.half)
    if options.misses:
        for title, pairs in (("missed", counts.missed), ("extra", counts.extra)):
            for file, pair in pairs:
                print(f"{title:7} {file[:40]:40} {pair.name} = {pair.alias}")
    found, missed, extra = map(len, counts)
    precision, recall = found / max(1, found + extra), found / max(1, found + missed)
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * found / max(1, 2 * found + missed + extra):.3f}")
    print(f"{found} pairs found, {missed} missed, {extra} extra")


if __name__ == "__main__":
    main()
