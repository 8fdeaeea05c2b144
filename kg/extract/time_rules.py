"""The phrases that say when: kinds of deadlines and frequencies."""

from __future__ import annotations

from kg.extract.patterns import PatternRule
from kg.extract.time_patterns import (
    ANCHORED,
    CADENCE,
    CLOCK,
    COUNT,
    COUNT_OPENING,
    DATE,
    DURATION,
    EVENT,
    MONTH,
    NEAR_EVENT,
    NTH_DAY,
    PERIOD,
    WEEKDAY,
)

SOON_BUT = r"(?:(?:promptly|immediately),?\s+(?:and\s+|but\s+)?(?:in\s+any\s+(?:event|case),?\s+)?)?"
AT_LEAST = r"(?:at\s+least|not\s+less\s+than|no\s+less\s+than|no\s+fewer\s+than|not\s+fewer\s+than|a\s+minimum\s+of)"

DEADLINES: tuple[PatternRule, ...] = (
    PatternRule(
        "no-later-than",
        "An upper bound in so many words.",
        rf"{SOON_BUT}(?:by\s+)?(?:no|not)\s+later\s+than\s+{EVENT}",
        (
            "It pays [no later than ten (10) days after the invoice date].",
            "Reply [not later than 5 p.m. on Friday].",
        ),
        ("It pays later than others.",),
        opening="by immediately no not promptly",
    ),
    PatternRule(
        "within-count",
        "A number of hours, days or months within which to act, with the event that it counts from.",
        rf"{SOON_BUT}within\s+(?:a\s+period\s+of\s+|the\s+(?:first|next)\s+|not\s+more\s+than\s+)?{ANCHORED}",
        (
            "Reply [within five (5) business days of receipt of the notice].",
            "Pay [within 30 days], if asked.",
            "Reply [promptly, but in any event within two days].",
        ),
        ("Stay within the building.",),
        opening="immediately promptly within",
    ),
    PatternRule(
        "within-period",
        "A period that is named and not counted.",
        r"within\s+(?:(?:an?|the|such|its)\s+)(?:[\w-]+\s+){0,3}?(?:time(?:\s+(?:period|limit|frame))?|period|timescales?|deadline|window)s?\b"
        rf"(?:\s+(?:set|stated|given|specified|agreed|required|after|of|following)\s{NEAR_EVENT})?",
        ("It replies [within a reasonable time].", "Work is done [within the Target Response Time]."),
        ("Stay within the building.",),
        opening="within",
    ),
    PatternRule(
        "count-before",
        "A number of days before or after an event.",
        rf"(?:(?:(?:on\s+|upon\s+|by\s+)?{AT_LEAST}\s+)?{DURATION}"
        rf"\s*(?:before|prior\s+to|in\s+advance\s+of|ahead\s+of|after|following)\s+{EVENT}"
        rf"|(?:at\s+least|not\s+less\s+than)\s+{DURATION}\s+(?:in\s+advance|beforehand)"
        rf"|(?:(?:on|upon|by|with)\s+)?(?:{AT_LEAST}\s+)?{DURATION}\s+(?:(?:prior|advance|written)\s+)*notice)",
        (
            "Tell the Buyer [at least 14 days before the start of work].",
            "It ends [two weeks after go-live].",
            "Say so [at least two days in advance].",
            "It may leave [on thirty (30) days' prior written notice].",
        ),
        ("It lasts at least 14 days.",),
        opening=f"{COUNT_OPENING} at by no not on upon with",
    ),
    PatternRule(
        "by-date",
        "A date, a day of the month or a time of the day by which to act.",
        rf"(?:on\s+or\s+before|by|until|before|as\s+of|on(?=\s+the\s))\s+(?:{CLOCK}\s+(?:on|of)\s+)?"
        rf"(?:{DATE}|{NTH_DAY}(?:\s+(?:of|in|after|following)\s+{NEAR_EVENT})?|{WEEKDAY}\b"
        rf"|the\s+(?:end|close|beginning|start|expiry)\s+of\s+{NEAR_EVENT}"
        rf"|{CLOCK}(?:\s+(?:on|of|each)\s+{NEAR_EVENT})?)",
        (
            "Pay [by 30 June 2024].",
            "Send it [on or before the tenth day of each month].",
            "Close it [by 17:00 on Friday].",
        ),
        ("Pay by card.", "Signed by the Buyer."),
        opening="as before by on until",
    ),
    PatternRule(
        "until-count",
        "A number of days up to which something holds.",
        rf"until\s+{DURATION}\s+(?:after|before|from|following)\s+{NEAR_EVENT}|until\s+(?:further\s+notice|go-live)",
        ("Keep it [until two (2) days after the audit].", "It holds [until further notice]."),
        ("Wait until the audit is done.",),
        opening="until",
    ),
    PatternRule(
        "before-event",
        "An event before which to act.",
        r"in\s+advance(?!\s+of)|(?:(?:on\s+or\s+)?prior\s+to|in\s+advance\s+of|before)\s+(?!or\b|a\s+(?:court|judge|notary))"
        rf"(?:(?:the|an?|any|each|its|such)\s+)?{NEAR_EVENT}",
        ("Pay [prior to shipment].", "Approve it [before the launch].", "Say so [in advance]."),
        ("Prior notice is given.", "It is sworn before a notary."),
        opening="before in on prior",
    ),
    PatternRule(
        "same-day",
        "On the day of an event.",
        rf"on\s+the\s+(?:same\s+|very\s+)?day\s+(?:of|on\s+which|that|when|after)\s+{NEAR_EVENT}"
        r"|(?:on\s+)?the\s+same\s+day",
        ("Log it [on the day of its receipt].", "Enter it [on the day on which it comes].", "Log it [the same day]."),
        ("On that day it rained.",),
        opening="on the",
    ),
    PatternRule(
        "as-soon-as",
        "As soon as it can be done.",
        r"as\s+(?:soon|quickly|promptly|early)\s+as\s+(?:is\s+)?(?:(?:reasonably|commercially)\s+)?"
        rf"(?:possible|practicable|practical|may\s+be)(?:\s+(?:after|following)\s{NEAR_EVENT})?"
        rf"|as\s+close\s+as\s+(?:possible|practicable)\s+to\s+{NEAR_EVENT}",
        ("Repair it [as soon as reasonably practicable].", "Ship it [as close as possible to the due date]."),
        ("It is as soon forgotten.",),
        opening="as",
    ),
    PatternRule(
        "without-delay",
        "Soon, in words that count nothing.",
        r"without\s+(?:(?:undue|unreasonable|any|further)\s+)?delay|in\s+a\s+(?:timely|prompt)\s+(?:manner|fashion|way)"
        r"|(?:at\s+once|on\s+time|forthwith|promptly|immediately|expeditiously|timely|prompt)"
        rf"(?:\s+(?:after|following)\s{NEAR_EVENT})?",
        (
            "Tell it [promptly].",
            "Act [without undue delay].",
            "Reply [in a timely manner].",
            "It gives [prompt] notice.",
        ),
        ("The delay is short.",),
        opening="at expeditiously forthwith immediately in on prompt promptly timely without",
    ),
    PatternRule(
        "at-the-time",
        "The moment of another event.",
        rf"(?:by|at)\s+the\s+(?:time|latest)\s+(?:of|at)\s+{NEAR_EVENT}"
        r"|at\s+(?:the\s+)?(?-i:(?:[A-Z]\w+\s+){0,3}(?:Closing|Meeting))\b"
        rf"|(?:on|by|upon)\s+the\s+(?:earlier|earliest|later|latest|sooner)\s+(?:to\s+occur\s+)?of\s+{NEAR_EVENT}",
        (
            "Pay [at the time of submission].",
            "Sign it [at the Closing].",
            "Pay [on the earlier of the sale or the audit].",
        ),
        ("At the times stated.",),
        opening="at by on upon",
    ),
)

