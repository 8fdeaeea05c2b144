"""Plain text → the labels of enumerated units that may stand in it, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

LABEL = re.compile(
    r"""
      (?P<keyword>(?:ARTICLE|Article|SECTION|Section|CLAUSE|Clause|PART|SCHEDULE|CHAPTER|§)\s{1,3})
      (?P<key>(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|[IVXLC]{1,6}\d?|\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z])\b[.:)]?(?=\s|\Z)
    | \((?P<paren>\d{1,3}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6}|([a-z])\4)\)(?=[\s("'A-Z]|\Z)
    | (?P<decimal>\d{1,3}(?:\.\d{1,3}){1,5})[.)]?(?=\s|\Z|[(A-Z])
    | (?P<number>\d{1,3})(?P<numbermark>[.)])(?=\s|\Z|[("A-Z])
    | (?P<letter>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})(?P<lettermark>[.)])(?=\s|\Z)
    """,
    re.VERBOSE,
)
# Most words are no labels. A label has a sign that few of them have: what it begins with, or a stop or a bracket behind
# letters, at whose beginning an empty group stands. The search runs from sign to sign.
SIGN = re.compile(
    r"""[(0-9§ACSP.)](?:
      (?<=\s.)(?=\w{1,6}\)|[0-9]{0,2}[.)]|(?:RTICLE|rticle|ECTION|ection|LAUSE|lause|ART|CHEDULE|HAPTER)?\s)
    | (?<=\s()[A-Za-z][.)])
    | (?<=[ivxIVX]{2}[.)])(?:(?<=\s()...)|(?<=\s()....)|(?<=\s().....)|(?<=\s()......))
    )""",
    re.VERBOSE,
)
# A label that stands right behind another: (d)(2)(i).
NEXT_PAREN = re.compile(r"\((?P<paren>\d{1,3}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6}|([a-z])\2)\)")

PROVISION_WORDS = frozenset(
    "section sections clause clauses paragraph paragraphs para paras article articles subsection subsections "
    "subparagraph subparagraphs subclause subclauses sub-section sub-paragraph sub-clause sub-sections "
    "sub-paragraphs sub-clauses schedule schedules exhibit exhibits annex annexes appendix appendices rule rules "
    "regulation regulations chapter chapters recital sec secs art arts cl u.s.c c.f.r".split()
)
REFERENCE_WORDS = PROVISION_WORDS | frozenset(
    "part parts attachment attachments item items title titles figure figures table tables step steps phase phases "
    "level levels tier tiers version versions form forms lot lots no nos number numbers line lines class category "
    "categories type types group groups option options point points volume volumes series stage stages limb limbs "
    "nr vol ex fig".split()
)
# Those of them that in capitals are headings themselves: "REGULATION | 9.1 The rates".
TOPICS = frozenset("forms levels options points regulation regulations rules types".split())
# Those of them that a full stop only shortens.
SHORTENED = frozenset("art. arts. cl. ex. fig. no. nos. nr. para. paras. reg. regs. sec. secs. vol.".split())
REFERENCE_LINK = re.compile(r"[\s,;]*(?:\b(?:and|or|to|through|and/or)\b|[-–&,])?[\s,;]*\Z")
REFERENCE_TAIL = re.compile(
    r"(?:,?\s*(?:\b(?:and|or|to|through)\s+)?\([A-Za-z0-9]{1,4}\)){0,6},?\s*(?:respectively,?\s+)?"
    r"(?:above|below|hereof|hereto|thereof|herein|immediately\s+(?:above|preceding)"
    r"|of\s+(?:this|the|such|that)\s+(?:sub-?)?(?:section|clause|paragraph|article|definition|sentence))\b",
    re.IGNORECASE,
)
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand "
    "million first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth single dozen half "
    "quarter".split()
)
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|No|Nos|Sec|Secs|Art|Arts|Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|St|Fig|Vol|Ex|Para|Cl|vs?|cf|al|[ap]\.m"
    r"|e\.g|i\.e|approx|est|dept|Jr|Sr)\.\Z"
)
OPENING_SIGNS = frozenset(".:;!?—–•")
# A rule of dashes opens what it sets apart.
OPENER = re.compile(r"[.:;!?—–]['\")\]]+\Z|[:—–]\s*(?:and|or)\Z|---\Z")
# A modal verb, or words that bind, right before the first label: what they ask is a list, though no colon says so.
ASKING = re.compile(
    r"\b(?:(?:shall|will|must|may|should|(?:agrees?|required|undertakes?)\s+to)(?:\s+(?:not|also|each))?"
    r"|(?<!not\s)(?<!not\sbe\s)responsible\s+for|(?:entitled|right)\s+to)\s*\Z"
)
CONNECTED = re.compile(r"[;,.]['\")\]]*\s+(?:and|or|and/or|but|then|plus)\Z", re.IGNORECASE)
# The two characters before a stop are looked at last, so that the search runs from stop to stop.
SENTENCE_END = re.compile(r"[.!?](?<=[\w)\]\"']{2}.)[\"')\]]*\s+[\"'(\[]*[A-Z\d(]")
RECITALS = re.compile(r"(?:RECITALS?|Recitals?|WHEREAS|BACKGROUND|Background|PREAMBLE|Preamble)\W*\Z")
CAPITALS = re.compile(r"\b[A-Z]{4,}\Z")
# A heading that no stop parts from the label behind it: "Rates of Interest | 25. Rates are set".
TITLED = re.compile(
    r"(?:\A|[.:;!?)][^\S\n]+|\n\s*)[A-Z][\w'/-]*"
    r"(?:\s+(?:[A-Z][\w'/-]*|and|or|of|the|an?|new|to|in|for|with|on|by|&)){0,8}(?<=[a-z])\Z"
)
# Behind a figure or a bracket a number counts nothing: "$1.5M | 5. Fees are due".
FIGURE = re.compile(r"(?:\)|(?<![\w.])[$\u20ac\u00a3]?\d[\w.,%]*)\Z")
# A heading behind a number: "7. Terms of Trade. It pays", "7. TERMS OF TRADE 7.1".
HEADED = re.compile(
    r"\s+[A-Z](?:[\w'&/-]*[,;]?\s+(?:(?:and|of|the|or|for|in|to|on|with|by|&)\s+){0,2}(?=[A-Z])){0,7}[A-Z]?[\w'&/-]*[.:]\s+[A-Z\d(\"]"
    r"|\s+[A-Z][A-Z'&/,-]+(?:\s+[A-Z][A-Z'&/,-]*){1,8}(?=\s*(?:\n|\d|\(|[.:]))"
)
WINDOW = 200
TAIL = 16
ASKING_TAIL = 24


class Place(IntEnum):
    """Where a label stands, from the surest place to the least sure."""

    LINE = 0
    """First on its line, or first in the text."""
    ADJACENT = 1
    """Right behind another label."""
    OPENED = 2
    """Behind a full stop, a colon, a semicolon or a dash."""
    LINKED = 3
    """Behind `; and` or `, or`."""
    CAPITALS = 4
    """Behind a word in capitals, which may be a heading."""
    INSIDE = 5
    """In the middle of a sentence."""


class Style(IntEnum):
    """The sort of a label."""

    KEYWORD = 0
    DECIMAL = 1
    NUMBER = 2
    LETTER = 3
    PAREN = 4


@dataclass(slots=True)
class Label:
    """A label as it stands: `text` without its brackets, `mark` its brackets or keyword.

    `begin` and `end` are its place; `indent` is its distance from the line's beginning where it stands
    first on its line; `opener` is the last character before it that is no blank; `capital` tells that what
    follows does not go on in lower case; `wrapped`, that its line carries on the one before; `sentence`
    numbers the sentences between labels; `recital` tells that a heading of recitals stands before it, `titled`
    that any other heading does, `figured` that a figure or a bracket does, `headed` that a heading follows it;
    `follows` that nothing but blanks stands between it and the label before.
    """

    begin: int
    end: int
    style: Style
    text: str
    mark: str
    place: Place = Place.INSIDE
    opener: str = ""
    indent: int = 0
    capital: bool = False
    wrapped: bool = False
    sentence: int = 0
    recital: bool = False
    titled: bool = False
    figured: bool = False
    headed: bool = False
    follows: bool = False

    @property
    def family(self) -> tuple[Style, str]:
        """Return what the labels of one list have in common but for the sort of the ordinal."""
        return self.style, self.mark


def find_labels(plain: str, raw: str, begin: int, end: int) -> Iterator[Label]:
    """Yield what may be labels in `[begin, end)`, in order; citations, counts and amounts are left out.

    `raw` is the text before noise was blanked: where noise stood, a line of the printed page began.

    >>> text = "The State shall: (i) pay ten (10) days after (ii) delivery under Section 2 (a)."
    >>> [label.text for label in find_labels(text, text, 0, len(text))]
    ['i', 'ii']
    """
    cited_to, last_end, at, sentence, seen = -1, -1, begin, 0, begin
    match = LABEL.match(plain, begin, end) or match_label(plain, begin, end)
    while match:
        at = match.end()
        label = to_label(match)
        describe(label, plain, raw, begin)
        sentence += bool(SENTENCE_END.search(plain, seen + 2, label.begin + 1))
        if seen == last_end and plain[seen : label.begin].isspace() and label.place is not Place.LINE:
            label.place, label.follows = Place.ADJACENT, True
        label.sentence, seen = sentence, label.end
        if is_cited(label, plain, cited_to, end) or is_count(label, plain):
            cited_to = at = skip_parens(plain, label.end, end)
        else:
            yield label
            last_end = label.end
            while following := NEXT_PAREN.match(plain, at, end):
                at = seen = last_end = following.end()
                yield describe_adjacent(following, plain, sentence)
        match = match_label(plain, at, end)


def match_label(plain: str, at: int, end: int) -> re.Match[str] | None:
    """Return the match of the first label in `[at, end)` that stands behind a blank, or `None`."""
    for sign in SIGN.finditer(plain, at + 1, end):
        if label := LABEL.match(plain, sign.start(sign.lastindex or 0), end):
            return label
    return None


def to_label(match: re.Match[str]) -> Label:
    """Return a match as a label, its surroundings still unknown."""
    span = match.span()
    if match["paren"]:
        return Label(*span, Style.PAREN, match["paren"], "()")
    if match["decimal"]:
        return Label(*span, Style.DECIMAL, match["decimal"], "")
    if match["number"]:
        return Label(*span, Style.NUMBER, match["number"], match["numbermark"])
    if match["letter"]:
        return Label(*span, Style.LETTER, match["letter"], match["lettermark"])
    return Label(*span, Style.KEYWORD, match["key"], match["keyword"].strip())


def describe(label: Label, plain: str, raw: str, begin: int) -> None:
    """Fill in what stands around a label."""
    window = plain[max(begin, label.begin - WINDOW) : label.begin]
    before = window.rstrip()
    gap_begin = label.begin - len(window) + len(before)
    gap, printed = plain[gap_begin : label.begin], raw[gap_begin : label.begin]
    tail = before[-TAIL:]
    label.opener = before[-1:]
    label.capital = starts_upper(plain, label.end)
    label.recital = bool(RECITALS.search(tail))
    if "\n" in gap or begins_line(label, before) or printed.strip() not in {"", "•"}:
        label.place = Place.LINE
        label.indent = len(gap) - gap.rfind("\n") - 1
        label.wrapped = bool(before) and gap.count("\n") == 1 and before[-1] not in ".:;!?—–"
    elif label.opener == "." and ABBREVIATION.search(tail):
        label.place = Place.INSIDE
    elif (
        label.opener in OPENING_SIGNS
        or OPENER.search(tail)
        or (label.mark == "()" and ASKING.search(before[-ASKING_TAIL:]))
    ):
        label.place, label.headed = Place.OPENED, is_headed(label, plain)
    elif CONNECTED.search(tail):
        label.place = Place.LINKED
    elif label.style is not Style.PAREN and CAPITALS.search(tail):
        label.place = Place.CAPITALS
    elif label.capital and label.style in {Style.NUMBER, Style.LETTER}:
        label.titled = TITLED.search(before) is not None
        label.figured = FIGURE.search(tail) is not None


def is_headed(label: Label, plain: str) -> bool:
    """Tell whether a number stands before a heading."""
    return label.style is Style.NUMBER and label.capital and HEADED.match(plain, label.end) is not None


def begins_line(label: Label, before: str) -> bool:
    """Tell whether nothing stands before a label, or but the page number of a table of contents."""
    if label.style is not Style.DECIMAL:
        return not before
    line = before.rpartition("\n")[2].strip()
    return not before or (line.isdigit() and len(line) < 4)


def describe_adjacent(match: re.Match[str], plain: str, sentence: int) -> Label:
    """Return a label that stands right behind another."""
    label = Label(*match.span(), Style.PAREN, match["paren"], "()", Place.ADJACENT)
    label.capital = starts_upper(plain, label.end)
    label.sentence, label.follows = sentence, True
    return label


def starts_upper(plain: str, at: int) -> bool:
    """Tell whether the next words begin with a capital, a quote, a bracket, a figure, or as `eNorvik` does."""
    following = plain[at : at + 40].lstrip().lstrip("\"'([$•")
    return not following or not following[0].islower() or following[1:2].isupper()


def is_cited(label: Label, plain: str, cited_to: int, end: int) -> bool:
    """Tell whether a label is part of a citation: `Section 7 (D)`, `paragraphs (a) and (b)`, `(c) above`."""
    if label.style is Style.KEYWORD:
        return label.place not in {Place.LINE, Place.OPENED, Place.CAPITALS} and not is_article(label)
    if label.place is Place.LINE and not label.wrapped:
        return False
    if label.style is Style.PAREN and label.place is Place.INSIDE and is_in_capitals(label, plain):
        return True
    if 0 <= cited_to >= label.begin - 12 and REFERENCE_LINK.match(plain[cited_to : label.begin]):
        return label.opener not in {".", ":"} or (label.opener == "." and not label.capital)
    words = PROVISION_WORDS if label.wrapped else REFERENCE_WORDS
    if names_reference(plain[max(0, label.begin - 30) : label.begin], words):
        return True
    return label.place is not Place.LINE and bool(REFERENCE_TAIL.match(plain, label.end, min(end, label.end + 80)))


def is_in_capitals(label: Label, plain: str) -> bool:
    """Tell whether a label in capitals stands within a sentence in capitals, as a legend at a filing's head does."""
    before, after = plain[max(0, label.begin - 12) : label.begin], plain[label.end : label.end + 12]
    return label.text.isupper() and before.isupper() and after.isupper()


