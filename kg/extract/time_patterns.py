"""How contracts write times: numbers, durations, dates, hours, periods and the events that times count from."""

from __future__ import annotations

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBER_WORD = (
    rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(SMALL[1:10])}))?|{'|'.join(reversed(SMALL))}"
    r"|one\s+hundred(?:\s+and\s+\w+)?|an?)"
)
# A blank to be filled in (`____ days`) is a count as well.
COUNT = rf"(?:\d[\d,]*|{NUMBER_WORD}|_+)(?:\s*\(\s*\d*\s*\))?"
# The words with which a count can begin, as `word_index` writes them.
COUNT_OPENING = " ".join(("0", "_", "a", "an", *SMALL, *TENS))
UNIT = r"(?:second|minute|hour|day|week|month|quarter|year)"
DAY_KIND = r"(?:business|working|calendar|consecutive|clear|further|full|additional)"
DURATION = rf"(?:{COUNT}[\s-]+(?:{DAY_KIND}[\s-]+)*{UNIT}s?'?(?:'s)?)"

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
DATE = (
    rf"(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?:of\s+)?{MONTH}(?:,?\s+\d{{4}})?"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?|hours|o'clock)|\d{1,2}[:.]\d\d|noon|midnight)"
NTH = r"(?:\(?\d{1,2}(?:st|nd|rd|th)\)?|first|second|third|fourth|fifth|sixth|seventh|tenth|fifteenth|last|final)"
NTH_DAY = (
    rf"(?:the\s+)?(?:\w+\s+\()?{NTH}\s+(?:\([^)]*\)\s+)?(?:(?:business|working|calendar)\s+)?"
    rf"(?:day|{WEEKDAY})"
)
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
EVENT = rf"(?:[^\s.,;:]|\s(?!{STOP}\b)|\.(?=\S|\s[a-z])){{1,140}}"
NEAR_STOP = r"(?:if|when|unless|upon|provided|and|in\s+order|to|for|by|at|with|from|so)"
NEAR_EVENT = rf"(?:[^\s.,;:()]|\s(?!{NEAR_STOP}\b)|\.(?=\S|\s[a-z])){{1,90}}"
ANCHOR_STOP = rf"(?:if|when|unless|upon|provided|{NEXT_NORM}|whichever|with|giving)"
ANCHOR_EVENT = rf"(?:[^\s.,;:]|\s(?!{ANCHOR_STOP}\b)|\.(?=\S)){{1,140}}"
AFTER = r"(?:of|after|from|following|before|prior\s+to|preceding|in\s+advance\s+of|since)"
ANCHORED = rf"{DURATION}(?:\s*\([^)]*\))?(?:\s+{AFTER}\s+{ANCHOR_EVENT})?"
