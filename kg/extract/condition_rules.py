"""The phrases that say if: kinds of conditions and exceptions."""

from __future__ import annotations

from kg.extract.patterns import PatternRule
from kg.extract.time_patterns import CLOCK, DATE, DURATION

CONSENT = r"(?:consent|approval|permission|authori[sz]ation|agreement)"
NEEDED = r"(?:requested|required|directed|needed|necessary|applicable|appropriate)"
POSSIBLE = r"(?:applicable|appropriate|necessary|required|possible|practicable|available|relevant|reasonably|there)"

EXCEPTIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "unless",
        "Unless and its kin: from here to the end of the phrase the norm does not hold.",
        r"unless|except(?:\s+(?:as|for|that|where|if|when|to|in|with|upon|by))?|save\s+(?:as|where|that|for|if)"
        r"|other\s+than\s+(?:where|as|in)",
        ("It pays [unless] the Buyer waives it.", "It pays, [except as] agreed.", "It pays [save where] none is due."),
        ("This is an exceptional case.",),
        opening="except other save unless",
    ),
    PatternRule(
        "without-consent",
        "Without somebody's consent.",
        rf"without\s+(?:[\w'-]+[\s,]+){{0,7}}?{CONSENT}"
        r"|without\s+(?:first\s+)?(?:disclosing|obtaining|giving|having)",
        ("It does not sell [without the prior written consent] of the Owner.",),
        ("It pays without delay.",),
        opening="without",
    ),
)

ABOUT_WHEN = r"when(?<!about\swhen)(?<!of\swhen)(?<!as\sto\swhen)(?<!between\swhen)(?:ever)?(?!\s+and\s+how)"
# Verbs behind which `if` only asks: "determine if there are faults".
ASKING_IF = "".join(
    rf"(?<!{verb}\sif)" for verb in ("ascertain", "check", "decide", "determine", "know", "see", "verify")
)
CONDITIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "if-when",
        "If, when, and other words that open a conditional clause.",
        rf"(?:only\s+)?(?:if(?<!as\sif){ASKING_IF}|{ABOUT_WHEN})|provided\s+(?:that|always|however)|provided,\s+however"
        r"|(?:for\s+only\s+)?(?:so|as)\s+long\s+as|should\s+(?:there|the|an?|any|it|they|such)"
        r"|in\s+(?:which|either\s+of\s+which|such)\s+(?:case|events?)|in\s+the\s+(?:event|case|instance)|in\s+case"
        r"|while(?=\s+(?:an?|the|any|it|such|its)\b)",
        (
            "It pays [if] asked.",
            "It acts [should there] be a fault.",
            "It may go, [in which case] it pays.",
            "It pays, [provided that] it is asked.",
        ),
        ("The shop should open.", "It tells about when and how it works.", "It may decide if they match."),
        opening="as for if in only provided should so when whenever while",
    ),
    PatternRule(
        "upon",
        "Upon an event.",
        r"(?:only\s+)?(?<!agreed\s)(?<!based\s)(?<!call\s)(?<!called\s)(?<!conferred\s)(?<!imposed\s)(?<!imposing\s)(?<!infringe\s)(?<!rely\s)"
        r"(?<!served\s)upon(?=\s+\w)"
        r"|on\s+(?:receipt|request|demand|notice|termination|expiry|completion|renewal)",
        ("It pays [upon] delivery.", "It pays [on demand]."),
        ("It pays as agreed upon.", "The fee is based upon the size.", "It may infringe upon a right."),
        opening="on only upon",
    ),
    PatternRule(
        "on-notice",
        "With notice of some days.",
        rf"(?:with|on|by\s+giving)\s+(?:at\s+least\s+)?{DURATION}(?:'s?)?\s+(?:prior\s+|advance\s+|written\s+){{0,3}}notice",
        ("It ends it [with 30 days written notice].", "It ends it [on ten (10) days' prior notice]."),
        ("It comes with ten days of rest.",),
        opening="by on with",
    ),
    PatternRule(
        "subject-to",
        "Subject to, to the extent, conditional on.",
        r"(?<![A-Za-z]\s)subject\s+to|subject\s+to(?!\s+(?:an?|any)\s)|to\s+the\s+(?:(?:maximum|fullest|greatest)\s+)?extent|condition(?:al|ed)\s+(?:up)?on"
        r"|pending(?=\s+\w)",
        ("It pays, [subject to] Clause 4.", "It helps [to the extent] it can."),
        ("The subject is closed.", "It sells goods subject to a lien."),
        opening="conditional conditioned pending subject to",
    ),
    PatternRule(
        "as-requested",
        "As, or where, somebody asks for it or it is needed.",
        rf"as\s+(?:and\s+when\s+)?(?:may\s+be\s+)?(?:reasonably\s+)?{NEEDED}(?!\s+(?:of|to)\b)|as\s+designated\s+by|where\s+{POSSIBLE}",
        ("It trains staff [as requested] by the Agency.", "It acts [where appropriate]."),
        ("It is a place where tea is sold.", "It does as required to win."),
        opening="as where",
    ),
    PatternRule(
        "at-discretion",
        "At somebody's request or discretion, or with his consent.",
        r"at\s+the\s+(?:sole\s+)?(?:discretion|request|direction)\s+of"
        r"|at\s+(?:its|their|the\s+\w+'s|[A-Z]\w+'s?)\s+(?:(?:reasonable|written|sole)\s+)?request"
        rf"|with\s+(?:the\s+)?(?:prior\s+)?(?:written\s+)?{CONSENT}\s+of",
        (
            "It moves [at the discretion of] the Owner.",
            "It helps [at Buyer's request].",
            "It moves [with the consent of] the Owner.",
        ),
        ("It works at the Buyer's site.", "It moves at its sole option."),
        opening="at with",
    ),
    PatternRule(
        "until-event",
        "Until something has happened.",
        rf"until(?!\s+(?:{DURATION}|{DATE}|{CLOCK}|further\s+notice|go-live))",
        ("It waits [until] the Owner agrees.",),
        ("It waits until two (2) days after the audit.", "It waits until 31 March."),
        opening="until",
    ),
)
# Words that make an adverbial before a subject a condition, though not behind a verb.
FRONT_CONDITIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "front",
        "Where, after, once and the like, before the subject.",
        r"where|should|after|following|once|for\s+such\s+time\s+as|in\s+order\s+to(?=\s+(?:be|qualify|receive|obtain)\b)|to(?=\s+receive)|at\s+all\s+\w+s\s+between",
        ("[After] a breach, it pays.", "[Where] a fault recurs, it pays.", "[Should] a fault recur, it pays."),
        ("Afterwards it pays.", "To this end it pays."),
        opening="after at following for in once should to where",
    ),
)
