"""What limits a norm: deadlines, frequencies, conditions and exceptions."""

from __future__ import annotations

import re

from kg.extract.condition_rules import CONDITIONS, EXCEPTIONS, FRONT_CONDITIONS
from kg.extract.patterns import Found, PatternRule, WordRuleBook
from kg.extract.time_patterns import ANCHORED, DATE, DURATION
from kg.extract.time_rules import DEADLINES, FREQUENCIES
from kg.extract.times import read_time
from kg.extract.trigger_rules import TRIGGERS
from kg.extract.verbs import is_base_verb
from kg.model import Qualifier, QualifierKind, Span
from kg.structure.noise import to_words

DEADLINE = WordRuleBook(DEADLINES)
FREQUENCY = WordRuleBook(FREQUENCIES)
LIMIT = WordRuleBook((*EXCEPTIONS, *CONDITIONS))
FRONT = WordRuleBook((*EXCEPTIONS, *CONDITIONS, *FRONT_CONDITIONS))
ONLY_FRONT = WordRuleBook(FRONT_CONDITIONS)
# What an item of a schedule begins with: "1 June 2031: $500".
ITEM_DATE = re.compile(rf"(?P<date>{DATE})\s*[:;,\u2013\u2014-]", re.IGNORECASE)
GIVEN_TIME = re.compile(rf"{ANCHORED}(?=\s+to\Z)|{DURATION}", re.IGNORECASE)
# A condition of two words that goes no further: "when requested".
SHORT = re.compile(
    r"(?:if|when|where|as|whenever|unless)\s+(?:so\s+)?"
    r"(?:requested|necessary|needed|required|applicable|appropriate|directed|feasible|permissible|possible|practicable)"
    r"(?=\s+(?!by|in|to|under|for|pursuant|from|at|of|and\b)\w|\s*[,;.)]|$)",
    re.IGNORECASE,
)
# Words that open a condition and yet say none: "the sums due, if any", a proviso that is a norm of its own.
EMPTY = re.compile(
    r"(?:if|when)\s+(?:any|known)\s*(?=[,;.:)]|$)|(?:provided,?\s+(?:that|however|always)(?:,?\s+that)?|except\s+that)[,\s]*(?=$)",
    re.IGNORECASE,
)
# A condition behind which the act goes on: "upon request | deliver it", "on demand and at its cost | repay it".
ASKED = re.compile(
    r"(?:only\s+)?(?:up)?on\s+(?:(?:prior|reasonable|written)\s+)*(?:demand|request)(?=,?\s+(?P<next>\w+))",
    re.IGNORECASE,
)
# A notice behind which the act or what it is for follows: "on notice to the Owner | to enter", "| for the purpose of".
NOTICE = re.compile(
    r"(?:up)?on\s+(?:[\w-]+\s+){0,3}notice(?:\s+to\s+(?:the\s+)?[\w']+(?=\s+to\s+[a-z])|(?=\s+(?:for\s+the\s+purpose|in\s+order)))",
    re.IGNORECASE,
)
# Kinds of conditions that are met each time that somebody asks.
ASKED_FOR = frozenset("as-requested at-discretion upon".split())
# Before words that only say which thing is meant: "such help | as it needs".
SUCH = re.compile(r"\bsuch(?:\s+(?!(?:shall|will|must|may)\b)[\w/'-]+){1,5}\s+\Z", re.IGNORECASE)
# How far back what changes the sense of a limit is looked for.
REACH = 80
BEFORE = ("before", "prior")
# Words behind which a period of notice says how something is done, and not by when.
BY_MEANS = re.compile(r"\bby\s+(?:giving|providing|sending|serving)\b[^.;:,]*\Z", re.IGNORECASE)
# A verb of its own behind `and`, of which nothing is asked: "shall be sent by post | and are due on receipt".
NEXT_VERB = re.compile(r"and\s(?<=\sand\s)\s*(?:[a-z]+ly\s+)?(?:is|are)\s")
# What speaks of a noun or opens a clause before it, whose verb that may be.
INNER_CLAUSE = re.compile(r"\b(?:that|which|who|where|if|when|unless|is|are)\b", re.IGNORECASE)
# What a thing is that something was done to, before the time of that: "goods sold by it | before the audit".
DONE = re.compile(
    r"\b(?!(?:and|are|be|been|being|but|is|not|or|to|was|were|\w+ly)\s)[A-Za-z]+\s+"
    r"(?!need|requir|request|ow|agre|specifi|describ|advanc)(?:\w+ed|begun|given|held|made|sent|sold|taken|written)"
    r"(?:\s+into)?(?:\s+by\s+(?:\w+\s+){1,3})?\s*\Z"
)
CHANGED = re.compile(r"\b\w+ed(?:\s+by\s+(?:the\s+)?[\w']+)?\s+(?:or\s+\w+ed\s+)?\Z")
CHANGE_REACH = 60
LOOSE_END = re.compile(
    r"(?:(?:[,;]?\s+(?:and|or|but)|[,;]\s+(?:except|provided))(?:,?\s+however,?)?(?:\s+that)?|[,;]?\s+(?:then|there)"
    r"|[,;]?\s+\((?-i:[a-z]{1,4})\))\Z",
    re.IGNORECASE,
)
# Before a comma in a row of subjects, no verb having come: "unless any fire, | flood or storm stops it".
BEFORE_ROW = re.compile(
    r"(?:if|unless|when|where)\s+(?:an?|any|each|its|such|the|their)(?:\s+(?!is\b|are\b)[a-z]+){1,2}(?<!s)(?<!ed)",
    re.IGNORECASE,
)
# A condition behind which a clause follows, whose verb asks nothing: "; if not, the sale is void".
NEXT_CASE = re.compile(
    r"(?:if|when|where|in\s+(?:such|that|the|this|which)|should|upon)\s[^,;:()]{1,120},\s+[a-z]", re.IGNORECASE
)
# A row of words that goes on behind a comma: "save for theft, | bad care or fraud of its own".
IN_ROW = re.compile(r",\s+(?:[a-z'-]+\s+(?:of\s+)?){1,4}?(?:[a-z]+,\s+)?or\s")
LIST_MARK = re.compile(r"\s*[:\u2013\u2014-]+\s*")
SAID_AGAIN = re.compile(r"[,\s]+then,?\s+in\s+(?:such|that)\s+(?:case|event)\W*\Z", re.IGNORECASE)
# With its blanks, what says again in which case is no longer than this.
LONGEST_THEN = 40
GOES_ON = re.compile(r"\s*(?:and|but)\s")
THEN = re.compile(r"\bthen\W*\Z", re.IGNORECASE)
# Labels of cases within a sentence: the first one, and one behind it.
FIRST_CASE = re.compile(r"\((?:(?P<roman>i)|(?P<letter>a)|(?P<figure>1)|(?P<capital>A))\)")
FURTHER_CASE = re.compile(
    r";\s*(?:(?:and|or)\s+)?\((?:(?P<roman>[ivx]{1,4})|(?P<letter>[b-z])|(?P<figure>\d)|(?P<capital>[B-Z]))\)"
)
MARK = re.compile(r"[;:,()]")
# With its blanks, what leads on from a condition is no longer than this.
LONGEST_LOOSE = 60
LOOSE_TAILS = ("and", "or", "but", "that", "then", "there", ")")
LEADING_MARKS = " \t\r\n,;:()"
TRAILING_MARKS = " \t\r\n,;:.(\u2013\u2014"


