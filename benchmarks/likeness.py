"""When two names, two verbs, two phrases or two places count as the same in scoring."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Span

WORD = re.compile(r"[a-z0-9§]+")
POSSESSIVE = re.compile("['\u2019]s\\b")
# Words before a name that are no part of it.
ARTICLES = frozenset("a all an any dedicated designated each every its said such the".split())
# What a stem of three letters or more may lose; the leftmost match is the longest ending.
VERB_ENDING = re.compile(r"(?<=...)(?:y?ing|ie[ds]|e[ds]|[esy])$")


def split_words(text: str | None) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return WORD.findall((text or "").lower())


def fold_name(name: str | None) -> str:
    """Return a name without case, articles, possessive and plural endings: '' where nothing is left.

    >>> fold_name("Each Party's Help Desks"), fold_name("its"), fold_name(None)
    ('party help desk', '', '')
    """
    plain = POSSESSIVE.sub("", (name or "").lower())
    return " ".join(cut_plural(word) for word in split_words(plain) if word not in ARTICLES)


def cut_plural(word: str) -> str:
    """Return a word without the ending of a plural."""
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def fold_names(names: Iterable[str | None]) -> set[str]:
    """Return the folded names that are not empty."""
    return {fold_name(name) for name in names} - {""}


def fold_verb(verb: str | None) -> str:
    """Return the stem of the first word of a verb.

    >>> fold_verb("paying"), fold_verb("pay"), fold_verb("planned"), fold_verb("notifies"), fold_verb("notify")
    ('pay', 'pay', 'plan', 'notif', 'notif')
    """
    first = next(iter(split_words(verb)), "")
    stem = VERB_ENDING.sub("", first)
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


def fold_label(label: str) -> str:
    """Return the number of a provision without the punctuation around it.

    >>> fold_label("(A)"), fold_label("12.3.")
    ('a', '12.3')
    """
    return re.sub(r"^\W+|\W+$", "", label).lower()


def are_alike(one: str | None, other: str | None) -> bool:
    """Tell whether two phrases share half of the shorter's words and three tenths of the longer's.

    >>> are_alike("within two days", "within two days of receipt"), are_alike("within two days", "at once")
    (True, False)
    """
    fewer, more = sorted((set(split_words(one)), set(split_words(other))), key=len)
    both = len(fewer & more)
    return both > 0 and both / len(fewer) >= 0.5 and both / len(more) >= 0.3


def length(span: Span) -> int:
    """Return how many characters a place has."""
    return span.end - span.begin


def common(one: Span, other: Span) -> int:
    """Return how many characters two places share."""
    return max(0, min(one.end, other.end) - max(one.begin, other.begin))


def find_name(text: str, name: str) -> int:
    """Return where a text first has the words of a name, however they are set; its beginning where it has not.

    >>> find_name("The help  DESK", "Help Desk"), find_name("The help desk", "Operator")
    (4, 0)
    """
    pattern = r"\W+".join(re.findall(r"\w+", name))
    match = re.search(rf"\b{pattern}", text, re.IGNORECASE) if pattern else None
    return match.start() if match else 0
