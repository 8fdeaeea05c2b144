"""The phrases that say when: kinds of deadlines and frequencies."""

from __future__ import annotations

from kg.extract.patterns import PatternRule
from kg.extract.time_patterns import (
    AFTER,
    ALL_DAYS,
    ANCHOR_EVENT,
    ANCHORED,
    AT_LEAST,
    CADENCE,
    CLOCK,
    COUNT,
    COUNT_OPENING,
    COUNTED,
    DATE,
    DAYS_A_WEEK,
    DURATION,
    EACH,
    ENDED,
    EVENT,
    HOURS_A_DAY,
    MONTH,
    NEAR_EVENT,
    NO_SPAN,
    NTH_DAY,
    NTH_WEEKDAY,
    OR_MORE_OFTEN,
    OVER,
    PERIOD,
    RECURRING,
    REPEATED,
    SOME_TIMES,
    SOON_BUT,
    STATED,
    UNTIL,
    WEEKDAY,
    WITHHELD,
)

DEADLINES: tuple[PatternRule, ...] = (
    PatternRule(
        "no-later-than",
        "An upper bound in so many words.",
        rf"{SOON_BUT}(?:by\s+)?(?:in\s+no\s+event|no|not)\s+(?:later\s+than\s"
        rf"|more\s+than\s+{DURATION}\s+(?:after|before|prior\s+to|from|following)\s)\s*{EVENT}",
        (
            "It pays [no later than ten (10) days after the invoice date].",
            "Reply [not later than 5:30 p.m. on Friday].",
            "Reply [no later than May 1, 2031].",
            "Reply [promptly, but in no event later than the next day].",
            "Reply [not more than ten days after the sale].",
        ),
        ("It pays later than others.", "It lasts no more than ten days."),
        opening="by + in no not; immediately promptly + and but by in no not; in + no; no not + later more",
    ),
    PatternRule(
        "within-count",
        "A number of hours, days or months within which to act, with the event that it counts from.",
        rf"{SOON_BUT}(?:within\s+(?:a\s+period\s+of\s+|(?:said|such|that|the(?:\s+(?:first|next|said))?)\s+|not\s+more\s+than\s+)?|in\s+the\s+(?:following|next)\s+)"
        rf"(?:{ANCHORED}|{WITHHELD}(?:{AFTER}\s+{ANCHOR_EVENT})?)"
        rf"|(?:during|in|within)\s+the\s+(?:following|next|succeeding)\s+{PERIOD}\b",
        (
            "Reply [within five (5) business days of receipt of the notice].",
            "Pay [within 30 days], if asked.",
            "Reply [promptly, but in any event within two days].",
            "Reply [in the following 48 hours].",
            "Reply [within such thirty (30) days].",
            "Bill them [during the next calendar month].",
        ),
        ("Stay within the building.",),
        opening="within; during in + the; immediately promptly + and but in within",
    ),
    PatternRule(
        "within-period",
        "A period that is named and not counted.",
        r"(?:within\s+(?:(?:an?|the|such|its)\s+)(?:[\w-]+\s+){0,3}?|in\s+(?:a|such)\s+(?:reasonable|timely|short|shorter)\s+|in\s+the\s+(?=time\s*(?:frame|scale)))(?:time(?:\s*(?:period|limit|frame))?|period|timescales?|deadline|window)s?\b"
        rf"(?:\s+(?:{STATED}|after|of|following)\s{NEAR_EVENT})?",
        (
            "It replies [within a reasonable time].",
            "Work is done [within the Target Response Time].",
            "It mends them [in a reasonable time frame].",
            "It mends them [in the time frame set in the plan].",
            "It pays [within the period prescribed by law].",
        ),
        ("Stay within the building.",),
        opening="in + a such the; within + a an its such the",
    ),
    PatternRule(
        "count-before",
        "A number of days before or after an event.",
        rf"{NO_SPAN}(?:(?:(?:on\s+|upon\s+|by\s+)?{AT_LEAST}\s+{DURATION}|{COUNTED})"
        rf"\s*(?:before|prior\s+to|in\s+advance\s+of|ahead\s+of|after|following)\s+{EVENT}"
        rf"|(?:at\s+least|not\s+less\s+than)\s+{DURATION}\s+(?:in\s+advance|beforehand)"
        rf"|(?:(?:(?:on|upon|by|with)\s+(?:{AT_LEAST}\s+)?|{AT_LEAST}\s+){DURATION}|{COUNTED})\s+(?:(?:prior|advance|written)\s+)*notice)",
        (
            "Tell the Buyer [at least 14 days before the start of work].",
            "It ends [two weeks after go-live].",
            "Say so [at least two days in advance].",
            "It may leave [on thirty (30) days' prior written notice].",
        ),
        ("It lasts at least 14 days.", "It keeps them for three years after the sale."),
        opening=f"by on upon with {COUNT_OPENING}; at + least; no not + fewer less",
    ),
    PatternRule(
        "net",
        "A number of days in which to pay, as invoices say it; a number of days that first go by.",
        rf"net\s+{DURATION}(?:\s+{AFTER}\s+{NEAR_EVENT})?|after\s+(?:a\s+period\s+of\s+)?{DURATION}",
        ("It pays [net thirty (30) days from the date of the invoice].", "Send it on [after three days]."),
        ("The net price is due.", "It is open days after the sale."),
        opening="after net",
    ),
    PatternRule(
        "when-due",
        "When a sum falls due.",
        r"(?:as\s+and\s+|if\s+and\s+)?when\s+(?:(?:and\s+)?as\s+)?(?:due|payable)(?:\s+and\s+payable)?|as\s+(?:it|they)\s+(?:become|fall)s?\s+due",
        ("It pays its debts [when due].", "It pays them [as they fall due]."),
        ("It asks when the boat leaves.",),
        opening="as + and it they; if + and; when + and as due payable",
    ),
    PatternRule(
        "by-date",
        "A date, a day of the month or a time of the day by which to act.",
        rf"(?:on\s+or\s+(?:about|before)|by|until|before|as\s+of|on(?=\s+the\s)(?!\s+{NTH_WEEKDAY})|at\s+the\s+latest(?:\s+(?:at|by|on))?|at(?=\s+the\s))"
        rf"\s+(?:{CLOCK}\s+(?:on|of)\s+)?"
        rf"(?:{DATE}|{NTH_DAY}(?:\s+(?:of|in|after|following)\s+{NEAR_EVENT})?|{WEEKDAY}\b"
        rf"|the\s+(?:end|close|beginning|start|expiry|expiration|commencement)\s+of\s+(?!(?:each|every)\s+{PERIOD}\b){NEAR_EVENT}"
        r"|the\s+next\s+\w+(?:\s+\w+)?|_{3,}"
        rf"|(?<!of\s)(?<!based\son\s)(?<!effect\son\s)(?<!effective\son\s)(?<!force\son\s)the\s+(?:[\w-]+\s+){{0,3}}?date\b(?!\s+of\s+this)(?:\s+(?:of|on\s+which|that|when|{STATED})\s+{NEAR_EVENT}|\s+hereof)?"
        rf"|{CLOCK}(?:\s+(?:on|of|each)\s+{NEAR_EVENT})?)",
        (
            "Pay [by 30 June 2024].",
            "Send it [on or before the tenth day of each month].",
            "Close it [by 17:00 on Friday].",
            "Give it back [at the end of each visit].",
            "Say so [at the next meeting].",
            "Pay [on the Effective Date].",
            "Pay [by the due date of the bill].",
            "Pay [by the date stated in the bill].",
            "Pay [by 5:00 p.m. Eastern Time on Friday].",
            "Say so [at the latest on the twelfth day of June].",
        ),
        (
            "Pay by card.",
            "Signed by the Buyer.",
            "Pay at the end of each month.",
            "Pay at the rate in force on the due date.",
        ),
        opening="before by until; as + of; at + the; on + or the",
    ),
    PatternRule(
        "until-count",
        "A number of days, or the end of a matter, up to which something holds.",
        rf"until\s+(?:the\s+expiration\s+of\s+)?{DURATION}\s+(?:after|before|from|following)\s+{NEAR_EVENT}"
        rf"|until\s+(?:further\s+notice|go-live)|until\s+(?:(?:an?|its|the)\s+)?{UNTIL}|until\s+(?={ENDED}|{OVER}){EVENT}",
        (
            "Keep it [until two (2) days after the audit].",
            "It holds [until further notice].",
            "It serves [until the 2031 Annual Meeting].",
            "It waits [until the roof has been mended].",
            "It keeps them [until all the claims are settled].",
            "It keeps them [until fully paid].",
        ),
        ("Wait until the Owner agrees.",),
        opening="until",
    ),
    PatternRule(
        "before-event",
        "An event before which to act.",
        r"(?<!ly\s)(?<!fees\s)in\s+advance(?!\s+of)|beforehand"
        r"|(?<!accrued\s)(?<!accruing\s)(?<!arising\s)(?<!earned\s)(?<!incurred\s)(?:(?:on\s+or\s+)?prior\s+to(?:\s+or\s+(?:at|on|upon))?|in\s+advance\s+of|before)\s+(?!or\b|a\s+(?:court|judge|notary))"
        rf"(?:(?:the|an?|any|each|its|such)\s+)?{NEAR_EVENT}",
        ("Pay [prior to shipment].", "Approve it [before the launch].", "Say so [beforehand]."),
        (
            "Prior notice is given.",
            "It is sworn before a notary.",
            "It pays the costs incurred before the sale.",
            "It is billed monthly in advance.",
        ),
        opening="before beforehand; in + advance; on + or; prior + to",
    ),
    PatternRule(
        "from-date",
        "A date from which something is to be done.",
        rf"(?:beginning|commencing|starting)\s+(?:(?:as\s+of|from|on|upon)\s+)?"
        rf"(?:{DATE}|the\s+(?:[\w-]+\s+){{0,2}}?date\b(?:\s+(?:of|on)\s{NEAR_EVENT}|\s+hereof)?)",
        ("It pays the new rate [beginning 1 May 2031].", "It pays it [commencing on the effective date hereof]."),
        ("It is beginning to rain.",),
        opening=(
            "beginning commencing starting + 0 april as aug august dec december feb february from jan "
            "january july june march may nov november oct october on sep sept september the upon"
        ),
    ),
    PatternRule(
        "same-day",
        "On the day of an event.",
        rf"on\s+the\s+(?:same\s+|very\s+)?day\s+(?:of|on\s+which|that|when|after|it|they|he|she|such)\s+{NEAR_EVENT}"
        r"|(?:on\s+)?the\s+(?:same|(?:following|next)\s+(?:business|calendar|working))\s+day",
        ("Log it [on the day of its receipt].", "Enter it [on the day it comes].", "Log it [the next working day]."),
        ("On that day it rained.",),
        opening="on + the; the + following next same",
    ),
    PatternRule(
        "as-soon-as",
        "As soon as it can be done.",
        r"as\s+(?:soon|quickly|promptly|early)\s+as\s+(?:is\s+)?(?:[a-z]+ly\s+)?"
        rf"(?:possible|practicable|practical|available|feasible|may\s+be)(?:\s+(?:after|following)\s{NEAR_EVENT})?"
        rf"|as\s+soon\s+as\s+(?:an?|any|each|he|it|she|such|the|these|they|this|we|you)\s+{NEAR_EVENT}"
        rf"|as\s+close\s+as\s+(?:possible|practicable)\s+to\s+{NEAR_EVENT}",
        (
            "Repair it [as soon as reasonably practicable].",
            "Ship it [as close as possible to the due date].",
            "Say so [as soon as they are found].",
        ),
        ("It is as soon forgotten.",),
        opening="as + close early promptly quickly soon",
    ),
    PatternRule(
        "without-delay",
        "Soon, in words that count nothing.",
        r"without\s+(?:(?:undue|unreasonable|any|further)\s+)?delay|with\s+(?:(?:all|due|reasonable)\s+){1,2}(?:dispatch|haste|promptness|speed)"
        r"|in\s+an?\s+(?:expedient|expeditious|prompt|timely)(?:\s+and\s+[a-z]+)?\s+(?:manner|fashion|way)|on\s+a\s+(?:prompt|timely)\s+basis"
        r"|at\s+(?:its|the|their|your)\s+(?:earliest|first)\s+(?:(?:available|possible|practicable|reasonable)\s+)?(?:convenience|date|moment|opportunity|time)"
        r"|in\s+(?:ample|due|good|sufficient)\s+time(?:\s+(?:for|to)\s[^,;:.]{1,80})?"
        r"|(?:at\s+once|on\s+time|forthwith|promptly|immediately(?!\s+(?:above|below|available|preceding|prior))|expeditiously"
        r"|timely|prompt(?!\s+payment))"
        rf"(?:\s+(?:after|following)\s{NEAR_EVENT})?",
        (
            "Tell it [promptly].",
            "Act [without undue delay].",
            "Reply [in a timely manner].",
            "It gives [prompt] notice.",
            "It asks [in good time to mend it].",
            "It asks [in a timely and polite manner].",
            "It asks [at the earliest possible moment].",
            "It asks [with all due dispatch].",
            "It asks [on a timely basis].",
        ),
        ("The delay is short.", "It pays a prompt payment penalty.", "It is valued immediately prior to the sale."),
        opening=(
            "expeditiously forthwith immediately prompt promptly timely; at + its once the their your; "
            "in + a ample an due good sufficient; on + a time; with + all due reasonable; "
            "without + any delay further undue unreasonable"
        ),
    ),
    PatternRule(
        "at-the-time",
        "The moment of another event.",
        rf"(?:by|at)\s+the\s+(?:time|latest)\s+(?:of|at|(?:when\s+|that\s+)?(?:an?|each|he|it|she|such|the|they|this))\s+{NEAR_EVENT}"
        rf"|(?:on|at|upon)\s+(?:arrival|departure|installation|signing|signature)|after\s+(?:each|every)\s+{NEAR_EVENT}"
        r"|at\s+(?:the\s+)?(?-i:(?:[A-Z]\w+\s+){0,3}(?:Closing|Meeting)(?:\s+(?:Date|Time))?)\b"
        rf"|(?:on|by|upon)\s+the\s+(?:earlier|earliest|later|latest|sooner)\s+(?:to\s+occur\s+)?of\s+{NEAR_EVENT}",
        (
            "Pay [at the time of submission].",
            "Sign it [at the Closing].",
            "Pay [on the earlier of the sale or the audit].",
            "Show it [on arrival].",
            "Fill it in [after each shift].",
            "Say so [at the time the boat leaves].",
        ),
        ("At the times stated.",),
        opening=("at; after + each every; by + the; on upon + arrival departure installation signature signing the"),
    ),
)

