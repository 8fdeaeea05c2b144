"""A document's text → plain text of the same length: scan noise blanked, odd characters made plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from statistics import median

from kg.model import Span

SOFT_HYPHEN = "\u00ad"
GAP = re.compile("  +")
# Above this length, gaps are faster found than words are split.
LONG = 400

PLAIN_FORMS = {
    **dict.fromkeys("\t\u00a0\u1680\u180e\u202f\u205f\u3000", " "),
    **{chr(c): " " for c in range(0x2000, 0x200B)},
    **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", SOFT_HYPHEN),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛´", "'"),
    **{chr(c): "•" for c in range(0xF000, 0xF900)},
}
PLAIN_LETTERS = str.maketrans(PLAIN_FORMS)
ODD = re.compile(
    "[\t\x0b\x0c\r\x1c-\x1e\x85\u00a0\u00b4\u1680\u180e\u2000-\u200d\u2018-\u201f\u2028\u2029\u202f"
    "\u205f\u2060\u3000\uf000-\uf8ff\ufeff]"
)

# A space of no width parts words beside another space; within a word it only says where a line may break.
ZERO_SPACE = "\u200b"
BESIDE_SPACE = re.compile(r"(?<=\s)\u200b+|\u200b+(?=\s)")

BROKEN_WORD = re.compile(r"-\s+(?=[a-z]{2})")
HALF_WORD = re.compile(r"[A-Za-z]*[a-z]{2}\Z")
# "pre- and post-termination": the hyphen stands for a word that follows.
SUSPENDED = frozenset("and or nor to but versus than as plus und et of in on for the".split())

# Tags of HTML that a text keeps.
TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|li|ol|p|small|span|strong|su[bp]|table|td|tr|u|ul)\b[^<>\n]{0,300}>",
    re.IGNORECASE,
)
# A word is found several times as fast as a choice of words.
PAGE_FOOTERS = [
    re.compile(page + r"[ ]{1,3}\d{1,4}[ ]{1,3}(?:of|OF)[ ]{1,3}\d{1,4}\b") for page in ("Page", "page", "PAGE")
]
# A rule of dashes across the page, and the page's number at the end of its line.
RULED_FOOTER = re.compile(r"-(?:[ ]-)?-{19,}+[^\n-]{0,120}[ ]Pages?[ ]{1,3}\d{1,4}(?=[ ]*\n)")
# What archives of filings print at the end of each page.
SOURCE_FOOTER = re.compile(
    r"^[ ]*Source: [A-Z][^\n]{2,160}?, [\w/ ()-]{1,20}, \d{1,2}/\d{1,2}/\d{4}[ ]*$", re.MULTILINE
)
# What shows that a sentence goes on over the end of a page: a word that ends none, or one in lower case that follows.
ENDS_NONE = re.compile(r"(?<![\w;,])(?:an?|any|by|for|from|in|its|of|such|the|their|this|to|with)\Z")
GOES_ON = re.compile(r"(?:[a-z]{2}|a )[^.)]")
NAMED_PAGE = re.compile(r"(?:Confidential|CONFIDENTIAL|Exhibit|EXHIBIT)\b")
FOOTER_NAME = re.compile(
    r"(?P<words>(?:[A-Z][\w&'-]*[ ]+){0,8})(?:Agreement|Contract|Lease|Licen[cs]e|Addendum|Amendment)(?:'s)?[ ,]+"
    r"(?:(?:for|between|with|of|and|by|the|to|in|&|–|-|No\.)[ ]+|[A-Z0-9][\w&'.,-]*[ ]+){0,20}\Z"
)
# What may stand before the whole of a name: the end of a sentence, or a word in lower case.
BEFORE_NAME = re.compile(r"(?:\w\w[\"')\]]*[.;:?!]|(?<![\w-])[a-z]+)[ ]\Z")
FOOTER_REACH = 160

# A number alone on its line; a page break leaves a gap of several lines on at least one side of it.
LONE_NUMBER = re.compile(r"\n[ ]*(?P<number>\d{1,3})[ ]*(?=\n)")
BLANK_LINES = re.compile(r"(?:\n[ ]*)+")
PAGE_BREAK = 4
LAST_NUMBER = re.compile(r"(?<=\S)[ ]{4,}(?P<number>\d{1,3})\s*\Z")
# The line behind a page number that is printed on top of each page.
NEXT_LINE = re.compile(r"\s*(\S[^\n]{2,100}?)[ ]*\n[ ]*\n")

NUMBER = re.compile(r"[0-9]{3,4}(?=\s)")
# The shape of a number's beginning, where all digits are noughts and all white space is blanks.
NUMBER_SHAPE = re.compile(rb"000(?<= 000)")
SHAPES = bytes.maketrans(b"123456789\n\x1f", b"000000000  ")
LABEL_NEXT = re.compile(r"\s+(?:\(?[A-Za-z0-9]{1,3}[.)]|[•o*])\s")
NAMED_NUMBER = re.compile(
    r"(?:sections?|clauses?|articles?|parts?|chapters?|titles?|pages?|rooms?|suites?|box|units?|forms?|"
    r"nos?\.?|numbers?|§+|[$€£#]|form|policy|order|item|lot|rule|schedule|exhibit|in|since|year|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2},)\s+\Z",
    re.IGNORECASE,
)
YEARS = range(1900, 2100)
LARGEST_STEP = 3
LONGEST_LINE = 180
# Two numbers alone are too few, but where an item's label tells that a line begins.
PAIR = 2


@dataclass(slots=True)
class NumberRun:
    """Numbers that rise in small steps through a text."""

    spans: list[Span] = field(default_factory=list)
    values: list[int] = field(default_factory=list)


def fold_noise(text: str) -> str:
    r"""Return the text with scan noise blanked and odd characters made plain, at exactly the same length.

    Line numbers of a scan, page footers and tags become spaces; non-breaking and odd spaces become a space,
    bullets of the private-use area `•`, curly quotes straight ones. The hyphen and the blanks that a
    line's end left inside a word become soft hyphens (U+00AD), so that `to_words` joins it.

    >>> fold_noise("of “ob- taining”\xa0it")
    'of "ob\xad\xadtaining" it'
    """
    folded = fold_characters(text)
    folded = blank_spans(folded, [Span(*m.span()) for m in TAG.finditer(folded)] if "</" in folded else [])
    sources = find_sources(folded)
    while (next_fold := blank_furniture(folded)) != folded:
        folded = next_fold
    return join_broken_words(join_pages(folded, sources) if sources else folded)


def to_words(plain: str) -> str:
    r"""Return the words of a slice of plain text: soft hyphens dropped, white space squeezed and stripped.

    >>> to_words(" ob\xad\xadtaining \n licences ")
    'obtaining licences'
    """
    words = plain.replace(SOFT_HYPHEN, "")
    if len(words) > LONG:
        line = words.replace("\n", " ")
        # No white space is printable but the blank.
        if line.isprintable():
            return GAP.sub(" ", line).strip()
    return " ".join(words.split())


def fold_characters(text: str) -> str:
    """Return the text with each odd space, line end, quote and bullet as its plain form."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    if ZERO_SPACE in text:
        text = BESIDE_SPACE.sub(lambda spaces: " " * len(spaces[0]), text)
    # Only a text in ASCII is translated faster than it is searched.
    return text.translate(PLAIN_LETTERS) if text.isascii() else ODD.sub(lambda m: PLAIN_FORMS.get(m[0], m[0]), text)


