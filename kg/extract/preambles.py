"""Where a preamble gives somebody a short name: `(the "Seller")`, `hereinafter called the Licensee`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.company_names import LEGAL_FORM
from kg.model import Span

# No preamble ends further from the top, a table of contents before it included.
PREAMBLE_LENGTH = 9000
# Patterns begin with a character or a set of them, for which a text is searched fast; what must stand before
# that character is looked at behind it.
HEREIN = r"[HhRr](?<!\w.)(?:ere(?:in)?after|EREINAFTER|erein|eferred|EFERRED)"
SAYING = (
    r"(?:[\s,:]+(?i:also|hereinafter|hereafter|herein|referred|to|be|called|known|designated|collectively|individually|jointly"
    r"|in|this|agreement|as|the|an?|and|or|either)\b)*[\s,:]+"
)
CAPITALIZED = r"[A-Z][\w&'./@-]*(?:[ ][A-Z][\w&'./@-]*){0,3}?"
QUOTE = re.compile(
    r"(?:\"|'')\s*(?:(?i:the|an?)\s+)?(?P<double>\w[^\"\n()]{0,60}?)[\s,.;]*(?:\"|'')"
    r"|(?<!\w)'(?:(?i:the|an?)\s+)?(?P<single>[A-Z][^'\"\n()]{0,50}?)[,.]?'(?!\w)"
)
BRACKET = re.compile(r"\([^()]{1,500}\)")
# One mark of a pair of quotes is often lost.
BARE = re.compile(
    rf"\(\s*(?P<intro>{HEREIN}{SAYING})?(?:the\s+)?(?P<open>[\"'-])?(?P<alias>{CAPITALIZED})[.,]?(?P<close>[\"'])?\s*\)"
)
PART_OF_NAME = re.compile(rf",?\s*(?:\([A-Z]|{LEGAL_FORM})")
SAID = re.compile(
    rf"{HEREIN}{SAYING}(?:(?:[\s,]*(?:(?i:or|and|as|the|an?)\s+)*(?:\"[^\"\n]{{1,60}}\"|'[A-Z][^'\n]{{1,40}}'))+"
    rf"|(?P<alias>{CAPITALIZED})(?=\s*[,.;\u2013\u2014\n-]))"
)
LONE = re.compile(r",\s+(?:as\s+)?(?:the\s+)?\"[A-Z][^\"\n]{1,40}?[,.]?\"(?=\s*[,;.\n]|\s+and\b)")
# Words that give one alias to several.
SHARED = re.compile(r"\b(?:each|both|(?:together|collectively|jointly)\b(?!,?\s+with))\b", re.IGNORECASE)
FORMER = re.compile(r"\b(?:formerly|f/k/a)\b", re.IGNORECASE)
# What ends a preamble: a heading, a recital, words before a list, another sentence.
ENDS = (
    re.compile(
        r"[WRBND](?<!\w.)(?:HEREAS|hereas|[ ]?I[ ]?T[ ]?N[ ]?E[ ]?S|EC[EI]+TALS?|[ ]E[ ]C[ ]I[ ]T|ec[ei]+tals?"
        r"|ACKGROUND|ackground|OW,?[ ]THEREFORE|EFINITIONS|efinitions)\b"
    ),
    re.compile(r"follow(?:s|ing[ ](?:facts|terms))\b"),
    re.compile(r"\n\s*1\.\s"),
    re.compile(
        r"\.(?<=[a-z)\"]{3}\.)\"?\s+(?:The|This|In|Under|It|For|Each|If|All|As|Any|Such|By|We|Capitalized|1\.)\s"
    ),
)


class Alias(NamedTuple):
    """A short name: where it stands, and the words that introduce it.

    `bare` tells that nothing but brackets and a capital shows that it is one.
    """

    span: Span
    intro: str = ""
    bare: bool = False

    @property
    def shared(self) -> bool:
        """Tell whether it is introduced as the name of several."""
        return SHARED.search(self.intro) is not None


class AliasMark(NamedTuple):
    """Words that give one or more short names."""

    span: Span
    aliases: tuple[Alias, ...]


def find_alias_marks(plain: str) -> list[AliasMark]:
    """Return the places at the top of a contract that give short names, in order.

    >>> text = 'Oak Corp. (the "Buyer"), hereinafter also called the "Licensee", signs.'
    >>> [alias.span.of(text) for mark in find_alias_marks(text) for alias in mark.aliases]
    ['Buyer', 'Licensee']
    """
    top = plain[:PREAMBLE_LENGTH]
    brackets = list(BRACKET.finditer(top))
    marks = [AliasMark(Span(*m.span()), tuple(read_bracket(top, m))) for m in brackets]
    taken = {at for mark in marks if mark.aliases for at in range(*mark.span)}
    for match in (*SAID.finditer(top), *LONE.finditer(top)):
        if taken.isdisjoint(range(*match.span())):
            marks.append(AliasMark(Span(*match.span()), tuple(read_saying(top, match))))
            taken.update(range(*match.span()))
    return sorted(mark for mark in marks if mark.aliases)


def find_ends(plain: str) -> list[int]:
    """Return where preambles may end, in order, and at last where none is looked for any more."""
    return [*sorted(m.start() for end in ENDS for m in end.finditer(plain, 0, PREAMBLE_LENGTH)), PREAMBLE_LENGTH]


def read_bracket(top: str, bracket: re.Match[str]) -> Iterator[Alias]:
    """Yield the short names in a bracket: those in quotes, or the only words."""
    bare = BARE.fullmatch(top, *bracket.span())
    if bare is None or (bare["open"] and bare["open"] == bare["close"]):
        yield from read_quotes(top, Span(*bracket.span()))
    elif not PART_OF_NAME.match(top, bracket.end()):
        yield Alias(Span(*bare.span("alias")), bare=not (bare["intro"] or bare["open"] or bare["close"]))


def read_saying(top: str, saying: re.Match[str]) -> Iterator[Alias]:
    """Yield the short names that words say without a bracket."""
    if saying.groupdict().get("alias"):
        yield Alias(Span(*saying.span("alias")))
    else:
        yield from read_quotes(top, Span(*saying.span()))


def read_quotes(top: str, span: Span) -> Iterator[Alias]:
    """Yield the short names that stand in quotes."""
    at = span.begin
    for quote in QUOTE.finditer(top, *span):
        intro = top[at : quote.start()]
        if not FORMER.search(intro):
            yield Alias(Span(*quote.span("double" if quote["double"] else "single")), intro)
        at = quote.end()
