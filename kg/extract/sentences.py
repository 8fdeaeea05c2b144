"""Passages → sentences: tokens, and the parts that each trigger governs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.actions import opens_act
from kg.extract.asides import is_fronted
from kg.extract.function_words import CONDITIONALS, CONJUNCTIONS, RELATIVES, SUBORDINATORS, TELLING, is_adverb
from kg.extract.limits import opens_condition
from kg.extract.subjects import REDUCED_OPENERS, Link, Subject, find_subject
from kg.extract.tokens import PlacedTokens, Tokens, low_at, matching_close, tokenize
from kg.extract.trigger_rules import TRIGGERS, Trigger
from kg.extract.verbs import is_base_verb
from kg.model import Clause, Modality, Passage, PassageKind, Span

# Words behind which a main verb no longer takes up the subject before a relative clause.
ENDS_RELATIVE = CONJUNCTIONS | RELATIVES | CONDITIONALS
BINDING = (Modality.OBLIGATION, Modality.PROHIBITION)
ASIDE_ENDS = frozenset((",", "case", "event", "events"))
BEFORE_CONDITION = CONJUNCTIONS | {",", ";", "("}
MEANS = re.compile(r"[^.;:]{0,160}(?:\"|\b[A-Z][\w-]*|\"[^.;:\"]{1,80})\s+(?:shall\s+|will\s+)?means?\b")
# A term in quotes at the very beginning.
IS_ANY = re.compile(r"\"[^\"\n]{1,60}\"\s+(?:shall\s+be|is|are)\s+(?:an?|all|any|each|the|those)\b")
INCLUDES = re.compile(r"\s+(?:also\s+|not\s+)?(?:include|mean|refer|be\s+(?:an?|all|any|each|the|those))\b")
DESCRIBES = ("which:", "who:")
# A recital, or a question within another sentence: "the report states | how it may be mended".
OPENING_NOTHING = frozenset("how what whereas whether why".split())
ASKED = frozenset("directed instructed needed requested required".split())
# Words of what opens a case between a modal and its verb: "shall, so long as | it may".
OPENING_CASE = SUBORDINATORS | frozenset("as far long so soon".split())
LAWS = frozenset("law laws regulation regulations statute statutes".split())
SUCH_REACH = 8
# Words of a proviso, `that` and marks included, and how many they are.
PROVISOS = frozenset(("except", "provided"))
LONGEST_PROVISO = 5
# Relative pronouns for things.
NAMING_THINGS = frozenset(("that", "which"))
NO_TOKENS = PlacedTokens()
# Verbs of one who sees to what others do.
SEEING_TO = frozenset("cause ensure procure".split())
# What may stand between the second of two triggers and the act that they share, and what ends it.
NO_DUTY = frozenset("any be duty have no not obligated obligation obliged required to under".split()) | {","}
ENDS_DUTY = frozenset((",", "to"))
BETWEEN_TRIGGERS = CONJUNCTIONS | {",", "shall", "will"}


class Part(NamedTuple):
    """A trigger within its sentence: its tokens `[begin, end)`, its subject, and where its clause stands.

    `start` is the token where its clause begins, a condition before the subject included; `stop` where it ends.
    `act` is where its act begins: behind the trigger, or behind a second one that shares the act.
    """

    trigger: Trigger
    begin: int
    end: int
    subject: Subject
    start: int
    stop: int
    act: int

    def gap(self, tokens: PlacedTokens) -> Span | None:
        """Return the place of the words between the subject and the trigger, where there are any."""
        begin, end = self.subject.end, self.begin
        # `The team leaves at noon and will return`: the words of another verb.
        return tokens.span(begin, end) if begin < end and tokens[end - 1].low not in CONJUNCTIONS else None


class Sentence(NamedTuple):
    """A passage as extraction reads it: `number` is its index in the clause, `parts` are its triggers in order.

    `defines` tells that it says what something is, or stands in a list that does.
    """

    number: int
    passage: Passage
    tokens: PlacedTokens
    parts: tuple[Part, ...]
    defines: bool = False

    @property
    def main_parts(self) -> list[Part]:
        """Return the parts that do not stand in an if-clause."""
        return [part for part in self.parts if not part.subject.conditional]

    def words_before(self, part: Part, begin: int) -> Span | None:
        """Return the place of the words from token `begin` up to a part's subject, where there are any."""
        end = part.subject.start
        return self.tokens.span(begin, end) if begin < end else None


