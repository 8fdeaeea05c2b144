"""What imposes nothing: definitions, the fate of the contract, plain future, ability and chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kg.extract.actions import Action
from kg.extract.function_words import FINITE_BE, RELATIVES, TELLING
from kg.extract.nouns import is_actor_noun, is_thing_noun, to_singular
from kg.extract.phrases import Phrase, can_act, can_bear, parse_phrase
from kg.extract.subjects import Link, Subject
from kg.extract.tokens import Tokens, low_at
from kg.extract.trigger_rules import Trigger
from kg.extract.verbs import is_participle
from kg.model import Modality

# Verbs that say what something is or becomes, whoever the subject is.
DEFINING = frozenset("accrue constitute denote inure lapse mean prevail signify supersede survive vest".split())
# Verbs that do so before a certain noun: "have the meaning".
DEFINING_WITH = {verb: frozenset(("effect", "force")) for verb in ("be", "continue", "remain", "take")}
DEFINING_WITH["have"] = frozenset(("meaning",))
# Verbs that do so where their subject is a thing: the contract terminates, a term commences.
OF_THINGS = frozenset(
    "affect apply arise attach bear become begin bind cease come commence confer consist control create determine "
    "end equal exist expire extend govern have impair invalidate limit mature occur pass preclude prejudice relieve "
    "renew result run start terminate waive".split()
)
EFFECTS_ON = frozenset("affect impair invalidate limit prejudice".split())
# A verb of another tense stands no further before a modal that goes on from it.
LONGEST_TENSE = 5
# What somebody is in law, within how many words of `be` it stands.
STATUSES = frozenset("agent agents contractor contractors employee employees principal principals".split())
LONGEST_STATUS = 14
# What no part of a contract does but as it is read.
GIVING = frozenset("confer create give grant imply".split())
# What nobody can do who says that he cannot: "cannot guarantee results".
PROMISING = frozenset("assure guarantee predict warrant".split())
# Verbs behind which `that` tells what somebody holds to be so.
FINDING = frozenset("believe believes conclude concludes determine determines determined find finds opinion".split())
# Participles of passives that define: "shall be deemed", "shall be governed by".
DEFINED = frozenset(
    "base bind call consider construe deem entitle govern interpret know limit presume regard regulate treat "
    "understand void".split()
)
# Participles that define only before `as`: "shall be referred to as".
DEFINED_AS = frozenset("class classify define refer".split())
# What a contract that amends another does to its words, and the words that it does so to.
AMENDED = frozenset("add amend append delete insert replace restate strike substitute".split())
PARTS = frozenset(
    "addendum agreement amendment annex appendix article attachment clause contract definition exhibit following "
    "paragraph phrase provision schedule section sentence subsection word".split()
)
# What a contract may undergo in a certain form: "may be amended only in writing".
FORMALITIES = frozenset("amend execute modify supplement".split())
# What becomes of a contract itself, or of its term, in time.
OF_TERMS = frozenset("extend renew".split())
TERMS = frozenset("agreement contract lease license period term".split())
# What a thing remains by right, and nobody has to see to: "shall remain the property of".
KEPT_BY = frozenset("exclusive property title vested with".split())
ENSURING = frozenset("assure ensure ensures ensuring guarantee guarantees".split())
# What follows `be` where the sentence states an effect: "shall be void", "shall be effective".
EFFECTS = frozenset(
    "a an applicable appropriate as at binding conclusive consistent cumulative effective enforceable equal exclusive "
    "final in indicative ineffective invalid limited necessary non-exclusive non-refundable nonrefundable null of "
    "present refundable severable subject the to unenforceable valid void voidable".split()
)
# What may happen to a thing, and what may befall somebody: no leave to act.
CHANCES = frozenset(
    "affect appear apply arise be become cause change contain depend differ exist have impair include incur "
    "indicate involve lead need occur require result seem vary".split()
)
MISHAPS = frozenset("be become have impair incur indicate need result suffer wish".split())
# What a thing that will be so is to be kept for others: "will be available to members".
OFFERED = frozenset("accessible available open".split())
# What a thing does when somebody sees to it in time: "shall commence within ten days".
STARTING = frozenset("begin commence occur start".split())
IN_TIME = frozenset("immediately later promptly within".split())
# Nouns behind which `that` opens what is agreed, and no description: "on the condition that it will".
AGREEING = frozenset("agreement basis condition understanding undertaking warranty".split())
# Subjects of which a contract only says how to read them.
WORDING = frozenset("denominator expression heading numerator phrase reference word wording".split())
OBJECTIVES = frozenset("aim goal intent intention objective purpose".split())
# What a thing that `will` do so is to be like, as a requirement: "the plan will include".
LASTING = frozenset("comprise contain continue cover describe include indicate list remain set specify state".split())
EACH_OF_SOME = frozenset("all any each every".split())
THOSE_WHO = EACH_OF_SOME | {"the", "those"}
# What a thing is subject to that somebody has to levy or to give: "subject to a late fee".
LEVIED = frozenset("charge decision fee interest penalty".split())
# What contracts define at large: "Confidential Information shall include".
DEFINED_AT_LARGE = frozenset("affiliate information know-how property term".split())
# What follows where somebody is to weigh a thing, and not what it counts as: "will be considered in".
CONSIDERING = frozenset("at by during for in when".split())
# Rules whose words bind or free whatever their subject.
SUBJECT_ENOUGH = frozenset(("agreed-not-to", "duty", "no-duty", "right-to"))
# Prepositions before `which` that say where something is: "the place from which it will be sent".
PLACING = frozenset("at from in into on through under with".split())
CLAUSE_MARKS = frozenset(",;:")


@dataclass(frozen=True)
class Candidate:
    """A trigger, which begins at token `begin`, its subject and its act: it may impose something."""

    tokens: Tokens
    trigger: Trigger
    begin: int
    subject: Subject
    phrase: Phrase | None
    action: Action

    @property
    def word(self) -> str:
        """Return the trigger's first word, without case."""
        return self.tokens[self.begin].low

    @cached_property
    def thing(self) -> str:
        """Return the head noun of the subject in the singular, or an empty word."""
        return to_singular(self.tokens[self.phrase.head].low) if self.phrase else ""

    @cached_property
    def is_of_somebody(self) -> bool:
        """Tell whether the subject can act, pronouns for people included."""
        return self.phrase is not None and can_bear(self.tokens, self.phrase)

    def words_of_act(self, first: int, stop: int) -> list[str]:
        """Return the words of the act from one place behind its head up to another."""
        head = self.action.head
        return [t.low for t in self.tokens[head + first : min(head + stop, self.action.end)]]


