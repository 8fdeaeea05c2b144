"""Who a trigger speaks of: the words before a modal verb → its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from kg.extract.lexicon import (
    CONDITIONALS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_BE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    is_actor_noun,
    is_adverb,
    is_base_verb,
    is_participle,
    is_thing_noun,
    to_singular,
)
from kg.extract.phrases import parse_phrase
from kg.extract.tokens import Token, Tokens, matching_open


class Link(Enum):
    """How a subject hangs together with its verb."""

    OWN = "own"  # the words before the verb
    SHARED = "shared"  # the subject of the verb before: "shall pay and shall insure"
    RELATIVE = "relative"  # what a relative pronoun stands for: "a manager who shall"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """The tokens `[begin, end)` that are a trigger's subject.

    `conditional` tells that the verb stands in an if-clause; `start` is the token at which the trigger's own
    clause begins, its subject, conjunction or relative pronoun included.
    """

    link: Link
    begin: int
    end: int
    start: int
    conditional: bool = False


STOPS = frozenset(";:—–([")
CUTS = frozenset("upon pursuant subject based during notwithstanding within prior".split())


def find_subject(tokens: Tokens, verb: int, floor: int) -> Subject:
    """Return the subject of the verb at token `verb`, looking back no further than token `floor`.

    `floor` is 0 or the first token after the sentence's trigger before.
    """
    end = skip_adverbs(tokens, verb, floor)
    end = skip_asides(tokens, end, floor)
    if end <= floor:
        return Subject(Link.SHARED if floor else Link.NONE, end, end, end)
    last = tokens[end - 1]
    if last.low in CONJUNCTIONS or last.text in ",;":
        return Subject(Link.SHARED, end, end, end - 1) if floor else first_subject(tokens, end)
    if last.low in PRONOUNS:
        return find_pronoun(tokens, end, floor)
    if last.low in RELATIVES:
        return find_antecedent(tokens, end - 1, floor)
    begin, conditional = find_start(tokens, end, floor)
    begin, stop = trim_subject(tokens, begin, end)
    return Subject(Link.OWN if begin < stop else Link.NONE, begin, stop, begin, conditional)


def find_pronoun(tokens: Tokens, end: int, floor: int) -> Subject:
    """Return the pronoun that ends at `end` as a subject, `he or she` as one."""
    begin = end - 1
    if begin - 2 >= floor and tokens[begin - 1].low == "or" and tokens[begin - 2].low in PRONOUNS:
        begin -= 2
    before = tokens[begin - 1].low if begin > floor else ""
    return Subject(Link.OWN, begin, end, begin, before in CONDITIONALS)


def first_subject(tokens: Tokens, end: int) -> Subject:
    """Return the subject that opens a sentence, for a modal that only its second verb has."""
    comma = next((n for n in range(end) if tokens[n].text == ","), 0)
    begin = comma + 1 if comma and is_fronted(tokens[:comma]) else 0
    phrase = parse_phrase(tokens, begin, end)
    if phrase is None or phrase.end >= end - 1:
        return Subject(Link.NONE, end, end, end - 1)
    return Subject(Link.OWN, phrase.begin, phrase.end, end - 1)


def skip_adverbs(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the words before `end` stop being adverbs."""
    while end > floor and tokens[end - 1].is_word and is_adverb(tokens[end - 1].low):
        end -= 1
    return end