def read_sentences(
    plain: str, clause: Clause, name_ends: Sequence[int] = (), recitals: Span | None = None
) -> list[Sentence]:
    """Return a clause's passages as sentences, in order; `name_ends` are where known names end, in order.

    A passage without a trigger, in no list that one introduces, can impose nothing: it gets no tokens.
    """
    sentences: list[Sentence] = []
    governed: set[int] = set()
    for number, passage in enumerate(clause.passages):
        silent = passage.kind is PassageKind.HEADING or (recitals is not None and recitals.holds(passage.body))
        triggers = [] if silent else list(TRIGGERS.find(plain, passage.body))
        if triggers or passage.lead in governed:
            governed.add(number)
        tokens = tokenize(plain, passage.body, name_ends) if number in governed else NO_TOKENS
        defines = says_what_is(plain, passage.body) or (passage.lead is not None and sentences[passage.lead].defines)
        if defines:
            triggers = [t for t in triggers if binds_within_definition(plain, t)]
        parts = () if imposes_nothing(tokens) else split_parts(plain, tokens, triggers)
        sentences.append(Sentence(number, passage, tokens, parts, defines))
    return sentences


def binds_within_definition(plain: str, trigger: Trigger) -> bool:
    """Tell whether a trigger asks for something although its sentence says what a term means."""
    return trigger.match[0].lower() not in TELLING and INCLUDES.match(plain, trigger.match.end()) is None


def imposes_nothing(tokens: Tokens) -> bool:
    """Tell whether a passage is a question, in so many words or within another sentence, or a recital."""
    return not tokens or tokens[-1].text == "?" or tokens[0].low in OPENING_NOTHING


def says_what_is(plain: str, passage: Span) -> bool:
    """Tell whether a passage says what a term means, or opens a list that describes a thing.

    >>> says_what_is('"Site" shall be any yard', Span(0, 24)), says_what_is("It is a fault which:", Span(0, 20))
    (True, True)
    """
    if plain.startswith('"', *passage) and IS_ANY.match(plain, *passage):
        return True
    if plain.find("mean", *passage) >= 0 and MEANS.match(plain, *passage):
        return True
    return plain.endswith(DESCRIBES, *passage)


def split_parts(plain: str, tokens: PlacedTokens, triggers: list[Trigger]) -> tuple[Part, ...]:
    """Return the triggers of a sentence with their subjects, each part ending where the next begins."""
    parts: list[Part] = []
    floor = 0
    for trigger in triggers:
        begin = bisect_left(tokens.begins, trigger.match.start())
        end = bisect_left(tokens.begins, trigger.match.end())
        # A trigger inside a longer token ("and/shall") holds no token of its own.
        if not floor <= begin < end or (parts and continues(tokens, floor, begin)):
            continue
        if asks_or_supposes(tokens, begin, trigger) or is_the_case(tokens, begin):
            continue
        if only_refers(tokens, begin) and not names_who(tokens, begin):
            continue
        subject = resume_subject(tokens, parts, begin) or find_subject(tokens, begin, floor)
        # The subject of an inverted modal stands behind it, whatever clause stands before.
        subject = subject._replace(conditional=False) if trigger.rule.inverted else subject
        if goes_on_supposing(tokens, parts, subject) or (parts and stands_aside(tokens, floor, subject.begin)):
            subject = subject._replace(conditional=True)
        start = clause_start(plain, tokens, floor, min(subject.start, begin))
        if parts and (close := end_of_bracket(tokens, parts[-1].end, begin)):
            parts[-1] = parts[-1]._replace(act=close)
        elif parts and (act := find_act_behind(tokens, parts[-1], end)):
            parts[-1] = parts[-1]._replace(act=act)
        elif parts and shares_act(tokens, parts[-1], begin):
            parts[-1] = parts[-1]._replace(act=skip_duty(tokens, end))
        elif parts and cuts(trigger, subject) and not only_refers(tokens, begin):
            parts[-1] = parts[-1]._replace(stop=max(parts[-1].end, start))
        parts.append(Part(trigger, begin, end, subject, start, len(tokens), end))
        floor = end
    return tuple(parts)