Test = Callable[[Candidate], bool]


def imposes(candidate: Candidate) -> bool:
    """Tell whether a trigger asks, forbids or allows somebody to act."""
    decide = next(decide for applies, decide in RULINGS if applies(candidate))
    return decide(candidate)


def governs(candidate: Candidate) -> bool:
    """Tell whether a trigger passes what it asks on to a list: one that defines, or tells what can be, does not."""
    only_tells = candidate.word == "can" and not candidate.is_of_somebody
    return not (only_tells or states_definition(candidate) or is_defining_passive(candidate))


def always(_: Candidate) -> bool:
    """Return that it is so."""
    return True


def never(_: Candidate) -> bool:
    """Return that it is not so."""
    return False


def states_definition(candidate: Candidate) -> bool:
    """Tell whether the verb says what something means or becomes in law: `have the meaning`, `survive`."""
    verb = candidate.action.verb
    if candidate.thing in WORDING or (verb == "include" and candidate.thing in DEFINED_AT_LARGE):
        return True
    if candidate.thing in OBJECTIVES and candidate.words_of_act(0, 2) == ["be", "to"]:
        return True
    if verb in DEFINING and not candidate.action.passive:
        return True
    nouns = DEFINING_WITH.get(verb, frozenset())
    return not nouns.isdisjoint(map(to_singular, candidate.words_of_act(0, 4)))


def states_inability(candidate: Candidate) -> bool:
    """Tell whether `cannot` or `can` only says what is possible of a thing: `a fault that the desk cannot solve`."""
    subject = candidate.subject
    if candidate.word not in {"can", "cannot"}:
        return False
    if candidate.word == "cannot" and candidate.action.verb in PROMISING:
        return True
    return subject.link is Link.RELATIVE or low_at(candidate.tokens, subject.begin - 1) in RELATIVES


