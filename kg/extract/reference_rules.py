"""The phrases that cite: a provision, a schedule, a statute, a regulation or another document by its title."""

from __future__ import annotations

from kg.extract.patterns import PatternRule
from kg.extract.word_lists import read_words

# Codes of the federation and of its states.
CODE = r"(?:U\.?S\.?C\.?|C\.?F\.?R\.?|CCR|CMR|COMAR|IAC|NAC|NYCRR|OAC|OAR|TAC|WAC)"
SUB_LABEL = r"\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\)"
NUMERAL = (
    r"\d+(?:[A-Z]|[a-z](?![a-z]))?(?:\.(?:\d+|[ivx]{1,5}\b))*(?:-\d+)?"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b|[IVXLC]+(?![a-z])|[A-Z](?:-\d+)?(?![A-Za-z])|\"[A-Z](?:-\d+)?[.,]?\""
)
LABEL = rf"(?:{NUMERAL}|{SUB_LABEL})(?:\s?{SUB_LABEL})*"
JOIN = r"(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through|AND|OR)\s+)"
# Behind a number `(ii)` alone opens the next item: "as Section 4.2 says, and (ii)"; behind `(a)` it is one more.
LABELS = rf"{LABEL}(?:(?:{JOIN}(?!\d+\s+{CODE})(?:{NUMERAL})|(?<=\)){JOIN}{SUB_LABEL})(?:\s?{SUB_LABEL})*)*"
UNIT = (
    r"(?:(?:[Ss]ub-?)?(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?)|[Aa]rticles?|[Pp]aras?\.?|Schedules?|[Ee]xhibits?|Appendix"
    r"|Appendices|Annex(?:es|ures?)?|Attachments?|Addend(?:um|a)|Rules?(?=\s\d)|RULE|Part|[Ss]ubparts?|Chapter|[Nn]umerals?"
    r"|EXHIBIT|SCHEDULE|APPENDIX|ANNEX|ADDENDUM|(?:SUB-?)?(?:SECTION|CLAUSE|PARAGRAPH)S?|ARTICLES?)"
)
SUBSECTIONS = r"(?:\s?\(\w{1,4}\))*"
ACQUISITION = r"(?:D?FARS?|Federal\s+Acquisition\s+Regulation\s+\(FAR\))"
CODE_UNIT = r"(?:(?:[Pp]arts?|[Cc]hapters?|[Ss]ections?)\s+|§+\s*)"
CODE_NUMBER = r"\d+(?:[A-Za-z]{1,2}\b)?(?:\.\d+(?:[A-Z]\b)?(?:-\d+)*)?"
WORD = r"[A-Z][\w&'-]*+(?:\((?:R|TM)\))?"
TITLE = rf"(?>{WORD}(?:[\s-]+(?:(?:and|of|for|the|on|to|in|under)[\s-]+){{0,2}}{WORD}){{0,7}})"
DOCUMENT = (
    r"(?:Plan|Manual|Handbook|Policy|Guide|Guidelines|Procedures?|Price\s+List|Protocol|Charter|Agreements?|Catalogue"
    r"|Playbook|(?<!Area\s)(?<!Object\s)(?<!Source\s)Code|Log|Tariff|Terms\s+and\s+Conditions|Schedule(?!\s+(?:[A-Z\d]|One|Two|Three)\b)|Rules)"
)
# Papers that have no other title than what they are.
UNTITLED = (
    r"(?:Price\s+Lists?|Code\s+of\s+(?:Conduct|Ethics|Practice)|Heads\s+of\s+(?:Agreement|Terms)|Rate\s+Card"
    r"|Cover\s+Page|Articles\s+of\s+(?:Association|Incorporation|Organi[sz]ation)|Certificate\s+of\s+(?:Formation|Incorporation)"
    r"|Declaration\s+of\s+Trust)"
)
STATUTE = r"(?:Act|ACT|[Ss]tatutes?|Regulations?|Directive|Ordinance|Code\s+of\s+Conduct)"
# Rules for many, whose sections are cited with them: of a contract, a section and the contract are cited apart.
RULING = r"(?:Statutes|Act|ACT|Code|Guide|Handbook|Law|Manual|Ordinance|Policy|Provisions|Regulations|Tariff)"
# Whole fields of law that one statute rules, in countries and states that call it so.
FIELD = (
    r"(?:General\s+)?(?:Bankruptcy|Business|Companies|Company|Copyright|Corporation|Insurance|Labou?r|Obligations|Patent"
    r"|Penal|Property|Tax|Trademark)"
)
OF_YEAR = r"(?:,?\s+(?:(?:of|OF)\s+)?\d{4}\b)?"
# Where a statute stands in its country's collection: "R.S.C. 1985, Chapter E-15".
COLLECTED = r"(?:,\s+(?:[A-Z]\.){2,4}\s*\d{4})?(?:,\s+[Cc](?:hapter|h?\.)\s*[A-Z]?-?\d+(?:\.\d+)?)?"
# Statutes that go by their initials.
LAW_NAMES = (
    "ccpa cercla coppa dmca erisa fcpa fcra fdcpa ferpa flsa fmla foia gdpr glba hipaa hitech nepa pipeda rcra "
    "tcpa tila"
)
LAW_NAME = rf"(?:{'|'.join(LAW_NAMES.upper().split())})\b"
# Who publishes technical standards under numbers.
STANDARD_BODIES = " ".join(sorted(read_words("standards")))
STANDARD_BODY = "|".join(STANDARD_BODIES.upper().split())

