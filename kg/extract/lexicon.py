"""The word lists, and what they say of a word."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

ADVERBS = frozenset(
    "also always at-once then thereafter thereupon hereby herein otherwise only further furthermore "
    "likewise moreover still instead nevertheless nonetheless however therefore thus accordingly "
    "hereafter hereinafter forthwith already ever once too both either jointly together again "
    "first second third finally subsequently".split()
)
NOT_ADVERBS = frozenset(
    "supply apply reply comply rely family monthly-fee assembly anomaly july multiply imply".split()
)
DETERMINERS = frozenset(
    "the a an any each every all such this that these those its his her their our your my no either "
    "neither both some one said another other which whose".split()
)
PRONOUNS = frozenset("it they he she we you them us him i".split())
PREPOSITIONS = frozenset(
    "about above across after against along among amongst around as at before behind below beneath beside "
    "besides between beyond by concerning despite down during except excluding following for from in inside "
    "into like near notwithstanding of off on onto outside over past pending per prior pursuant regarding "
    "respecting since subject through throughout to toward towards under unlike until unto up upon via with "
    "within without".split()
)
SUBORDINATORS = frozenset(
    "if when whenever where wherever unless until because while whilst although though whereas provided "
    "whether once since after before as lest".split()
)
CONDITIONALS = frozenset("if whether unless lest".split())
RELATIVES = frozenset("who which that whom".split())
CONJUNCTIONS = frozenset("and or but nor".split())
FINITE_BE = frozenset("is are was were has have had does do did".split())


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the terms of a word list, one a line; lines that begin with `#` are comments."""
    text = files("kg.extract").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_pairs(name: str) -> dict[str, str]:
    """Return a word list of two words a line as a mapping from the first to the second."""
    return dict(entry.split() for entry in read_words(name))


@cache
def to_singular(word: str) -> str:
    """Return a noun in lower case without its plural or possessive ending.

    >>> to_singular("Agencies"), to_singular("boxes"), to_singular("Business"), to_singular("Contractor's")
    ('agency', 'box', 'business', 'contractor')
    """
    low = re.sub(r"(?:'s|s')$|'$", lambda m: "s" if m.group() == "s'" else "", word.lower())
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss)es$", low):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


def is_party_noun(word: str) -> bool:
    """Tell whether a noun names a side of a contract."""
    return to_singular(word) in read_words("party_nouns")


def is_performer_noun(word: str) -> bool:
    """Tell whether a noun names a party that performs a contract's services."""
    return to_singular(word) in read_words("performer_nouns")


def is_role_noun(word: str) -> bool:
    """Tell whether a noun names a position that people or teams hold."""
    return to_singular(word) in read_words("role_nouns")


def is_person_noun(word: str) -> bool:
    """Tell whether a noun names people who are neither a party nor hold a named position."""
    return to_singular(word) in read_words("person_nouns")


def is_thing_noun(word: str) -> bool:
    """Tell whether a noun names something that cannot act."""
    singular = to_singular(word)
    return singular in read_words("thing_nouns") or (
        bool(ABSTRACT.search(singular)) and not is_actor_noun(word)
    )


# Endings of abstract nouns: "resolution", "agreement", "availability".
ABSTRACT = re.compile(r"\w{2}(?:tion|sion|ment|ness|ity|ance|ence|ship|ing|ure|ism)$")


def is_actor_noun(word: str) -> bool:
    """Tell whether a noun names somebody: a party, a role or a person."""
    return is_party_noun(word) or is_role_noun(word) or is_person_noun(word)


def is_base_verb(word: str) -> bool:
    """Tell whether a word is the base form of a verb that contracts use."""
    return word.lower() in read_words("verbs")


def is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb that can stand beside a modal verb.

    >>> is_adverb("promptly"), is_adverb("then"), is_adverb("supply")
    (True, True, False)
    """
    low = word.lower()
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS)


def is_participle(word: str) -> bool:
    """Tell whether a word is a past participle, so that `be` before it makes a passive."""
    low = word.lower()
    return low in read_pairs("participles") or (
        low.endswith("ed") and len(low) > 4 and low not in NOT_PASSIVE
    )


NOT_PASSIVE = frozenset(
    "indeed need exceed proceed succeed dedicated committed interested limited experienced skilled".split()
)


@cache
def to_base_verb(word: str) -> str:
    """Return the base form of a verb: of a participle, a gerund, a third person, or itself.

    >>> to_base_verb("Maintaining"), to_base_verb("sent"), to_base_verb("notified"), to_base_verb("agrees")
    ('maintain', 'send', 'notify', 'agree')
    """
    low = word.lower()
    if low in read_words("verbs"):
        return low
    if low in read_pairs("participles"):
        return read_pairs("participles")[low]
    for ending, replacements in VERB_ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            for base in candidates(low[: -len(ending)], replacements):
                if base in read_words("verbs"):
                    return base
    return lemmatize(low)


VERB_ENDINGS = (("ying", ("y", "ie")), ("ing", ("", "e")), ("ied", ("y",)), ("ed", ("", "e")), ("ies", ("y",)),
                ("es", ("", "e")), ("s", ("",)))  # fmt: skip


def candidates(stem: str, replacements: tuple[str, ...]) -> list[str]:
    """Return the base forms that a stem may have, a doubled last consonant undone as well."""
    forms = [stem + replacement for replacement in replacements]
    return [*forms, stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] else forms


def lemmatize(word: str) -> str:
    """Return the dictionary form of a word that the word lists do not know."""
    import simplemma

    return str(simplemma.lemmatize(word, lang="en")).lower()
