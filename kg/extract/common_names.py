"""Parties and roles that no capital names: those who bear a norm, positions by their nouns, public sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.capitals import LEADS
from kg.extract.function_words import FUNCTION_WORDS
from kg.extract.mentions import Mention
from kg.extract.name_forms import FOLLOWING_WORD
from kg.extract.naming import NEVER, NOT_ALONE, kind_of, to_name
from kg.extract.nouns import is_actor_noun, is_party_noun, is_role_noun, is_thing_noun, to_singular
from kg.extract.people import names_unlisted
from kg.extract.phrases import Phrase
from kg.extract.statements import Statement
from kg.extract.tokens import PlacedTokens, Token, Tokens
from kg.extract.verbs import is_base_verb
from kg.extract.word_index import find_places, look_up
from kg.model import AgentKind, Span
from kg.structure.noise import to_words

# Plain words for people that only a capital letter makes the name of a party.
NEEDS_CAPITAL = frozenset(
    "agency agent artist association athlete author authority bank beneficiary board body buyer celebrity city "
    "cardholder client company consumer county customer department entity executive firm government holder hospital "
    "incumbent institution organisation organization owner parent partner performer platform principal purchaser "
    "recipient regulator representative shareholder state store subscriber talent tenant town trust "
    "academy college school user".split()
)
# Positions that another word before them names in lower case as well: "an authorized representative".
COMMON_ROLES = look_up(
    "administrator administrators agent coordinator coordinators director directors engineer engineers inspector "
    "inspectors investigator investigators leader leaders manager managers officer officers personnel representative "
    "representatives signatory superintendent superintendents supervisor supervisors technician technicians".split()
)
# One who stands between the parties, or looks at what they did, and is named by what he is: "an arbitrator".
NEUTRALS = look_up("adjudicator appraiser arbitrator auditor conciliator mediator umpire valuer".split())
NAMING_PARTICIPLES = frozenset("authorised authorized managing registered".split())
# Words that say which ones are meant, and not what their position is.
VAGUE = frozenset(
    "additional alternative appropriate arriving certain competent corresponding customary departing equivalent "
    "exclusive existing former incoming incumbent independent initial key leaving necessary new nine original outgoing "
    "participating proper qualified remaining replacement requisite respective reverse same several similar single "
    "sole sufficient third-party three two various".split()
)
NOT_COMMON = NEVER | NEEDS_CAPITAL
PUBLIC_SIDES = look_up(
    "insurer insurers manufacturer manufacturers offeror offerors subcontractor subcontractors supplier "
    "suppliers".split()
)
PUBLIC_OFFICES = look_up(["office"])
WORDS_BEFORE = re.compile(r"(?:(?<![\w'-])[a-z]{2,}(?:-[a-z]+)*\s){1,3}\Z")
LONGEST_NAME = 60
# What a word before a noun ends in that is no part of a position's name: owners, participles.
NOT_COMPOUND = ("'s", "s'", "ed", "ly", "able", "ible", "ful", "ous")


def find_common_bearers(plain: str, statements: list[Statement]) -> Iterator[Mention]:
    """Yield the bearers in lower case that are a party or a role: `the implementation team`."""
    for source in statements:
        statement = source.introduction or source
        phrase = statement.people.bearer
        # A longer row of nouns, `agents, officers or employees`, names nobody in particular.
        if phrase is None or len(phrase.heads) > 2:
            continue
        named = (phrase._replace(head=h) for h in phrase.heads if bears_alone(statement.tokens, phrase, h))
        mentions = (to_common_mention(plain, statement.tokens, p) for p in named)
        yield from (m for m in mentions if m.name not in NOT_ALONE)


def find_common_roles(plain: str, nouns: frozenset[str] = COMMON_ROLES | NEUTRALS) -> Iterator[Mention]:
    """Yield the positions that a word before them names in lower case: `support representatives`; neutrals need none.

    >>> [mention.name for mention in find_common_roles("the sales managers, their officers and an arbitrator")]
    ['sales manager', 'arbitrator']
    """
    for place in find_places(plain, nouns):
        if not plain[place].islower():
            continue
        end = next((n for n in range(place, len(plain)) if not plain[n].isalpha()), len(plain))
        named = count_naming(plain, place)
        # An agent is a position only where he is said to be one: "an authorized agent".
        if plain[place:end] == "agent" and plain[place - named : place].strip() not in NAMING_PARTICIPLES:
            continue
        if named or plain[place:end] in NEUTRALS:
            words = plain[place - named : end].split()
            yield Mention(Span(place - named, end), to_name(words), AgentKind.ROLE, " ".join(words))


def count_naming(plain: str, place: int) -> int:
    """Return how many characters before a noun for a position say which one it is.

    >>> count_naming("the sales managers", 10)
    6
    """
    before = WORDS_BEFORE.search(plain, max(0, place - LONGEST_NAME), place)
    words = before[0].split() if before else []
    other = next((n for n in range(len(words), 0, -1) if not names_position(words[n - 1], n == len(words))), 0)
    return len(before[0]) - len(" ".join(words[:other])) - bool(other) if before and other < len(words) else 0


def find_public_sides(plain: str) -> Iterator[Mention]:
    """Yield those who contract with a public buyer, and its offices, which its clauses name in lower case.

    >>> [mention.name for mention in find_public_sides("An offeror and its Subcontractors")]
    ['offeror']
    """
    yield from find_common_roles(plain, PUBLIC_OFFICES)
    for place in find_places(plain, PUBLIC_SIDES):
        end = next((n for n in range(place, len(plain)) if not plain[n].isalpha()), len(plain))
        if plain[place].islower() and not is_attribute(plain, end):
            word = plain[place:end]
            yield Mention(Span(place, end), to_name([word]), AgentKind.PARTY, word)


def is_attribute(plain: str, end: int) -> bool:
    """Tell whether a noun that ends at a place only says of what sort a thing is: `supplier | agreements`."""
    following = FOLLOWING_WORD.match(plain, end)
    return following is not None and is_thing_noun(following[1])


def names_position(word: str, is_last: bool) -> bool:
    """Tell whether a word before a noun for a position says which one it is; further words must be nouns."""
    if not is_last:
        return is_thing_noun(word) or is_actor_noun(word)
    if word in NAMING_PARTICIPLES or is_thing_noun(word) or is_actor_noun(word):
        return word not in VAGUE
    is_other = word in FUNCTION_WORDS or word in VAGUE or is_base_verb(word) or word.endswith("ing")
    return is_compound(word) and not is_other


def bears_alone(tokens: Tokens, phrase: Phrase, head: int) -> bool:
    """Tell whether a head is an agent in lower case, or what an article makes a name: `the | Quorum`."""
    is_name = (
        phrase.begin + 1 == head == phrase.end - 1
        and tokens[phrase.begin].low == "the"
        and names_unlisted(tokens, phrase)
    )
    return is_common_agent(tokens[head]) or (is_name and not is_actor_noun(tokens[head].low))


def is_common_agent(word: Token) -> bool:
    """Tell whether a noun in lower case names a party or a role."""
    if word.is_capital or to_singular(word.low) in NOT_COMMON:
        return False
    return is_party_noun(word.low) or is_role_noun(word.low)


def to_common_mention(plain: str, tokens: PlacedTokens, phrase: Phrase) -> Mention:
    """Return the mention of an agent in lower case: its head noun with the words that are part of its name."""
    start = phrase.head
    while start > phrase.begin and is_compound(tokens[start - 1].text):
        start -= 1
    span = tokens.span(start, phrase.head + 1)
    words = to_words(span.of(plain)).split(" ")
    return Mention(span, to_name(words), kind_of(words), " ".join(words))


def is_compound(word: str) -> bool:
    """Tell whether the word before a noun can be part of a position's name."""
    return word[0].isalpha() and word.lower() not in LEADS and not word.endswith(NOT_COMPOUND)
