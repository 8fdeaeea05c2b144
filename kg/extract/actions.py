"""What is to be done: the words after a trigger → the act, its head verb, its voice and a passive's agent."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_base_verb,
    is_participle,
    to_base_verb,
)
from kg.extract.tokens import Tokens, matching_close

# Participles that say how their subject is, not what is done to it.
COMMITTED = frozenset("dedicated committed".split())
STATES = frozenset("responsible liable accountable answerable".split())
ENABLING = frozenset(
    "required obliged obligated entitled eligible permitted allowed authorised authorized able free bound".split()
)


@dataclass(frozen=True, slots=True)
class Action:
    """An act: its tokens `[begin, end)`, the token of its head verb and the verb's lemma.

    `agent` is the first token of the one by whom a passive is to be done, `by` itself left out.
    """

    begin: int
    end: int
    head: int
    verb: str
    passive: bool = False
    agent: int | None = None


def parse_action(tokens: Tokens, begin: int, end: int) -> Action | None:
    """Return the act in the tokens `[begin, end)` that follow a trigger, or `None` where there is none."""
    head = find_verb(tokens, begin, end)
    if head is None:
        return None
    if tokens[head].low == "be":
        return parse_be(tokens, head, end)
    return Action(head, end, head, to_base_verb(tokens[head].low))


def find_verb(tokens: Tokens, begin: int, end: int) -> int | None:
    """Return the first token after a trigger that is neither an adverb nor an aside."""
    index = begin
    while index < end:
        token = tokens[index]
        if token.text == ",":
            index = end_of_aside(tokens, index, end)
        elif token.text == "(":
            index = matching_close(tokens, index) + 1
        elif token.low in PREPOSITIONS and not is_base_verb(token.low):
            following = next(
                (n for n in range(index + 1, min(end, index + 16)) if opens_act(tokens, n)), None
            )
            if following is None:
                return None
            index = following
        elif not token.is_word or is_adverb(token.low) or token.low in {"not", "and", "or", "in"}:
            index += 1
        elif token.low in DETERMINERS and index + 1 < end and token.low not in {"no"}:
            return index
        else:
            return index
    return None


def opens_act(tokens: Tokens, index: int) -> bool:
    """Tell whether the token can be the verb after an adverbial: a base form that no article makes a noun."""
    before = tokens[index - 1]
    return (
        (is_base_verb(tokens[index].low) or tokens[index].low == "be")
        and before.low not in DETERMINERS
        and (before.low not in PREPOSITIONS or before.low == "to")
        and before.low not in CONJUNCTIONS
        and not tokens[index].is_capital
    )


def end_of_aside(tokens: Tokens, comma: int, end: int) -> int:
    """Return the token after the comma that closes an aside opened at `comma`."""
    closing = next((n for n in range(comma + 1, end) if tokens[n].text == ","), None)
    return comma + 1 if closing is None else closing + 1


def parse_be(tokens: Tokens, be: int, end: int) -> Action:
    """Return the act after `be`: a passive, a state (`be responsible for`), or being something."""
    index = be + 1
    while index < end and (is_adverb(tokens[index].low) or tokens[index].text == ","):
        index += 1
    if index >= end:
        return Action(be, end, be, "be")
    word = tokens[index].low
    if word in ENABLING and index + 2 < end and tokens[index + 1].low == "to":
        return parse_action(tokens, index + 2, end) or Action(be, end, index, to_base_verb(word))
    if word in STATES:
        return parse_state(tokens, index, end)
    if word in COMMITTED:
        return Action(be, end, index, to_base_verb(word))
    if is_participle(word):
        return Action(be, end, index, to_base_verb(word), passive=True, agent=find_agent(tokens, index, end))
    if word == "in" and index + 1 < end and tokens[index + 1].low == "charge":
        return Action(be, end, index + 1, "be")
    return Action(be, end, be, "be", agent=find_responsible(tokens, index, end))


def parse_state(tokens: Tokens, state: int, end: int) -> Action:
    """Return the act behind `responsible for`: the gerund that follows, else the state itself."""
    index = state + 2
    while index < end and is_adverb(tokens[index].low):
        index += 1
    if index < end and tokens[index].low.endswith("ing") and is_base_verb(to_base_verb(tokens[index].low)):
        return Action(index, end, index, to_base_verb(tokens[index].low))
    return Action(state, end, state, tokens[state].low)


def find_agent(tokens: Tokens, participle: int, end: int) -> int | None:
    """Return the token after the first `by` of a passive, unless `by` gives a means or a date."""
    for index in range(participle + 1, end - 1):
        token = tokens[index]
        if token.text in ";:" or token.low in RELATIVES or token.low in SUBORDINATORS:
            return None
        if (
            is_participle(token.low)
            and tokens[index - 1].low not in CONJUNCTIONS
            and tokens[index - 1].text != ","
        ):
            return None
        if token.low == "between" and tokens[participle].low in {
            "decided",
            "agreed",
            "determined",
            "settled",
        }:
            return index + 1
        if token.low == "by":
            after = tokens[index + 1]
            gives_means = after.low.endswith("ing") or after.text[0].isdigit()
            return None if gives_means else index + 1
    return None


def find_responsible(tokens: Tokens, index: int, end: int) -> int | None:
    """Return the first token of the one in `be the responsibility of …`."""
    words = [t.low for t in tokens[index : index + 5]]
    if "responsibility" in words[:4] and "of" in words:
        place = index + words.index("of") + 1
        return place if place < end else None
    return None
