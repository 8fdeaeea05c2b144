"""Citations: of a provision, a schedule, a statute, a regulation or another document by its title."""

from __future__ import annotations

import re
from kg.extract.patterns import PatternRule, compile_rules
from kg.model import Clause, Reference, Span
from kg.structure.noise import to_words

LABEL = r"(?:\d+[A-Z]?(?:\.\d+)*(?:-\d+)?|[IVXLC]+(?![a-z])|[A-Z](?![A-Za-z])|\"[A-Z]\"|\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\))(?:\s?\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\))*"
LABELS = rf"{LABEL}(?:(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+){LABEL})*"
TITLE_WORD = r"[A-Z][\w&'-]*"
TITLE = rf"{TITLE_WORD}(?:[\s-]+(?:(?:and|of|for|the|on|to|in|under)[\s-]+){{0,2}}{TITLE_WORD}){{0,7}}"


RULES: tuple[PatternRule, ...] = (
    PatternRule(
        "code",
        "A section of a code of laws or regulations.",
        rf"\d+\s+(?:U\.?S\.?C\.?|C\.?F\.?R\.?)(?:\s+(?:[Pp]art|[Cc]hapter|[Ss]ection|§+))?\s+\d+(?:\.\d+)?(?:\s?\(\w{{1,4}}\))*"
        rf"|§+\s*\d+(?:\.\d+)*(?:\s?\(\w{{1,4}}\))*",
        ("as [29 CFR part 1910] requires", "under [15 U.S.C. 1051]", "set forth in [§16.204]"),
        ("see 29 of the files",),
    ),
    PatternRule(
        "statute_section",
        "A section of a statute that is named.",
        rf"(?:[Ss]ections?|[Cc]hapters?)\s+{LABELS}(?:,?\s+(?:of\s+the\s+)?{TITLE_WORD}(?:\s+(?:of\s+)?{TITLE_WORD}){{0,4}}\s+(?:Statutes|Act|Code|Law|Ordinance)(?:\s+of\s+\d{{4}})?|,\s+{TITLE_WORD}\s+Statutes)",
        ("holidays in [section 14.03, Ohio Statutes]", "[Section 12 of the Trade Secrets Act]"),
    ),
    PatternRule(
        "provision",
        "A section, clause, schedule or exhibit by its label.",
        rf"(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|(?:[Ss]ub-?)?[Pp]aragraphs?|[Pp]aras?\.?|Schedules?|Exhibits?|Appendix|Appendices|Annex(?:es)?|Attachments?|Addend(?:um|a)|Rule|RULE|Part|Chapter)\s+{LABELS}",
        (
            "see [Section 7 (D)] for it",
            "under [Clause 12.3]",
            "in [paragraphs (b) and (c)]",
            "[Schedule 4] applies",
            'as [Exhibit "A"] shows',
        ),
        ("in this Section we say", "Part of the work"),
    ),
    PatternRule(
        "above_below",
        "Labels above or below.",
        r"(?:\(\w{1,4}\)(?:,?\s*(?:and|or)?\s*))+(?:above|below)\b",
        ("as said in [(b) above]", "under [(1), (2), or (3) above]"),
        ("the sum above",),
    ),
    PatternRule(
        "named_clause",
        "A clause by its title.",
        rf"(?<=[a-z,]\s){TITLE}\s+clause\b",
        ("under the [Changes clause] of it",),
        ("under this clause",),
    ),
    PatternRule(
        "act",
        "A statute or regulation by its title.",
        rf"(?:{TITLE_WORD}\s+(?:and\s+|of\s+|for\s+)?){{1,6}}(?:Act|ACT|Statutes|Regulations?|Directive|Ordinance|Code\s+of\s+Conduct)(?:\s+(?:of|OF)\s+\d{{4}})?\b(?!ion)",
        ("as the [Clean Harbours Act of 1990] says", "the [Fair Billing Act]"),
        ("an Act of God", "the act of a child"),
    ),
    PatternRule(
        "titled_document",
        "A plan, manual, policy or agreement by its title.",
        rf"Price\s+Lists?|{TITLE_WORD}(?:\s+(?:and\s+|of\s+)?{TITLE_WORD}){{0,4}}\s+(?:Plan|Manual|Handbook|Policy|Guide|Guidelines|Procedures?|Price\s+List|Protocol|Charter|Agreement|Catalogue|Playbook|Code)\b(?!\s+(?:shall\s+be\s+entered|Number))",
        (
            "in the [Incident Response Plan] and",
            "see the [Brand Manual] there",
            "the [Master Supply Agreement] says",
        ),
        ("a plan for the year", "under this Agreement"),
    ),
    PatternRule(
        "preamble",
        "The preamble or the recitals.",
        r"(?:Preamble|Recitals)\s+(?:to|of)\s+(?:this|the)\s+(?:Agreement|Contract)",
        ("as the [Preamble to this Agreement] says",),
    ),
)
COMBINED = compile_rules(RULES, re.NOFLAG)
NEW = re.compile(r"\b(?:an?|each|any|this|new)\s+$", re.IGNORECASE)
FRONT = re.compile(
    r"(?:The|This|That|Each|Any|All|Such|Its|In|Under|See|Notwithstanding|Upon|Pursuant|If|Per)\s+(?:the\s+|to\s+)?"
)


def find_references(plain: str, clause: Clause) -> tuple[Reference, ...]:
    """Return the citations in a clause's body in order, those of a provision of the same clause resolved."""
    found = []
    for match in COMBINED.finditer(plain, *clause.body):
        begin = match.start()
        if front := FRONT.match(plain, begin, match.end()):
            begin = front.end()
        text = to_words(plain[begin : match.end()])
        if not is_self_reference(text) and not is_new(plain, match, begin):
            found.append(Reference(Span(begin, match.end()), text, find_target(text, clause)))
    return tuple(found)


def is_self_reference(text: str) -> bool:
    """Tell whether words name only the document that they stand in."""
    return text.lower() in {
        "agreement",
        "contract",
        "plan",
        "policy",
        "act",
        "A statute or regulation by its title.",
        "this agreement",
        "code",
        "A section of a code of laws or regulations.",
        "procedure",
    }


def is_new(plain: str, match: re.Match[str], begin: int) -> bool:
    """Tell whether a title names what is still to be made, or the document itself: `a Service Plan`, `This Agreement`."""
    if match.lastgroup not in {"titled_document", "act"}:
        return False
    if plain[match.start() : begin].lower().startswith(("this", "each", "any", "such", "all")):
        return True
    return bool(NEW.search(plain, max(begin - 40, 0), begin))


def find_target(text: str, clause: Clause) -> int | None:
    """Return the index of the one provision of the clause whose number a citation names."""
    named = re.findall(r"\d+(?:\.\d+)+|\(\w{1,4}\)|\d+", text)
    if not named:
        return None
    wanted = re.sub(r"\W", "", named[-1]).lower() if "." not in named[-1] else named[-1]
    matches = [n for n, p in enumerate(clause.provisions) if p.number.strip("().: ").lower() == wanted]
    return matches[0] if len(matches) == 1 else None