def blank_furniture(text: str) -> str:
    """Return the text with page footers, page numbers and the line numbers of a scan as spaces."""
    return blank_spans(text, sorted(find_footers(text) + find_page_numbers(text) + find_line_numbers(text)))


def blank_spans(text: str, spans: list[Span]) -> str:
    """Return the text with the given places, in order, as spaces.

    >>> blank_spans("a 12 b", [Span(2, 4)])
    'a    b'
    """
    pieces, at = [], 0
    for begin, end in spans:
        if begin >= at:
            pieces += [text[at:begin], " " * (end - begin)]
            at = end
    return "".join([*pieces, text[at:]])


def find_footers(text: str) -> list[Span]:
    """Return where `Page N of M` stands, with the contract's name where it is plain to see, sources and ruled feet."""
    spans = find_sources(text)
    if "-----" in text and "Page" in text:
        spans += [Span(*m.span()) for m in RULED_FOOTER.finditer(text)]
    for footer in chain.from_iterable(pattern.finditer(text) for pattern in PAGE_FOOTERS):
        reach = text[max(0, footer.start() - FOOTER_REACH) : footer.start()]
        name = find_footer_name(reach.rpartition("\n")[2])
        spans.append(Span(footer.start() - len(name), footer.end()))
    return spans


def find_sources(text: str) -> list[Span]:
    """Return where archives of filings name the source at the foot of a page."""
    return [Span(*m.span()) for m in SOURCE_FOOTER.finditer(text)] if "Source: " in text else []


