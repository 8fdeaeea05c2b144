"""What kind of norm a statement is, where its trigger alone does not tell: choices, owners, denials."""

from __future__ import annotations

from kg.extract.actions import Action
from kg.extract.people import is_nobody
from kg.extract.phrases import Phrase
from kg.extract.sentences import Part
from kg.extract.tokens import Tokens, low_at
from kg.extract.trigger_rules import Trigger
from kg.model import Modality

# Acts that one chooses for oneself: the time given for them is a right and not a duty.
CHOICES = frozenset(
    "accept analyse analyze appeal ask cancel challenge choose claim comment contest decide dispute elect evaluate "
    "examine exercise inspect nominate object refuse reject request review seek terminate test verify withdraw".split()
)
# What one may raise against another or leave, by what verbs, and within how many words of them it stands.
RAISING = frozenset("bring file give lodge make present raise submit".split())
RAISED = frozenset("appeal challenge claim complaint dispute objection protest query".split())
LONGEST_RAISED = 4
# Words before `no` by which a fronted phrase denies what follows, and behind it: "in no case".
DENYING_FRONT = {"case": "in", "circumstances": "under", "event": "in", "time": "at"}
# What one has, though the words sound like a duty: "shall be the sole owner".
OWNERS = frozenset(("owner", "owners"))
# States from which one who is denied them is free, and within how many words behind a trigger they stand.
FREED_STATES = frozenset("accountable breach default liable obligated obligation obliged required responsible".split())
LONGEST_STATE = 6
LONGEST_OWNER = 6
# What one may have to do an act, by what verbs, and within how many words of them it stands.
HOLDING = frozenset("have hold receive retain".split())
LICENCES = frozenset(("licence", "license"))
ARTICLES = frozenset(("a", "an", "the"))
LONGEST_LICENCE = 16
# Words before which `no` sets a measure and denies nothing: "no later than".
COMPARED = frozenset("earlier fewer greater higher later less longer lower more sooner".split())
DENIABLE = (Modality.PERMISSION, Modality.OBLIGATION, Modality.RIGHT)


def modality_of(tokens: Tokens, trigger: Trigger, action: Action | None, denial: Modality | None = None) -> Modality:
    """Return the kind of a norm: what nobody may do is forbidden; a time to choose is a right, not a duty."""
    if denial and trigger.rule.modality in DENIABLE:
        return denial
    if trigger.rule.name == "has-time-to" and action and is_choice(tokens, action):
        return Modality.RIGHT
    return trigger.rule.modality


def is_choice(tokens: Tokens, action: Action) -> bool:
    """Tell whether one is free to do an act: `object`, `raise a claim`."""
    close = {t.low for t in tokens[action.head + 1 : action.head + LONGEST_RAISED]}
    return action.verb in CHOICES or (action.verb in RAISING and not RAISED.isdisjoint(close))


def makes_owner(tokens: Tokens, action: Action) -> bool:
    """Tell whether an act is to own a thing: `be the sole and exclusive owner of`."""
    reach = tokens[action.head + 1 : min(action.head + LONGEST_OWNER, action.end)]
    return holds_licence(tokens, action) or (action.verb == "be" and not OWNERS.isdisjoint(t.low for t in reach))


def holds_licence(tokens: Tokens, action: Action) -> bool:
    """Tell whether an act is to have leave for another: `have a free, worldwide | license to | copy it`."""
    if action.verb not in HOLDING:
        return False
    reach = range(action.head + 1, min(action.head + LONGEST_LICENCE, action.end - 1))
    licence = next((n for n in reach if tokens[n].low in LICENCES), None)
    return licence is not None and tokens[licence + 1].low == "to" and low_at(tokens, action.head + 1) in ARTICLES


def denial_of(tokens: Tokens, part: Part, action: Action, subject: Phrase | None) -> Modality | None:
    """Return the kind of norm that `no` makes of one that binds or allows: `no agent may`, `shall keep no animals`."""
    if not (is_nobody(tokens, subject) or is_denied_ahead(tokens, part)):
        return Modality.PROHIBITION if takes_none(tokens, action) else None
    words = [t.low for t in tokens[part.end : part.end + LONGEST_STATE]]
    said = [t.low for t in tokens[part.begin : part.end]] + (words if words[:1] == ["be"] else [])
    is_freed = not FREED_STATES.isdisjoint(said)
    return Modality.EXEMPTION if is_freed else Modality.PROHIBITION


def is_denied_ahead(tokens: Tokens, part: Part) -> bool:
    """Tell whether what stands before a subject denies its act: `in no case | the Buyer shall`."""
    begin = part.subject.begin
    if "no" not in {low_at(tokens, begin - 2), low_at(tokens, begin - 3)}:
        return False
    reach = range(max(begin - 2, 1), begin)
    return any(
        DENYING_FRONT.get(tokens[n].low) == low_at(tokens, n - 2) and low_at(tokens, n - 1) == "no" for n in reach
    )


def takes_none(tokens: Tokens, action: Action) -> bool:
    """Tell whether an act is denied by its object: `keep | no | animals`, not `arrive no later than`."""
    follows = action.head + 1
    return low_at(tokens, follows, action.end) == "no" and low_at(tokens, follows + 1, action.end) not in COMPARED
