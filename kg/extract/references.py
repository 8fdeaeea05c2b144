"""Citations: where something is cited, what a citation names, and which provision it means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from kg.extract.patterns import Found, PatternRule, RuleBook
from kg.extract.reference_rules import CODE, LAW_NAMES, RULES, STANDARD_BODIES
from kg.extract.word_index import NUMBER, find_places, look_up
from kg.model import Clause, Provision, Reference, Span
from kg.structure.noise import to_words

CITATIONS = RuleBook(RULES, re.NOFLAG)
# The words with which a citation can begin that begins with no capital of a title, as `word_index` writes them.
OPENING = look_up(
    f"{LAW_NAMES} {STANDARD_BODIES} "
    "addenda addendum annex annexes annexure annexures appendices appendix article articles attachment "
    "attachments certificate chapter chapters clause clauses code cover declaration dfar dfars e executive exhibit "
    "exhibits far fars federal form heads item items numeral numerals para paragraph paragraphs paras part preamble "
    "price provision rate recitals regulation rule rules schedule schedules section sections sub subclause subclauses "
    "subparagraph subparagraphs subpart subparts subsection subsections".split()
)
# Most numbers open no citation: the name of a code or of an act stands behind one that does, or `9.104-1` is one.
NUMBERS = look_up([NUMBER])
NUMBER_OPENING = re.compile(rf"\d+(?:\s+(?:{CODE}|Act\b)|\.\d{{3}})")
# The words with which a title ends, or behind which labels are a citation; and what else can stand before them.
CLOSING = look_up(
    "above act agreement agreements below catalogue charter circular clause code conditions directive guide "
    "guidelines handbook law log manual ordinance plan playbook policy price procedure procedures protocol provision "
    "regulation regulations rules schedule standard statute statutes tariff".split()
)
# Those of them that close a citation also without a capital.
SMALL_CLOSING = look_up("above below clause provision statute statutes".split())
BEFORE_CLOSING = frozenset("and for of or".split())
WITHIN_TITLE = BEFORE_CLOSING | frozenset("in on the to under".split())
LONGEST_TITLE = 200
# What stands before the first character is looked at last, so that the search runs from one such to the next.
TITLE_OPENING = re.compile(r"[A-Z(\"](?<![\w-].)")
SIGN = re.compile("§")
# Only a title can also name something that is still to be made, or the document itself.
TITLES = frozenset(("act", "titled-document"))
SHORTENED = frozenset(("act", "standard", "titled-document"))
# The exhibit that a contract is filed as stands at its head, its own title before `this`: neither cites anything.
HEADER = 600
# So does the exhibit of a filing, behind the filing's name and date at the foot of a page.
FILED = re.compile(r",\s\d{1,2}/\d{1,2}/\d{4}\s+$")
LONGEST_DATE = 20
ARTICLE = " The "
LINE_END = re.compile(r"[ .:]*(?:\n|\Z)")
# A contract's own title stands at the foot of its pages: "Page 3 of 9 of Supply Agreement".
PAGE_FOOT = re.compile(r"\b[Pp]age\s+(?:\d+\s+)?of\s+\d+\s+(?:of\s+|CONFIDENTIAL\s+)?$")
LONGEST_FOOT = 60
OWN_TITLE = re.compile(r"\b(?:This|THIS)\s+\S")
DEFINED = re.compile(r"\"\s+(?:shall\s+)?means?\b")
# Between a paper and the short name that it is given.
GIVEN_NAME = re.compile(r"[^.;()]{0,80}\(\s*(?:the\s+)?\"?\s*")
REACH = 100
NEW = re.compile(r"\b(?:an?|each|any|this|new)\s+(?:(?:new|separate|similar|written)\s+)?\"?$", re.IGNORECASE)
MADE = re.compile(r"\b(?:entered\s+into|executed|party\s+to)\s+(?:an?|that\s+certain)\s+$", re.IGNORECASE)
LEADING = re.compile(
    r"(?P<word>The|This|That|Each|Any|All|Applicable|Such|Its|In|Under|See|Notwithstanding|Upon|Pursuant|If|Per)\s+(?:the\s+|to\s+)?"
)
OF_ITSELF = frozenset("All Any Applicable Each Such This".split())
SELF = frozenset("act agreement code contract plan policy procedure".split()) | {"entire agreement", "whole agreement"}
TARGET_LABEL = re.compile(r"\d+(?:\.\d+)+|\(\w{1,4}\)|\d+")


def find_references(plain: str, clause: Clause, terms: Collection[str] = ()) -> tuple[Reference, ...]:
    """Return the citations in a clause's body in order, those of a provision of the same clause resolved.

    `terms` are the names that the document gives itself, without case: one says no more than `this Agreement` does.
    """
    found = CITATIONS.find_at(find_openings(plain), plain, clause.body)
    labels = {provision.span.begin for provision in clause.provisions}
    cited = [each for each in find_all_cited(plain, found, terms) if each[0].begin not in labels]
    numbered = number_provisions(clause.provisions) if cited else {}
    return tuple(Reference(span, text, find_target(text, numbered)) for span, text in cited)


def find_all_cited(
    plain: str, found: Iterable[Found[PatternRule]], terms: Collection[str]
) -> Iterator[tuple[Span, str]]:
    """Yield the place and the words of each that cites something, but for the short names that are given there."""
    end = -REACH
    for each in found:
        place = find_cited(plain, each)
        if place is None or is_term(each, place[1], terms):
            continue
        if each.rule.name not in SHORTENED or not names_again(plain, end, place[0].begin):
            yield place
        end = place[0].end


# The clauses of a document are read one after another.
@lru_cache(maxsize=1)
def find_openings(plain: str) -> list[int]:
    """Return where citations can begin, in order: every other place would be tried in vain.

    >>> find_openings("It keeps to Section 3 of the Fair Tide Act. It writes a Plan.")
    [12, 29, 34]
    """
    openings = set(find_places(plain, OPENING))
    openings.update(place for place in find_places(plain, NUMBERS) if NUMBER_OPENING.match(plain, place))
    openings.update(sign.start() for sign in SIGN.finditer(plain))
    small = frozenset(find_places(plain, SMALL_CLOSING))
    for place in find_places(plain, CLOSING):
        if plain[place].islower() and place not in small:
            continue
        begin = place - measure_title(plain[max(0, place - LONGEST_TITLE) : place])
        openings.update(opening.start() for opening in TITLE_OPENING.finditer(plain, begin, place))
    return sorted(openings)


def measure_title(words: str) -> int:
    """Return how many characters before the last word of a citation can be part of it: names, labels, what joins them.

    >>> measure_title("keeps to the Fair Tide "), measure_title("see (a) "), measure_title("this ")
    (17, 4, 0)
    """
    last = words.rsplit(maxsplit=1)[-1:]
    if not last or not is_in_title(last[0], BEFORE_CLOSING):
        return 0
    begin = 0 if last[0].endswith('"') else len(words)
    for word in reversed(words.split() if begin else ()):
        if (word.endswith((".", ";", ":")) and word != "U.S.") or not is_in_title(word, WITHIN_TITLE):
            break
        begin = words.rindex(word, 0, begin)
    return len(words) - begin


def is_in_title(word: str, joining: frozenset[str]) -> bool:
    """Tell whether a word can be part of a citation: a name, a label, one of the words that join them."""
    return word in joining or "(" in word or not word.islower()


def is_term(found: Found[PatternRule], text: str, terms: Collection[str]) -> bool:
    """Tell whether what was found as a title is one of the terms."""
    return found.rule.name == "titled-document" and text.lower() in terms


def find_cited(plain: str, found: Found[PatternRule]) -> tuple[Span, str] | None:
    """Return the place and the words of what a citation names, or `None` where it is nothing that exists elsewhere."""
    begin, end = found.span
    leading = LEADING.match(plain, begin, end)
    if leading:
        begin = leading.end()
    if found.rule.name == "provision" and (heads_filing(plain, begin) or heads_page(plain, Span(begin, end))):
        return None
    if found.rule.name in TITLES:
        # A heading is glued to the sentence: "Approval | The Harbour Plan is approved".
        glued = plain.rfind(ARTICLE, begin, end)
        begin = begin if glued < 0 else glued + len(ARTICLE)
        names_itself = (leading and leading["word"] in OF_ITSELF) or OWN_TITLE.search(plain, begin, end)
        is_new = not plain[begin:end].lower().endswith(" act") and is_to_be_made(plain, begin)
        if names_itself or is_new or DEFINED.match(plain, end) or is_own_title(plain, begin):
            return None
    text = to_words(plain[begin:end])
    if text.lower() in SELF:
        return None
    return Span(begin, end), text


def is_to_be_made(plain: str, begin: int) -> bool:
    """Tell whether a title is that of a paper still to be made, as its article says, and none that was signed."""
    return NEW.search(plain, max(begin - 40, 0), begin) is not None and not MADE.search(
        plain, max(begin - 40, 0), begin
    )


def heads_filing(plain: str, begin: int) -> bool:
    """Tell whether the exhibit that a document is filed as stands at a place: at its head, or behind a page's foot."""
    is_head = begin < HEADER and plain[:begin].upper() == plain[:begin]
    return is_head or FILED.search(plain, max(begin - LONGEST_DATE, 0), begin) is not None