FREQUENCIES: tuple[PatternRule, ...] = (
    PatternRule(
        "basis",
        "On a basis.",
        rf"(?:at\s+least\s+)?(?:on\s+)?(?:at\s+least\s+)?an?\s+{REPEATED}\s+basis(?:,\s+or\s+more\s+often\s[^;.]{{1,60}})?",
        ("It reports [on a weekly basis].", "It meets [on at least a monthly basis]."),
        ("On that basis it pays.",),
        opening=(
            "a an + annual bi bimonthly biweekly continuing continuous daily fortnightly half hourly "
            "monthly ongoing periodic quarterly recurring regular rolling semi semiannual weekly yearly; "
            "at + least; on + a an at"
        ),
    ),
    PatternRule(
        "times-per",
        "A number of times in a period.",
        rf"(?:{SOME_TIMES})?(?:once|twice|{COUNT}\s+times?)\s+"
        rf"(?:{EACH}\s+(?:(?:consecutive|given|rolling|single)\s+)?(?:{COUNT}[\s-]+)?{PERIOD}s?(?:\s+period)?|{CADENCE})"
        rf"|(?:{SOME_TIMES}){COUNT}\s+days?\s+(?:an?|each|every|per)\s+(?:week|month|quarter|year)",
        (
            "Test it [at least once each calendar month].",
            "It meets [twice a year].",
            "Call [three (3) times per week].",
            "It audits [not more than once in any twelve-month period].",
            "It audits [no more than twice in any given twelve month period].",
            "It is there [no fewer than two (2) days a week].",
        ),
        ("Once it is done, it pays.",),
        opening=(
            f"{COUNT_OPENING}; at + least; no not + fewer less more; "
            "once twice + a an annually bi bimonthly biweekly daily during each every fortnightly half "
            "hourly in monthly nightly per quarterly semi semiannually weekly yearly; up + to"
        ),
    ),
    PatternRule(
        "around-the-clock",
        "All hours of the day, or days of the week.",
        rf"{DAYS_A_WEEK}|{HOURS_A_DAY}(?:,?\s+(?:and\s+)?{ALL_DAYS})?|24\s*[/x]\s*7(?:\s*[/x]\s*365)?|7x24|around\s+the\s+clock",
        (
            "It is open [24 hours a day, 365 days per year].",
            "It is open [six (6) days a week].",
            "Help is there [24x7].",
        ),
        ("It replies within 24 hours.",),
        opening="0; around + the; five seven six + 0 days; twenty + four fourhours",
    ),
    PatternRule(
        "each-period",
        "In each or every period.",
        rf"(?:(?:for|in|at\s+the\s+end\s+of|by\s+the\s+end\s+of|during|on(?:\s+(?={NTH_WEEKDAY})[\w\s]{{1,30}}?\s(?:in|of))?)\s+)?(?<!after\s)(?:each|every)\s+"
        rf"(?:(?:{COUNT}|other|successive|subsequent|following|\d+-month)\s+)?(?:(?:[a-z]+\s+)?{PERIOD}s?|{WEEKDAY}|{MONTH})\b"
        r"|(?:(?<=\d\s)|(?<=\d\)\s))per\s+(?:month|year|annum|quarter|week)\b"
        r"|(?<=[a-z]s\s)per\s+(?:calendar\s+)?(?:week|month|quarter|year)\b",
        (
            "It pays [every two weeks].",
            "Send it [each calendar month].",
            "It calls [on every market day].",
            "It meets [on each Monday].",
            "It meets [on the last Friday of every month].",
            "It pays $100 [per month].",
            "It pays five dollars ($5) [per year].",
            "It may ask for two copies [per quarter].",
        ),
        ("Each party pays.",),
        opening=(
            "each every; at by + the; during for in + each every; on + each every the; "
            "per + annum calendar month quarter week year"
        ),
    ),
    PatternRule(
        "cadence",
        "An adverb or adjective of repetition.",
        rf"(?<!whose\s)(?:(?:at\s+least|(?:no|not)\s+less\s+(?:often\s+|frequently\s+)?than)\s+)?(?:calendar\s+)?{CADENCE}(?:\s+in\s+(?:advance|arrears?))?(?!\s+(?:(?:average|closing|exchange|interest|spot|support)\s+)*(?:rate|fee|charge|salary|wage|hours\b|operations\b|business\b|volume))(?:\s*,?\s+or\s+{OR_MORE_OFTEN}\s[^,;.]{{1,60}})?"
        rf"|(?-i:(?:[Ss]emi-?|[Bb]i-?)?annual)(?=\s+(?:[\w-]+\s+){{0,2}}?{RECURRING}\b)",
        (
            "It reports [quarterly].",
            "It reports [at least annually].",
            "It reports [no less often than monthly].",
            "It sends a [monthly] bill.",
            "It holds an [annual] review.",
            "It bills [calendar monthly in advance].",
        ),
        (
            "a manual review",
            "its daily rate",
            "customers whose monthly bill is high",
            "the annual limit",
            "its Annual Meeting",
        ),
        opening=(
            "annual annually biannual bimonthly biweekly daily fortnightly hourly monthly nightly quarterly "
            "semiannual semiannually weekly yearly; at + least; bi + annual monthly weekly; "
            "calendar + annually bi bimonthly biweekly daily fortnightly half hourly monthly nightly "
            "quarterly semi semiannually weekly yearly; half + yearly; no not + less; semi + annual annually"
        ),
    ),
    PatternRule(
        "times",
        "At all or at certain times.",
        r"at\s+all\s+(?:(?:reasonable|places\s+and)\s+)?times"
        r"(?:\s+during\s+the\s+[\w\s]{1,40}?(?=\s+[a-z]+\s+(?:the|an?)\b|[,;.]))?"
        rf"|at\s+any\s+time\s+(?:during\s+or\s+)?after\s+{NEAR_EVENT}"
        r"|at\s+any\s+time(?:\s+during\s+the\s+\w+)?(?!\s+(?:before|after|prior|during|within))"
        r"|from\s+time\s+to\s+time(?!\s+(?:applicable|in\s+(?:effect|force)|of|prevailing)\b)"
        r"|at\s+(?:regular|periodic|agreed|frequent)\s+intervals",
        (
            "Keep it current [at all times].",
            "It may [from time to time] revise it.",
            "It tests [at regular intervals].",
            "It sells none [at any time after the audit].",
        ),
        (
            "At that time it pays.",
            "It may do so at any time before the sale.",
            "It pays the rate from time to time of the Bank.",
        ),
        opening="at + agreed all any frequent periodic regular; from + time",
    ),
    PatternRule(
        "regularly",
        "Again and again.",
        r"regularly|periodically|frequently"
        r"|(?:regular|periodic)(?=\s+[a-z])"
        r"(?!\s+(?:business|course|hours|mail|pay|post|price|rate|rates|salary|wage|wages|working))",
        ("It [regularly] tests.", "They hold [regular] meetings."),
        ("It is sent by regular mail.", "It pays them their regular rate."),
        opening="frequently periodic periodically regular regularly",
    ),
)
