"""Verbs: which words are one, and the base form of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.word_lists import read_pairs, read_words

# Words in -ed that are no past participle, or say how somebody is and not what is done to him.
NOT_PASSIVE = frozenset(
    "committed dedicated exceed experienced indeed interested limited need proceed skilled succeed".split()
)
# The endings of verb forms, and what stands in their place in the base form.
VERB_ENDINGS = (
    ("ying", ("y", "ie")),
    ("ing", ("", "e")),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
)


@cache
def is_base_verb(word: str) -> bool:
    """Tell whether a word is the base form of a verb that contracts use.

    >>> is_base_verb("repair"), is_base_verb("lend"), is_base_verb("repairs")
    (True, True, False)
    """
    return word.lower().removeprefix("re-") in base_verbs()


@cache
def base_verbs() -> frozenset[str]:
    """Return the base forms of the verbs that the word lists know, but for `be`, which opens no act of its own."""
    return read_words("verbs").union(read_pairs("participles").values()) - {"be"}


def is_personal(verb: str) -> bool:
    """Tell whether only somebody, and no thing, does what a verb in its base form says.

    >>> is_personal("notify"), is_personal("contain")
    (True, False)
    """
    return verb in read_words("personal_verbs")


@cache
def is_participle(word: str) -> bool:
    """Tell whether a word is a past participle, so that `be` before it makes a passive.

    >>> is_participle("sent"), is_participle("posted"), is_participle("skilled")
    (True, True, False)
    """
    low = word.lower()
    return low in read_pairs("participles") or (low.endswith("ed") and len(low) > 4 and low not in NOT_PASSIVE)


@cache
def is_gerund(word: str) -> bool:
    """Tell whether a word is the -ing form of a verb that contracts use.

    >>> is_gerund("maintaining"), is_gerund("building"), is_gerund("king")
    (True, True, False)
    """
    return word.lower().endswith("ing") and is_base_verb(to_base_verb(word))


@cache
def to_base_verb(word: str) -> str:
    """Return the base form of a verb: of a participle, a gerund, a third person, or itself.

    >>> to_base_verb("Maintaining"), to_base_verb("sent"), to_base_verb("notified"), to_base_verb("agrees")
    ('maintain', 'send', 'notify', 'agree')
    """
    low = word.lower()
    return listed_base_verb(low) or lemmatize(low)


def listed_base_verb(word: str) -> str:
    """Return the base form of a verb in lower case that the word lists know, or an empty word.

    >>> listed_base_verb("notified"), listed_base_verb("remunerates")
    ('notify', '')
    """
    if word in base_verbs():
        return word
    return read_pairs("participles").get(word) or next(filter(is_base_verb, base_candidates(word)), "")


def base_candidates(word: str) -> Iterator[str]:
    """Yield the base forms that a verb form may have, a doubled last consonant undone as well."""
    for ending, replacements in VERB_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            yield from (stem + replacement for replacement in replacements)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


def lemmatize(word: str) -> str:
    """Return the dictionary form of a word that the word lists do not know."""
    import simplemma

    return str(simplemma.lemmatize(word, lang="en")).lower()
