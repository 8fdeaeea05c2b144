"""Function words: the closed classes of words that hold a sentence together."""

from __future__ import annotations

from functools import cache

# Adverbs that stand beside a modal verb and do not end in -ly.
ADVERBS = frozenset(
    "accordingly again alone already also always both either ever finally first forthwith further furthermore "
    "hereafter hereby herein hereinafter herself himself however instead itself jointly likewise moreover "
    "nevertheless nonetheless now often once only otherwise second so sometimes still subsequently themselves then "
    "thereafter therefore thereupon third thrice thus together too twice".split()
)
# Words in -ly that are no adverbs.
NOT_ADVERBS = frozenset("anomaly apply assembly comply family imply july multiply rely reply supply".split())
CONDITIONALS = frozenset("if lest unless whether".split())
CONJUNCTIONS = frozenset("and but nor or".split())
DETERMINERS = frozenset(
    "a all an another any both each either every her his its my neither no one other our said some such that the "
    "their these this those which whose your".split()
)
FINITE_BE = frozenset("are did do does had has have is was were".split())
MODALS = frozenset("can cannot may must shall should will".split())
# Modals that may only tell what will or can be.
TELLING = frozenset("can may will".split())
PREPOSITIONS = frozenset(
    "about above across after against along among amongst around as at before behind below beneath beside besides "
    "between beyond by concerning despite down during except excluding following for from in inside into like near "
    "notwithstanding of off on onto outside over past pending per prior pursuant regarding respecting since subject "
    "through throughout to toward towards under unlike until unto up upon via with within without".split()
)
PRONOUNS = frozenset("he him i it she them they us we you".split())
# Words that open a noun phrase.
OPEN_PHRASE = DETERMINERS | PRONOUNS
RELATIVES = frozenset("that which who whom".split())
SUBORDINATORS = frozenset(
    "after although as because before if lest once provided since though unless until when whenever where whereas "
    "wherever whether while whilst".split()
)
# Words that say, behind a noun, which paper it belongs to: "the parties hereto".
OF_PAPER = frozenset("herein hereof hereto hereunder therein thereof thereto thereunder".split())
# Words that open an adverbial, and with conjunctions all that links one phrase to the next.
OPENERS = PREPOSITIONS | SUBORDINATORS
LINKS = OPENERS | CONJUNCTIONS
FUNCTION_WORDS = LINKS | ADVERBS | DETERMINERS | FINITE_BE | MODALS | PRONOUNS | RELATIVES
# Marks at which a phrase pauses.
PAUSES = frozenset(",;")


@cache
def is_adverb(word: str) -> bool:
    """Tell whether a word in lower case is an adverb that can stand beside a modal verb.

    >>> is_adverb("promptly"), is_adverb("then"), is_adverb("supply")
    (True, True, False)
    """
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)