def join_pages(text: str, feet: list[Span]) -> str:
    """Return the text without the lines that part a page from the next one, where a sentence goes on over its foot.

    The feet themselves are blank by now.
    """
    joined = []
    for foot in feet:
        begin, end = foot
        while begin and text[begin - 1].isspace():
            begin -= 1
        while end < len(text) and text[end].isspace():
            end += 1
        if is_within_sentence(text, begin, end):
            joined.append(Span(begin, end))
    return blank_spans(text, joined)


def is_within_sentence(text: str, begin: int, end: int) -> bool:
    """Tell whether a sentence that breaks off at a place goes on at another."""
    before = text[max(0, begin - 20) : begin]
    if not before[-1:].isalnum() and before[-1:] != ",":
        return False
    return bool(GOES_ON.match(text, end) or (ENDS_NONE.search(before) and not NAMED_PAGE.match(text, end)))


def find_footer_name(line: str) -> str:
    """Return the end of a line that is a contract's name in a footer, or nothing.

    Behind a sentence all capitalised words before `Agreement` are part of it; elsewhere one, since more
    could be those of a heading.

    >>> find_footer_name("than 5 days; and Framework Agreement for Fleet Care with Norhaven ")
    'Framework Agreement for Fleet Care with Norhaven '
    >>> find_footer_name("2. Call Centre Franchise Agreement ")
    'Franchise Agreement '
    """
    name = FOOTER_NAME.search(line)
    if name is None:
        return ""
    if BEFORE_NAME.search(line[: name.start()]) or not name["words"]:
        return name[0]
    return line[name.start() + len(name["words"].rstrip().rpartition(" ")[0]) :].lstrip()


def find_page_numbers(text: str) -> list[Span]:
    """Return where page numbers stand alone at a page break, and running heads that follow two of them."""
    numbers = [Span(*m.span("number")) for m in LONE_NUMBER.finditer(text) if is_at_break(text, m)]
    if last := LAST_NUMBER.search(text, max(0, len(text) - 200)):
        numbers.append(Span(*last.span("number")))
    lines = [m for n in numbers if (m := NEXT_LINE.match(text, n.end))]
    counts = Counter(m[1] for m in lines)
    return numbers + [Span(*m.span(1)) for m in lines if counts[m[1]] > 1]


def is_at_break(text: str, number: re.Match[str]) -> bool:
    """Tell whether blank lines stand on both sides of a number's line, several of them on one side."""
    after = BLANK_LINES.match(text, number.end())
    below = after[0].count("\n") if after else 0
    lines = text[max(0, number.start() - 60) : number.start() + 1]
    above = lines[len(lines.rstrip()) :].count("\n")
    return min(above, below) > 1 and max(above, below) >= PAGE_BREAK


def find_line_numbers(text: str) -> list[Span]:
    """Return where the line numbers of a scan stand: 3-4 digits that rise in small steps, line by line.

    >>> find_line_numbers("The fee is 3469 dollars, due in 2024 .")
    []
    """
    runs = [run for run in collect_runs(text) if is_scan(run, text)]
    return [span for run in runs for span in run.spans]