def heads_page(plain: str, place: Span) -> bool:
    """Tell whether an exhibit in capitals stands alone on its line, as its heading does."""
    if not place.of(plain).isupper() or LINE_END.match(plain, place.end) is None:
        return False
    return not plain[max(place.begin - LONGEST_DATE, 0) : place.begin].rpartition("\n")[2].strip()


def is_own_title(plain: str, begin: int) -> bool:
    """Tell whether a title is the document's own: nothing stands before it, or a page's number.

    >>> is_own_title(" Oak Agreement", 1), is_own_title("Page 2 of 9 Oak Agreement", 12)
    (True, True)
    >>> is_own_title("The Oak Agreement", 4)
    False
    """
    opens = begin < HEADER and not plain[:begin].strip()
    return opens or PAGE_FOOT.search(plain, max(begin - LONGEST_FOOT, 0), begin) is not None


def names_again(plain: str, end: int, begin: int) -> bool:
    """Tell whether what begins there only names what ends here: `the Boat Supply Deed (the "Boat Agreement")`."""
    return begin - end <= REACH and GIVEN_NAME.fullmatch(plain, end, begin) is not None


def find_target(text: str, numbered: Mapping[str, int | None]) -> int | None:
    """Return the index of the one provision of its clause whose number a citation names."""
    named = TARGET_LABEL.findall(text)
    if not named:
        return None
    wanted = named[-1] if "." in named[-1] else re.sub(r"\W", "", named[-1]).lower()
    return numbered.get(wanted)


def number_provisions(provisions: Iterable[Provision]) -> dict[str, int | None]:
    """Return the index of the provision of each number, or `None` where several have it."""
    numbered: dict[str, int | None] = {}
    for index, provision in enumerate(provisions):
        number = provision.number.strip("().: ").lower()
        numbered[number] = None if number in numbered else index
    return numbered
