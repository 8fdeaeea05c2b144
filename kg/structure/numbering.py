"""Labels → provisions with their parents: which labels enumerate, and what each belongs to."""

from __future__ import annotations

from kg.model import Provision, Span
from kg.structure.labels import Label, Place, Style, find_labels
from kg.structure.levels import Family, Level, Mark
from kg.structure.ordinals import Ordinal, Series, read_ordinals

# How far behind the first label of a list inside a sentence its second one may stand.
REACH = 4000
DEEPEST = 12
SECTIONS = frozenset({Style.KEYWORD, Style.DECIMAL, Style.NUMBER})
OUTER = frozenset({Place.LINE, Place.OPENED})
SURE = frozenset({Place.LINE, Place.ADJACENT})
OPENERS = frozenset(":—–")
CONTINUING = OPENERS | frozenset(";,")


def split_provisions(plain: str, raw: str, body: Span) -> list[Mark]:
    """Return the labels in a stretch of text that enumerate, in order, each with the index of its parent.

    >>> text = "1. The State shall: (a) pay; and (b) inspect under Section 2 (c). 2. The Client may leave."
    >>> marks = split_provisions(text, text, Span(0, len(text)))
    >>> [(mark.label.text, mark.parent) for mark in marks]
    [('1', None), ('a', 0), ('b', 0), ('2', None)]
    """
    labels = list(find_labels(plain, raw, *body))
    return Enumeration(labels).marks


def to_provisions(marks: list[Mark], plain: str, end: int) -> tuple[Provision, ...]:
    """Return the provisions of a stretch of text that ends at `end`; each goes up to the next that is not its own."""
    ends = [end] * len(marks)
    open_marks: list[int] = []
    for index, mark in enumerate(marks):
        while open_marks and open_marks[-1] != mark.parent:
            ends[open_marks.pop()] = mark.opens
        open_marks.append(index)
    return tuple(to_provision(m, plain, e) for m, e in zip(marks, ends, strict=True))


def to_provision(mark: Mark, plain: str, end: int) -> Provision:
    """Return one provision without the blanks at its end."""
    begin = mark.label.begin
    while plain[end - 1].isspace():
        end -= 1
    return Provision(plain[begin : mark.label.end], Span(begin, end), mark.parent)


