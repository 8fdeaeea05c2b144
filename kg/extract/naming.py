"""Whom the words of a name are for, a party or a role, and the form in which it is recorded."""

from __future__ import annotations

import re

from kg.extract.nouns import is_party_noun, is_role_noun, to_singular
from kg.extract.times import VALUES
from kg.extract.word_lists import read_words
from kg.model import AgentKind

ACRONYM_PLURAL = re.compile(r"[A-Z]{2,}s")
# Nouns of people that name nobody in particular, capital or not.
NEVER = frozenset("dr mr mrs ms parties party person third-party".split())
# Words before a noun that leave open which one is meant: "Governmental Authority", "Independent Contractor".
NOBODYS = frozenset("competent government governmental independent regulatory taxing third".split())
# Nouns that name somebody only behind another word: "Billing Contact", but "Contact" on a form.
NOT_ALONE = frozenset("contact head lead management monitor personnel signatory staff".split())
# Nouns that name a party where nothing but an article stands before them: "the Fund", but "Escrow Fund".
ONLY_ALONE = frozenset(("fund", "group"))
# What stands behind a noun for a position without a change of who is meant: "Inspector General".
GENERAL = "general"
# A paper, and nobody: "Heads of Agreement".
HEADED_PAPERS = frozenset(("Agreement", "Terms"))
# What an agent is that is a bank or a firm, and a party: "Escrow Agent".
AGENCIES = frozenset(
    "administrative calculation collateral disbursing escrow exchange fiscal listing paying placement remarketing "
    "settlement subscription transfer warrant".split()
)
MANAGING = frozenset("executive local project senior upper".split())
# What a manager answers for as its sponsor, who is no party: "Project Sponsor".
SPONSORED = frozenset("executive program programme project".split())
# What one who watches over a place or a trade is called the master of: "Harbor Master".
MASTERED = frozenset("dock harbor harbour head port quarter scrum station wharf".split())
LEVELS = frozenset(("Level", "Tier"))
# Nouns that are a party alone and a position behind another word: "Consultant", but "Field Consultant".
ROLE_IN_COMPOUND = frozenset("agent consultant department member owner".split())


def up_to_head(words: list[str]) -> list[str]:
    """Return the words of a name up to its head noun, what follows `of` left out; there must be at least one.

    >>> up_to_head(["Director", "of", "Sales"])
    ['Director']
    """
    return words[: words.index("of")] if "of" in words[1:] else words


def names_agent(words: list[str]) -> bool:
    """Tell whether a name in capitals is a party's or a role's by its head noun; a heading all in capitals is none."""
    if (len(words) > 1 and all(map(str.isupper, words))) or words[-1].lower() in NEVER:
        return False
    head = to_singular(up_to_head(words)[-1])
    if head == "head" and words[-1] in HEADED_PAPERS:
        return False
    if (len(words) == 1 and head in NOT_ALONE) or (len(words) == 2 and words[0].lower() in NOBODYS):
        return False
    if head == "management" and not manages(words):
        return False
    if len(words) == 1 and head in ONLY_ALONE:
        return not words[0].isupper()
    names_one = is_party_noun(head) or is_role_noun(head) or is_role_compound(words, head)
    return (head == "office" and "of" in words) or (names_one and head not in NEVER)


def manages(words: list[str]) -> bool:
    """Tell whether `Management` is of people, `Vendor Management`, and no task, `Risk Management`."""
    before = words[-2].lower()
    return is_party_noun(before) or before in MANAGING


def is_named_party(words: list[str]) -> bool:
    """Tell whether words name one of the parties as such: `Party A`, `the Disclosing Party`."""
    if len(words) != 2:
        return False
    lettered = words[0] == "Party" and len(words[1]) == 1
    return lettered or (words[1] == "Party" and words[0].endswith(("ing", "ed")))


def is_public_body(words: list[str]) -> bool:
    """Tell whether a name is the acronym of a public body: `SEC`."""
    return len(words) == 1 and words[0].isupper() and words[0].lower() in read_words("public_bodies")


def is_role_compound(words: list[str], head: str) -> bool:
    """Tell whether a head noun names a position because another word stands before it."""
    if head == "sponsor":
        return len(words) > 1 and words[-2].lower() in SPONSORED
    if head == "master":
        return len(words) > 1 and words[-2].lower() in MASTERED
    if len(words) > 1 and head == GENERAL:
        return is_role_noun(words[-2])
    if len(words) < 2 or head not in ROLE_IN_COMPOUND:
        return False
    return head != "agent" or words[-2].lower() not in AGENCIES


def is_support_level(words: list[str]) -> bool:
    """Tell whether a name is of a level of support, which takes over from the level below: `Level Two`, `Tier 3`."""
    if len(words) != 2 or words[0] not in LEVELS:
        return False
    return words[1].isdigit() or words[1].lower() in VALUES


def kind_of(words: list[str]) -> AgentKind:
    """Return whether a name is a role's or a party's, by its head, the last of the words."""
    head = to_singular(words[-1])
    return AgentKind.ROLE if is_role_noun(head) or is_role_compound(words, head) else AgentKind.PARTY


def to_name(words: list[str]) -> str:
    """Return the preferred form of a name: its head noun singular, and set in title case where it is in capitals.

    >>> to_name(["Region", "Managers"]), to_name(["LICENSEE"]), to_name(["Directors", "of", "Sales"]), to_name(["CSR"])
    ('Region Manager', 'Licensee', 'Director of Sales', 'CSR')
    """
    head = len(up_to_head(words)) - 1
    return " ".join([*words[:head], to_singular_form(words[head]), *words[head + 1 :]])


def to_singular_form(word: str) -> str:
    """Return a noun in the singular with its capital kept; acronyms stay as they are.

    >>> to_singular_form("Agencies"), to_singular_form("agents"), to_singular_form("OWNERS"), to_singular_form("CSRs")
    ('Agency', 'agent', 'Owner', 'CSR')
    """
    if ACRONYM_PLURAL.fullmatch(word):
        return word[:-1]
    if word.isupper():
        if len(word) <= 4:
            return word
        word = word.capitalize()
    singular = to_singular(word)
    if singular == word.lower():
        return word
    if word[0].islower():
        return singular
    return singular.capitalize() if word.istitle() else word


def to_key(name: str) -> str:
    """Return what two spellings of an organisation's name have in common: letters and digits, without case."""
    return "".join(filter(str.isalnum, name)).casefold()