def is_subordinate(candidate: Candidate) -> bool:
    """Tell whether a modal only describes: `as the parties shall agree`, `the date by which it must reply`."""
    tokens, subject, word = candidate.tokens, candidate.subject, candidate.word
    if subject.link is Link.RELATIVE:
        some = THOSE_WHO if low_at(tokens, subject.start) == "who" else EACH_OF_SOME
        is_common = not tokens[subject.end - 1].is_capital
        describes_each = word == "will" and is_common and tokens[subject.begin].low in some
        describes_thing = not candidate.is_of_somebody and (
            word in {"is", "are"} or (word == "must" and candidate.action.passive and not has_agent(candidate))
        )
        describes_somebody = word in {"is", "are"} and candidate.trigger.rule.modality is Modality.PERMISSION
        befalls = word == "may" and candidate.action.verb in CHANCES and not candidate.is_of_somebody
        return (
            befalls
            or describes_each
            or describes_thing
            or describes_somebody
            or low_at(tokens, subject.start - 1) == "by"
        )
    before, last = low_at(tokens, subject.begin - 2), low_at(tokens, subject.begin - 1)
    if last == "that" and before in FINDING and candidate.trigger.rule.modality is Modality.RECOMMENDATION:
        return True
    tells = word in TELLING or word == "cannot"
    if tells and (last in ENSURING or (last == "that" and before in ENSURING | {"so"})):
        return True
    if last == "that" and word in TELLING and is_described(tokens, subject.begin - 1):
        return word == "will" or not candidate.is_of_somebody
    if last == "which" and word == "will" and before in PLACING and not candidate.is_of_somebody:
        return True
    return (
        (before, last) == ("by", "which")
        or last in {"whereby", "than"}
        or (last == "as" and (word != "may" or changes_wording(candidate)))
    )


def goes_on_describing(candidate: Candidate) -> bool:
    """Tell whether a modal only goes on from another tense: `papers that it has signed | or may sign`."""
    tokens, subject = candidate.tokens, candidate.subject
    if low_at(tokens, subject.start) != "or":
        return False
    return any(t.low in FINITE_BE for t in tokens[max(subject.start - LONGEST_TENSE, 0) : subject.start])


def has_no_effect(candidate: Candidate) -> bool:
    """Tell whether a pronoun stands for words of the contract, which change nothing: `they shall not affect it`."""
    phrase = candidate.phrase
    is_pronoun = phrase is not None and low_at(candidate.tokens, phrase.begin) in {"it", "they"}
    return is_pronoun and candidate.action.verb in EFFECTS_ON


def states_status(candidate: Candidate) -> bool:
    """Tell whether somebody only is or stays what he is in law: `shall be an independent contractor`."""
    verb = candidate.action.verb
    if verb not in {"be", "remain"}:
        return False
    close = candidate.words_of_act(1, LONGEST_STATUS)
    return not STATUSES.isdisjoint(close) and (verb == "remain" or "independent" in close)


def gives_by_itself(candidate: Candidate) -> bool:
    """Tell whether a part of a contract gives or asks something, which only says how to read it."""
    return candidate.action.verb in GIVING and not candidate.action.passive and candidate.thing in PARTS


def changes_wording(candidate: Candidate) -> bool:
    """Tell whether an act is to change a contract's words: `as | may be | amended by the parties`."""
    return candidate.action.passive and candidate.action.verb in AMENDED | FORMALITIES


def is_described(tokens: Tokens, that: int) -> bool:
    """Tell whether `that` goes on to describe the noun before it: `evidence that`, `goods that`."""
    before = tokens[that - 1] if that else None
    if before is None or not before.is_word or to_singular(before.low) in AGREEING:
        return False
    is_noun = is_thing_noun(before.low) or is_actor_noun(before.low)
    return is_noun or (before.is_capital and before.low.endswith("s"))


def is_defining_passive(candidate: Candidate) -> bool:
    """Tell whether a passive only says what something is taken to be, and by nobody: `shall be deemed`."""
    action = candidate.action
    if not action.passive or names_agent(candidate):
        return False
    if action.verb == "consider" and not CONSIDERING.isdisjoint(candidate.words_of_act(1, 2)):
        return False
    return (
        changes_contract(candidate)
        or action.verb in DEFINED
        or (action.verb in DEFINED_AS and "as" in candidate.words_of_act(1, 7))
    )