def find_limits(plain: str, act: Span, front: Span | None = None, *, permits: bool = False) -> list[Qualifier]:
    """Return what limits a norm: in the words of its act, and in the adverbial before its subject.

    One that `permits` is not limited by words that ask nobody: `may sell it without consent`. A time inside a
    condition belongs to the condition and limits nothing of its own.
    """
    before = read_front(plain, front) if front else []
    conditions = find_conditions(plain, act, permits=permits)
    times = [q for q in find_times(plain, act) if not any(c.span.holds(q.span) for c in conditions)]
    if (conditions or times) and (end := end_of_asked(plain, act)) < act.end:
        conditions = [q for q in conditions if q.span.begin < end]
        times = [q for q in times if q.span.begin < end]
    return sorted([*before, *conditions, *times], key=lambda q: (q.span, q.kind))


def end_of_asked(plain: str, act: Span) -> int:
    """Return where an act ends, or another verb of its subject follows that asks nothing."""
    found = NEXT_VERB.search(plain, *act)
    return act.end if found is None or INNER_CLAUSE.search(plain, act.begin, found.start()) else found.start()


def read_front(plain: str, front: Span) -> list[Qualifier]:
    """Return what limits a norm in the adverbial before its subject: its condition with the time behind it, or times.

    `If asked, within two days of that, the Buyer shall call`: behind a comma, a time that ends it is one of its own.
    Where `and` follows, it is no adverbial but the act before: `A list is due on Monday | and must be signed`.
    """
    says_then = "then" in plain[max(front.begin, front.end - LONGEST_THEN) : front.end].lower()
    if says_then and (again := SAID_AGAIN.search(plain, *front)):
        front = Span(front.begin, again.start())
    fronted = find_fronted(plain, front)
    if not fronted:
        return [] if GOES_ON.match(plain, front.end) else find_times(plain, front)
    begin, end = fronted[-1].span
    if plain.find(",", begin, end) < 0 or (says_then and THEN.search(plain, *front)):
        return fronted
    times = find_times(plain, Span(begin, end))
    last = next((t for t in times if t.span.end == end and plain[begin : t.span.begin].rstrip()[-1:] == ","), None)
    if last is None:
        return fronted
    return [to_qualifier(plain, fronted[-1].kind, Span(begin, last.span.begin)), last]


