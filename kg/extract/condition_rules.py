"""The phrases that say if: kinds of conditions and exceptions."""

from __future__ import annotations

from kg.extract.patterns import PatternRule
from kg.extract.time_patterns import CLOCK, DATE, DURATION, ENDED, OVER, PERIOD, UNTIL

CONSENT = r"(?:consent|approval|permission|authori[sz]ation|agreement)"
OF_CONSENT = r"(?:prior|written|express|unanimous|mutual|specific)"
ALLOWED = r"(?:allowed|authori[sz]ed|instructed|licensed|permitted)"
# What asks for something in general, and is nobody who asks when he needs it.
RULE = (
    r"(?:its|this|their|(?:any\s+|the\s+)?(?:applicable\s+)?(?:laws?|regulations?|rules?|statutes?|section|clause))\b"
)
NEEDED = r"(?:requested|required|directed|needed|necessary|appropriate)"
FIT = r"(?:fit|necessary|appropriate|advisable|desirable|proper)"
POSSIBLE = (
    r"(?:applicable|appropriate|necessary|needed|required|possible|practicable|practical|feasible|permissible|permitted|available"
    r"|relevant|reasonably|there|warranted)"
)

EXCEPTIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "unless",
        "Unless and its kin: from here to the end of the phrase the norm does not hold.",
        r"unless|except(?:\s+(?:as|for|that|where|if|when|to|in|with|upon|by))?|save\s+(?:and\s+except|as|where|that|for|if)"
        r"|other\s+than\s+(?:where|as|in|to|pursuant)",
        (
            "It pays [unless] the Buyer waives it.",
            "It pays, [except as] agreed.",
            "It pays [save where] none is due.",
            "It copies nothing [other than to] keep a spare.",
        ),
        ("This is an exceptional case.",),
        opening="except unless; other + than; save + and as for if that where",
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