REPEATED = (
    r"(?:regular|daily|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|(?:semi-?)?annual|half-yearly|yearly"
    r"|hourly|periodic|rolling|continuous|ongoing)"
)
SOME_TIMES = (
    r"(?:at\s+least|no\s+more\s+(?:\w+ly\s+|often\s+)?than|no\s+less\s+than|up\s+to"
    r"|not\s+(?:less|more|fewer)\s+(?:often\s+)?than)\s+"
)
EACH = r"(?:an?|per|each|every|in\s+(?:each|every|any)|during\s+(?:each|any))"
DAYS_A_WEEK = r"(?:(?:seven|six|five)\b|[567])\s*(?:\(\d\)\s*)?days\s+(?:a|per|each)\s+week"
HOURS_A_DAY = r"(?:twenty-four\s*(?:\(24\)\s*)?|24)\s*hours\s+(?:a|per|each|every)\s+day"
ALL_DAYS = (
    r"(?:seven|365|7|three\s+hundred\s+(?:and\s+)?sixty-five)\s*(?:\(\d+\)\s*)?days\s+(?:a|per|each)\s+(?:week|year)"
)
OR_MORE_OFTEN = r"(?:more\s+(?:often|frequently)|as\s+otherwise)"

FREQUENCIES: tuple[PatternRule, ...] = (
    PatternRule(
        "basis",
        "On a basis.",
        rf"(?:at\s+least\s+)?(?:on\s+)?(?:at\s+least\s+)?an?\s+{REPEATED}\s+basis(?:,\s+or\s+more\s+often\s[^;.]{{1,60}})?",
        ("It reports [on a weekly basis].", "It meets [on at least a monthly basis]."),
        ("On that basis it pays.",),
        opening="a an at on",
    ),
    PatternRule(
        "times-per",
        "A number of times in a period.",
        rf"(?:{SOME_TIMES})?(?:once|twice|{COUNT}\s+times?)\s+(?:{EACH}\s+(?:{COUNT}\s+)?{PERIOD}s?|{CADENCE})",
        (
            "Test it [at least once each calendar month].",
            "It meets [twice a year].",
            "Call [three (3) times per week].",
        ),
        ("Once it is done, it pays.",),
        opening=f"{COUNT_OPENING} at no not once twice up",
    ),
    PatternRule(
        "around-the-clock",
        "All hours of the day, or days of the week.",
        rf"{DAYS_A_WEEK}|{HOURS_A_DAY}(?:,?\s+(?:and\s+)?{ALL_DAYS})?|24\s*/\s*7(?:\s*/\s*365)?|around\s+the\s+clock",
        (
            "It is open [24 hours a day, 365 days per year].",
            "It is open [six (6) days a week].",
            "Help is there [24/7].",
        ),
        ("It replies within 24 hours.",),
        opening="0 around five seven six twenty",
    ),
    PatternRule(
        "each-period",
        "In each or every period.",
        r"(?:(?:for|in|at\s+the\s+end\s+of|by\s+the\s+end\s+of|during|on)\s+)?(?:each|every)\s+"
        rf"(?:(?:{COUNT}|other|successive|subsequent|following|\d+-month)\s+)?(?:{PERIOD}s?|{WEEKDAY}|{MONTH})\b"
        r"|(?<=\d\s)per\s+(?:month|year|annum|quarter|week)\b",
        (
            "It pays [every two weeks].",
            "Send it [each calendar month].",
            "It meets [on each Monday].",
            "It pays $100 [per month].",
        ),
        ("Each party pays.",),
        opening="at by during each every for in on per",
    ),
    PatternRule(
        "cadence",
        "An adverb or adjective of repetition.",
        rf"(?<!whose\s){CADENCE}(?!\s+(?:rate|fee|charge|salary|wage))(?:\s*,?\s+or\s+{OR_MORE_OFTEN}\s[^,;.]{{1,60}})?"
        r"|(?:semi-?|bi-?)?annual(?=\s+\w)(?!\s+(?:fee|rate|budget|turnover))",
        ("It reports [quarterly].", "It sends a [monthly] bill.", "It holds an [annual] review."),
        ("a manual review", "its daily rate", "customers whose monthly bill is high"),
        opening=(
            "annual annually bi biannual bimonthly biweekly daily fortnightly half hourly monthly nightly "
            "quarterly semi semiannual semiannually weekly yearly"
        ),
    ),
    PatternRule(
        "times",
        "At all or at certain times.",
        r"at\s+all\s+(?:(?:reasonable|places\s+and)\s+)?times"
        r"(?:\s+during\s+the\s+[\w\s]{1,40}?(?=\s+[a-z]+\s+(?:the|an?)\b|[,;.]))?"
        r"|at\s+any\s+time(?:\s+during\s+the\s+\w+)?(?!\s+(?:before|after|prior|during|within))|from\s+time\s+to\s+time"
        r"|at\s+(?:regular|periodic|agreed|frequent)\s+intervals",
        (
            "Keep it current [at all times].",
            "It may [from time to time] revise it.",
            "It tests [at regular intervals].",
        ),
        ("At that time it pays.", "It may do so at any time before the sale."),
        opening="at from",
    ),
    PatternRule(
        "regularly",
        "Again and again.",
        r"regularly|periodically|frequently"
        r"|(?:regular|periodic)(?=\s+[a-z])(?!\s+(?:price|post|mail|working|business))",
        ("It [regularly] tests.", "They hold [regular] meetings."),
        ("It is sent by regular mail.",),
        opening="frequently periodic periodically regular regularly",
    ),
)