RULES: tuple[PatternRule, ...] = (
    PatternRule(
        "code",
        "A section of a code of laws or regulations.",
        rf"\d+\s+{CODE}\s+{CODE_UNIT}?{CODE_NUMBER}(?:(?:,\s+|,?\s+(?:and|or)\s+)\d{{3,4}}\b)*{SUBSECTIONS}"
        rf"|(?:Part\s+\d+,\s+)?§+\s*\d+(?:\.\d+)*{SUBSECTIONS}|{ACQUISITION}\s+"
        rf"(?:(?:[Ss]ub)?[Pp]art\s+\d+(?:\.\d+)?|\d+\.\d+(?:-\d+)?){SUBSECTIONS}"
        r"|(?<![\d.$])\d{1,2}\.\d{3,4}(?:-\d+(?:\(\w{1,4}\))*|(?:\(\w{1,4}\))+)|(?:E\.O\.|Executive\s+Order)\s+\d{4,6}",
        (
            "as [29 CFR part 1910] requires",
            "under [15 U.S.C. 1051]",
            "under [14 NYCRR 600]",
            "under [11 USC §35a(b)] or",
            "as [12 CFR 1.500C-1(d)(5)] asks",
            "under [21 C.F.R. Parts 10, 211 and 600]",
            "set forth in [§16.204]",
            "see [Part 16, §16.204]",
            "see [FAR 9.104-1(a)]",
            "as [FAR subpart 9.1] says",
            "as [FAR part 36] says",
            "as described in [9.104-1(a)(2)] and",
            "under [E.O. 11000]",
        ),
        ("see 29 of the files", "it costs 12.500 (net)"),
    ),
    PatternRule(
        "statute-section",
        "A section of a statute that is named.",
        rf"(?:[Ss]ections?|[Cc]hapters?|Articles?|Rules?|RULE|(?:[Ss]ubpart\s+[A-Z],\s+)?Part)\s+{LABELS}"
        rf"(?:\s+of\s+(?:Chapter|Division|Part|Schedule|Title)\s+{LABEL})*"
        rf"(?:,?(?:\s+respectively,)?\s+(?:(?:(?:of|under)\s+the|OF\s+THE)\s+)?(?:{LAW_NAME}|(?:19|20)\d\d\s+Act"
        rf"|{WORD}(?:\s+(?:(?:and|of)\s+(?:the\s+)?)?{WORD}){{0,6}}\s+{RULING}){OF_YEAR}{COLLECTED}|,\s+{WORD}\s+Statutes)",
        (
            "holidays in [section 14.03, Ohio Statutes]",
            "[Section 12 of the Trade Secrets Act]",
            "under [Rule 12 of the Fair Trade Act of 1921]",
            "by [Section 2 of Part V of Schedule IV of the Boat Tax Act, R.S.C. 1985, Chapter B-5], it",
            "as [Article 28(3) of the GDPR] asks",
            "under [Rule 17d-4 under the 1940 Act]",
            "as [Articles V and VI, respectively, of the General Terms and Conditions of the Berth Tariff] say",
            "under [Subpart C, Part 21 of the Harbour Regulations]",
        ),
        ("Section 12 of the work", "as Section 9 of this Agreement says"),
    ),
    PatternRule(
        "provision",
        "A section, clause, schedule or exhibit by its label.",
        rf"{UNIT}\s+{LABELS}(?:\s+of\s+{UNIT}\s+{LABEL})*(?:\s+of\s+{ACQUISITION}\s+\d+\.\d+(?:-\d+)?)?"
        r"|[Ii]tems?\s+\d+(?:\.(?:\d+|[ivx]{1,5}\b))+|Form\s+[A-Z]{1,3}-\d+\w*",
        (
            "see [Section 7 (D)] for it",
            "under [Clause 12.3]",
            "in [paragraphs (b) and (c)]",
            "[Schedule 4] applies",
            "with [Exhibit A-2] and",
            "as [paragraph (b) of FAR 9.104-1] says",
            'as [Exhibit "A"] shows',
            'as [Exhibit "B-1."] shows',
            "see [subsection (b)] there",
            "under [Article 9] and 35 U.S.C. 205",
            "as [Schedule One] says",
            "under [item 4.1.vi] of it",
            "fills in [Form B-7] first",
        ),
        ("in this Section we say", "Part of the work", "one item 4 times"),
    ),
    PatternRule(
        "above-below",
        "Labels above or below.",
        r"(?:\(\w{1,4}\)(?:,?\s*(?:and|or)?\s*))+(?:above|below)\b",
        ("as said in [(b) above]", "under [(1), (2), or (3) above]"),
        ("the sum above",),
    ),
    PatternRule(
        "named-clause",
        "A clause by its title.",
        rf"(?<=[a-z,]\s){TITLE}\s+(?:clause|provision)\b"
        r"|\"[A-Z][^\"\n.;:]{2,60}\"\s+(?:clause|provision)\b"
        r"|(?:[Aa]rticle|[Cc]lause|[Ee]xhibit|[Pp]aragraph|[Pp]rovision|[Ss]chedule|[Ss]ection)\s+(?:captioned|entitled|headed|titled)"
        r"\s+\"[^\"\n]{2,90}\"|(?:Addendum|Annex|Appendix|Attachment|Exhibit|Schedule)\s+\"[A-Z][^\"\n]{2,60}\"",
        (
            "under the [Changes clause] of it",
            'under the ["Late Boats" clause] of it',
            "as the [Last Bid provision] says",
            'by the [Section entitled "Late Boats"] of it',
            'as [Annex "Late Boats."] says',
        ),
        ("under this clause", 'the "Boat" sails'),
    ),
    PatternRule(
        "act",
        "A statute or regulation by its title.",
        rf"(?:{WORD}\s+(?:\([A-Z]\w+\)\s+)?(?:and\s+|of\s+|for\s+)?){{1,6}}{STATUTE}\b(?!ion){OF_YEAR}{COLLECTED}"
        rf"(?:\s+\(\d+\s+{CODE}\s+{CODE_UNIT}?[\w.-]+{SUBSECTIONS}(?:,\s+subchapter\s+\w+)?[,\s]*\))?|{LAW_NAME}"
        rf"|(?:U\.S\.|(?:New\s+|United\s+)?{WORD})\s+{FIELD}\s+Law\b"
        r"|(?:19|20)\d\d\s+Act\b|Regulation\s+(?:[A-Z]-[A-Z]|[A-Z]|FD)\b",
        (
            "as the [Clean Harbours Act of 1990] says",
            "the [Fair Billing Act]",
            "the [Tide Rate (Harbours) Act (12 U.S.C. 345)] asks",
            "the [1934 Act]",
            "the [Utopia General Obligations Law] asks",
            "under [Regulation S-X]",
            "subject to the [GDPR] at all",
        ),
        ("an Act of God", "the act of a child", "under Utopia Law"),
    ),
    PatternRule(
        "titled-document",
        "A plan, manual, policy or agreement by its title.",
        rf"{UNTITLED}|{WORD}(?:\s+(?:and\s+|of\s+(?:the\s+)?)?{WORD}){{0,6}}\s+{DOCUMENT}\b"
        r"(?!\s+(?:shall\s+be\s+entered|Number|(?:[A-Z]\w+\s+)?(?:Date|Period|Term|Year)\b))"
        rf"(?:\s+Sections?\s+{LABELS})?",
        (
            "in the [Incident Response Plan] and",
            "see the [Brand Manual] there",
            "the [Master Supply Agreement] says",
            "as the [Code of Practice] says",
            "pay by the [Fee Schedule] of it",
            "under the [Standard Terms and Conditions of the Berth Tariff] it pays",
            "as the [Declaration of Trust] says",
            "as [Berth Tariff Section C] says",
        ),
        (
            "a plan for the year",
            "under the plan of Action",
            "in Source Code",
            "from the Supply Agreement Effective Date",
        ),
    ),
    PatternRule(
        "standard",
        "A standard or circular by its number.",
        rf"(?:{WORD}(?:\s+(?:and\s+|of\s+)?{WORD}){{0,4}}(?:\s+\([A-Z]{{2,6}}\))?\s+)?(?:Circular|Standard)\s+(?:No\.\s+)?"
        rf"(?:[A-Z]-)?\d[\w-]*|(?:{STANDARD_BODY})(?:/[A-Z]{{2,4}})?(?:\s+SP)?[\s-]\d+(?:[.:-]\d+)*",
        (
            "meets [ISO 9001] at least",
            "meets [ISO/IEC 27001:2022].",
            "as [NIST SP 800-53] asks",
            "keeps to [Boat Alliance Standard 12] there",
            "by [Board of Boats (BOB) Circular B-9] it",
        ),
        ("of a Standard size", "the ISO standards"),
    ),
    PatternRule(
        "preamble",
        "The preamble or the recitals.",
        r"(?:Preamble|Recitals)\s+(?:to|of)\s+(?:this|the)\s+(?:Agreement|Contract)",
        ("as the [Preamble to this Agreement] says",),
        ("The recitals are long.",),
    ),
)
