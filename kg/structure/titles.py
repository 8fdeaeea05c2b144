"""Plain text → where the title ends that an entry opens with, no full stop between it and its sentence."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.model import Span

LONGEST = 24

CONNECTORS = frozenset(
    "and or of for the to in with by on a an from at as under versus vs vs. via upon into & / - – — + not per "
    "between within without".split()
)
# Words that open a sentence whatever follows, and words that do so before a lower-case word.
STARTERS = frozenset(
    "The A An Each Any All No This These Those Such Every Either Neither Both It If Unless Notwithstanding "
    "You We Nothing There Except Whenever Its Our Your They".split()
)
WEAK_STARTERS = frozenset(
    "Upon When Where In On At By For To From Under As With Without Within During Before After Until While "
    "Once Since Should Subject Prior Pursuant Following Immediately Promptly Not One Two Other Some Where "
    "Whether Because Although Promptly Only Throughout Through Failure".split()
)
# The words of letters alone that may begin a sentence behind a title: `o` is a bullet.
PLAIN_OPENERS = STARTERS | WEAK_STARTERS | {"o"}
# Words that open a sentence in capitals behind a title that is not: "Loss of Data | EXCEPT AS SAID".
CAPITAL_OPENERS = frozenset(
    "ALL ANY EACH EXCEPT IF IN NEITHER NO NOTWITHSTANDING SUBJECT THE THIS TO UNDER UNLESS YOU".split()
)
MAY_OPEN = PLAIN_OPENERS | CAPITAL_OPENERS
CAPITAL_STARTS = re.compile(
    r"(?:IN NO EVENT|EXCEPT AS|NOTWITHSTANDING|TO THE (?:MAXIMUM|FULLEST|EXTENT)|NEITHER|EACH|UNDER NO|SUBJECT TO"
    r"|THE|UNLESS|IF|NO|ALL|ANY|THIS|YOU)\b"
)
LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\d{1,3}[.)]|[A-Za-z][.)]|\(?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})\))\Z")
BULLET = re.compile(r"[•▪◦○●■o*·–-]\Z|[•▪◦○●■]")
NAMED_LETTER = frozenset("schedule exhibit part class type series plan annex appendix attachment tier".split())
ACRONYM = re.compile(r"\([A-Z][A-Za-z&/.-]{0,9}s?\)[,]?\Z")
ABBREVIATIONS = frozenset("no. nos. u.s. inc. ltd. co. corp. st. vs. v. dr. mr. ms. e.g. i.e. etc. u.k. l.l.c.".split())
VERBS = frozenset(
    "shall will may must should can is are was were has have had agrees agree means mean hereby undertakes does do "
    "cannot warrants represents acknowledges be been includes include provides constitutes requires".split()
)
COMPANY = re.compile(
    r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|AB|AG|plc|PLC|LLP|LP|S\.A|B\.V|Co|NV|SE)[.,]*\Z"
)
TITLE_HEADS = frozenset(
    "access account accounts administration agreement assistance authority billing care charges claims collection "
    "collections communication communications compliance confidentiality contact contacts contract costs "
    "customers data definitions delivery deliverables duties escalation expenses fees functions governance "
    "handling hours insurance inquiries invoicing issues management manager maintenance marketing measures "
    "meetings metrics model monitoring notice notices obligations onboarding operation operations orders "
    "payment payments performance personnel plan planning plans policies policy pricing procedure procedures "
    "process processes program programs promotion quality rate rates recording records relations reporting "
    "reports representative representatives requirements response responsibilities responsibility review "
    "reviews rights satisfaction scope security service services staff staffing standard standards success "
    "support surveys system systems term termination terms times tools training transition use warranties "
    "warranty".split()
)
COMPOUND_PARTIES = frozenset(
    "service provider|third party|third parties|contracting officer|prime contractor|general contractor|account "
    "manager|project manager|contract manager|customer representative|contract administrator|participating "
    "entity|purchasing entity|authorized user|authorized users|purchase orders|service levels|state agency|"
    "each party|other party".split("|")
)


def read_words(plain: str, begin: int, end: int, most: int = LONGEST) -> list[str]:
    """Return the first words of a stretch of text, with the punctuation at them."""
    return plain[begin : min(end, begin + 1000)].split(None, most)[:most]


def end_of_words(words: list[str], plain: str, begin: int) -> int:
    """Return where the last of some words ends that follow each other in a text from `begin` on.

    >>> end_of_words(["Fees", "due"], "1. Fees  due now", 2)
    12
    """
    for word in words:
        begin = plain.index(word, begin) + len(word)
    return begin


def is_upper(word: str) -> bool:
    """Tell whether all letters of a word, two at least, are capitals."""
    if word[1:].islower():
        return False
    letters = list(filter(str.isalpha, word))
    return len(letters) > 1 and all(map(str.isupper, letters))


def fold_word(word: str) -> str:
    """Return a word as it is compared: without case, punctuation and plural ending."""
    bare = word.strip(".,:;()\"'").lower()
    return bare[:-1] if bare.endswith("s") and len(bare) > 3 else bare


def is_connector(word: str) -> bool:
    """Tell whether a word may join the words of a title but not end one."""
    return word.lower() in CONNECTORS


def starts_title(word: str) -> bool:
    """Tell whether a title's word looks like this: a capital or a figure first."""
    first = word.lstrip("(\"'[")[:1]
    return first.isupper() or first.isdigit()