def opens_condition(plain: str, begin: int) -> bool:
    """Tell whether a condition or an exception opens at a place."""
    return LIMIT.opens(plain, Span(begin, len(plain))) is not None


def find_times(plain: str, span: Span) -> list[Qualifier]:
    """Return the deadlines and frequencies in a span."""
    due = (
        found for found in DEADLINE.find(plain, span) if not (tells_means(plain, found) or tells_of_thing(plain, found))
    )
    deadlines = [to_qualifier(plain, QualifierKind.DEADLINE, found.span) for found in due]
    repeated = (found for found in FREQUENCY.find(plain, span) if not tells_of_change(plain, found.match.start()))
    frequencies = [to_qualifier(plain, QualifierKind.FREQUENCY, found.span) for found in repeated]
    return [*deadlines, *frequencies]


def tells_means(plain: str, found: Found[PatternRule]) -> bool:
    """Tell whether a period of notice only says how something is done: `may leave it by giving | two days' notice`."""
    begin = found.match.start()
    return found.rule.name == "count-before" and BY_MEANS.search(plain, max(0, begin - REACH), begin) is not None


def tells_of_thing(plain: str, found: Found[PatternRule]) -> bool:
    """Tell whether an event only says which thing is meant: `costs incurred by it | before the sale`."""
    if not found.match[0].lower().startswith(BEFORE):
        return False
    begin = found.match.start()
    return DONE.search(plain, max(0, begin - REACH), begin) is not None


def tells_of_change(plain: str, begin: int) -> bool:
    """Tell whether `from time to time` says how often something else changes: `a list as amended by it from time`."""
    return plain.startswith("from", begin) and CHANGED.search(plain, max(0, begin - CHANGE_REACH), begin) is not None


