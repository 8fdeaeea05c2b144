"""Phrases that name who receives something: where they end, and what only stands before or behind them."""

from __future__ import annotations

from kg.extract.function_words import is_adverb
from kg.extract.nouns import is_actor_noun, is_listed_thing, to_singular
from kg.extract.phrases import MEASURING, Phrase, is_known_actor, is_proper, names_office, names_somebody, parse_phrase
from kg.extract.tokens import Tokens, low_at
from kg.extract.verbs import is_base_verb, is_participle

# Rooms and the like by which those who work there are meant, where a thing goes to them.
OFFICES = frozenset("bureau center centre desk office registry unit".split())
PARTITIVES = frozenset("all any both each either none one some".split())
# Prepositions behind a participle that describes, what lasts, and where what describes ends.
LINKING = frozenset("at by for from in on to under with".split())
SPANS = frozenset("period term time".split())
LONGEST_DESCRIPTION = 14
ENDS = frozenset(",;:.()") | frozenset("and if or so unless when".split())


def parse_receiver(tokens: Tokens, begin: int, end: int, *, offices: bool = False) -> Phrase | None:
    """Return the phrase at `begin` if it names somebody, or an office, and not only the owner of what follows."""
    is_partitive = low_at(tokens, begin, end) in PARTITIVES and low_at(tokens, begin + 1, end) == "of"
    if is_partitive and low_at(tokens, begin + 2, end) == "them":
        return Phrase(begin, begin + 3, begin + 2)
    # "To promptly provide the Buyer": an act, and nobody.
    if is_adverb(low_at(tokens, begin, end)) and leads_to_act(tokens, begin, end):
        return None
    skips = is_partitive or (low_at(tokens, begin, end), low_at(tokens, begin + 1, end)) in MEASURING
    phrase = parse_phrase(tokens, begin + 2 if skips else begin, end)
    if phrase is None:
        return None
    phrase = cut_behind_name(tokens, share_noun(tokens, phrase))
    is_somebody = (
        names_somebody(tokens, phrase)
        or names_office(tokens, phrase.head)
        or (offices and to_singular(tokens[phrase.head].low) in OFFICES)
    )
    if not is_somebody or tokens[phrase.head].is_owner or is_thing_of_name(tokens, phrase):
        return None
    return phrase


def leads_to_act(tokens: Tokens, adverb: int, end: int) -> bool:
    """Tell whether a verb stands behind adverbs: `regularly and promptly | tell`."""
    while is_adverb(low_at(tokens, adverb, end)) or low_at(tokens, adverb, end) == "and":
        adverb += 1
    return is_base_verb(low_at(tokens, adverb, end))


def share_noun(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return a phrase with the noun that its adjective shares as its head: `any existing | or new buyer`."""
    word = tokens[phrase.head]
    if len(phrase.heads) != 2 or word.is_capital or is_actor_noun(word.low) or is_listed_thing(word.low):
        return phrase
    noun = phrase.heads[1]
    return phrase._replace(head=noun, heads=(noun,)) if is_known_actor(tokens[noun]) else phrase


def parse_addressee(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return the phrase at `begin` without the matter that somebody is told of: `the office | of each delay`."""
    phrase = parse_phrase(tokens, begin, end)
    if phrase is None or low_at(tokens, phrase.head + 1, phrase.end) != "of":
        return phrase
    behind = parse_phrase(tokens, phrase.head + 2, phrase.end)
    if behind and names_somebody(tokens, behind):
        return phrase
    return Phrase(begin, phrase.head + 1, phrase.head, (phrase.head,))


def is_thing_of_name(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase in truth begins with a thing: `the number | CSR staff`."""
    before = tokens[phrase.begin : phrase.head]
    return any(
        is_listed_thing(token.low) and not token.is_capital and following.is_capital
        for token, following in zip(before, tokens[phrase.begin + 1 : phrase.head + 1], strict=True)
    )


def cut_behind_name(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return a phrase cut off behind a name that a thing follows: `the Buyer | access`."""
    for index in range(phrase.begin, phrase.head):
        token, following = tokens[index], tokens[index + 1]
        if token.is_owner or following.is_capital or is_actor_noun(following.low):
            continue
        is_named = token.is_capital and (is_actor_noun(token.low) or is_bare_name(tokens, phrase, index))
        if token.is_name or is_named:
            return Phrase(phrase.begin, index + 1, index, (index,))
    return phrase


def is_bare_name(tokens: Tokens, phrase: Phrase, index: int) -> bool:
    """Tell whether a name without an article stands before the head of another phrase: `Norvik | written notice`."""
    name = Phrase(phrase.begin, index + 1, index)
    return not is_known_actor(tokens[phrase.head]) and is_proper(tokens, name)


def extend_receiver(tokens: Tokens, phrase: Phrase | None, end: int) -> Phrase | None:
    """Return a common noun with what says who is meant: `any person | who has signed it`, `firms | based in Kent`."""
    if phrase is None:
        return None
    head, after = tokens[phrase.head], low_at(tokens, phrase.end, end)
    behind = phrase.end + 1 + (after == "other" and low_at(tokens, phrase.end + 1, end) == "than")
    is_excepted = after == "except" or behind > phrase.end + 1
    if is_excepted and not head.is_capital and (others := parse_phrase(tokens, behind, end)):
        return phrase._replace(end=others.end)
    describes = after == "who" or (is_participle(after) and low_at(tokens, phrase.end + 1, end) in LINKING)
    is_there = after == "within" and low_at(tokens, phrase.end + 1, end) == "the"
    if head.is_capital or not (describes or (is_there and low_at(tokens, phrase.end + 2, end) not in SPANS)):
        return phrase
    ends = ENDS | {"to"} if is_there else ENDS
    closing = next((n for n in range(phrase.end, end) if tokens[n].low in ends), end)
    return phrase._replace(end=closing) if closing - phrase.end <= LONGEST_DESCRIPTION else phrase
