"""The fields of the index of words, and how a text becomes the words in them (Tantivy).

An entry has its name and its text in two fields each: by the forms of the words, without case and accents,
and by the stems of these forms (Snowball's English), which are the same for `invoice` and `invoiced`.
"""

from __future__ import annotations

from hashlib import blake2b
from unicodedata import normalize

from tantivy import Document, Filter, Schema, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from kg.graph.entries import Entry

VERSION = 1
"""Changes with the fields and with what is put there; a build makes an index of another version anew."""
FORMS, STEMS = "forms", "stems"
"""How words are compared."""
DOCUMENT, IRI, KIND, EXCERPT = "document", "iri", "kind", "excerpt"
"""Which document tells of which thing, of which class, and where."""
THING = "thing"
"""A number for the thing, which is quick to read."""


def name_field(compared: str) -> str:
    """Return the field of the words in names, compared by `FORMS` or by `STEMS`."""
    return f"name_{compared}"


def text_field(compared: str) -> str:
    """Return the field of the words in texts, compared by `FORMS` or by `STEMS`."""
    return f"text_{compared}"


NAME = name_field(FORMS)
"""The field in which names can also be read."""


def make_analyzers() -> dict[str, TextAnalyzer]:
    """Return what reads the words of a text, by how they are compared."""
    forms, stems = (
        TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())
        for _ in (FORMS, STEMS)
    )
    return {FORMS: forms.build(), STEMS: stems.filter(Filter.stemmer("english")).build()}


def analyzer_name(compared: str) -> str:
    """Return the name under which an index knows what reads its words: with it, the schema tells its version.

    >>> analyzer_name(STEMS) == f"stems-{VERSION}"
    True
    """
    return f"{compared}-{VERSION}"


def make_schema() -> Schema:
    """Return the fields of an index of this version."""
    builder = SchemaBuilder()
    for field in (DOCUMENT, IRI, KIND):
        builder.add_text_field(field, stored=True, fast=field == IRI, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(EXCERPT, stored=True)
    builder.add_integer_field(THING, fast=True)
    for compared in (FORMS, STEMS):
        builder.add_text_field(name_field(compared), stored=compared == FORMS, tokenizer_name=analyzer_name(compared))
        builder.add_text_field(text_field(compared), tokenizer_name=analyzer_name(compared))
    return builder.build()


ANALYZERS = make_analyzers()
SCHEMA = make_schema()


def read_words(text: str, compared: str) -> list[str]:
    """Return the words of a text as the index compares them.

    >>> read_words("The Supplier's invoices", FORMS), read_words("The Supplier's invoices", STEMS)
    (['the', 'supplier', 's', 'invoices'], ['the', 'supplier', 's', 'invoic'])
    """
    return ANALYZERS[compared].analyze(normalize("NFC", text))


def to_document(document: str, entry: Entry) -> Document:
    """Return an entry of a document as the index takes it."""
    values: dict[str, str | int | bytes] = {DOCUMENT: document, IRI: entry.iri, KIND: entry.kind}
    values |= {THING: to_number(entry.iri), EXCERPT: (entry.excerpt or "").encode()}
    for compared in (FORMS, STEMS):
        values |= {name_field(compared): entry.name, text_field(compared): entry.text}
    return Document(**values)


def to_number(iri: str) -> int:
    """Return a number for a thing: two of a million things share one once in some thirty million stores."""
    return int.from_bytes(blake2b(iri.encode(), digest_size=8).digest(), signed=True)