def changes_contract(candidate: Candidate) -> bool:
    """Tell whether a passive changes a contract's words or term by itself: `Section 2 shall be deleted`."""
    verb, phrase = candidate.action.verb, candidate.phrase
    if phrase is None:
        return False
    if candidate.word == "may":
        return verb in FORMALITIES and candidate.thing in TERMS
    words = {to_singular(t.low) for t in candidate.tokens[phrase.begin : phrase.end]}
    return (verb in AMENDED and not words.isdisjoint(PARTS)) or (verb in OF_TERMS and candidate.thing in TERMS)


def names_agent(candidate: Candidate) -> bool:
    """Tell whether the agent of a passive is somebody: `by the Board`, not `by law`."""
    tokens, action = candidate.tokens, candidate.action
    agent = None if action.agent is None else parse_phrase(tokens, action.agent, action.end)
    return agent is not None and can_act(tokens, agent)


def has_agent(candidate: Candidate) -> bool:
    """Tell whether the words say by whom the act is to be done."""
    return candidate.action.agent is not None


def gives_leave(candidate: Candidate) -> bool:
    """Tell whether `may` or `can`, with somebody as its subject or with a thing, gives leave."""
    action, subject = candidate.action, candidate.subject
    if candidate.word == "can":
        return candidate.is_of_somebody and subject.link is Link.OWN
    if candidate.is_of_somebody:
        return action.passive or action.verb not in MISHAPS or has_done(candidate)
    if subject.link in (Link.NONE, Link.RELATIVE):
        return False
    if action.passive:
        goes_on = subject.link is Link.SHARED and candidate.phrase is not None
        return goes_on or subject.start <= 1 or candidate.tokens[subject.start - 1].text in CLAUSE_MARKS
    return action.verb not in CHANCES or (action.verb == "be" and subject.start == 0)


def has_done(candidate: Candidate) -> bool:
    """Tell whether somebody has another do something: `have the accounts audited`."""
    words = candidate.words_of_act(1, 14)
    return candidate.action.verb == "have" and words[:1] == ["the"] and any(map(is_participle, words[2:]))


def asks_of_thing(candidate: Candidate) -> bool:
    """Tell whether `will` with a thing as its subject asks somebody to act rather than foretells."""
    action = candidate.action
    if states_offer(candidate):
        return True
    if candidate.thing in TERMS and not action.passive:
        return False
    if candidate.subject.link is Link.RELATIVE:
        return action.passive and action.agent is not None
    return action.passive or action.verb in LASTING


def states_offer(candidate: Candidate) -> bool:
    """Tell whether a thing is to be kept for somebody: `be available to members`."""
    return candidate.action.verb == "be" and any(word in OFFERED for word in candidate.words_of_act(1, 3))


def has_subject(candidate: Candidate) -> bool:
    """Tell whether a trigger has a subject at all."""
    return candidate.phrase is not None


def asks_for_act(candidate: Candidate) -> bool:
    """Tell whether the act of a thing is one that somebody has to bring about, and no effect in law."""
    action = candidate.action
    in_time = action.verb in STARTING and any(word in IN_TIME for word in candidate.words_of_act(1, 4))
    kept = action.verb == "remain" and not KEPT_BY.isdisjoint(candidate.words_of_act(1, 5))
    only_happens = kept or (action.verb in OF_THINGS and not (action.passive or in_time or candidate.word == "must"))
    close = candidate.words_of_act(1, 8)
    is_charged = close[:2] == ["subject", "to"] and not LEVIED.isdisjoint(close)
    in_effect = low_at(candidate.tokens, action.head + 1, action.end) in EFFECTS and not is_charged
    states_effect = action.verb == "be" and in_effect and candidate.word != "must"
    return not only_happens and not states_effect


# What a trigger is, and whether it then imposes anything; the first that applies decides.
RULINGS: tuple[tuple[Test, Test], ...] = (
    (states_definition, never),
    (states_inability, never),
    (is_subordinate, never),
    (goes_on_describing, never),
    (has_no_effect, never),
    (states_status, never),
    (gives_by_itself, never),
    (is_defining_passive, never),
    (has_agent, always),
    (lambda c: c.word in {"may", "can"}, gives_leave),
    (lambda c: c.is_of_somebody, always),
    (
        lambda c: c.trigger.rule.name == "is-to",
        lambda c: c.action.passive or c.words_of_act(0, 3)[1:] == ["in", "writing"],
    ),
    (lambda c: c.word == "will", asks_of_thing),
    (lambda c: c.trigger.rule.name in SUBJECT_ENOUGH, has_subject),
    (always, asks_for_act),
)
