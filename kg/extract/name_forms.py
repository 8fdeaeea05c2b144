"""What words around a name make of it: a legal form, a team, the short form of a longer name, a title's neighbour."""

from __future__ import annotations

import re

from kg.extract.nouns import is_listed_thing, is_thing_noun, to_singular

LEGAL_FORMS = frozenset("association company corporation foundation organization partnership trust".split())
INDEFINITE = (" a ", " an ", "(a ", "\na ")
# Groups of people that an acronym in brackets names: "Network Support Unit (NSU)".
TEAMS = frozenset("cell group squad unit".split())
# Bodies that are called by their last word alone once they are named in full: "the Committee".
BODIES = frozenset("board commission committee council department district panel taskforce team tribunal".split())
# A paper, whose name is no part of the name behind it: "during this | Lease | Tenant shall".
PAPERS = frozenset("agreement contract lease".split())
FOLLOWING_WORD = re.compile(r"\s+([a-z]{1,29})")
PLACE_GOES_ON = re.compile(r",\s+[A-Z]")
INITIALS = re.compile(r"\s*\(\s*(?:the\s+)?\"?(?P<name>[A-Z]{2,6})\"?\s*\)")


def is_legal_form(plain: str, begin: int, surface: str) -> bool:
    """Tell whether a name only says what somebody is: `Norvik, | a Delaware Corporation`."""
    is_form = to_singular(surface.rpartition(" ")[2]) in LEGAL_FORMS
    return is_form and plain[max(begin - 5, 0) : begin].endswith(INDEFINITE)


def is_place(plain: str, end: int, surface: str) -> bool:
    """Tell whether a name is of a place (`State of Ohio`) or only says of what kind it is (`State holidays`)."""
    words = surface.split(" ")
    follows = FOLLOWING_WORD.match(plain, end)
    is_attribute = follows is not None and is_thing_noun(follows[1])
    goes_on = words[-1] != words[0] and PLACE_GOES_ON.match(plain, end) is not None
    return "of" in words[1:] or words[0] == "United" or is_attribute or goes_on


def is_team(plain: str, end: int, surface: str) -> bool:
    """Tell whether a name that ends at a place is a team's, as its initials in brackets show.

    >>> is_team("the Repair Call Unit (RCU) shall", 20, "Repair Call Unit"), is_team("a Unit (of 4)", 6, "Unit")
    (True, False)
    """
    words = surface.split(" ")
    if len(words) < 2 or words[-1].lower() not in TEAMS:
        return False
    given = INITIALS.match(plain, end)
    return given is not None and given["name"] == "".join(word[0] for word in words)


def leave_title(surface: str, given: frozenset[str]) -> str | None:
    """Return the name of a party that a title or a paper's name stands before without a mark.

    >>> leave_title("Basic Fees Company", frozenset({"Company"})), leave_title("Fee Agent", frozenset({"Agent"}))
    ('Company', None)
    """
    before, _, last = surface.rpartition(" ")
    if not before or last not in given:
        return None
    title = before.rpartition(" ")[2].lower()
    is_plural = to_singular(title) != title and is_listed_thing(title)
    return last if is_plural or title in PAPERS else None


class ShortNames:
    """The bodies that a clause has named in full, by the last word of their names."""

    def __init__(self) -> None:
        self.long: dict[str, str] = {}

    def learn(self, name: str) -> None:
        """Remember a body by its full name; two of a kind have no short name."""
        words = name.split(" ")
        if len(words) > 1 and words[-1].lower() in BODIES:
            self.long[words[-1]] = "" if self.long.get(words[-1], name) != name else name

    def find(self, surface: str) -> str | None:
        """Return the full name of a body by its last word.

        >>> names = ShortNames()
        >>> names.learn("Joint Committee")
        >>> names.find("Committee"), names.find("Board")
        ('Joint Committee', None)
        """
        return self.long.get(surface) or None
