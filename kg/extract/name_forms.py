"""What words around a name make of it: a legal form, a team, the short form of a longer name, a title's neighbour."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.nouns import is_listed_thing, is_party_noun, is_thing_noun, to_singular
from kg.model import Span

LEGAL_FORMS = frozenset("association company corporation foundation organization partnership trust".split())
# Words with a capital that end a title and lead a name: "Data Security | The | Buyer".
GLUED = frozenset(("Between", "The"))
# Words in capitals before a name are a heading, and no acronyms of it, where one of them is longer than this.
LONGEST_ACRONYM = 5
INDEFINITE = (" a ", " an ", "(a ", "\na ")
# Groups of people that an acronym in brackets names: "Network Support Unit (NSU)".
TEAMS = (" Cell", " Group", " Squad", " Unit")
# Bodies that are called by their last word alone once they are named in full: "the Committee".
BODIES = frozenset("board commission committee council department district panel taskforce team tribunal".split())
# Bodies whose names go on with `of`, as no name of a side does: "University of Kent".
NAMED_WITH_OF = frozenset(
    "agency association authority bank body brigade city club college commission company congregation corporation "
    "council county department district foundation government guild hospital institution ministry municipality "
    "organisation organization partnership society state town trust university village ward".split()
)
# A paper, whose name is no part of the name behind it: "during this | Lease | Tenant shall".
PAPERS = frozenset("agreement contract lease".split())
FOLLOWING_WORD = re.compile(r"\s+([a-z]{1,29})")
# Words before a noun for a place that leave open which one is meant: "any | State".
SOME = ("any ", "every ", "which ")
LONGEST_SOME = 6
PLACE_GOES_ON = re.compile(r",\s+[A-Z]")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
# The label of a section, before its title.
LABELLED = re.compile(r"(?:\d+\.?|[.(]?\b[a-zA-Z][.)])\s+\Z")
LONGEST_LABEL = 6
# A name that stands alone more often than this is whole without what once stands before it.
OFTEN = 8
ACRONYM = re.compile(r"\s*\(\s*(?:the\s+|\"|a\s+)*(?P<name>[A-Z][A-Za-z&]{1,7})\"?\s*\)")


def is_legal_form(plain: str, begin: int, surface: str) -> bool:
    """Tell whether a name only says what somebody is: `Norvik, | a Delaware Corporation`."""
    is_form = to_singular(surface.rpartition(" ")[2]) in LEGAL_FORMS
    return is_form and plain[max(begin - 5, 0) : begin].endswith(INDEFINITE)


def is_place(plain: str, place: Span, surface: str) -> bool:
    """Tell whether a name is of a place (`State of Ohio`, `any State`) or only says of what kind (`State holidays`)."""
    words = surface.split(" ")
    follows = FOLLOWING_WORD.match(plain, place.end)
    is_attribute = follows is not None and (is_thing_noun(follows[1]) or follows[1] == "where")
    goes_on = words[-1] != words[0] and PLACE_GOES_ON.match(plain, place.end) is not None
    if plain[max(place.begin - LONGEST_SOME, 0) : place.begin].endswith(SOME):
        return True
    return "of" in words[1:] or words[0] == "United" or is_attribute or goes_on


def is_service(plain: str, place: Span, surface: str) -> bool:
    """Tell whether a level of support is what is given, and nobody who gives it: `"Level 1" support`.

    >>> is_service("Tier 1 support", Span(0, 6), "Tier 1"), is_service("Tier 1 waits", Span(0, 6), "Tier 1")
    (True, False)
    """
    if not surface.startswith(("Level ", "Tier ")):
        return False
    follows = FOLLOWING_WORD.match(plain, place.end)
    if plain.startswith('"', place.end) or plain[max(place.begin - 4, 0) : place.begin] == " at ":
        return True
    return follows is not None and is_thing_noun(follows[1])


def is_team(plain: str, end: int, surface: str) -> bool:
    """Tell whether a name that ends at a place is a team's, as its initials in brackets show.

    >>> is_team("the Repair Call Unit (RCU) shall", 20, "Repair Call Unit"), is_team("a Unit (of 4)", 6, "Unit")
    (True, False)
    """
    if not surface.endswith(TEAMS):
        return False
    words = surface.split(" ")
    given = ACRONYM.match(plain, end)
    return given is not None and given["name"] == "".join(word[0] for word in words)


def cut_owner(plain: str, run: Span) -> list[Span]:
    """Return a run in two where it names somebody and, behind `of`, the party whose agent that is.

    >>> run = "Order Desk of the Principal"
    >>> [name.of(run) for name in cut_owner(run, Span(0, 27))]
    ['Order Desk', 'Principal']

    So is who is a side of a contract: `Sponsor | of the Event`.
    """
    behind = OF.search(plain, *run) if "of" in plain else None
    if not behind:
        return [run]
    before, after = plain[run.begin : behind.start()], plain[behind.end() : run.end]
    is_side = is_party_noun(last_word(before)) and to_singular(last_word(before)) not in NAMED_WITH_OF
    if is_side or is_party_noun(last_word(after)):
        return [Span(run.begin, behind.start()), Span(behind.end(), run.end)]
    return [run]


def last_word(words: str) -> str:
    """Return the last of words."""
    return words.rsplit(maxsplit=1)[-1]


def count_heading(words: list[str]) -> int:
    """Return how many words of a run are a heading, in capitals or before an article, glued to the name behind it.

    >>> [count_heading(name.split()) for name in ("SAFETY RULES Tenant", "IT Manager", "GATES", "Fees The Buyer")]
    [2, 0, 0, 2]
    >>> count_heading("PAYMENT Tenant".split()), count_heading("NORVIK Manager".split())
    (1, 0)
    """
    if len(words) < 2:
        return 0
    name = next((n for n, word in enumerate(words) if not word.isupper()), 0)
    if name and max(map(len, words[:name])) > LONGEST_ACRONYM and (name > 1 or is_heading(words)):
        return name
    return next((n for n in range(len(words) - 1, 1, -1) if words[n - 1] in GLUED and words[n - 2] != "of"), 0)


def is_heading(words: list[str]) -> bool:
    """Tell whether the word before a party's name is a thing in capitals, or the same name: `CLIENT Client`."""
    first, last = words[0].lower(), words[-1].lower()
    return len(words) == 2 and is_party_noun(last) and (first == last or is_thing_noun(first))


