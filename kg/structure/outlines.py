"""Document → outline."""

from __future__ import annotations

from kg.model import Document, Outline
from kg.structure.contracts import outline_contract
from kg.structure.markdown import find_bullets, find_headings, find_marks, has_bold_words, replace_spans
from kg.structure.noise import fold_noise
from kg.structure.pages import find_page_title, outline_page


def outline_document(document: Document) -> Outline:
    r"""Return the structure of a document: a clause page by its title line, everything else as a contract.

    >>> page = Document(("p.txt",), "0" * 64, "Support Sample Clauses\n\nSupport. Provider shall help.")
    >>> outline = outline_document(page)
    >>> outline.title, [passage.body.of(outline.plain) for passage in outline.clauses[0].passages]
    ('Support', ['Provider shall help.'])
    """
    plain, raw = fold_noise(document.text), document.text
    headings = find_headings(plain)
    if headings or has_bold_words(plain):
        marks, bullets = find_marks(plain), find_bullets(plain)
        plain = replace_spans(replace_spans(plain, marks, " "), bullets, "•")
        raw = replace_spans(raw, marks, " ")
    title = find_page_title(plain)
    return outline_page(plain, raw, title) if title else outline_contract(plain, raw, headings)
