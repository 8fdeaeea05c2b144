"""How contracts write times: numbers, durations, dates, hours, periods and the events that times count from."""

from __future__ import annotations

from collections.abc import Iterable

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def any_of(patterns: Iterable[str]) -> str:
    """Return a pattern for patterns, grouped by their first letters: one that differs rules out a whole group.

    >>> any_of(["two", "ten", "six"])
    '(?:t(?:wo|en)|s(?:ix))'
    """
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern[0], []).append(pattern[1:])
    grouped = (first + "(?:" + "|".join(rest) + ")" for first, rest in groups.items())
    return f"(?:{'|'.join(grouped)})"


COMPOUND = rf"(?:[-\s]{any_of(SMALL[1:10])})?"
HUNDRED = rf"one\s+hundred(?:(?:\s+and)?[-\s]+{any_of([*(tens + COMPOUND for tens in TENS), *reversed(SMALL)])})?"
NUMBER_WORD = any_of([*(tens + COMPOUND for tens in TENS), *reversed(SMALL), HUNDRED, "an?"])
# A number is often written twice, `30 (thirty)`; a blank to be filled in (`____ days`) is a count as well.
HIDDEN = r"\[[^\w\[\]\n]{1,20}\]"
AGAIN = rf"(?:\s*\(\s*(?:\d*|{NUMBER_WORD}|{HIDDEN})\s*\))?"
COUNT = rf"(?:\d[\d,]*+|{NUMBER_WORD}|_++){AGAIN}"
# What is kept from readers, units included or not; a count may still be to be agreed: `[30] days`.
WITHHELD = rf"(?:{HIDDEN}|\*{{3,}}){AGAIN}\s*"
BRACKETED = rf"(?:\[[^\[\]\n]{{1,20}}\]{AGAIN}\s*|\*{{3,}}\s*|\(\d{{1,3}}\)\s+)"
# The words with which a count can begin, as `word_index` writes them.
COUNT_OPENING = " ".join(("0", "_", "a", "an", *SMALL, *TENS))
UNIT = any_of("second minute hour day week month quarter year".split())
DAY_KIND = any_of("business working banking trading calendar consecutive clear further full additional".split())
UNITS = rf"(?:{DAY_KIND}[\s-]+)*{UNIT}s?'?(?:'s)?"
# How far a count may go: "four | to six weeks".
RANGE = r"(?:(?:\s+(?:or|to)\s+|-)\w+(?:\s*\(\d+\))?)?"
COUNTED = rf"(?:{COUNT}{RANGE}[\s-]+{UNITS})"
DURATION = rf"(?:(?:{COUNT}{RANGE}[\s-]+|{BRACKETED}){UNITS})"

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
DATE = (
    rf"(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?:of\s+)?{MONTH}(?:,?\s+\d{{4}})?"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
ZONE = r"(?:,?\s+\(?(?:[A-Z]\w+\s+){1,2}[Tt]ime\)?)?"
CLOCK = rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?|hours|o'clock){ZONE}|\d{{1,2}}[:.]\d\d|noon|midnight)"
NTH = (
    r"(?:\(?\d{1,2}(?:st|nd|rd|th)\)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|last|final)"
)
NTH_DAY = (
    rf"(?:the\s+)?(?:\w+\s+\()?{NTH}\s+(?:\([^)]*\)\s+)?(?:(?:business|working|calendar)\s+)?"
    rf"(?:day|{WEEKDAY})"
)
# A day that comes again: "the first Monday of each month".
NTH_WEEKDAY = rf"the\s+{NTH}\s+{WEEKDAY}\s+(?:in|of)\s+(?:each|every)\b"
PERIOD = (
    r"(?:(?:calendar|business|contract|working|financial|fiscal|billing|reporting)\s+)?"
    r"(?:hour|day|week|fortnight|month|quarter|year|night|morning|shift|season|period)"
)
CADENCE = (
    r"(?:daily|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|half-yearly|semi-?annually|annually"
    r"|yearly|hourly|nightly)"
)

# An event that a deadline counts from runs on to the mark or the word at which another phrase begins.
NEXT_NORM = r"and\s+(?:shall|will|must|may|then)"
STOP = rf"(?:if|when|unless|upon|provided|subject|in\s+order|whichever|or\s+else|{NEXT_NORM})"
# A mark within an hour or a date ends no event: "5:00 p.m.", "May 1, 2031".
WITHIN = r"|:(?=\d\d)|,(?=\s(?:19|20)\d\d\b)"
EVENT = rf"(?:[^\s.,;:]|\s(?!{STOP}\b)|\.(?=\S|\s[a-z]){WITHIN}){{1,140}}"
NEAR_STOP = r"(?:if|when|unless|upon|provided|and|in\s+order|to|for|by|at|with|from|so)"
# Words with which `to` goes on: "any act pursuant | to Section 3".
BEFORE_TO = r"(?:(?<=\saccording)|(?<=\spursuant)|(?<=\srelating)|(?<=\ssubject))\sto\b"
NEAR_EVENT = rf"(?:[^\s.,;:()]|\s(?!{NEAR_STOP}\b)|{BEFORE_TO}|\.(?=\S|\s[a-z]){WITHIN}){{1,90}}"
# A time that is no clause with a verb of its own.
UNTIL = (
    r"(?:[\w'-]+\s+){0,3}?(?:meeting|closing|term|termination|expiration|expiry|completion|delivery|end|reasonable\s+time)\b"
    rf"(?:\s+(?:after|following|of)\s+{NEAR_EVENT})?(?!\s+(?:is|are|has|have|shall|will|may)\b)"
)
# What has come to its end by then, its subject left out: "until fully paid".
ENDED = (
    r"(?:\w+ly\s+)?(?:accepted|approved|authori[sz]ed|closed|completed|corrected|cured|delivered|fulfilled|instructed|notified|paid"
    r"|released|relieved|repaired|replaced|resolved|returned|settled|signed|terminated|used)\b"
)
# A clause that says that something has come to its end by then.
OVER = (
    r"(?:[^\s.,;:()]+\s+){1,12}?(?:(?:has|have|had)\s|(?:is|are)\s+(?:\w+ly\s+)?"
    r"(?:closed|completed?|corrected|cured|delivered|done|ended|filled|finished|fixed|met|over|paid|repaired|replaced|returned"
    r"|resolved|restored|settled)\b)"
)
ANCHOR_STOP = rf"(?:if|when|unless|upon|provided|{NEXT_NORM}|whichever|with|giving)"
ANCHOR_EVENT = rf"(?:[^\s.,;:]|\s(?!{ANCHOR_STOP}\b)|\.(?=\S){WITHIN}){{1,140}}"
AFTER = r"(?:of|after|from|following|before|prior\s+to|preceding|in\s+advance\s+of|since)"
ANCHORED = rf"{DURATION}(?:\s*\([^)]*\))?(?:\s+{AFTER}\s+{ANCHOR_EVENT}|\s+(?:hereof|thereafter|thereof)\b)?"

REPEATED = (
    r"(?:regular|daily|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|(?:semi-?)?annual|half-yearly|yearly"
    r"|hourly|periodic|rolling|recurring|continuing|continuous|ongoing)"
)
SOME_TIMES = (
    r"(?:at\s+least|no\s+more\s+(?:\w+ly\s+|often\s+)?than|no\s+(?:fewer|less)\s+than|up\s+to"
    r"|not\s+(?:less|more|fewer)\s+(?:often\s+)?than)\s+"
)
EACH = r"(?:an?|per|each|every|in\s+(?:each|every|any)|during\s+(?:each|any))"
DAYS_A_WEEK = r"(?:(?:seven|six|five)\b|[567])\s*(?:\(\d\)\s*)?days\s+(?:a|per|each)\s+week"
HOURS_A_DAY = r"(?:twenty-four\s*(?:\(24\)\s*)?|24)\s*hours\s+(?:a|per|each|every)\s+day"
ALL_DAYS = (
    r"(?:seven|365|7|three\s+hundred\s+(?:and\s+)?sixty-five)\s*(?:\(\d+\)\s*)?days\s+(?:a|per|each)\s+(?:week|year)"
)
OR_MORE_OFTEN = r"(?:more\s+(?:often|frequently)|as\s+otherwise)"

# What is done again each year, unlike a sum or a paper that is only for one.
RECURRING = (
    r"(?:appraisal|assessment|audit|calculation|certification|check|determination|drill|evaluation|exercise|forecast"
    r"|inspection|inventory|plan|reconciliation|rehearsal|review|revision|statement|survey|test|training|update"
    r"|visit|walk-?through)s?"
)

# Where a period or a date is said that is not said here.
STATED = (
    r"(?:(?:as|otherwise)\s+)?(?:agreed|allotted|allowed|described|established|given|indicated|permitted|prescribed|provided"
    r"|required|set|specified|stated)"
)
SOON_BUT = r"(?:(?:promptly|immediately),?\s+(?:and\s+|but\s+)?(?:in\s+any\s+(?:event|case),?\s+)?)?"
AT_LEAST = r"(?:at\s+least|not\s+less\s+than|no\s+less\s+than|no\s+fewer\s+than|not\s+fewer\s+than|a\s+minimum\s+of)"

# Before a count that says how long something lasts, and not by when: "for three years after", "the first ten days of".
NO_SPAN = (
    r"(?<!for\s)(?<!than\s)(?<!least\s)(?<!first\s)(?<!next\s)(?<!period\sof\s)(?<!up\sto\s)(?<!exceed\s)"
    r"(?<!exceeding\s)"
)