def describes_matter(tokens: Tokens, part: Part) -> bool:
    """Tell whether a clause goes on about a thing just named, whatever its case: `, which | consent shall not be`.

    So do `as | may be asked` and a proviso. Who is named goes on in the same case: `to the Agent, who shall`.
    """
    start = part.subject.start
    if part.subject.link is Link.RELATIVE:
        return low_at(tokens, start) in NAMING_THINGS
    before = low_at(tokens, start - 1)
    return (
        "as" in (before, low_at(tokens, start))
        or (before == "which" and low_at(tokens, start - 2) in {",", "("})
        or opens_proviso(tokens, start)
    )


def opens_proviso(tokens: Tokens, start: int) -> bool:
    """Tell whether a clause takes something back, whatever its case: `provided that | it may`."""
    words = [token.low for token in tokens[max(0, start - LONGEST_PROVISO) : start]]
    return words[-1:] == ["that"] and not PROVISOS.isdisjoint(words)


def goes_on_supposing(tokens: Tokens, parts: list[Part], subject: Subject) -> bool:
    """Tell whether a clause goes on from the if-clause that opens its sentence: `if it fails and | it cannot be moved`.

    The if-clause has not ended: no comma stands before, and one stands behind, where the main clause begins.
    """
    start = subject.start
    if (
        tokens[0].low not in REDUCED_OPENERS
        or not 0 < start < len(tokens)
        or any(not p.subject.conditional for p in parts)
    ):
        return False
    if tokens[start].low not in CONJUNCTIONS and tokens[start - 1].low not in CONJUNCTIONS:
        return False
    return all(t.text != "," for t in tokens[:start]) and any(t.text == "," for t in tokens[start:])


def stands_aside(tokens: Tokens, end: int, begin: int) -> bool:
    """Tell whether only what opens a clause stands between a modal and a subject: `may, where | it cannot come, | go`.

    `end` is where the modal ends, `begin` where the subject of the clause begins.
    """
    opening = tokens[end + 1 : begin]
    return tokens[end].text == "," and bool(opening) and all(token.low in OPENING_CASE for token in opening)


def names_who(tokens: Tokens, begin: int) -> bool:
    """Tell whether somebody, and no law, asks behind a modal: `as | may | be requested by the Buyer`."""
    by = next((n for n in range(begin + 2, begin + 7) if low_at(tokens, n) == "by"), None)
    return by is not None and LAWS.isdisjoint(low_at(tokens, n) for n in (by + 1, by + 2))


def only_refers(tokens: Tokens, begin: int) -> bool:
    """Tell whether a modal only refers to what is asked: `train staff as | may | be requested`, not `such staff as`."""
    if low_at(tokens, begin - 1) != "as":
        return False
    if low_at(tokens, begin - 2) == "except":
        return True
    if any(t.low == "such" for t in tokens[max(begin - SUCH_REACH, 0) : begin]):
        return False
    return any(t.low in ASKED for t in tokens[begin + 1 : begin + 4])


def asks_or_supposes(tokens: Tokens, begin: int, trigger: Trigger) -> bool:
    """Tell whether a modal opens its sentence, or the one behind a heading: `Should the Buyer fall short, …`.

    One that its verb follows does not: `Must know the site`.
    """
    opens = (begin == 0 or trigger.match[0] == "Should") and not trigger.rule.inverted
    return opens and not opens_with_act(tokens, begin)


def opens_with_act(tokens: Tokens, begin: int) -> bool:
    """Tell whether a modal and its verb open a sentence that leaves its subject out."""
    verb = next((t for t in tokens[begin + 1 :] if not is_adverb(t.low)), None)
    return verb is not None and not verb.is_capital and (verb.low == "be" or is_base_verb(verb.low))


def is_the_case(tokens: Tokens, begin: int) -> bool:
    """Tell whether a modal only leaves open which of several holds: `as the case | may | be`."""
    return low_at(tokens, begin - 1) == "case" and low_at(tokens, begin - 3) == "as"