def collect_runs(text: str) -> list[NumberRun]:
    """Return the runs of rising numbers of a text, each number in one run at most."""
    runs: list[NumberRun] = []
    open_runs: dict[int, NumberRun] = {}
    for match in find_numbers(text):
        span, value = Span(*match.span()), int(match[0])
        run = find_open_run(open_runs, value, span.begin)
        if run is None:
            run = NumberRun()
            runs.append(run)
        else:
            del open_runs[run.values[-1]]
        run.spans.append(span)
        run.values.append(value)
        open_runs[value] = run
    return runs


def find_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of three or four digits that stand by themselves.

    >>> [number[0] for number in find_numbers("101 of 20 or 3000 or 1.450 or 12345 ")]
    ['101', '3000']
    """
    # Few places have this shape, and bytes are many times as fast to search for it as letters are for digits.
    shapes = b" " + text.encode("ascii", "replace").translate(SHAPES)
    for shape in NUMBER_SHAPE.finditer(shapes):
        if number := NUMBER.match(text, shape.start() - 1):
            yield number


def find_open_run(open_runs: dict[int, NumberRun], value: int, begin: int) -> NumberRun | None:
    """Return the run that a number at `begin` carries on, the nearest value first."""
    for step in range(1, LARGEST_STEP + 1):
        run = open_runs.get(value - step)
        if run and begin - run.spans[-1].end <= LONGEST_LINE * step:
            return run
    return None


def is_scan(run: NumberRun, text: str) -> bool:
    """Tell whether a run of numbers counts lines: enough of them, a line apart, not named by a word before."""
    size = len(run.values)
    if size == PAIR and any(stands_between(span, text) for span in run.spans):
        return not any(is_named(span, text) for span in run.spans) and not all(v in YEARS for v in run.values)
    if size < 3 or sum(is_named(span, text) for span in run.spans) * 3 > size:
        return False
    if size < 4 and sum(is_before_label(span, text) for span in run.spans) < 2:
        return False
    if size < 8 and all(v in YEARS for v in run.values):
        return False
    steps = zip(run.spans, run.spans[1:], run.values, run.values[1:], strict=False)
    return median((b.begin - a.end) / (w - v) for a, b, v, w in steps) >= 25


def is_named(number: Span, text: str) -> bool:
    """Tell whether a word before a number says what it numbers: `Section`, `page`, `since`."""
    return NAMED_NUMBER.search(text[max(0, number.begin - 20) : number.begin]) is not None


def stands_between(number: Span, text: str) -> bool:
    """Tell whether a number stands between the end of a sentence and an item: `paid. 2218 b. The`."""
    before = text[max(0, number.begin - 20) : number.begin].rstrip(" ")
    return before.endswith((".", ";", ":")) and LABEL_NEXT.match(text, number.end) is not None


def is_before_label(number: Span, text: str) -> bool:
    """Tell whether a number begins its line and a label or a bullet follows."""
    before = text[max(0, number.begin - 20) : number.begin].rstrip(" ")
    return before.endswith("\n") and LABEL_NEXT.match(text, number.end) is not None


def join_broken_words(text: str) -> str:
    """Return the text with the hyphen and blanks inside a word broken at a line's end as soft hyphens."""
    return BROKEN_WORD.sub(lambda m: fold_break(m, text), text)


def fold_break(match: re.Match[str], text: str) -> str:
    """Return soft hyphens for a broken word, or the very characters where the hyphen is meant."""
    begin, end = match.span()
    left = HALF_WORD.search(text[max(0, begin - 40) : begin])
    right = re.match(r"[a-z]+", text[end : end + 40])
    if not left or not right or right[0] in SUSPENDED or not is_one_word(left[0], right[0]):
        return match[0]
    return SOFT_HYPHEN * (end - begin)


@lru_cache(maxsize=4096)
def is_one_word(left: str, right: str) -> bool:
    """Tell whether two halves make one word rather than a compound that keeps its hyphen.

    >>> is_one_word("ob", "taining"), is_one_word("third", "party")
    (True, False)
    """
    from simplemma import is_known

    if is_known((left + right).lower(), lang="en"):
        return True
    return not (is_known(left.lower(), lang="en") and is_known(right, lang="en"))
