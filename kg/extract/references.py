"""Citations: of a provision, a schedule, a statute, a regulation or another document by its title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from kg.extract.patterns import Found, PatternRule, RuleBook
from kg.extract.word_index import NUMBER, find_places, look_up
from kg.extract.word_lists import read_words
from kg.model import Clause, Provision, Reference, Span
from kg.structure.noise import to_words

SUB_LABEL = r"\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\)"
NUMERAL = (
    r"\d+(?:[A-Z]|[a-z](?![a-z]))?(?:\.(?:\d+|[ivx]{1,5}\b))*(?:-\d+)?"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b|[IVXLC]+(?![a-z])|[A-Z](?:-\d+)?(?![A-Za-z])|\"[A-Z]\""
)
LABEL = rf"(?:{NUMERAL}|{SUB_LABEL})(?:\s?{SUB_LABEL})*"
JOIN = r"(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through|AND|OR)\s+)"
# Behind a number `(ii)` alone opens the next item: "as Section 4.2 says, and (ii)"; behind `(a)` it is one more.
LABELS = rf"{LABEL}(?:(?:{JOIN}(?:{NUMERAL})|(?<=\)){JOIN}{SUB_LABEL})(?:\s?{SUB_LABEL})*)*"
UNIT = (
    r"(?:(?:[Ss]ub-?)?(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?)|[Aa]rticles?|[Pp]aras?\.?|Schedules?|[Ee]xhibits?|Appendix"
    r"|Appendices|Annex(?:es|ures?)?|Attachments?|Addend(?:um|a)|Rules?(?=\s\d)|RULE|Part|[Ss]ubparts?|Chapter|[Nn]umerals?"
    r"|EXHIBIT|SCHEDULE|APPENDIX|ANNEX|ADDENDUM|(?:SUB-?)?(?:SECTION|CLAUSE|PARAGRAPH)S?|ARTICLES?)"
)
SUBSECTIONS = r"(?:\s?\(\w{1,4}\))*"
# Codes of the federation and of its states.
CODE = r"(?:U\.?S\.?C\.?|C\.?F\.?R\.?|CCR|CMR|COMAR|IAC|NAC|NYCRR|OAC|OAR|TAC|WAC)"
ACQUISITION = r"(?:D?FARS?|Federal\s+Acquisition\s+Regulation\s+\(FAR\))"
CODE_UNIT = r"(?:(?:[Pp]arts?|[Cc]hapters?|[Ss]ections?)\s+|§+\s*)"
CODE_NUMBER = r"\d+(?:[A-Za-z]{1,2}\b)?(?:\.\d+(?:[A-Z]\b)?(?:-\d+)*)?"
WORD = r"[A-Z][\w&'-]*+(?:\((?:R|TM)\))?"
TITLE = rf"(?>{WORD}(?:[\s-]+(?:(?:and|of|for|the|on|to|in|under)[\s-]+){{0,2}}{WORD}){{0,7}})"
DOCUMENT = (
    r"(?:Plan|Manual|Handbook|Policy|Guide|Guidelines|Procedures?|Price\s+List|Protocol|Charter|Agreements?|Catalogue"
    r"|Playbook|(?<!Area\s)(?<!Object\s)(?<!Source\s)Code|Log|Tariff|Terms\s+and\s+Conditions|Schedule(?!\s+(?:[A-Z\d]|One|Two|Three)\b)|Rules)"
)
# Papers that have no other title than what they are.
UNTITLED = (
    r"(?:Price\s+Lists?|Code\s+of\s+(?:Conduct|Ethics|Practice)|Heads\s+of\s+(?:Agreement|Terms)|Rate\s+Card"
    r"|Cover\s+Page|Articles\s+of\s+(?:Association|Incorporation|Organi[sz]ation)|Certificate\s+of\s+(?:Formation|Incorporation)"
    r"|Declaration\s+of\s+Trust)"
)
STATUTE = r"(?:Act|ACT|[Ss]tatutes?|Regulations?|Directive|Ordinance|Code\s+of\s+Conduct)"
# Rules for many, whose sections are cited with them: of a contract, a section and the contract are cited apart.
RULING = r"(?:Statutes|Act|ACT|Code|Guide|Handbook|Law|Manual|Ordinance|Policy|Provisions|Regulations|Tariff)"
OF_YEAR = r"(?:,?\s+(?:(?:of|OF)\s+)?\d{4}\b)?"
# Where a statute stands in its country's collection: "R.S.C. 1985, Chapter E-15".
COLLECTED = r"(?:,\s+(?:[A-Z]\.){2,4}\s*\d{4})?(?:,\s+[Cc](?:hapter|h?\.)\s*[A-Z]?-?\d+(?:\.\d+)?)?"
# Statutes that go by their initials.
LAW_NAMES = (
    "ccpa cercla coppa dmca erisa fcpa fcra fdcpa ferpa flsa fmla foia gdpr glba hipaa hitech nepa pipeda rcra "
    "tcpa tila"
)
LAW_NAME = rf"(?:{'|'.join(LAW_NAMES.upper().split())})\b"
# Who publishes technical standards under numbers.
STANDARD_BODIES = " ".join(sorted(read_words("standards")))
STANDARD_BODY = "|".join(STANDARD_BODIES.upper().split())

RULES: tuple[PatternRule, ...] = (
    PatternRule(
        "code",
        "A section of a code of laws or regulations.",
        rf"\d+\s+{CODE}\s+{CODE_UNIT}?{CODE_NUMBER}(?:(?:,\s+|,?\s+(?:and|or)\s+)\d{{3,4}}\b)*{SUBSECTIONS}"
        rf"|(?:Part\s+\d+,\s+)?§+\s*\d+(?:\.\d+)*{SUBSECTIONS}|{ACQUISITION}\s+"
        rf"(?:(?:[Ss]ub)?[Pp]art\s+\d+(?:\.\d+)?|\d+\.\d+(?:-\d+)?){SUBSECTIONS}"
        r"|(?<![\d.$])\d{1,2}\.\d{3,4}(?:-\d+(?:\(\w{1,4}\))*|(?:\(\w{1,4}\))+)|(?:E\.O\.|Executive\s+Order)\s+\d{4,6}",
        (
            "as [29 CFR part 1910] requires",
            "under [15 U.S.C. 1051]",
            "under [14 NYCRR 600]",
            "under [11 USC §35a(b)] or",
            "as [12 CFR 1.500C-1(d)(5)] asks",
            "under [21 C.F.R. Parts 10, 211 and 600]",
            "set forth in [§16.204]",
            "see [Part 16, §16.204]",
            "see [FAR 9.104-1(a)]",
            "as [FAR subpart 9.1] says",
            "as [FAR part 36] says",
            "as described in [9.104-1(a)(2)] and",
            "under [E.O. 11000]",
        ),
        ("see 29 of the files", "it costs 12.500 (net)"),
    ),
    PatternRule(
        "statute-section",
        "A section of a statute that is named.",
        rf"(?:[Ss]ections?|[Cc]hapters?|Articles?|Rules?|RULE|(?:[Ss]ubpart\s+[A-Z],\s+)?Part)\s+{LABELS}"
        rf"(?:\s+of\s+(?:Chapter|Division|Part|Schedule|Title)\s+{LABEL})*"
        rf"(?:,?(?:\s+respectively,)?\s+(?:(?:(?:of|under)\s+the|OF\s+THE)\s+)?(?:{LAW_NAME}|(?:19|20)\d\d\s+Act"
        rf"|{WORD}(?:\s+(?:(?:and|of)\s+(?:the\s+)?)?{WORD}){{0,6}}\s+{RULING}){OF_YEAR}{COLLECTED}|,\s+{WORD}\s+Statutes)",
        (
            "holidays in [section 14.03, Ohio Statutes]",
            "[Section 12 of the Trade Secrets Act]",
            "under [Rule 12 of the Fair Trade Act of 1921]",
            "by [Section 2 of Part V of Schedule IV of the Boat Tax Act, R.S.C. 1985, Chapter B-5], it",
            "as [Article 28(3) of the GDPR] asks",
            "under [Rule 17d-4 under the 1940 Act]",
            "as [Articles V and VI, respectively, of the General Terms and Conditions of the Berth Tariff] say",
            "under [Subpart C, Part 21 of the Harbour Regulations]",
        ),
        ("Section 12 of the work", "as Section 9 of this Agreement says"),
    ),
    PatternRule(
        "provision",
        "A section, clause, schedule or exhibit by its label.",
        rf"{UNIT}\s+{LABELS}(?:\s+of\s+{UNIT}\s+{LABEL})*(?:\s+of\s+{ACQUISITION}\s+\d+\.\d+(?:-\d+)?)?"
        r"|[Ii]tems?\s+\d+(?:\.(?:\d+|[ivx]{1,5}\b))+|Form\s+[A-Z]{1,3}-\d+\w*",
        (
            "see [Section 7 (D)] for it",
            "under [Clause 12.3]",
            "in [paragraphs (b) and (c)]",
            "[Schedule 4] applies",
            "with [Exhibit A-2] and",
            "as [paragraph (b) of FAR 9.104-1] says",
            'as [Exhibit "A"] shows',
            "see [subsection (b)] there",
            "as [Schedule One] says",
            "under [item 4.1.vi] of it",
            "fills in [Form B-7] first",
        ),
        ("in this Section we say", "Part of the work", "one item 4 times"),
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
        rf"(?<=[a-z,]\s){TITLE}\s+(?:clause|provision)\b"
        r"|\"[A-Z][^\"\n.;:]{2,60}\"\s+(?:clause|provision)\b"
        r"|(?:[Aa]rticle|[Cc]lause|[Ee]xhibit|[Pp]aragraph|[Pp]rovision|[Ss]chedule|[Ss]ection)\s+(?:captioned|entitled|headed|titled)"
        r"\s+\"[^\"\n]{2,90}\"",
        (
            "under the [Changes clause] of it",
            'under the ["Late Boats" clause] of it',
            "as the [Last Bid provision] says",
            'by the [Section entitled "Late Boats"] of it',
        ),
        ("under this clause", 'the "Boat" sails'),
    ),
    PatternRule(
        "act",
        "A statute or regulation by its title.",
        rf"(?:{WORD}\s+(?:\([A-Z]\w+\)\s+)?(?:and\s+|of\s+|for\s+)?){{1,6}}{STATUTE}\b(?!ion){OF_YEAR}{COLLECTED}"
        rf"(?:\s+\(\d+\s+{CODE}\s+{CODE_UNIT}?[\w.-]+{SUBSECTIONS}(?:,\s+subchapter\s+\w+)?[,\s]*\))?|{LAW_NAME}"
        r"|(?:19|20)\d\d\s+Act\b|Regulation\s+(?:[A-Z]-[A-Z]|[A-Z]|FD)\b",
        (
            "as the [Clean Harbours Act of 1990] says",
            "the [Fair Billing Act]",
            "the [Tide Rate (Harbours) Act (12 U.S.C. 345)] asks",
            "the [1934 Act]",
            "under [Regulation S-X]",
            "subject to the [GDPR] at all",
        ),
        ("an Act of God", "the act of a child"),
    ),
    PatternRule(
        "titled-document",
        "A plan, manual, policy or agreement by its title.",
        rf"{UNTITLED}|{WORD}(?:\s+(?:and\s+|of\s+(?:the\s+)?)?{WORD}){{0,6}}\s+{DOCUMENT}\b"
        r"(?!\s+(?:shall\s+be\s+entered|Number|(?:[A-Z]\w+\s+)?(?:Date|Period|Term|Year)\b))"
        rf"(?:\s+Sections?\s+{LABELS})?",
        (
            "in the [Incident Response Plan] and",
            "see the [Brand Manual] there",
            "the [Master Supply Agreement] says",
            "as the [Code of Practice] says",
            "pay by the [Fee Schedule] of it",
            "under the [Standard Terms and Conditions of the Berth Tariff] it pays",
            "as the [Declaration of Trust] says",
            "as [Berth Tariff Section C] says",
        ),
        (
            "a plan for the year",
            "under the plan of Action",
            "in Source Code",
            "from the Supply Agreement Effective Date",
        ),
    ),
    PatternRule(
        "standard",
        "A standard or circular by its number.",
        rf"(?:{WORD}(?:\s+(?:and\s+|of\s+)?{WORD}){{0,4}}(?:\s+\([A-Z]{{2,6}}\))?\s+)?(?:Circular|Standard)\s+(?:No\.\s+)?"
        rf"(?:[A-Z]-)?\d[\w-]*|(?:{STANDARD_BODY})(?:/[A-Z]{{2,4}})?(?:\s+SP)?[\s-]\d+(?:[.:-]\d+)*",
        (
            "meets [ISO 9001] at least",
            "meets [ISO/IEC 27001:2022].",
            "as [NIST SP 800-53] asks",
            "keeps to [Boat Alliance Standard 12] there",
            "by [Board of Boats (BOB) Circular B-9] it",
        ),
        ("of a Standard size", "the ISO standards"),
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
    "guidelines handbook log manual ordinance plan playbook policy price procedure procedures protocol provision "
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
        if word.endswith((".", ";", ":")) or not is_in_title(word, WITHIN_TITLE):
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
        names_itself = (leading and leading["word"] in OF_ITSELF) or OWN_TITLE.search(plain, begin, end)
        is_new = NEW.search(plain, max(begin - 40, 0), begin) and not MADE.search(plain, max(begin - 40, 0), begin)
        if names_itself or is_new or DEFINED.match(plain, end) or is_own_title(plain, begin):
            return None
    text = to_words(plain[begin:end])
    if text.lower() in SELF:
        return None
    return Span(begin, end), text


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