class Enumeration:
    """Takes labels one by one and keeps the lists that are open, the outermost first."""

    def __init__(self, labels: list[Label]) -> None:
        self.labels = labels
        self.levels: list[Level] = []
        self.marks: list[Mark] = []
        self.path_begin = -1
        self.turned: Label | None = None
        self.successors = find_successors(labels)
        skipped = -1
        for position, label in enumerate(labels):
            behind_skipped = label.place is Place.ADJACENT and labels[position - 1].begin == skipped
            if behind_skipped or not self.take(position, label):
                skipped = label.begin

    def take(self, position: int, label: Label) -> bool:
        """Take a label if it enumerates; tell whether what stands right behind it may be a label too."""
        if label.style is Style.DECIMAL:
            return self.take_decimal(position, label)
        if label.style is Style.KEYWORD:
            return self.take_keyword(label)
        ordinals = read_ordinals(label.text)
        if self.repeats_path(position, label, ordinals):
            self.path_begin = label.begin
            return True
        if self.carry_on(position, label, ordinals):
            return True
        self.close_inline(label)
        self.turn_section(label)
        return bool(ordinals) and (
            self.misses_one(position, label, ordinals)
            or self.start_list(position, label, ordinals)
            or (label.place is Place.LINE and not label.wrapped and self.join_or_open(label, ordinals))
        )

    def close_inline(self, label: Label) -> None:
        """Close the lists that stood inside a sentence which has ended."""
        while self.levels and not self.levels[-1].cuts and self.levels[-1].sentence != label.sentence:
            self.levels.pop()
        if self.levels and self.levels[0].recital and label.style in SECTIONS and label.place in OUTER:
            self.levels.clear()

    def repeats_path(self, position: int, label: Label, ordinals: tuple[Ordinal, ...]) -> bool:
        """Tell whether a label only repeats the way to the next one: the second `(d)` of `(d)(1) … (d)(2)`."""
        following = self.labels[position + 1 : position + 2]
        if label.place is not Place.LINE or not following or following[0].place is not Place.ADJACENT:
            return False
        return any(level.family == label.family and (level.series, level.last) in ordinals for level in self.levels)

    def carry_on(self, position: int, label: Label, ordinals: tuple[Ordinal, ...]) -> bool:
        """Take the next label of an open list, the innermost first."""
        if not self.may_carry_on(label):
            return False
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            if level.family != label.family or self.is_outdented(label, depth):
                continue
            for series, value in ordinals:
                if (series, value) == (level.series, level.last + 1) and not self.begins_roman(position, series):
                    self.add(label, depth, value, level.cuts)
                    return True
        return False

    def misses_one(self, position: int, label: Label, ordinals: tuple[Ordinal, ...]) -> bool:
        """Take a label of an open list whose number is printed twice or left out, where the next one follows it."""
        if label.place is not Place.OPENED or not (label.capital or label.style is Style.PAREN):
            return False
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            for series, value in ordinals:
                is_near = level.series is series and value in {level.last, level.last + 2} and value > 1
                if is_near and level.family == label.family and series in self.successors[position]:
                    self.add(label, depth, value, level.cuts)
                    return True
        return False

    def may_carry_on(self, label: Label) -> bool:
        """Tell whether a label stands where a list may go on; one with a mere full stop needs an end before it."""
        if label.style is Style.PAREN or label.mark == ")" or label.titled or (label.figured and label.capital):
            return True
        if label.place in {Place.LINE, Place.LINKED}:
            return True
        return label.place < Place.LINKED and (label.capital or label.opener in ";:,")

    def is_outdented(self, label: Label, depth: int) -> bool:
        """Tell whether a label stands further left than a list, and a list further out is of its sort."""
        level = self.levels[depth]
        if label.place is not Place.LINE or level.indent is None or label.indent >= level.indent:
            return False
        return any(outer.family == label.family for outer in self.levels[:depth])

    def begins_roman(self, position: int, series: Series) -> bool:
        """Tell whether a letter that could carry on a list of letters rather begins roman numerals."""
        label = self.labels[position]
        if series not in {Series.LOWER, Series.UPPER} or label.text.lower() != "i":
            return False
        second = self.successors[position].get(Series.ROMAN if series is Series.LOWER else Series.UPPER_ROMAN)
        letter = self.successors[position].get(series)
        return second is not None and (letter is None or second < letter)

    def start_list(self, position: int, label: Label, ordinals: tuple[Ordinal, ...]) -> bool:
        """Take the first label of a list."""
        for series, value in ordinals:
            is_first = value == 1 or self.opens_excerpt(position, label, series) or self.heads_section(label)
            if is_first and len(self.levels) < DEEPEST and self.may_start(position, label, series):
                if value > 1 and label.style is Style.NUMBER and not self.has_sections():
                    self.levels.clear()
                self.open_first(label, series, value)
                return True
        return False

    def heads_section(self, label: Label) -> bool:
        """Tell whether a number opens a section of its own, those before which the text leaves out."""
        return label is self.turned or (label.headed and all(level.family != label.family for level in self.levels))

    def turn_section(self, label: Label) -> None:
        """Close the units of a section whose own number the text leaves out where the next one begins: `3.4 … 4.`."""
        if label.style is not Style.NUMBER or not label.capital or label.place not in OUTER:
            return
        unit = next((d for d, level in enumerate(self.levels) if len(level.path) > 1), None)
        if unit is None or any(level.family == label.family for level in self.levels[:unit]):
            return
        if self.levels[unit].path[0] + 1 == int(label.text):
            del self.levels[unit:]
            self.turned = label

    def opens_excerpt(self, position: int, label: Label, series: Series) -> bool:
        """Tell whether the first label of all carries on a list that began before the text: two more follow it.

        Behind a sentence, one more is enough for `(c)`, where that stands behind a sentence as well.
        """
        if self.has_sections() or not label.capital or label.style not in {Style.NUMBER, Style.PAREN}:
            return False
        second = self.successors[position].get(series)
        if second is None or label.style is Style.NUMBER:
            return second is not None and series in self.successors[second]
        return all(each.place in OUTER and each.capital and each.opener in "." for each in (label, self.labels[second]))

    def has_sections(self) -> bool:
        """Tell whether a label of a section was taken: before the first one a text may hold the end of another."""
        return any(mark.cuts and mark.label.style in SECTIONS for mark in self.marks)

    def may_start(self, position: int, label: Label, series: Series) -> bool:
        """Tell whether a list may begin here: at a sure place, or where a second label follows."""
        successor = self.successors[position].get(series)
        followed = successor is not None and self.labels[successor].begin - label.begin <= REACH
        if series is Series.ROMAN and not followed and self.may_be_letter(label):
            return False
        if label.place in SURE:
            return not label.wrapped or followed or label.capital or label.style is Style.LETTER
        if label.style is Style.PAREN:
            return followed or label.place is Place.OPENED
        if label.place is Place.OPENED:
            return followed or label.capital or label.opener in OPENERS
        if label.place is Place.CAPITALS:
            return label.capital and (followed or series is Series.UPPER)
        return (label.mark == ")" or label.titled) and followed

    def may_be_letter(self, label: Label) -> bool:
        """Tell whether `(i)` stands in a list of letters that has come to its place."""
        same = (level for level in self.levels if level.family == label.family)
        return any(level.series is Series.LOWER and level.last in {8, 9} for level in same)

    def open_first(self, label: Label, series: Series, value: int) -> None:
        """Open a list: inside the innermost unit, or in place of the list of its sort that ends here."""
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            if level.family != label.family or level.series is not series:
                continue
            deeper = label.place is Place.LINE and level.indent is not None and label.indent > level.indent
            if deeper or label.opener in OPENERS or label.place is Place.ADJACENT:
                break
            self.add(label, depth, value, self.cuts(label), first=True)
            return
        self.open_level(label, series, value)

    def join_or_open(self, label: Label, ordinals: tuple[Ordinal, ...]) -> bool:
        """Take a label that begins a line though it is not the next: its list has a gap, or began elsewhere."""
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            for series, value in ordinals:
                if level.family == label.family and level.series is series:
                    self.add(label, depth, value, True)
                    return True
        if (label.style is Style.NUMBER and not label.capital) or len(self.levels) >= DEEPEST:
            return False
        self.open_level(label, *ordinals[0])
        return True

    def take_keyword(self, label: Label) -> bool:
        """Take `ARTICLE II` or `Section 2.`: articles hold sections, sections hold all else."""
        if label.place not in {Place.LINE, Place.OPENED, Place.CAPITALS} or not label.capital:
            return False
        if label.wrapped:
            return False
        self.close_inline(label)
        same = (d for d, level in enumerate(self.levels) if level.family == label.family)
        article = (d + 1 for d, level in enumerate(self.levels) if level.family[0] is Style.KEYWORD)
        depth = next(same, None)
        if depth is None:
            depth = 0 if label.mark.upper() in {"ARTICLE", "PART", "CHAPTER", "SCHEDULE"} else next(article, 0)
        del self.levels[depth:]
        parts = tuple(int(p) for p in label.text.split(".") if p.isdigit())
        value = read_ordinals(label.text, keyword=True) if not parts else ((Series.FIGURE, parts[-1]),)
        series, ordinal = value[0] if value else (Series.FIGURE, 0)
        self.open_level(label, series, ordinal, parts or (ordinal,))
        return True

    def take_decimal(self, position: int, label: Label) -> bool:
        """Take `12.3.3`: the unit whose path it carries on holds it."""
        path = tuple(int(p) for p in label.text.split("."))
        self.close_inline(label)
        depth = self.find_decimal_depth(path)
        known = depth is not None
        if not self.may_be_decimal(label, path, known) and not self.may_start_decimal(position, label, path):
            return False
        if depth is None:
            depth = sum(level.family[0] is Style.KEYWORD for level in self.levels)
        sibling = self.levels[depth].path[:-1] == path[:-1] if depth < len(self.levels) else False
        del self.levels[depth:]
        self.open_level(label, None, path[-1], path)
        self.marks[-1].first = not sibling
        return True

    def find_decimal_depth(self, path: tuple[int, ...]) -> int | None:
        """Return how deep a path goes: below its own beginning, or beside its siblings."""
        for depth in reversed(range(len(self.levels))):
            there = self.levels[depth].path
            if there and there == path[:-1]:
                return depth + 1
            if len(there) == len(path) > 1 and there[:-1] == path[:-1]:
                return depth
        return None

    def may_be_decimal(self, label: Label, path: tuple[int, ...], known: bool) -> bool:
        """Tell whether a decimal number is a label: it begins a line, or stands where its series goes on."""
        if max(path) > 200 or (label.wrapped and not known):
            return False
        if label.place is Place.LINE:
            return label.capital or known
        if self.is_next_path(path):
            return label.capital or label.place in {Place.OPENED, Place.LINKED} or label.opener in CONTINUING
        if not label.capital or label.place > Place.CAPITALS:
            return False
        siblings = [level.path for level in self.levels if len(level.path) == len(path)]
        is_next = any(s[:-1] == path[:-1] and s[-1] < path[-1] <= s[-1] + 2 for s in siblings)
        paths = [level.path for level in self.levels if level.path]
        is_turn = any(s[0] + 1 == path[0] for s in siblings) and path[1:] == (1,) * (len(path) - 1)
        is_turn = is_turn or (path[1:] == (0,) and any(there[0] + 1 == path[0] for there in paths))
        return is_next or is_turn or (known and path[-1] <= 1)

    def may_start_decimal(self, position: int, label: Label, path: tuple[int, ...]) -> bool:
        """Tell whether an excerpt's first label is a decimal number: one of the next of its series stands as well."""
        if self.has_sections() or not label.capital or label.place not in {Place.OPENED, Place.CAPITALS}:
            return False
        following = {".".join(map(str, (*path[:-1], path[-1] + step))) for step in (1, 2)} | {
            label.text + ".1",
            f"{path[0] + 1}.1",
        }
        rest = (other for other in self.labels[position + 1 :] if other.begin - label.begin <= REACH)
        return any(other.text in following and other.place <= Place.CAPITALS for other in rest)

    def is_next_path(self, path: tuple[int, ...]) -> bool:
        """Tell whether a path is the very next: the first in the innermost unit, or behind the last of its siblings."""
        is_first = bool(self.levels) and self.levels[-1].path == path[:-1] and path[-1] == 1
        return is_first or any(level.path == (*path[:-1], path[-1] - 1) for level in self.levels)

    def cuts(self, label: Label) -> bool:
        """Tell whether a list that begins with this label cuts its sentence into items."""
        if label.place is Place.ADJACENT:
            return not self.marks or self.marks[-1].cuts
        if label.style is Style.DECIMAL:
            return True
        return label.titled or (
            label.place in {Place.LINE, Place.OPENED, Place.CAPITALS} and label.opener not in {";", ","}
        )

    def open_level(self, label: Label, series: Series | None, value: int, path: tuple[int, ...] = ()) -> None:
        """Open a list inside the innermost unit."""
        parent = self.levels[-1].index if self.levels else None
        if not path and label.style is Style.NUMBER and label.mark == "." and not self.levels:
            path = (value,)
        self.levels.append(
            Level(label.family, series, value, 0, parent, None, self.cuts(label), 0, label.recital, path)
        )
        self.add(label, len(self.levels) - 1, value, self.levels[-1].cuts, first=True)

    def add(self, label: Label, depth: int, value: int, cuts: bool, first: bool = False) -> None:
        """Add a label to the list at a depth and close all lists inside it."""
        del self.levels[depth + 1 :]
        level = self.levels[depth]
        level.last, level.index, level.sentence = value, len(self.marks), label.sentence
        if level.path:
            level.path = (*level.path[:-1], value)
        if label.place is Place.LINE:
            level.indent = label.indent
        level.cuts = cuts or label.place is Place.LINE
        opens = self.path_begin if self.path_begin >= 0 and label.place is Place.ADJACENT else label.begin
        self.path_begin = -1
        self.marks.append(Mark(label, level.parent, level.cuts, first, opens))


def find_successors(labels: list[Label]) -> list[dict[Series, int]]:
    """Return, for each label and each way to read it, the position of the next label of its list."""
    nearest: dict[tuple[Family, Ordinal], int] = {}
    successors: list[dict[Series, int]] = [{} for _ in labels]
    for position in reversed(range(len(labels))):
        label = labels[position]
        if label.style in {Style.DECIMAL, Style.KEYWORD}:
            continue
        family = label.family
        for series, value in read_ordinals(label.text):
            following = nearest.get((family, (series, value + 1)))
            if following is not None:
                successors[position][series] = following
            nearest[family, (series, value)] = position
    return successors