def leave_title(plain: str, begin: int, surface: str, given: frozenset[str]) -> str | None:
    """Return the name of a party that a title or a paper's name stands before without a mark.

    >>> leave_title("", 0, "Basic Fees Company", frozenset({"Company"}))
    'Company'
    >>> leave_title("The Fee Agent", 4, "Fee Agent", frozenset({"Agent"}))
    """
    before, _, last = surface.rpartition(" ")
    if not before or not (last in given or is_party_noun(last)):
        return None
    title = last_word(before).lower()
    is_plural = to_singular(title) != title and is_listed_thing(title)
    if is_plural or title in PAPERS:
        return last if last in given or is_rare(plain, surface, last) else None
    opens = is_listed_thing(title) and LABELLED.search(plain, max(begin - LONGEST_LABEL, 0), begin)
    return last if opens and is_rare(plain, surface, last) else None


def is_rare(plain: str, surface: str, last: str) -> bool:
    """Tell whether a longer name stands but once where its last word stands again and again."""
    return count_in(plain, surface) == 1 and count_in(plain, last) > OFTEN


def count_in(plain: str, name: str) -> int:
    """Return how often a name stands in a text."""
    counts = counts_of(plain)
    if name not in counts:
        counts[name] = plain.count(name)
    return counts[name]


# A text is asked for the same few names again and again, one text after another.
@lru_cache(maxsize=1)
def counts_of(_: str) -> dict[str, int]:
    """Return what is counted in a text, which is nothing at first."""
    return {}


class ShortNames:
    """The bodies that a clause has named in full, by the last word of their names."""

    def __init__(self) -> None:
        self.long: dict[str, str] = {}

    def learn(self, name: str) -> None:
        """Remember a body by its full name; two of a kind have no short name."""
        before, _, last = name.rpartition(" ")
        if before and last.lower() in BODIES:
            self.long[last] = name if self.long.get(last, name) == name else ""

    def find(self, surface: str) -> str | None:
        """Return the full name of a body by its last word.

        >>> names = ShortNames()
        >>> names.learn("Joint Committee")
        >>> names.find("Committee"), names.find("Board")
        ('Joint Committee', None)
        """
        return self.long.get(surface) or None