ABOUT_WHEN = (
    r"when(?!\s+(?:(?:and\s+)?as\s+)?(?:due|payable)\b)"
    r"(?<!about\swhen)(?<!of\swhen)(?<!as\sto\swhen)(?<!between\swhen)(?:ever)?(?!\s+and\s+how)"
)
# Verbs behind which `if` and `when` only ask: "determine if there are faults".
ASKING = "".join(
    rf"(?<!{verb}\sif)(?<!{verb}\swhen)"
    for verb in (
        "ascertain",
        "check",
        "decide",
        "determine",
        "determining",
        "indicate",
        "know",
        "see",
        "specify",
        "verify",
    )
)
CONDITIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "if-when",
        "If, when, and other words that open a conditional clause.",
        rf"(?:only\s+)?(?:if(?<!as\sif)|{ABOUT_WHEN}){ASKING}|provided,?\s+(?:that|always|however)"
        r"|provided(?=\s*:)|(?<=[,;]\s)provided,?(?=\s+(?:an?|any|each|he|it|no|she|such|the|these|they|those|we|you)\s)"
        r"|(?:for\s+only\s+)?(?:so|as)\s+long\s+as|should\s+(?:there|the|an?|any|it|they|such)"
        r"|in\s+(?:which|either(?:\s+of\s+which)?|any\s+of\s+which|such|that|this)\s+(?:event|instance|circumstance)s?"
        r"|in\s+(?:which|either(?:\s+of\s+which)?|any\s+of\s+which|such|that)\s+cases?|at\s+such\s+times?\s+that|in\s+the\s+(?:event|case|instance|absence)"
        r"|where(?=\s+(?:[\w'-]+\s+){1,4}?(?:(?:has|have)\s+(?:not\s+)?\w+ed|so\s+(?:allows?|permits?|provides?|requires?))\b)"
        r"|in\s+case|in\s+(?:an\s+)?emergenc(?:y|ies)"
        r"|during\s+(?:any|such|the)\s+(?:period|time)s?\s+(?:(?:during|for|in)\s+which|when|that)"
        r"|while(?=\s+(?:an?|the|any|it|such|its)\b)|(?<=,\s)while(?=\s+[a-z]+ing\b)|once(?=\s+(?:he|it|she|such|they|we|you)\s)",
        (
            "It pays [if] asked.",
            "It acts [should there] be a fault.",
            "It may go, [in which case] it pays.",
            "It pays, [provided that] it is asked.",
            "It sells, [provided] the Buyer agrees.",
            "It stays open [in an emergency].",
            "It pays nothing [where] the Buyer has failed to call.",
            "It holds, [where] the work so requires, a licence.",
            "It sells, [provided]: it is asked.",
            "It sells, [provided, that] it is asked.",
            "[In either case] it pays.",
            "It wears, [while] mending the roof, a hat.",
            "It is free [once] it has paid.",
            "It sells it [at such time that] the Buyer asks.",
        ),
        (
            "The shop should open.",
            "It tells about when and how it works.",
            "It may decide if they match.",
            "It says so once a year.",
        ),
        opening=(
            "if provided when whenever where while; as so + long; at + such; during + any such the; "
            "for + only; in + an any case either emergencies emergency such that the this which; "
            "once + he it she such they we you; only + if when whenever; "
            "should + a an any it such the there they"
        ),
    ),
    PatternRule(
        "upon",
        "Upon an event.",
        r"(?:only\s+)?(?<!agree\s)(?<!agreed\s)(?<!based\s)(?<!demand\s)(?<!effective\s)(?<!call\s)(?<!called\s)(?<!conferred\s)(?<!imposed\s)(?<!imposing\s)(?<!infringe\s)(?<!rely\s)"
        r"(?<!served\s)upon(?=\s+[\w\[])"
        r"(?!\s+(?:the|such|these|any)\s+(?:terms|conditions|premises|propert(?:y|ies)|land|site|real\s+estate)\b)"
        r"|on\s+(?:(?:(?:advance|prior|reasonable|written)\s+){1,3}notice|receipt|request|demand|notice|termination|expiry|completion|renewal)",
        ("It pays [upon] delivery.", "It pays [on demand].", "It goes [on reasonable prior notice]."),
        (
            "It pays as agreed upon.",
            "The fee is based upon the size.",
            "It may infringe upon a right.",
            "It agrees to agree upon a price.",
            "It sells them, effective upon the sale of the land.",
            "It builds upon the land.",
        ),
        opening=(
            "upon; "
            "on + advance completion demand expiry notice prior reasonable receipt renewal request "
            "termination written; only + upon"
        ),
    ),
    PatternRule(
        "on-notice",
        "With notice of some days.",
        rf"(?:with|on)\s+(?:(?:at\s+least|no[t]?\s+less\s+than)\s+)?{DURATION}(?:'s?)?\s+(?:prior\s+|advance\s+|written\s+){{0,3}}notice",
        ("It ends it [with 30 days written notice].", "It ends it [on ten (10) days' prior notice]."),
        ("It comes with ten days of rest.", "It ends it by giving ten days' notice."),
        opening="on with",
    ),
    PatternRule(
        "subject-to",
        "Subject to, to the extent, conditional on.",
        r"(?<![A-Za-z]\s)subject\s+to|(?<!are\s)(?<!be\s)(?<!being\s)(?<!is\s)(?<!otherwise\s)(?<!remain\s)(?<!remains\s)subject(?:,?\s+however,?)?\s+to(?!\s+(?:an?|any)\s)"
        r"|to\s+the\s+(?:(?:maximum|fullest|greatest)\s+)?extent|(?:in\s+so\s+far|so\s+far|insofar)\s+as|condition(?:al|ed)\s+(?:up)?on"
        r"|pending(?=\s+\w)",
        (
            "It pays, [subject to] Clause 4.",
            "It sells, [subject however to] Clause 4.",
            "It helps [to the extent] it can.",
            "It helps [so far as] it can.",
        ),
        ("The subject is closed.", "It sells goods subject to a lien.", "It sells goods that are subject to the law."),
        opening=(
            "pending; conditional conditioned + on upon; in + so; insofar + as; so + far; "
            "subject + however to; to + the"
        ),
    ),
    PatternRule(
        "as-requested",
        "As, or where, somebody asks for it or it is needed.",
        rf"only\s+(?:as|where|to\s+the\s+extent)\s+(?:(?:is|are|it\s+is)\s+)?(?:\w+ly\s+)?(?:{NEEDED}|{ALLOWED})|only\s+(?:after|following)(?=\s+\w)"
        rf"|as\s+(?:and\s+when\s+)?(?:may\s+be\s+)?(?:reasonably\s+)?{NEEDED}(?!\s+(?:of|to)\b|\s+by\s+{RULE}|(?<=appropriate),)|as\s+designated\s+by"
        rf"|where(?:ver)?\s+{POSSIBLE}|as\s+(?:it|they|you|we|he|she)\s+(?:(?:may|shall)\s+)?(?:reasonably\s+)?deems?\s+{FIT}",
        (
            "It trains staff [as requested] by the Agency.",
            "It acts [where appropriate].",
            "It acts [where feasible].",
            "It uses them [only as needed] to mend the roof.",
            "It moves [only after] a talk with the Owner.",
            "It asks for more [as it deems necessary] to find out.",
        ),
        (
            "It is a place where tea is sold.",
            "It does as required to win.",
            "It keeps them as required by law.",
            "It names, as appropriate, the buyer or the agent.",
            "It lists goods and, as applicable, prices.",
        ),
        opening=(
            "as + and appropriate designated directed he it may necessary needed reasonably requested "
            "required she they we you; only + after as following to where; "
            "where wherever + applicable appropriate available feasible necessary needed permissible "
            "permitted possible practicable practical reasonably relevant required there warranted"
        ),
    ),
    PatternRule(
        "at-discretion",
        "At somebody's request or discretion, or with his consent.",
        r"(?:at\s+the\s+(?:sole\s+)?(?:discretion|request|direction)|(?:at|on|upon)\s+the\s+(?:call|instructions?|order))\s+of"
        r"|at\s+(?:its|their|the\s+\w+'s|[A-Z]\w+'s?)\s+(?:(?:reasonable|written|sole)\s+)?request"
        rf"|only\s+with\s+(?:[\w'-]+\s+){{1,4}}?{CONSENT}(?:\s+of\b)?"
        rf"|(?:only\s+)?with\s+(?:the\s+)?(?:{OF_CONSENT}\s+){{0,3}}{CONSENT}\s+of|(?:only\s+)?with\s+(?:{OF_CONSENT}\s+){{1,3}}{CONSENT}",
        (
            "It moves [at the discretion of] the Owner.",
            "It helps [at Buyer's request].",
            "It moves [with the consent of] the Owner.",
            "It moves [only with the unanimous consent of] all.",
            "It moves [only with the Owner's consent].",
            "It meets [on the call of] the chair.",
            "It moves, [with prior agreement], to the yard.",
        ),
        ("It works at the Buyer's site.", "It moves at its sole option."),
        opening=(
            "at; on upon + the; only + with; "
            "with + agreement approval authorisation authorization consent express mutual permission prior "
            "specific the unanimous written"
        ),
    ),
    PatternRule(
        "until-event",
        "Until something has happened.",
        rf"until(?!\s+(?:{DURATION}|{DATE}|{CLOCK}|further\s+notice|go-live|(?:(?:an?|its|the)\s+)?{UNTIL}|{ENDED}|{OVER}))",
        ("It waits [until] the Owner agrees.",),
        (
            "It waits until two (2) days after the audit.",
            "It waits until 31 March.",
            "It serves until its term ends.",
            "It waits until it is paid.",
            "It waits until relieved.",
        ),
        opening="until",
    ),
)
# What happens, by the endings of its nouns.
HAPPENING = (
    r"(?!occasion|condition)(?:[a-z]+(?:tion|sion|ment|ance|ence|ure|ival|osal|awal|ewal)|receipt|request|demand|notice"
    r"|expiry|death|default|breach|delivery|sale)"
)
ARRIVAL = r"(?:arrival|completion|delivery|expiry|expiration|occurrence|receipt|reception|termination)"
# Words that make an adverbial before a subject a condition, though not behind a verb.
FRONT_CONDITIONS: tuple[PatternRule, ...] = (
    PatternRule(
        "front",
        "Where, after, once and the like, before the subject.",
        rf"where(?:ver)?|should|on\s+(?:(?:the|any|each|such)\s+)?{HAPPENING}\b|with\s+the\s+{ARRIVAL}\s+of\b|for\s+(?:each|every|any)(?!\s+{PERIOD}\b)"
        r"|otherwise(?=\s*,)|failing|after|following|once|for\s+such\s+time\s+as|in\s+order\s+to(?=\s+(?:be|qualify|receive|obtain)\b)|to(?=\s+receive)|at\s+all\s+\w+s\s+between",
        (
            "[After] a breach, it pays.",
            "[Where] a fault recurs, it pays.",
            "[Should] a fault recur, it pays.",
            "[On the dissolution] of the Club, it sells.",
            "[For every] fault it writes a note.",
            "[With the receipt of] the list, it pays.",
            "It ends it, [failing] which the Buyer may end it.",
        ),
        ("Afterwards it pays.", "To this end it pays.", "On occasion it pays.", "For every month it pays."),
        opening=(
            "after failing following on once otherwise should to where wherever; at + all; "
            "for + any each every such; in + order; with + the"
        ),
    ),
)
