"""A norm in plain words: who must, must not or may do what."""

from __future__ import annotations

import re

MODAL_WORDS = {
    "Obligation": "must",
    "Prohibition": "must not",
    "Permission": "may",
    "Right": "has the right to",
    "Exemption": "need not",
    "Recommendation": "should",
}
"""Kind of a norm → the words that say it."""
STATES = frozenset("accountable answerable eligible entitled liable responsible".split())
ARTICLES = frozenset("a all an any each every no such that the these this those".split())
LETTING = frozenset(("Prohibition", "Permission"))
CLAIM = re.compile(r"(?:entitled|eligible|has the right|have the right) to ", re.IGNORECASE)


def to_act(action: str, verb: str) -> str:
    """Return an act so that it can follow a modal: its words are kept, only its verb is fitted in.

    >>> to_act("Maintaining a log", "maintain"), to_act("liable for loss", "liable")
    ('maintain a log', 'be liable for loss')
    >>> to_act("entitled to a refund", "entitled"), to_act("Number of calls", "include")
    ('a refund', 'include: Number of calls')
    """
    if claim := CLAIM.match(action):
        return action[claim.end() :]
    first, _, rest = action.partition(" ")
    word = first.lower()
    if word in STATES:
        return f"be {action}"
    if word == verb:
        return f"{verb} {rest}".rstrip()
    if word in {"be", "not"} or word[:3] == verb[:3]:
        return f"{verb} {rest}" if word.endswith("ing") and not verb.endswith("ing") else action
    return action if is_verb_of_text(word, verb) else f"{verb}: {action}"


def is_verb_of_text(word: str, verb: str) -> bool:
    """Tell whether the first word of an act cannot be told from its verb: an adverb, or a verb of odd forms."""
    return word.endswith("ly") or not verb or word[:1] == verb[:1]


def bring_about(subject: str, act: str, modality: str) -> str:
    """Return an act that is said of a thing as what somebody must see to, may let happen or must not.

    >>> bring_about("The notes", "be sent", "Obligation"), bring_about("A fee", "be charged", "Prohibition")
    ('see that the notes be sent', 'let a fee be charged')
    """
    if not subject:
        return act
    first, _, rest = subject.partition(" ")
    thing = f"{first.lower()} {rest}" if first.lower() in ARTICLES else subject
    return f"{'let' if modality in LETTING else 'see that'} {thing} {act}"