def skip_asides(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the subject ends once brackets and phrases between commas before the verb are left out."""
    while end > floor:
        last = tokens[end - 1]
        if last.text == ")":
            opening = matching_open(tokens, end - 1)
            if opening <= floor or opening == end - 1:
                return end
            end = opening
        elif last.text == ",":
            comma = aside_start(tokens, end - 1, floor)
            if comma is None:
                return (
                    skip_adverbs(tokens, end - 1, floor)
                    if floor == 0 and not is_coordinated(tokens, end - 1)
                    else end
                )
            end = comma
        else:
            return end
        end = skip_adverbs(tokens, end, floor)
    return end


def is_coordinated(tokens: Tokens, comma: int) -> bool:
    """Tell whether what stands before a comma is itself a clause with a verb."""
    return any(t.low in FINITE_BE for t in tokens[:comma])


def aside_start(tokens: Tokens, comma: int, floor: int) -> int | None:
    """Return the comma that opens the aside which the comma at `comma` closes, if it is one."""
    for index in range(comma - 1, floor - 1, -1):
        token = tokens[index]
        if token.text == "," or index == floor == 0:
            first = tokens[index + 1] if token.text == "," else token
            if first.low in CONJUNCTIONS and index + 2 < comma:
                first = tokens[index + 2]
            opens = opens_aside(first)
            if opens and token.text == ",":
                return index
            if not opens and first.low in CONJUNCTIONS:
                return None
            if token.text != ",":
                return None
            if not opens and not is_list_member(tokens, index, comma):
                return None
    return None


def is_list_member(tokens: Tokens, opening: int, closing: int) -> bool:
    """Tell whether the words between two commas may belong to a longer aside that began before them."""
    return closing - opening <= 8


def opens_aside(token: Token) -> bool:
    """Tell whether a word opens a phrase that can stand between a subject and its verb."""
    return (
        token.low in PREPOSITIONS
        or token.low in SUBORDINATORS
        or is_adverb(token.low)
        or (token.low.endswith("ing") and not token.is_capital)
        or (is_participle(token.low) and not token.is_capital)
    )


def find_antecedent(tokens: Tokens, pronoun: int, floor: int) -> Subject:
    """Return what the relative pronoun at `pronoun` stands for: the noun phrase before it."""
    end = pronoun
    while end > floor and tokens[end - 1].text in ",(" or (end > floor and tokens[end - 1].low == "and"):
        end -= 1
    if end > floor and tokens[end - 1].text == ")":
        end = matching_open(tokens, end - 1)
    if end > floor and tokens[end - 1].low in PREPOSITIONS:
        return Subject(Link.NONE, end, end, end - 1)
    begin = end
    while begin > floor:
        token = tokens[begin - 1]
        if (
            not token.is_word
            or token.low in CONJUNCTIONS
            or token.low in SUBORDINATORS
            or token.low in RELATIVES
        ):
            break
        if token.low in PREPOSITIONS and token.low != "of":
            break
        is_verb = is_base_verb(token.low) and not is_thing_noun(token.low)
        if is_verb and not token.is_capital and begin < end:
            break
        begin -= 1
        if token.low in DETERMINERS:
            break
    return Subject(Link.RELATIVE if begin < end else Link.NONE, begin, end, pronoun)


def find_start(tokens: Tokens, end: int, floor: int) -> tuple[int, bool]:
    """Return where the subject that ends at `end` begins, and whether it stands in an if-clause."""
    index = end - 1
    while index >= floor:
        token = tokens[index]
        if token.text == ")":
            index = matching_open(tokens, index)
        elif token.text in STOPS:
            return index + 1, False
        elif token.low in CONDITIONALS and index + 1 < end:
            return index + 1, True
        elif token.low in RELATIVES | {"where", "when"} and opens_clause(tokens, index, end):
            if tokens[index + 1].low in {"event", "events", "case", "cases"}:
                return index + 2, False
            is_condition = (
                token.low == "that" and index > 0 and tokens[index - 1].low in {"extent", "event", "case"}
            )
            return index + 1, token.low == "when" or is_condition
        elif token.text == "," and comma_ends_clause(tokens, index, end, floor):
            return index + 1, False
        elif token.low in CONJUNCTIONS and conjunction_ends_clause(tokens, index, floor):
            return index + 1, False
        index -= 1
    if floor:
        return phrase_start(tokens, end, floor), False
    return leave_front(tokens, floor, end), starts_condition(tokens, floor)


def phrase_start(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the simple noun phrase that ends at `end` begins: at its article, or behind a verb or link."""
    begin = end
    while begin > floor:
        token = tokens[begin - 1]
        is_link = token.low in PREPOSITIONS or token.low in CONJUNCTIONS or token.low in SUBORDINATORS
        if not token.is_word or is_link or (token.low in PRONOUNS and begin < end):
            break
        begin -= 1
        if token.low in DETERMINERS or token.low in PRONOUNS:
            break
    return begin


def starts_condition(tokens: Tokens, floor: int) -> bool:
    """Tell whether a clause opens with a word that makes it a condition."""
    return tokens[floor].low in CONDITIONALS


def opens_clause(tokens: Tokens, index: int, end: int) -> bool:
    """Tell whether the words from a relative pronoun up to `end` are its subject only (no verb of its own)."""
    words = tokens[index + 1 : end]
    return bool(words) and not has_finite_verb(words) and not words[0].low in PREPOSITIONS


def has_finite_verb(tokens: Tokens) -> bool:
    """Tell whether a stretch of tokens holds a verb in the present or past tense, as far as its form shows."""
    for index, token in enumerate(tokens):
        if token.low in FINITE_BE:
            return True
        before = tokens[index - 1] if index else None
        if before is None or before.low in DETERMINERS or before.low in PREPOSITIONS or token.is_capital:
            continue
        if token.low.endswith("s") and not token.low.endswith("ss") and is_base_verb(to_singular(token.low)):
            if not is_thing_noun(token.low) and not is_actor_noun(token.low):
                return True
    return False


def comma_ends_clause(tokens: Tokens, comma: int, end: int, floor: int) -> bool:
    """Tell whether the subject that ends at `end` begins after a comma: what stands before is another clause."""
    after = tokens[comma + 1]
    if after.low in CONJUNCTIONS:
        return False
    left = tokens[floor:comma]
    if floor or not left or is_fronted(left) or has_finite_verb(left) or is_adverb(left[-1].low):
        return starts_noun_phrase(after)
    return False


def conjunction_ends_clause(tokens: Tokens, index: int, floor: int) -> bool:
    """Tell whether `and` or `or` joins two clauses rather than two subjects."""
    left = tokens[floor:index]
    if not left:
        return True
    if floor:
        return starts_noun_phrase(tokens[index + 1])
    return has_finite_verb(left) and starts_noun_phrase(tokens[index + 1]) and not is_fronted(left)


def is_fronted(tokens: Tokens) -> bool:
    """Tell whether a stretch of words is an adverbial that stands before the subject."""
    first = tokens[0]
    return (
        opens_aside(first)
        or first.low in {"to", "no", "not", "each", "as"}
        and (
            first.low in {"to", "as"}
            or len(tokens) > 1
            and to_singular(tokens[1].low) in {"year", "month", "week", "day", "later"}
        )
        or first.low.endswith("ing")
        and not is_actor_noun(first.low)
        and not is_thing_noun(first.low)
    )


def starts_noun_phrase(token: Token) -> bool:
    """Tell whether a word can open a subject."""
    if token.low in PREPOSITIONS or token.low in SUBORDINATORS or token.low in CONJUNCTIONS:
        return False
    return token.low in DETERMINERS or token.low in PRONOUNS or token.is_word


def leave_front(tokens: Tokens, floor: int, end: int) -> int:
    """Return where the subject begins in a clause whose opening adverbial no comma ends.

    `Upon completion a report shall be sent` begins at `a`: at the last determiner or name that no
    preposition governs.
    """
    if not is_fronted(tokens[floor:end]):
        return floor
    for index in range(end - 1, floor, -1):
        token, before = tokens[index], tokens[index - 1]
        free = (
            before.low not in PREPOSITIONS
            and before.low not in CONJUNCTIONS
            and before.low not in DETERMINERS
        )
        if free and before.is_word and (token.low in DETERMINERS or token.low in PRONOUNS):
            return index
        if free and token.is_capital and not before.is_capital and is_actor_noun(tokens[end - 1].low):
            return index
    return end if tokens[floor].low in SUBORDINATORS | PREPOSITIONS else floor


def trim_subject(tokens: Tokens, begin: int, end: int) -> tuple[int, int]:
    """Return a subject without a heading glued to its front, leading links and trailing adverbials."""
    while begin < end and (
        tokens[begin].low in CONJUNCTIONS
        or tokens[begin].low in {"that", "then"}
        or not tokens[begin].is_word
    ):
        begin += 1
    begin = leave_heading(tokens, begin, end)
    for index in range(begin + 1, end):
        if tokens[index].low in CUTS:
            return begin, index
    while end > begin and tokens[end - 1].text in ",'\"":
        end -= 1
    return begin, end


def leave_heading(tokens: Tokens, begin: int, end: int) -> int:
    """Return where the subject begins after a heading in capitals: `SITE RULES The Tenant` begins at `The`."""
    index = begin
    while index < end and re.fullmatch(r"[A-Z][A-Z/&'-]+|[/&,-]|A", tokens[index].text):
        index += 1
    return index if index - begin >= 2 and index < end and tokens[index].is_capital else begin


def head_of(tokens: Tokens, begin: int, end: int) -> int:
    """Return the index of the head noun of a noun phrase: its last word before what modifies it from behind."""
    index = begin
    while index < end:
        token = tokens[index]
        is_front = index == begin or tokens[index - 1].low in DETERMINERS
        if not is_front and (token.low in PREPOSITIONS or token.low in RELATIVES or token.text in ",("):
            break
        if not is_front and is_participle(token.low) and not token.is_capital and index + 1 < end:
            after = tokens[index + 1].low
            if after in PREPOSITIONS or after in DETERMINERS:
                break
        index += 1
    return max(begin, index - 1)
