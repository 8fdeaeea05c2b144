"""Citations: of a provision, a schedule, a statute, a regulation or another document by its title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from kg.extract.patterns import Found, PatternRule, RuleBook
from kg.extract.word_index import find_places, look_up
from kg.model import Clause, Provision, Reference, Span
from kg.structure.noise import to_words

SUB_LABEL = r"\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\)"
NUMERAL = r"\d+[A-Z]?(?:\.\d+)*(?:-\d+)?|[IVXLC]+(?![a-z])|[A-Z](?:-\d+)?(?![A-Za-z])|\"[A-Z]\""
LABEL = rf"(?:{NUMERAL}|{SUB_LABEL})(?:\s?{SUB_LABEL})*"
LABELS = rf"{LABEL}(?:(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+){LABEL})*"
UNIT = (
    r"(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|(?:[Ss]ub-?)?[Pp]aragraphs?|[Pp]aras?\.?|Schedules?|Exhibits?|Appendix"
    r"|Appendices|Annex(?:es)?|Attachments?|Addend(?:um|a)|Rule|RULE|Part|[Ss]ubparts?|Chapter|EXHIBIT|SCHEDULE|APPENDIX"
    r"|ANNEX|ADDENDUM)"
)
SUBSECTIONS = r"(?:\s?\(\w{1,4}\))*"
CODE = r"(?:U\.?S\.?C\.?|C\.?F\.?R\.?)"
ACQUISITION = r"(?:D?FARS?|Federal\s+Acquisition\s+Regulation\s+\(FAR\))"
CODE_UNIT = r"(?:[Pp]art|[Cc]hapter|[Ss]ection|§+)"
WORD = r"[A-Z][\w&'-]*+"
TITLE = rf"(?>{WORD}(?:[\s-]+(?:(?:and|of|for|the|on|to|in|under)[\s-]+){{0,2}}{WORD}){{0,7}})"
DOCUMENT = (
    r"(?:Plan|Manual|Handbook|Policy|Guide|Guidelines|Procedures?|Price\s+List|Protocol|Charter|Agreement|Catalogue"
    r"|Playbook|Code)"
)
STATUTE = r"(?:Act|ACT|[Ss]tatutes?|Regulations?|Directive|Ordinance|Code\s+of\s+Conduct)"
OF_YEAR = r"(?:\s+(?:of|OF)\s+\d{4})?"

RULES: tuple[PatternRule, ...] = (
    PatternRule(
        "code",
        "A section of a code of laws or regulations.",
        rf"\d+\s+{CODE}(?:\s+{CODE_UNIT})?\s+\d+(?:\.\d+)?{SUBSECTIONS}"
        rf"|(?:Part\s+\d+,\s+)?§+\s*\d+(?:\.\d+)*{SUBSECTIONS}|{ACQUISITION}\s+(?:sub)?(?:part\s+)?\d+\.\d+(?:-\d+)?{SUBSECTIONS}"
        r"|(?<![\d.$])\d{1,2}\.\d{3}(?:-\d+(?:\(\w{1,4}\))*|(?:\(\w{1,4}\))+)|(?:E\.O\.|Executive\s+Order)\s+\d{4,6}",
        (
            "as [29 CFR part 1910] requires",
            "under [15 U.S.C. 1051]",
            "set forth in [§16.204]",
            "see [Part 16, §16.204]",
            "see [FAR 9.104-1(a)]",
            "as [FAR subpart 9.1] says",
            "as described in [9.104-1(a)(2)] and",
            "under [E.O. 11000]",
        ),
        ("see 29 of the files", "it costs 12.500 (net)"),
    ),
    PatternRule(
        "statute-section",
        "A section of a statute that is named.",
        rf"(?:[Ss]ections?|[Cc]hapters?|Rule|RULE)\s+{LABELS}"
        rf"(?:,?\s+(?:(?:of\s+the|OF\s+THE)\s+)?{WORD}(?:\s+(?:of\s+)?{WORD}){{0,4}}"
        rf"\s+(?:Statutes|Act|ACT|Code|Law|Ordinance)(?:\s+(?:(?:of|OF)\s+)?\d{{4}})?|,\s+{WORD}\s+Statutes)",
        (
            "holidays in [section 14.03, Ohio Statutes]",
            "[Section 12 of the Trade Secrets Act]",
            "under [Rule 12 of the Fair Trade Act of 1921]",
        ),
        ("Section 12 of the work", "as Section 9 of this Agreement says"),
    ),
    PatternRule(
        "provision",
        "A section, clause, schedule or exhibit by its label.",
        rf"{UNIT}\s+{LABELS}(?:\s+of\s+{UNIT}\s+{LABEL})?(?:\s+of\s+{ACQUISITION}\s+\d+\.\d+(?:-\d+)?)?",
        (
            "see [Section 7 (D)] for it",
            "under [Clause 12.3]",
            "in [paragraphs (b) and (c)]",
            "[Schedule 4] applies",
            "with [Exhibit A-2] and",
            "as [paragraph (b) of FAR 9.104-1] says",
            'as [Exhibit "A"] shows',
        ),
        ("in this Section we say", "Part of the work"),
    ),
    PatternRule(
        "above-below",
        "Labels above or below.",
        r"(?:\(\w{1,4}\)(?:,?\s*(?:and|or)?\s*))+(?:above|below)\b",
        ("as said in [(b) above]", "under [(1), (2), or (3) above]"),
        ("the sum above",),
    ),
    PatternRule(
        "named-clause",
        "A clause by its title.",
        rf"(?<=[a-z,]\s){TITLE}\s+clause\b",
        ("under the [Changes clause] of it",),
        ("under this clause",),
    ),
    PatternRule(
        "act",
        "A statute or regulation by its title.",
        rf"(?:{WORD}\s+(?:and\s+|of\s+|for\s+)?){{1,6}}{STATUTE}{OF_YEAR}\b(?!ion)"
        r"|(?:19|20)\d\d\s+Act\b|Regulation\s+(?:[A-Z]-[A-Z]|[A-Z]|FD)\b",
        (
            "as the [Clean Harbours Act of 1990] says",
            "the [Fair Billing Act]",
            "the [1934 Act]",
            "under [Regulation S-X]",
        ),
        ("an Act of God", "the act of a child"),
    ),
    PatternRule(
        "titled-document",
        "A plan, manual, policy or agreement by its title.",
        rf"Price\s+Lists?|{WORD}(?:\s+(?:and\s+|of\s+)?{WORD}){{0,4}}\s+{DOCUMENT}\b(?!\s+(?:shall\s+be\s+entered|Number))",
        (
            "in the [Incident Response Plan] and",
            "see the [Brand Manual] there",
            "the [Master Supply Agreement] says",
        ),
        ("a plan for the year", "under the plan of Action"),
    ),
    PatternRule(
        "preamble",
        "The preamble or the recitals.",
        r"(?:Preamble|Recitals)\s+(?:to|of)\s+(?:this|the)\s+(?:Agreement|Contract)",
        ("as the [Preamble to this Agreement] says",),
        ("The recitals are long.",),
    ),
)
CITATIONS = RuleBook(RULES, re.NOFLAG)
# The words with which a citation can begin that begins with no capital of a title, as `word_index` writes them.
OPENING = look_up(
    "0 addenda addendum annex annexes appendices appendix article articles attachment attachments chapter chapters "
    "clause clauses dfar dfars e executive exhibit exhibits far fars federal para paragraph paragraphs paras part "
    "preamble price recitals regulation rule schedule schedules section sections sub subparagraph subparagraphs "
    "subpart subparts".split()
)
# The words with which a title ends, or behind which labels are a citation; and what else can stand before them.
CLOSING = look_up(
    "above act agreement below catalogue charter clause code directive guide guidelines handbook manual ordinance plan "
    "playbook policy price procedure procedures protocol regulation regulations statute statutes".split()
)
BEFORE_CLOSING = frozenset("and for of or".split())
LONGEST_TITLE = 200
# What stands before the first character is looked at last, so that the search runs from one such to the next.
TITLE_OPENING = re.compile(r"[A-Z(](?<![\w-].)")
SIGN = re.compile("§")
# Only a title can also name something that is still to be made, or the document itself.
TITLES = frozenset(("act", "titled-document"))
# The exhibit that a contract is filed as stands at its head, its own title before `this`: neither cites anything.
HEADER = 200
OWN_TITLE = re.compile(r"\b(?:This|THIS)\s+\S")
DEFINED = re.compile(r"\"\s+(?:shall\s+)?means?\b")
NEW = re.compile(r"\b(?:an?|each|any|this|new)\s+$", re.IGNORECASE)
MADE = re.compile(r"\b(?:entered\s+into|executed|party\s+to)\s+(?:an?|that\s+certain)\s+$", re.IGNORECASE)
LEADING = re.compile(
    r"(?P<word>The|This|That|Each|Any|All|Such|Its|In|Under|See|Notwithstanding|Upon|Pursuant|If|Per)\s+(?:the\s+|to\s+)?"
)
OF_ITSELF = frozenset("All Any Each Such This".split())
SELF = frozenset("act agreement code contract plan policy procedure".split())
TARGET_LABEL = re.compile(r"\d+(?:\.\d+)+|\(\w{1,4}\)|\d+")


def find_references(plain: str, clause: Clause, terms: Collection[str] = ()) -> tuple[Reference, ...]:
    """Return the citations in a clause's body in order, those of a provision of the same clause resolved.

    `terms` are the document's defined terms without case: where one is the title of a paper, it says no more
    than `this Agreement` does.
    """
    found = CITATIONS.find_at(find_openings(plain), plain, clause.body)
    cited = [place for each in found if not is_term(each, terms) and (place := find_cited(plain, each))]
    numbered = number_provisions(clause.provisions) if cited else {}
    return tuple(Reference(span, text, find_target(text, numbered)) for span, text in cited)


# The clauses of a document are read one after another.
@lru_cache(maxsize=1)
def find_openings(plain: str) -> list[int]:
    """Return where citations can begin, in order: every other place would be tried in vain.

    >>> find_openings("It keeps to Section 3 of the Fair Tide Act. It writes a Plan.")
    [0, 12, 20, 29, 34]
    """
    openings = set(find_places(plain, OPENING))
    openings.update(sign.start() for sign in SIGN.finditer(plain))
    for place in find_places(plain, CLOSING):
        window = Span(max(0, place - LONGEST_TITLE), place)
        if leads_to_closing(window.of(plain)):
            openings.update(opening.start() for opening in TITLE_OPENING.finditer(plain, *window))
    return sorted(openings)


def leads_to_closing(words: str) -> bool:
    """Tell whether the word before the last one of a citation can be part of it: a name, a label, `and`.

    >>> leads_to_closing("the Fair Tide "), leads_to_closing("see (a) "), leads_to_closing("this ")
    (True, True, False)
    """
    last = words.rsplit(maxsplit=1)[-1:]
    return bool(last) and (last[0] in BEFORE_CLOSING or "(" in last[0] or not last[0].islower())


def is_term(found: Found[PatternRule], terms: Collection[str]) -> bool:
    """Tell whether what was found as a title is a defined term."""
    return found.rule.name == "titled-document" and to_words(found.match[0]).lower() in terms


def find_cited(plain: str, found: Found[PatternRule]) -> tuple[Span, str] | None:
    """Return the place and the words of what a citation names, or `None` where it is nothing that exists elsewhere."""
    begin, end = found.span
    leading = LEADING.match(plain, begin, end)
    if leading:
        begin = leading.end()
    if found.rule.name == "provision" and begin < HEADER and plain[:begin].upper() == plain[:begin]:
        return None
    if found.rule.name in TITLES:
        names_itself = (leading and leading["word"] in OF_ITSELF) or OWN_TITLE.search(plain, begin, end)
        is_new = NEW.search(plain, max(begin - 40, 0), begin) and not MADE.search(plain, max(begin - 40, 0), begin)
        if names_itself or is_new or DEFINED.match(plain, end):
            return None
    text = to_words(plain[begin:end])
    if text.lower() in SELF:
        return None
    return Span(begin, end), text


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