def find_title_end(plain: str, span: Span, known: Collection[str] = ()) -> int:
    """Return where the title ends that an entry opens with, its sentence following without a full stop.

    `known` are titles that the document names elsewhere; they decide where the words alone leave it open.

    >>> text = "Account Manager A designated Account Manager shall be provided."
    >>> text[: find_title_end(text, Span(0, len(text)))]
    'Account Manager'
    >>> text = "Customer Data Contractor shall keep the list."
    >>> text[: find_title_end(text, Span(0, len(text)))]
    'Customer Data'
    """
    words = read_words(plain, *span)
    if not words:
        return span.begin
    cut = count_title_words(words, plain, span, known)
    end = end_of_words(words[: max(1, cut)], plain, span.begin)
    return span.begin + len(plain[span.begin : end].rstrip(" .:;,–—-"))


def count_title_words(words: list[str], plain: str, span: Span, known: Collection[str]) -> int:
    """Return how many of an entry's first words are its title."""
    if capitals := count_capitals(words):
        return end_of_capitals(words, capitals, plain, span)
    stop, hard = find_stop(words)
    if hard:
        return stop
    repeated = find_repetition(words, stop)
    if repeated:
        return repeated
    last = words[stop - 1]
    if stop == len(words) or (last[-1] in ".:;" and not COMPANY.match(last)):
        return stop
    named = find_late_start(words, stop) or find_subject(words, stop, plain, span)
    # "Training Materials | The Buyer keeps the Training Materials": a longer title than the one that is known.
    if comes_again(" ".join(words[:named]), words[:named], plain, span):
        return named
    return count_known(words, stop, known) or named


def count_capitals(words: list[str]) -> int:
    """Return how many words in capitals an entry opens with, or 0 where that is no title in capitals."""
    count = 0
    for position, word in enumerate(words):
        if is_upper(word) and not (position and word.startswith('"')):
            count = position + 1
        elif position and not is_joined(words, position):
            break
        elif not position:
            return 0
    if count == 1 and len(words) > 1 and len(words[0]) < 6 and starts_title(words[1]):
        return 0
    return count


def is_joined(words: list[str], position: int) -> bool:
    """Tell whether a word between words in capitals joins them: `of`, `&`, a figure."""
    if position + 1 >= len(words) or not is_upper(words[position + 1]):
        return False
    word = words[position]
    return is_connector(word) or word in {"A", "I"} or word.strip(",").isdigit()


def end_of_capitals(words: list[str], count: int, plain: str, span: Span) -> int:
    """Return how many of the words in capitals are the title: a sentence may open in capitals too."""
    for position in range(1, count):
        if LABEL.match(words[position]) or BULLET.match(words[position]):
            return position
        if words[position - 1][-1] in ".:":
            return position
    if count == len(words):
        return find_capital_start(words, plain, span.begin) or count
    if count > 1 and words[count].lower() in VERBS and comes_again(words[count - 1], words[:count], plain, span):
        return count - 1
    return count


def comes_again(name: str, words: list[str], plain: str, span: Span) -> bool:
    """Tell whether a name stands in a stretch of text behind its first words."""
    return name in plain[end_of_words(words, plain, span.begin) : span.end]


def find_capital_start(words: list[str], plain: str, begin: int) -> int:
    """Return before which word a sentence begins that is in capitals like its title, or 0."""
    for position, word in enumerate(words):
        begin = plain.index(word, begin)
        if position and not is_connector(words[position - 1]) and CAPITAL_STARTS.match(plain, begin):
            return position
        begin += len(word)
    return 0


