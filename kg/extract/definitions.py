"""Defined terms: where a contract says what it calls something."""

from __future__ import annotations

from kg.extract.patterns import PatternRule, RuleBook
from kg.model import Definition, Span
from kg.structure.noise import to_words

REFERRED = r"(?:referred\s+to|known|designated|defined)"
MEANS = r"(?:means?|refers?\s+to|includes?|ha(?:s|ve)\s+the\s+meaning|is\s+defined|is\s+an?\b)"
HEREIN = r"(?:hereinafter|hereafter|herein|collectively)"

# The groups named `term…` are the terms.
RULES: tuple[PatternRule, ...] = (
    PatternRule(
        "in-brackets",
        "A term in quotes and brackets behind what it stands for, or two.",
        r"\([^()\"]{0,80}\"(?P<term_bracketed>[^\"\n]{1,80}?),?\""
        r"(?:\s+(?:or|and)\s+(?:the\s+)?\"(?P<term_second>[^\"\n]{1,60})\")?[^()]{0,60}\)",
        (
            'It pays a sum [(the "Deposit")] first.',
            'Orla Dunn [("Owner" or the "Grantor")] signs.',
            'The yard [(hereinafter called the "Site")] is let.',
        ),
        ("It pays a sum (the deposit) first.", 'It says "yes" (and no more).'),
    ),
    PatternRule(
        "referred-to-as",
        "A term in quotes behind words that give it.",
        rf"(?:{HEREIN}\s+)?{REFERRED}\s+(?:\w+\s+){{0,3}}?as\s+(?:an?\s+|the\s+)?\"(?P<term_named>[^\"\n]{{1,60}})\""
        r"(?:\s+and\s+together\s+as\s+the\s+\"(?P<term_plural>[^\"\n]{1,60})\")?",
        (
            'The yard is [hereinafter referred to as the "Site"].',
            'Each is [referred to as a "Party" and together as the "Parties"].',
        ),
        ("It is known as a good firm.",),
    ),
    PatternRule(
        "means",
        "A term in quotes before what it means.",
        rf"\"(?P<term_meant>[^\"\n]{{1,80}})\"\s+(?:shall\s+|will\s+)?{MEANS}",
        ('["Site" means] the yard.', '["Fees" shall mean] the sums due.', 'A ["Fault" is a] failure.'),
        ('It answers "yes" and goes.', "The site means much to it."),
    ),
)
DEFINITIONS = RuleBook(RULES, edges=False)


def find_definitions(plain: str) -> tuple[Definition, ...]:
    """Return the defined terms of a document in order, each at the first place that defines it.

    >>> [d.term for d in find_definitions('A sum (the "Deposit"). "Site" means the yard.')]
    ['Deposit', 'Site']
    """
    found: dict[str, Definition] = {}
    for place in DEFINITIONS.find(plain, Span(0, len(plain))):
        for group, words in place.match.groupdict().items():
            if group.startswith("term") and words and (term := to_words(words).strip(" ,.")):
                found.setdefault(term, Definition(term, Span(*place.match.span(group))))
    return tuple(found.values())