def find_given_time(plain: str, trigger: Span) -> list[Qualifier]:
    """Return the deadline that a trigger itself gives: `has ten (10) days to`."""
    match = GIVEN_TIME.search(plain, *trigger)
    return [to_qualifier(plain, QualifierKind.DEADLINE, Span(*match.span()))] if match else []


def find_item_date(plain: str, begin: int) -> list[Qualifier]:
    """Return the date with which an item of a schedule begins, by which it falls due: `(b) | 1 June 2031: $500`."""
    match = ITEM_DATE.match(plain, begin)
    return [to_qualifier(plain, QualifierKind.DEADLINE, Span(*match.span("date")))] if match else []


def find_fronted(plain: str, front: Span) -> list[Qualifier]:
    """Return the condition or exception that a fronted adverbial is, if it is one and no time."""
    found = FRONT.opens(plain, front)
    if found is None and DEADLINE.opens(plain, front) is None:
        found = LIMIT.first(plain, front)
    if found is None:
        return []
    condition = Span(found.match.start(), front.end)
    end = leave_frequency(plain, condition) if found.rule.name in ASKED_FOR else condition.end
    repeated = find_times(plain, Span(end, condition.end)) if end < condition.end else []
    return [*repeated, to_qualifier(plain, kind_of(found.rule), Span(condition.begin, end))]


def find_aside(plain: str, aside: Span) -> list[Qualifier]:
    """Return the condition that only its place shows to be one: `shall, for any loss of goods, pay`.

    `aside` is what stands between a trigger and its act; what is a condition anywhere is found with the act.
    """
    if not plain.startswith(",", aside.begin):
        return []
    begin = aside.end - len(aside.of(plain).lstrip(LEADING_MARKS))
    end = plain.rfind(",", begin, aside.end)
    if end < 0:
        return []
    found = ONLY_FRONT.opens(plain, Span(begin, end))
    return [to_qualifier(plain, kind_of(found.rule), Span(begin, end))] if found else []


def find_opening(plain: str, opening: Span) -> list[Qualifier]:
    """Return the condition that a list item opens with before its act: `(b) where the yard is shut, | call`."""
    found = ONLY_FRONT.opens(plain, opening) if opening.of(plain).rstrip().endswith(",") else None
    return [to_qualifier(plain, kind_of(found.rule), opening)] if found else []


def opens_cases(plain: str, condition: Span, body: Span) -> bool:
    """Tell whether nothing but the mark before a list stands behind a condition: `if: (a) the yard is shut`."""
    return LIST_MARK.fullmatch(plain, condition.end, body.end) is not None


def find_case(plain: str, lead: Span) -> list[Qualifier]:
    """Return the condition that a list's introduction is where it says nothing else: `If the yard is shut: …`."""
    found = FRONT.opens(plain, lead)
    if found is None or next(TRIGGERS.find(plain, lead), None):
        return []
    return [to_qualifier(plain, kind_of(found.rule), lead)]


def find_conditions(plain: str, act: Span, *, permits: bool = False) -> list[Qualifier]:
    """Return the conditions and exceptions in the words of an act that asks or `permits`, none inside another."""
    conditions: list[Qualifier] = []
    for found in LIMIT.find(plain, act):
        begin = found.match.start()
        if (permits and found.rule.name == "without-consent") or EMPTY.match(plain, begin, act.end):
            continue
        if opens_next(plain, begin, act) or (found.rule.name == "as-requested" and follows_such(plain, begin)):
            continue
        if not conditions or begin >= conditions[-1].span.end:
            end = end_of_condition(plain, begin, act)
            if found.rule.name in ASKED_FOR:
                end = leave_frequency(plain, Span(begin, end))
            qualifier = to_qualifier(plain, kind_of(found.rule), Span(begin, end))
            # The days of a notice period count as those of a deadline do.
            time = read_time(found.match[0]) if found.rule.name == "on-notice" else None
            conditions.append(qualifier._replace(time=time) if time else qualifier)
    return conditions


