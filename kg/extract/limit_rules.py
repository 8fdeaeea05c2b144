"""The phrases that limit a norm: kinds of deadlines, frequencies, conditions and exceptions."""

from __future__ import annotations

from kg.extract.patterns import PatternRule
from kg.extract.times import ANCHORED, COUNT, DURATION

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
NTH = r"(?:\(?\d{1,2}(?:st|nd|rd|th)\)?|first|second|third|fourth|fifth|sixth|seventh|tenth|fifteenth|last|final)"
DATE = (
    rf"(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?:of\s+)?{MONTH}(?:,?\s+\d{{4}})?"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?|hours|o'clock)|\d{1,2}[:.]\d\d|noon|midnight)"
PERIOD = (
    r"(?:(?:calendar|business|contract|working|financial|fiscal|billing|reporting)\s+)?"
    r"(?:hour|day|week|fortnight|month|quarter|year|night|morning|shift|season|period)"
)
NTH_DAY = (
    rf"(?:the\s+)?(?:\w+\s+\()?{NTH}\s+(?:\([^)]*\)\s+)?(?:(?:business|working|calendar)\s+)?"
    rf"(?:day|{WEEKDAY})"
)
# An event that a deadline counts from runs on to the mark or the word at which another phrase begins.
STOP = r"(?:if|when|unless|upon|provided|subject|in\s+order|whichever|or\s+else|and\s+(?:shall|will|must|may|then))"
EVENT = rf"(?:(?![,;:]|\s{STOP}\b)[^.]|\.(?=\S|\s[a-z])){{1,140}}"
NEAR_STOP = r"(?:if|when|unless|upon|provided|and|in\s+order|to|for|by|at|with|from|so)"
NEAR_EVENT = rf"(?:(?![,;:()]|\s{NEAR_STOP}\b)[^.]|\.(?=\S|\s[a-z])){{1,90}}"
CADENCE = (
    r"(?:daily|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|half-yearly|semi-?annually|annually"
    r"|yearly|hourly|nightly)"
)

DEADLINES: tuple[PatternRule, ...] = (
    PatternRule(
        "no_later_than",
        "An upper bound in so many words.",
        r"(?:(?:promptly|immediately),?\s+(?:and\s+|but\s+)?(?:in\s+any\s+(?:event|case),?\s+)?)?"
        rf"(?:by\s+)?(?:no|not)\s+later\s+than\s+{EVENT}",
        (
            "It pays [no later than ten (10) days after the invoice date].",
            "Reply [not later than 5 p.m. on Friday].",
        ),
        ("It pays later than others.",),
    ),
    PatternRule(
        "within_count",
        "A number of hours, days or months within which to act, with the event that it counts from.",
        r"(?:(?:promptly|immediately),?\s+(?:and\s+|but\s+)?(?:in\s+any\s+(?:event|case),?\s+)?)?"
        rf"within\s+(?:a\s+period\s+of\s+|the\s+(?:first|next)\s+|not\s+more\s+than\s+)?{ANCHORED}",
        (
            "Reply [within five (5) business days of receipt of the notice].",
            "Pay [within 30 days], if asked.",
        ),
        ("Stay within the building.",),
    ),
    PatternRule(
        "within_period",
        "A period that is named and not counted.",
        r"within\s+(?:(?:an?|the|such|its)\s+)(?:[\w-]+\s+){0,3}?(?:time|period|timescales?|deadline|window)s?\b"
        rf"(?:\s+(?:set|stated|given|specified|agreed|required|after|of|following)\s{NEAR_EVENT})?",
        ("It replies [within a reasonable time].", "Work is done [within the Target Response Time]."),
        ("within the building",),
    ),
    PatternRule(
        "count_before",
        "A number of days before or after an event.",
        r"(?:(?:on\s+|upon\s+|by\s+)?(?:at\s+least|not\s+less\s+than|no\s+less\s+than|no\s+fewer\s+than"
        rf"|not\s+fewer\s+than|a\s+minimum\s+of)\s+)?{DURATION}\s*(?:before|prior\s+to|in\s+advance\s+of|ahead\s+of"
        rf"|after|following)\s+{EVENT}|(?:at\s+least|not\s+less\s+than)\s+{DURATION}\s+(?:in\s+advance|beforehand)",
        ("Tell the Buyer [at least 14 days before the start of work].", "It ends [two weeks after go-live]."),
        ("It lasts at least 14 days.",),
    ),
    PatternRule(
        "by_date",
        "A date, a day of the month or a time of the day by which to act.",
        rf"(?:on\s+or\s+before|by|until|before|as\s+of|on(?=\s+the\s))\s+(?:{CLOCK}\s+(?:on|of)\s+)?"
        rf"(?:{DATE}|{NTH_DAY}(?:\s+(?:of|in|after|following)\s+{NEAR_EVENT})?|{WEEKDAY}\b"
        rf"|the\s+(?:end|close|beginning|start|expiry)\s+of\s+{NEAR_EVENT}|{CLOCK}(?:\s+(?:on|of|each)\s+{NEAR_EVENT})?)",
        (
            "Pay [by 30 June 2024].",
            "Send it [on or before the tenth day of each month].",
            "Close it [by 17:00 on Friday].",
        ),
        ("Pay by card.", "Signed by the Buyer."),
    ),
    PatternRule(
        "until_count",
        "A number of days up to which something holds.",
        rf"until\s+{DURATION}\s+(?:after|before|from|following)\s+{NEAR_EVENT}|until\s+(?:further\s+notice|go-live)",
        ("Keep it [until two (2) days after the audit].",),
        ("Wait until the audit is done.",),
    ),
    PatternRule(
        "before_event",
        "An event before which to act.",
        r"(?:prior\s+to|in\s+advance\s+of|before)\s+(?!or\b|a\s+(?:court|judge|notary))"
        rf"(?:(?:the|an?|any|each|its|such)\s+)?{NEAR_EVENT}",
        ("Pay [prior to shipment].", "Approve it [before the launch]."),
        ("Prior notice is given.",),
    ),
    PatternRule(
        "same_day",
        "On the day of an event.",
        rf"on\s+the\s+(?:same\s+|very\s+)?day\s+(?:of|on\s+which|that|when|after)\s+{NEAR_EVENT}|(?:on\s+)?the\s+same\s+day",
        ("Log it [on the day of its receipt].", "Enter it [on the day on which it comes]."),
        ("On that day it rained.",),
    ),
    PatternRule(
        "as_soon_as",
        "As soon as it can be done.",
        r"as\s+(?:soon|quickly|promptly|early)\s+as\s+(?:is\s+)?(?:(?:reasonably|commercially)\s+)?"
        rf"(?:possible|practicable|practical|may\s+be)(?:\s+(?:after|following)\s{NEAR_EVENT})?"
        rf"|as\s+close\s+as\s+(?:possible|practicable)\s+to\s+{NEAR_EVENT}",
        ("Repair it [as soon as reasonably practicable].",),
        ("It is as soon forgotten.",),
    ),
    PatternRule(
        "without_delay",
        "Soon, in words that count nothing.",
        r"without\s+(?:(?:undue|unreasonable|any|further)\s+)?delay|in\s+a\s+(?:timely|prompt)\s+(?:manner|fashion|way)"
        r"|(?:at\s+once|forthwith|promptly|immediately|expeditiously|timely|prompt)"
        rf"(?:\s+(?:after|following)\s{NEAR_EVENT})?",
        ("Tell it [promptly].", "Act [without undue delay].", "It gives [prompt] notice."),
        ("The delay is short.",),
    ),
    PatternRule(
        "at_the_time",
        "The moment of another event.",
        rf"(?:by|at)\s+the\s+(?:time|latest)\s+(?:of|at)\s+{NEAR_EVENT}",
        ("Pay [at the time of submission].",),
        ("At the times stated.",),
    ),
)

FREQUENCIES: tuple[PatternRule, ...] = (
    PatternRule(
        "basis",
        "On a basis.",
        r"(?:at\s+least\s+)?(?:on\s+)?(?:at\s+least\s+)?an?\s+(?:regular|daily|weekly|fortnightly|bi-?weekly|monthly"
        r"|bi-?monthly|quarterly|(?:semi-?)?annual|half-yearly|yearly|hourly|periodic|rolling|continuous|ongoing)\s+basis"
        r"(?:,\s+or\s+more\s+often\s[^;.]{1,60})?",
        ("It reports [on a weekly basis].", "It meets [on at least a monthly basis]."),
        ("On that basis it pays.",),
    ),
    PatternRule(
        "times_per",
        "A number of times in a period.",
        r"(?:(?:at\s+least|no\s+more\s+than|no\s+less\s+than|up\s+to|not\s+(?:less|more|fewer)\s+(?:often\s+)?than)\s+)?"
        rf"(?:once|twice|{COUNT}\s+times?)\s+(?:(?:an?|per|each|every|in\s+(?:each|every|any)|during\s+(?:each|any))\s+"
        rf"(?:{COUNT}\s+)?{PERIOD}s?|{CADENCE})",
        (
            "Test it [at least once each calendar month].",
            "It meets [twice a year].",
            "Call [three (3) times per week].",
        ),
        ("Once it is done, it pays.",),
    ),
    PatternRule(
        "around_the_clock",
        "All hours of the day.",
        r"(?:seven|six|five|[567])\s*(?:\(\d\)\s*)?days\s+(?:a|per|each)\s+week|(?:twenty-four\s*(?:\(24\)\s*)?|24)\s*hours\s+(?:a|per|each|every)\s+day"
        r"(?:,?\s+(?:and\s+)?(?:seven|365|7|three\s+hundred\s+(?:and\s+)?sixty-five)\s*(?:\(\d+\)\s*)?days\s+(?:a|per|each)\s+(?:week|year))?"
        r"|24\s*/\s*7(?:\s*/\s*365)?|around\s+the\s+clock",
        ("It is open [24 hours a day, 365 days per year].", "Help is there [24/7]."),
        ("It replies within 24 hours.",),
    ),
    PatternRule(
        "each_period",
        "In each or every period.",
        rf"(?:(?:for|in|at\s+the\s+end\s+of|by\s+the\s+end\s+of|during|on)\s+)?(?:each|every)\s+"
        rf"(?:(?:{COUNT}|other|successive|\d+-month)\s+)?(?:{PERIOD}s?|{WEEKDAY}|{MONTH})\b",
        ("It pays [every two weeks].", "Send it [each calendar month].", "It meets [on each Monday]."),
        ("Each party pays.",),
    ),
    PatternRule(
        "cadence",
        "An adverb or adjective of repetition.",
        rf"{CADENCE}(?!\s+(?:rate|fee|charge|salary|wage))(?:\s*,?\s+or\s+(?:more\s+(?:often|frequently)|as\s+otherwise)\s[^,;.]{{1,60}})?|(?:semi-?|bi-?)?annual(?=\s+\w)(?!\s+(?:fee|rate|budget|turnover))",
        ("It reports [quarterly].", "It sends a [monthly] bill.", "It holds an [annual] review."),
        ("a manual review", "its daily rate"),
    ),
    PatternRule(
        "times",
        "At all or at certain times.",
        r"at\s+all\s+(?:(?:reasonable|places\s+and)\s+)?times(?:\s+during\s+the\s+[\w\s]{1,40}?(?=\s+[a-z]+\s+(?:the|an?)\b|[,;.]))?"
        r"|at\s+any\s+time(?!\s+(?:before|after|prior|during|within))|from\s+time\s+to\s+time"
        r"|at\s+(?:regular|periodic|agreed|frequent)\s+intervals",
        ("Keep it current [at all times].", "It may [from time to time] revise it."),
        ("At that time it pays.",),
    ),
    PatternRule(
        "regularly",
        "Again and again.",
        r"regularly|periodically|frequently|(?:regular|periodic)(?=\s+[a-z])(?!\s+(?:price|post|mail|working|business))",
        ("It [regularly] tests.", "They hold [regular] meetings."),
        ("regular mail",),
    ),
)

CONSENT = r"(?:consent|approval|permission|authori[sz]ation|agreement)"
EXCEPTIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "unless",
        "Unless and its kin: from here to the end of the phrase the norm does not hold.",
        r"unless|except(?:\s+(?:as|for|that|where|if|when|to|in|with|upon|by))?|save\s+(?:as|where|that|for|if)|other\s+than\s+(?:where|as|in)",
        ("It pays [unless] the Buyer waives it.", "It pays, [except as] agreed."),
        ("an exceptional case",),
    ),
    PatternRule(
        "without_consent",
        "Without somebody's consent.",
        rf"without\s+(?:(?:the|its|their|his|first|express|prior|written|advance|obtaining|having)[\s,]+(?:and\s+)?)*?{CONSENT}"
        r"|without\s+(?:first\s+)?(?:disclosing|obtaining|giving|having)",
        ("It does not sell [without the prior written consent] of the Owner.",),
        ("without delay",),
    ),
)
CONDITIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "if_when",
        "If, when, and other words that open a conditional clause.",
        r"(?:only\s+)?(?:(?<!as\s)if|(?<!about\s)(?<!of\s)(?<!as\sto\s)(?<!between\s)when(?:ever)?(?!\s+and\s+how))|provided\s+(?:that|always|however)|provided,\s+however|(?:for\s+only\s+)?(?:so|as)\s+long\s+as"
        r"|should\s+(?:there|the|an?|any|it|they|such)|in\s+(?:which|either\s+of\s+which|such)\s+(?:case|events?)"
        r"|in\s+the\s+(?:event|case|instance)|in\s+case|while(?=\s+(?:an?|the|any|it|such|its)\b)",
        ("It pays [if] asked.", "It acts [should there] be a fault.", "It may go, [in which case] it pays."),
        ("The shop should open.", "It tells about when and how it works."),
    ),
    PatternRule(
        "upon",
        "Upon an event.",
        r"(?:only\s+)?(?<!agreed\s)upon(?=\s+\w)|on\s+(?:receipt|request|demand|notice|termination|expiry|completion|renewal)",
        ("It pays [upon] delivery.", "It pays [on demand]."),
        ("as agreed upon.",),
    ),
    PatternRule(
        "subject_to",
        "Subject to, to the extent, conditional on.",
        r"subject\s+to|to\s+the\s+(?:(?:maximum|fullest|greatest)\s+)?extent|condition(?:al|ed)\s+(?:up)?on|pending(?=\s+\w)",
        ("It pays, [subject to] Clause 4.", "It helps [to the extent] it can."),
        ("The subject is closed.",),
    ),
    PatternRule(
        "as_requested",
        "As, or where, somebody asks for it or it is needed.",
        r"as\s+(?:and\s+when\s+)?(?:reasonably\s+)?(?:requested|required|directed|needed|necessary|applicable|appropriate)(?!\s+(?:of|to)\b)"
        r"|where\s+(?:applicable|appropriate|necessary|required|possible|practicable|available|relevant|reasonably|there)",
        ("It trains staff [as requested] by the Agency.", "It acts [where appropriate]."),
        ("a place where tea is sold", "as required to win"),
    ),
    PatternRule(
        "at_discretion",
        "At somebody's request, choice or consent.",
        r"at\s+the\s+(?:sole\s+)?(?:discretion|request|direction|election|option)\s+of|at\s+(?:its|their|the\s+\w+'s|[A-Z]\w+'s?)\s+"
        rf"(?:(?:reasonable|written|sole)\s+)?(?:request|discretion|option)|with\s+(?:the\s+)?(?:prior\s+)?(?:written\s+)?{CONSENT}\s+of",
        ("It moves [at the discretion of] the Owner.", "It helps [at Buyer's request]."),
        ("at the Buyer's site",),
    ),
    PatternRule(
        "until_event",
        "Until something has happened.",
        rf"until(?!\s+(?:{DURATION}|{DATE}|further\s+notice|go-live))",
        ("It waits [until] the Owner agrees.",),
        ("It waits until two (2) days after the audit.", "It waits until 31 March."),
    ),
)
# Words that make an adverbial before a subject a condition, though not behind a verb.
FRONT_CONDITIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "front",
        "Where, after, once and the like, before the subject.",
        r"where|after|following|once|for\s+such\s+time\s+as|in\s+order\s+to|to(?=\s+receive)|at\s+all\s+\w+s\s+between",
        ("[After] a breach, it pays.", "[Where] a fault recurs, it pays."),
    ),
)