def resume_subject(tokens: Tokens, parts: list[Part], begin: int) -> Subject | None:
    """Return the subject of a main verb behind a relative clause of that subject: `staff who cannot answer shall`."""
    if not parts or parts[-1].subject.link is not Link.RELATIVE:
        return None
    earlier = parts[-1].subject
    between = tokens[parts[-1].end : begin]
    opens = earlier.begin == 0 or (tokens[earlier.begin - 1].text == "," and is_fronted(tokens[: earlier.begin - 1]))
    if not opens or not between or any(not t.is_word or t.low in ENDS_RELATIVE for t in between):
        return None
    return Subject(Link.OWN, earlier.begin, earlier.end, begin)


def continues(tokens: Tokens, floor: int, begin: int) -> bool:
    """Tell whether a trigger only goes on with the one before it: `may agree to`, `shall be required to`."""
    return all(is_adverb(t.low) or t.low == "be" for t in tokens[floor:begin])


def shares_act(tokens: Tokens, part: Part, begin: int) -> bool:
    """Tell whether only a conjunction parts two triggers, so that one act follows both: `may, but need not, act`."""
    between = tokens[part.end : begin]
    return any(t.low in CONJUNCTIONS for t in between) and all(t.low in BETWEEN_TRIGGERS for t in between)


def find_act_behind(tokens: Tokens, part: Part, end: int) -> int | None:
    """Return the act behind what somebody is to see to besides: `shall, and shall ensure that it does, | pay`.

    `end` is where the second of two triggers ends.
    """
    if low_at(tokens, part.end) != "," or low_at(tokens, part.end + 1) not in CONJUNCTIONS:
        return None
    if low_at(tokens, end) not in SEEING_TO:
        return None
    return next(
        (n for n in range(end + 2, len(tokens) - 1) if tokens[n - 1].text == "," and opens_act(tokens, n)), None
    )


def skip_duty(tokens: Tokens, end: int) -> int:
    """Return where the act begins that two triggers share: `may, but shall | have no duty to, | act`."""
    act = end
    while low_at(tokens, act) in NO_DUTY:
        act += 1
    return act if low_at(tokens, act - 1) in ENDS_DUTY else end


def end_of_bracket(tokens: Tokens, end: int, begin: int) -> int | None:
    """Return where a bracket ends that opens right behind a trigger and holds another: `shall | (and may) pay`."""
    if low_at(tokens, end) != "(":
        return None
    close = matching_close(tokens, end)
    return close + 1 if end < begin < close else None


def cuts(trigger: Trigger, subject: Subject) -> bool:
    """Tell whether a trigger ends the words of the one before it: not in an if-clause or a mere relative clause."""
    return not subject.conditional and (subject.link is not Link.RELATIVE or trigger.rule.modality in BINDING)


def clause_start(plain: str, tokens: PlacedTokens, floor: int, start: int) -> int:
    """Return where the clause of a subject at token `start` begins: before its condition, if it has one."""
    if follows_failing(tokens, start):
        return start - 2
    if start == 0 or start >= len(tokens) or tokens[start - 1].low not in ASIDE_ENDS:
        return start
    # "Pays, if asked, | and shall leave": the condition is that of the act before it.
    if tokens[start].low in CONJUNCTIONS:
        return start
    found = start
    # "The Buyer shall, so long as it may, | pay": what stands right behind a modal is the case of its own act.
    for index in range(start - 1, floor + bool(floor), -1):
        if tokens[index - 1].low in BEFORE_CONDITION and opens_condition(plain, tokens.begins[index]):
            # "If it is late, then, in such event, the Buyer may": the condition is said twice.
            if low_at(tokens, index - 2) != "then":
                return index
            found = index
        if tokens[index - 1].low == ";" and tokens[index].low == "otherwise":
            return index
    return found


def follows_failing(tokens: Tokens, start: int) -> bool:
    """Tell whether a clause begins behind what happens otherwise: `, failing which | the Buyer may`."""
    return low_at(tokens, start - 1) == "which" and [t.low for t in tokens[start - 3 : start - 1]] == [",", "failing"]
