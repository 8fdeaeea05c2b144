"""What imposes nothing: definitions, the fate of the contract, plain future, ability and chance."""

from __future__ import annotations

from kg.extract.actions import Action
from kg.extract.lexicon import PRONOUNS
from kg.extract.phrases import Phrase, acts, parse_phrase
from kg.extract.rules import Trigger
from kg.extract.subjects import Link, Subject
from kg.extract.tokens import Tokens

# Verbs that say what something is or becomes, whoever the subject is.
DEFINING = frozenset(
    "mean constitute survive inure prevail supersede accrue lapse vest denote signify".split()
)
# Verbs that do so where their subject is a thing: the contract terminates, a term commences.
OF_THINGS = frozenset(
    "terminate expire commence begin start apply govern become bind control equal end bear cease consist run result "
    "occur arise exist come extend have mature attach relieve affect limit waive create impair prejudice preclude "
    "renew pass".split()
)
# Participles of passives that define: "shall be deemed", "shall be governed by".
DEFINED = frozenset(
    "deem construe consider interpret govern treat regard call know limit regulate entitle base void bind understand presume".split()
)
# Participles that define only before `as`: "shall be referred to as".
DEFINED_AS = frozenset("define refer".split())
# What follows `be` where the sentence states an effect: "shall be void", "shall be effective".
EFFECTS = frozenset(
    "void voidable null effective binding final valid invalid unenforceable enforceable conclusive exclusive "
    "non-exclusive cumulative severable in the an a subject present necessary applicable appropriate equal limited of at to".split()
)
CHANCES = frozenset(
    "result occur arise exist apply vary differ be contain cause become change have include need affect depend "
    "appear require involve seem lead incur".split()
)
LASTING = frozenset("remain include contain continue cover comprise state specify set describe".split())


def imposes(
    tokens: Tokens, trigger: Trigger, subject: Subject, phrase: Phrase | None, action: Action
) -> bool:
    """Tell whether a trigger asks, forbids or allows somebody to act."""
    somebody = phrase is not None and is_somebody(tokens, phrase)
    word = tokens_word(tokens, trigger)
    if (
        action.verb in DEFINING
        or has_after(tokens, action, "continue", "effect")
        or has_after(tokens, action, "have", "meaning")
        or has_after(tokens, action, "take", "effect")
    ):
        return False
    if is_subordinate(tokens, subject, tokens_word(tokens, trigger)):
        return False
    if action.passive and defines(tokens, action):
        return False
    if action.agent is not None:
        return True
    if word in {"may", "can"}:
        return imposes_permission(tokens, subject, somebody, action, word)
    if trigger.rule.name == "is-to":
        return somebody or action.passive
    if somebody:
        return True
    if word == "will":
        return imposes_future(subject, action)
    if trigger.rule.name in {"duty", "right-to", "no-duty", "agreed-not-to"}:
        return phrase is not None
    return not (action.verb in OF_THINGS and not action.passive and word != "must") and not states_effect(
        tokens, action
    )


def defines(tokens: Tokens, action: Action) -> bool:
    """Tell whether a passive only says what something is taken to be."""
    after = [t.low for t in tokens[action.head + 1 : min(action.head + 3, action.end)]]
    if action.agent is not None and names_somebody_at(tokens, action):
        return False
    return action.verb in DEFINED or (action.verb in DEFINED_AS and "as" in after)


def names_somebody_at(tokens: Tokens, action: Action) -> bool:
    """Tell whether the agent of a passive is somebody: `by the Board`, not `by law`."""
    agent = parse_phrase(tokens, action.agent, action.end) if action.agent is not None else None
    return agent is not None and acts(tokens, agent)


def has_after(tokens: Tokens, action: Action, verb: str, noun: str) -> bool:
    """Tell whether an act is a verb with a certain noun close behind it: `have the meaning`."""
    return action.verb == verb and noun in [
        t.low for t in tokens[action.head : min(action.head + 4, action.end)]
    ]


def is_subordinate(tokens: Tokens, subject: Subject, word: str) -> bool:
    """Tell whether a modal only describes: `as the parties shall agree`, `the date by which it must reply`."""
    before = [t.low for t in tokens[max(subject.begin - 2, 0) : subject.begin]]
    if subject.link is Link.RELATIVE:
        first = tokens[subject.begin].low
        return tokens[subject.start - 1].low == "by" or (
            word == "will" and first in {"each", "any", "all", "every"}
        )
    if before == ["by", "which"] or before[-1:] in (["whereby"], ["than"]):
        return True
    return before[-1:] == ["as"] and word != "may"


def is_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a subject can act, pronouns for people included."""
    first = tokens[phrase.begin].low
    if first in PRONOUNS and phrase.head == phrase.begin:
        return True
    return acts(tokens, phrase)


def tokens_word(tokens: Tokens, trigger: Trigger) -> str:
    """Return the first word of a trigger in lower case."""
    return next((t.low for t in tokens if t.begin >= trigger.span.begin), "")


def states_effect(tokens: Tokens, action: Action) -> bool:
    """Tell whether an act is only being something in law: `shall be void`."""
    if action.verb != "be" or action.agent is not None:
        return False
    after = tokens[action.head + 1].low if action.head + 1 < action.end else ""
    return after in EFFECTS


def imposes_permission(tokens: Tokens, subject: Subject, somebody: bool, action: Action, word: str) -> bool:
    """Tell whether `may` or `can` gives leave rather than says what is possible."""
    if word == "can":
        return somebody and subject.link is Link.OWN
    if somebody:
        return (
            action.verb not in {"be", "have", "need", "incur", "suffer", "become", "result", "wish"}
            or action.passive
        )
    if subject.link is Link.NONE or subject.link is Link.RELATIVE:
        return False
    if action.passive:
        return subject.start <= 1 or tokens[subject.start - 1].text in ",;:"
    return action.verb == "be" and subject.start == 0 or action.verb not in CHANCES


def imposes_future(subject: Subject, action: Action) -> bool:
    """Tell whether `will` with a thing as its subject asks somebody to act rather than foretells."""
    if subject.link is Link.RELATIVE:
        return action.passive and action.agent is not None
    return action.passive or action.verb in LASTING
