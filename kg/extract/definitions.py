"""Defined terms: where a contract says what it calls something."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kg.extract.nouns import is_party_noun, is_role_noun
from kg.extract.patterns import PatternRule, RuleBook
from kg.model import Definition, Span
from kg.structure.noise import to_words

# A term in quotes may be broken by the end of a line, not of a paragraph; scans lose one half of a pair of quotes.
TERM = r"\w(?:[^\"\n()]|\n(?![^\S\n]*\n)|\((?:R|TM|SM|C)\)){0,80}?"
QUOTED = rf"\"\s*{TERM}\s*\""
LABEL = r"(?:\(?[A-Za-z0-9]{1,4}[.)]|\d+(?:\.\d+)+\.?)"
MEANS = (
    r"(?:(?:shall|will|must)\s+)?(?:[Mm]eans?|refers?\s+to|includes?|ha(?:s|ve)\s+the\s+(?:(?:respective|same)\s+)?meanings?"
    r"|(?:each\s+)?have\s+the\s+meanings?|ha(?:s|ve)\s+(?:an?\s+)?(?:comparable|corresponding|correlative|similar)\s+meanings?"
    r"|(?:(?:is|are|be)\s+)?defined|be\s+understood\s+to\s+mean"
    r"|(?:is|are|be)\s+(?:all|any|each|every|those)\b|is\s+(?:an?\b|[A-Z])|(?:begin|commence)s?\b)"
)
REFERRED = (
    r"(?:[Rr]eferred\s+to|known|designated|defined|described|individually|collectively|jointly|together|separately)"
)
SHORT = r"(?:called|[Hh]ere(?:in)?after,?|[Hh]erein,?|[Tt]he\s+terms?|[Cc]ollectively,?)"
DETERMINER = r"(?:(?:the|this|an?)\s+)?"
MINOR = r"(?:and|or|of|the|for|on|in|to|&)"
NO_TERM_BEGINS = (
    r"(?:An?|All|Any|As|By|Each|Every|For|He|If|In|It|No|Nothing|On|References|She|Such|That|The|There|These|They|This|Those|To|We"
    r"|What|Which|Who|Words)\b"
)

IN_BRACKETS = PatternRule(
    "in-brackets",
    "Terms in quotes and brackets behind what they stand for.",
    r"\((?:[^()\"]{0,200}\"){1,8}[^()]{0,120}\)",
    (
        'It pays a sum [(the "Deposit")] first.',
        'Orla Dunn [("Owner" or the "Grantor")] signs.',
        'The yard [(hereinafter called the "Site")] is let.',
        'The yard [(the "Site)] is let.',
    ),
    ("It pays a sum (the deposit) first.", 'It says "yes" (and no more).'),
)
MEANT = PatternRule(
    "means",
    "A term in quotes, or two, before what it means.",
    rf"\"\s*(?P<first>{TERM}|[$\u00a3\u20ac])\s*[\"'](?:,?\s+(?:(?:or|and)\s+)?{DETERMINER}{QUOTED}){{0,3}}(?:\s*\([^()]{{0,100}}\))?"
    rf"(?:\s+of\s+(?:an?|any|either|the)\s+\w+)?(?:,?\s+|\s*[\u2013\u2014]\s*(?:\(\w{{1,4}}\)\s*)*){MEANS}",
    (
        '["Site" means] the yard.',
        '["Fees" shall mean] the sums due.',
        'A ["Fault" is a] failure.',
        'The ["Site" or "Yard" means] the yard.',
        'The ["Site" of a party shall mean] its yard.',
        'The ["Term" shall begin] in June.',
        'The ["Yards" shall be any] yards there.',
        '["Agent" of any firm means] its men.',
        '["Sell," "Sold" and "Sale" have corresponding meanings].',
        '["Site"\u2014 (1) Means] the yard.',
        'The ["$" shall mean] dollars.',
    ),
    ('It answers "yes" and goes.', "The site means much to it."),
)
CALLED = PatternRule(
    "called",
    "A term in quotes behind words that give it, or at the end of a long bracket.",
    rf"(?:\b{REFERRED}\s+(?:\w+\s+){{0,3}}?as\s+|\b(?:describe|designate|identify)\s+(?:\w+\s+){{1,4}}as\s+|\b(?:be|constitutes?|deemed)\s+(?=(?:an?|the)\s+\"\s*[A-Z])|\b{SHORT}\s+)"
    rf"(?:an?\s+|the\s+|either\s+)*{QUOTED}"
    rf"|[,\s(](?:the|an?|each)\s+{QUOTED}(?=\s*\))"
    rf"|{QUOTED}(?=\s+\((?!(?:and|as|e|for|i|in|or|see|such|the|with)\b)(?:[a-z]|Exhibit|Schedule))",
    (
        'The yard is [referred to as the "Site"].',
        'Each is [referred to as a "Party"] and [together as the "Parties"].',
        'It may [designate some yards as "Dry Yards"] at will.',
        'Any of these shall [constitute an "Owner Fault"] then.',
        'It gives ["Mooring Aid"] (help with ropes).',
        'All yards (with each hut (or shed) on them,[ the "Sites"]) are let.',
    ),
    ("It is known as a good firm.", 'A page is marked "Secret" on top.'),
)
UNQUOTED = PatternRule(
    "capitals",
    "A term without quotes at the beginning of a line, an item or a sentence, before what it means.",
    rf"(?:\A|[\n.;:)\u2014-]\s*)(?:{LABEL}\s+)?(?!{NO_TERM_BEGINS})"
    rf"(?P<term>[A-Z][\w'-]*(?:\(s\))?(?:[ /]+(?:{MINOR}[ ]+)*[\w'&()-]+){{0,6}}?)"
    r"(?:\s+as\s+used\s+herein)?,?"
    r"\s+(?:(?:shall|will)\s+)?(?:be\s+understood\s+to\s+)?(?:means?(?!\s+of\b)|ha(?:s|ve)\s+the\s+meaning)\b",
    (
        "As used here[—Site means] the yard.",
        "It is let[. (b) Mill Works shall mean] the mill.",
    ),
    (
        "The time that this means is short.",
        "It means the yard.",
        "Boats are a means of trade. Rail means of trade end.",
    ),
)
RULES: tuple[PatternRule, ...] = (IN_BRACKETS, MEANT, CALLED, UNQUOTED)

# One book for each rule: a pattern that begins with one certain character is searched for that character alone.
BRACKETS, MEANINGS, CALLINGS, CAPITALS = (RuleBook((rule,), re.NOFLAG, edges=False) for rule in RULES)
QUOTE = re.compile(rf"\"\s*(?P<term>{TERM})\s*\"")
# Before a term in a bracket: nothing but its beginning, or words that give a name.
GIVES = re.compile(
    r"(?:\A\(\s*|[\s,(](?:the|this|an?|each|such|its|their|or|and|as|to|be|being|called|known|named|collective(?:ly)?|together"
    r"|is|are|individually|singularly|here(?:in)?after|herein|respectively|any|all|terms?|our|them|with|jointly|also)[\s,:;]*"
    r"|\A[\s,;/]*)\Z",
    re.IGNORECASE,
)
# Behind a term that another place defines.
GIVEN_BEFORE = re.compile(r"\s+as\s+defined\b")
QUOTES_EXAMPLES = re.compile(r"\(\s*(?:e\.g\.|for\s+example|including|such\s+as)\b", re.IGNORECASE)
HALF_QUOTED = re.compile(
    r"\(\s*(?:(?i:hereinafter|hereafter|the|this|an?)[\s,]+)*"
    r"(?:\"(?P<opened>\w[^\"()\n]{1,50}?)'?|[-']?(?P<closed>[A-Z][^\"()\n]{1,50}?)(?<!\d)\")\s*\)"
)
# A term in a bracket without quotes: "(collectively, the Works)".
BARE = re.compile(
    r"\((?:(?i:collectively|each|hereinafter|hereafter|individually|together),?\s+)?(?:the|this)\s+"
    r"(?P<term>[A-Z][\w-]*(?:\s+[A-Z0-9][\w-]*){0,3})\)"
)
# A document goes on to use a term that stands in a bracket without quotes at least so often.
USED = 1
# The acronym of a code of law stands before the number of its section.
ACRONYM = re.compile(r"\((?P<term>[A-Z]{3,8})\)(?!\s+\d)")
# What a document calls itself stands at its top.
OWN_NAME = re.compile(
    rf"(?:T(?:his|HIS)|this)(?<!\w....)\s[^.;()\"]{{1,200}}\(\s*(?:the\s+|this\s+)?\"\s*(?P<term>{TERM})\s*\""
)
# A little of what follows a quote.
BEHIND = 12
TOP = 6000
# No term without quotes stands before it where one in quotes does.
MEAN = re.compile(r"mean(?<!\"\s....)(?:s|ing)?\b")
REACH = 110
NO_TERM = re.compile(r"\w\Z|\d+\Z|this\s|.*(?:[.;:!?]\s|\b(?:is|are|was|were|shall|will|means)\s)", re.DOTALL)


def find_definitions(plain: str, given: Iterable[Span] = ()) -> tuple[Definition, ...]:
    """Return the defined terms of a document in order, each at the first place that defines it.

    `given` are the places where a preamble names the parties.

    >>> [d.term for d in find_definitions('A sum (the "Deposit"). "Site" means the yard.')]
    ['Deposit', 'Site']
    """
    found: dict[str, Definition] = {}
    for span in sorted({*given, *find_terms(plain)}):
        term = to_words(span.of(plain)).strip(" ,.")
        if term and not NO_TERM.match(term):
            found.setdefault(term, Definition(term, span))
    return tuple(found.values())


def find_own_names(plain: str) -> frozenset[str]:
    """Return what a document calls itself, without case: other papers' names are citations, these are none.

    >>> find_own_names('THIS SUPPLY AGREEMENT (the "Supply Agreement") and a Side Letter (the "Side Letter")')
    frozenset({'supply agreement'})
    """
    return frozenset(to_words(own["term"]).lower() for own in OWN_NAME.finditer(plain, 0, TOP))


def find_terms(plain: str) -> set[Span]:
    """Return the places of terms."""
    whole = Span(0, len(plain))
    found = {term for bracket in BRACKETS.find(plain, whole) for term in terms_in_bracket(plain, bracket.span)}
    for meaning in MEANINGS.find(plain, whole):
        first = Span(*meaning.match.span("first"))
        found.add(first)
        found.update(terms_in_quotes(plain, Span(first.end + 1, meaning.span.end)))
    found.update(list(find_called(plain, found)))
    found.update(find_unquoted(plain))
    return found


def find_called(plain: str, known: Collection[Span]) -> Iterator[Span]:
    """Yield the places of the terms in quotes behind words that give them; those that are known are passed over."""
    taken = 0
    for quote in QUOTE.finditer(plain):
        window = Span(max(taken, quote.start() - REACH), quote.end() + BEHIND)
        taken = quote.end()
        if quote.span("term") not in known:
            for calling in CALLINGS.find(plain, window):
                yield from terms_in_quotes(plain, calling.span)


def find_unquoted(plain: str) -> Iterator[Span]:
    """Yield the places of terms without quotes: acronyms, those in brackets and those before what they mean."""
    for acronym in ACRONYM.finditer(plain):
        if spells(plain[max(0, acronym.start() - REACH) : acronym.start()], acronym["term"]):
            yield Span(*acronym.span("term"))
    for bare in BARE.finditer(plain):
        if plain.count(bare["term"]) > USED:
            yield Span(*bare.span("term"))
    for mean in MEAN.finditer(plain):
        for capitals in CAPITALS.find(plain, Span(max(0, mean.start() - REACH), mean.end())):
            yield from split_term(plain, Span(*capitals.match.span("term")))


def terms_in_quotes(plain: str, span: Span) -> Iterator[Span]:
    """Yield the places of the terms in quotes."""
    for quote in QUOTE.finditer(plain, *span):
        yield Span(*quote.span("term"))


def terms_in_bracket(plain: str, span: Span) -> Iterator[Span]:
    """Yield the places of the terms in a bracket, but for those that it only cites: `(marked "Secret")`."""
    half = HALF_QUOTED.fullmatch(plain, *span)
    if half:
        yield Span(*half.span("opened" if half["opened"] else "closed"))
        return
    at = span.begin
    if QUOTES_EXAMPLES.match(plain, *span):
        return
    for quote in QUOTE.finditer(plain, *span):
        if GIVES.search(plain[at : quote.start()]) and not GIVEN_BEFORE.match(plain, quote.end()):
            yield Span(*quote.span("term"))
        at = quote.end()


def split_term(plain: str, span: Span) -> Iterator[Span]:
    """Yield the places of terms that share what they mean: of `Site/Yard` both."""
    begin = span.begin
    for part in span.of(plain).split("/"):
        yield Span(begin, begin + len(part))
        begin += len(part) + 1


def spells(words: str, acronym: str) -> bool:
    """Tell whether the initials of the last words make an acronym, `of` and `and` counted or not.

    The acronym of a party or a role is another name of it, and no term.

    >>> spells("the mill quality index ", "MQI"), spells("the House of Trade ", "HOT"), spells("a yard ", "MQI")
    (True, True, False)
    """
    every = re.findall(r"\w+", words)
    if not every or is_party_noun(every[-1]) or (is_role_noun(every[-1]) and every[-1].lower() != "management"):
        return False
    initials = "".join(word[0] for word in every).upper()
    main = "".join(word[0] for word in re.findall(r"\b(?!(?:of|and|for|the|in|to)\b)\w+", words)).upper()
    return initials.endswith(acronym) or main.endswith(acronym)