def follows_such(plain: str, begin: int) -> bool:
    """Tell whether words say which thing is meant, and not in which case: `such help | as it deems necessary`."""
    return SUCH.search(plain, max(0, begin - REACH), begin) is not None


def opens_next(plain: str, begin: int, act: Span) -> bool:
    """Tell whether a condition behind a semicolon is that of what follows: `pay; | if not, the sale is void`."""
    case = NEXT_CASE.match(plain, begin, act.end)
    return case is not None and plain[act.begin : begin].rstrip().endswith(";")


def kind_of(rule: PatternRule) -> QualifierKind:
    """Return whether a rule finds exceptions or conditions."""
    return QualifierKind.EXCEPTION if rule in EXCEPTIONS else QualifierKind.CONDITION


def end_of_condition(plain: str, begin: int, act: Span) -> int:
    """Return where a condition that begins within an act ends: at the mark that closes an aside, else with the act."""
    if short := SHORT.match(plain, begin, act.end):
        return short.end()
    if (asked := ASKED.match(plain, begin, act.end)) and (asked["next"] == "and" or is_base_verb(asked["next"])):
        return asked.end()
    if notice := NOTICE.match(plain, begin, act.end):
        return notice.end()
    before = plain[max(begin - 3, 0) : begin].rstrip()
    is_aside = before.endswith((",", "(")) or begin == act.begin
    marks = ";:,)" if is_aside else ";:"
    depth = 0
    for mark in MARK.finditer(plain, begin, act.end):
        if mark[0] in marks and not depth and not goes_on(plain, begin, mark.start(), act.end):
            if mark[0] == ";" and goes_on_listing(plain, Span(begin, mark.start()), act.end):
                continue
            return mark.start()
        depth = max(0, depth + (mark[0] == "(") - (mark[0] == ")"))
    return act.end


def leave_frequency(plain: str, condition: Span) -> int:
    """Return where a condition ends without how often it may be met: `upon request | at all reasonable times`."""
    tails = (f.match.start() for f in FREQUENCY.find(plain, condition) if ends_with(plain, f.match.end(), condition))
    return next((begin for begin in tails if not tells_of_change(plain, begin)), condition.end)


def ends_with(plain: str, end: int, condition: Span) -> bool:
    """Tell whether nothing but marks stands between a place and the end of a condition."""
    return not plain[end : condition.end].strip(TRAILING_MARKS)


def goes_on(plain: str, begin: int, mark: int, end: int) -> bool:
    """Tell whether the mark behind a condition only parts words of a row that is part of it."""
    if BEFORE_ROW.fullmatch(plain, begin, mark):
        return True
    row = IN_ROW.match(plain, mark, end)
    return row is not None and not is_base_verb(row[0][1:].split()[0])


def goes_on_listing(plain: str, condition: Span, end: int) -> bool:
    """Tell whether the next case of a condition follows the mark behind it: `if it (i) is late; | or (ii) is lost`."""
    first = FIRST_CASE.search(plain, *condition)
    following = FURTHER_CASE.match(plain, condition.end, end) if first else None
    return bool(first and following and following.lastgroup == first.lastgroup)


def to_qualifier(plain: str, kind: QualifierKind, place: Span) -> Qualifier:
    """Return the words at a place as a qualifier, without the blanks and marks at their ends."""
    words = place.of(plain)
    begin = place.begin + len(words) - len(words.lstrip(LEADING_MARKS))
    words = words.rstrip(TRAILING_MARKS)
    if words.lower().endswith(LOOSE_TAILS):
        loose = LOOSE_END.search(words, max(len(words) - LONGEST_LOOSE, 0))
        words = words[: loose.start()].rstrip(TRAILING_MARKS) if loose else words
    end = place.begin + len(words)
    span = Span(begin, max(begin, end))
    text = to_words(span.of(plain))
    return Qualifier(kind, span, text, read_time(text) if kind is QualifierKind.DEADLINE else None)