def find_stop(words: list[str]) -> tuple[int, bool]:
    """Return how many words may be a title, and whether what follows surely begins a sentence."""
    for position, word in enumerate(words):
        # Most words of a title: capitalised, without a mark, and none that opens a sentence.
        if word.isalpha() and word[0].isupper() and word not in MAY_OPEN:
            continue
        if position and begins_sentence(words, position):
            return position, True
        if position and word[-1] == ":" and ACRONYM.match(word[:-1]):
            return position + 1, False
        if position and word.startswith("(") and not is_acronym(words, position):
            return position, not find_repetition(words, position)
        if word[-1] == ";" and all(starts_title(w) or is_connector(w) for w in words[position + 1 :]):
            continue
        if word[-1] in ".:;?" and word.lower() not in ABBREVIATIONS and not COMPANY.match(word):
            return position + 1, False
        if starts_title(word) or word.startswith("("):
            continue
        if not position or joins_title(words, position):
            continue
        return position, False
    return len(words), False


def joins_title(words: list[str], position: int) -> bool:
    """Tell whether a lower-case word joins two words of a title, alone or with others: `of the`."""
    if not is_connector(words[position]):
        return False
    joined = next((w for w in words[position + 1 :] if not is_connector(w)), None)
    return joined is not None and starts_title(joined)


def begins_sentence(words: list[str], position: int) -> bool:
    """Tell whether a word surely begins a sentence: a label, a bullet, a quote, an article."""
    word, before = words[position], words[position - 1]
    following = words[position + 1] if position + 1 < len(words) else None
    if word.isalpha() and word not in PLAIN_OPENERS:
        goes_on = following is not None and is_upper(following)
        return word in CAPITAL_OPENERS and goes_on and not is_upper(before)
    if BULLET.match(word) and not is_connector(word):
        return True
    if word.startswith('"') or (LABEL.match(word) and fold_word(before) not in NAMED_LETTER):
        return not (word in {"A", "I"} or (word.isdigit() and not (following and starts_title(following))))
    if is_connector(before) or before.endswith(",") or (word == "A" and fold_word(before) in NAMED_LETTER):
        return False
    if word in STARTERS:
        return True
    return (
        word in WEAK_STARTERS
        and following is not None
        and (following[0].islower() or following in STARTERS)
        and not (is_connector(following) and following not in {"the", "a", "an", "to", "with"})
    )


def is_acronym(words: list[str], position: int) -> bool:
    """Tell whether a bracket holds the title's own short form: `Service Level Agreement (SLA) The …`."""
    if not ACRONYM.match(words[position]) or position + 1 >= len(words):
        return False
    letters = words[position].strip("(),").lower()
    return letters[0] in {w[0].lower() for w in words[:position]} and begins_sentence(words, position + 1)


def find_repetition(words: list[str], stop: int) -> int:
    """Return before which word the title's first word comes again, or 0.

    >>> find_repetition("Customer Services Customer Relations shall".split(), 4)
    2
    """
    for position in range(1, stop):
        if fold_word(words[position]) == fold_word(words[0]) and not is_connector(words[position - 1]):
            return position
    return 0


def count_known(words: list[str], stop: int, known: Collection[str]) -> int:
    """Return how many words the longest known title has that the words open with, or 0."""
    folded = [fold_word(w) for w in words[:stop]]
    sizes = [len(t) for title in known if (t := fold_title(title)) == folded[: len(t)] and len(t) < stop]
    return max(sizes, default=0)


def fold_title(title: str) -> list[str]:
    """Return the words of a title as they are compared."""
    return [fold_word(word) for word in read_words(title, 0, len(title))]


def find_late_start(words: list[str], stop: int) -> int:
    """Return before which word a sentence begins behind a title in lower case, or 0.

    >>> find_late_start("Customer service standards The Authority adopts".split(), 1)
    3
    """
    if stop > 2:
        return 0
    for position in range(stop, min(len(words), 9)):
        if words[position].lower() in VERBS or words[position - 1][-1] in ",;:.":
            return 0
        if begins_sentence(words, position) and words[position][0].isupper():
            return position
    return 0


def find_subject(words: list[str], stop: int, plain: str, span: Span) -> int:
    """Return before which word the subject of a sentence begins that a lower-case word carries on."""
    cut = stop - 1
    if COMPANY.match(words[cut]):
        cut = next(
            (
                p + 1
                for p in range(cut - 1, max(0, cut - 4), -1)
                if fold_word(words[p]) in TITLE_HEADS or words[p].lower() in TITLE_HEADS
            ),
            max(1, cut - 2),
        )
    elif cut > 1 and is_compound(words[: cut + 1], plain, span):
        cut -= 1
    while cut > 1 and is_connector(words[cut - 1]):
        cut -= 2
    return cut if cut > 0 else stop


def is_compound(words: list[str], plain: str, span: Span) -> bool:
    """Tell whether the last two words name one party: a common compound, or one that the text names again."""
    pair = " ".join(words[-2:])
    return pair.lower() in COMPOUND_PARTIES or comes_again(pair, words, plain, span)