def names_reference(before: str, words: frozenset[str] = REFERENCE_WORDS) -> bool:
    """Tell whether a text ends in a word that a number follows: `Section`, `paragraphs`, `§`, `$`.

    >>> names_reference("under Section "), names_reference("the State shall "), names_reference("RULES ")
    (True, False, False)
    """
    last = before.rstrip().rpartition(" ")[2].rpartition("\n")[2].lstrip("\"'([")
    word = last.lower()
    if last.isupper() and word in TOPICS:
        return False
    if word.endswith("."):
        return word in SHORTENED
    return word in words or word[-1:] in {"§", "$", "€", "£"}


def is_article(label: Label) -> bool:
    """Tell whether a keyword is printed as a heading prints it."""
    return label.mark in {"ARTICLE", "SECTION"} and label.capital


def is_count(label: Label, plain: str) -> bool:
    """Tell whether a label repeats a number in figures, as in `ten (10) days`."""
    if label.style is not Style.PAREN or not label.text.isdigit():
        return False
    word = plain[max(0, label.begin - 24) : label.begin].rstrip().rpartition(" ")[2].rpartition("-")[2].lower()
    return word.rpartition("\n")[2] in NUMBER_WORDS


def skip_parens(plain: str, at: int, end: int) -> int:
    """Return where a run of labels in brackets that stand right behind each other ends."""
    while following := NEXT_PAREN.match(plain, at, end):
        at = following.end()
    return at
