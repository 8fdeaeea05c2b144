"""Lists: which items take the trigger of the sentence that introduces them, and what act each names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from kg.extract.actions import POWERS, STATES, Action, find_held_act, matter_of, opens_act, parse_action
from kg.extract.asides import opens_aside
from kg.extract.boundaries import is_third_person
from kg.extract.function_words import CONDITIONALS, CONJUNCTIONS, FUNCTION_WORDS, PREPOSITIONS, is_adverb
from kg.extract.nouns import is_listed_thing, to_singular
from kg.extract.phrases import names_somebody, parse_phrase
from kg.extract.sentences import BINDING, Part, Sentence
from kg.extract.subjects import Link
from kg.extract.tokens import Tokens, low_at
from kg.extract.verbs import is_base_verb, is_gerund, to_base_verb
from kg.model import PassageKind

# Behind these words a list only names examples of what its introduction says.
EXAMPLES = re.compile(r"\b(?:including|such\s+as|for\s+example|e\.g\.)[^:]*:?\s*$")
# Behind these words a list says in which cases the introduction holds, of whom or of what, or why.
CASES = re.compile(
    r"\b(?:if|when|where|unless|except|provided|that|which|who|whom"
    r"|(?:due|attributable|owing)\s+to|because(?:\s+of)?|results?\s+of|(?:caused|occasioned|necessitated)\s+by"
    r"|(?:arising|arises?|results?|resulting|stemming)\s+(?:from|out\s+of)|other\s+than|except(?:\s+for)?"
    r"|(?:event|events|case|cases|occurrence)(?:\s+of)?(?:\s+any(?:\s+one)?\s+of\s+the\s+following)?|on\s+the\s+grounds?\s+(?:of|that)|reasons?"
    r"|(?:following|these|such)\s+(?:cases|causes|circumstances|conditions|events|exceptions|occurrences|reasons)"
    r"(?:\s+(?:applies|apply|are\s+met|is\s+met|occurs?|arises?|exists?))?)\s*[:,—–-]*\s*\Z",
    re.IGNORECASE,
)
LONGEST_CASE = 60
# What stands behind a word that is a noun, though a verb is written like it: "Support of", "Notice shall".
AFTER_NOUN = frozenset("may must of shall will".split())
ARTICLES = frozenset("a all an any each its the".split())
# A subject that opens an item with a word that may be a verb is no longer than this: "Review of all plans | shall".
LONGEST_SUBJECT = 12
# An adverbial that opens an item is no longer than this: "at all times | maintain".
LONGEST_OPENING = 5
# Verbs behind which a list names things, and no acts: "shall report the following figures".
TAKING_THINGS = frozenset(
    "contain describe disclose enter identify indicate itemize list pay reimburse report specify state".split()
)
# Verbs of what one has, or is given, behind which a list names rights.
HAVING = frozenset("eligible enjoy entitled give grant have hold receive reserve retain".split())
# What a list says by its nouns alone: "is responsible for: taxes", "is entitled to: rent".
CLAIMED = STATES | {"eligible", "entitled"}
Introduction = tuple[Sentence, Part]


class Lists:
    """The lists of one clause; `governs` tells whether a trigger of an introduction asks anything of its items."""

    def __init__(self, plain: str, sentences: list[Sentence], governs: Callable[[Sentence, Part], bool]) -> None:
        self.plain = plain
        self.sentences = sentences
        self.governs = governs
        leads = {s.passage.lead for s in sentences}
        self.suppose = {lead for lead in leads if lead is not None and self.ends_in_case(lead)}
        governing = {lead: self.find_governing(lead) for lead in leads}
        governed = ((s, governing[s.passage.lead]) for s in sentences)
        self.introductions = {s.number: lead for s, lead in governed if lead and self.takes_lead(s)}
        self.items: dict[tuple[int, int], list[Sentence]] = defaultdict(list)
        for number, (lead, part) in self.introductions.items():
            self.items[lead.number, part.begin].append(sentences[number])
        governors = self.introductions.values()
        self.given = {(lead.number, part.begin) for lead, part in governors if lead.tokens[-1].text != "."}

    def introduction(self, sentence: Sentence) -> Introduction | None:
        """Return the introduction whose trigger makes a sentence a statement, if one does."""
        return self.introductions.get(sentence.number)

    def items_of(self, introduction: Introduction) -> list[Sentence]:
        """Return the items that take the trigger of an introduction, in order."""
        return self.items[introduction[0].number, introduction[1].begin]

    def is_given(self, sentence: Sentence, part: Part) -> bool:
        """Tell whether a trigger is given on to list items, so that it makes no statement of its own.

        One whose sentence is whole, `It shall do what is listed below.`, makes its own as well.
        """
        return (sentence.number, part.begin) in self.given

    def find_governing(self, lead: int | None) -> Introduction | None:
        """Return the introduction, near or far, whose last trigger governs the list that a sentence introduces."""
        while lead is not None:
            introduction = self.sentences[lead]
            if leaves_condition_open(introduction) or opens_nothing(introduction):
                return None
            if introduction.main_parts and not self.only_permits(introduction):
                part = governing_part(introduction)
                return (introduction, part) if self.governs(introduction, part) else None
            lead = introduction.passage.lead
        return None

    def only_permits(self, sentence: Sentence) -> bool:
        """Tell whether a list item's own trigger is a mere permission, through which its outer list goes on."""
        passage = sentence.passage
        binds = sentence.main_parts[-1].trigger.rule.modality in BINDING
        return not binds and passage.lead is not None and passage.kind is PassageKind.ITEM

    def takes_lead(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is a list item that its introduction's trigger makes a statement.

        An item with a subject and a modal of its own is not; a later sentence of an item is only where it
        is an imperative.
        """
        tokens = sentence.tokens
        if sentence.passage.kind is PassageKind.HEADING or not tokens:
            return False
        if self.only_names_examples(sentence) or self.only_supposes(sentence) or somebody_acts(tokens):
            return False
        has_own_modal = any(
            p.subject.link is Link.OWN and opens_own(tokens, p) and not opens_act_before(tokens, p)
            for p in sentence.parts
        )
        if has_own_modal and not tokens[first_word(tokens)].low.endswith("ing"):
            return False
        return sentence.passage.kind is PassageKind.ITEM or is_imperative(tokens)

    def only_supposes(self, sentence: Sentence) -> bool:
        """Tell whether a sentence, or the list in which it stands, only says in which cases its introduction holds."""
        tokens = sentence.tokens
        return (tokens[0].low in CONDITIONALS and first_word(tokens) == 0) or sentence.passage.lead in self.suppose

    def ends_in_case(self, lead: int) -> bool:
        """Tell whether an introduction ends in a condition, so that its list only gives the cases."""
        return CASES.search(self.sentences[lead].passage.body.of(self.plain)[-LONGEST_CASE:]) is not None

    def only_names_examples(self, sentence: Sentence) -> bool:
        """Tell whether the list in which a sentence stands only says what the introduction's act includes."""
        lead = sentence.passage.lead
        if lead is None or self.sentences[lead].passage.kind is PassageKind.ITEM:
            return False
        if not EXAMPLES.search(self.sentences[lead].passage.body.of(self.plain)[-60:]):
            return False
        items = (s for s in self.sentences if s.passage.lead == lead and s.tokens)
        return not all(opens_with_verb(item.tokens) for item in items)


def opens_own(tokens: Tokens, part: Part) -> bool:
    """Tell whether a modal's subject opens an item, or stands right behind an adverbial that does: `For this, | it`."""
    begin = part.subject.begin
    if part.subject.conditional:
        return False
    if begin <= 2:
        return True
    names = tokens[begin].is_capital or tokens[begin].low in ARTICLES
    return names and tokens[begin - 1].text == "," and tokens[0].low in PREPOSITIONS


def opens_act_before(tokens: Tokens, part: Part) -> bool:
    """Tell whether a verb opens an item far before a modal: what stands between them is an act, and no subject."""
    return part.begin > LONGEST_SUBJECT and is_base_verb(tokens[0].low) and low_at(tokens, 1) not in AFTER_NOUN


def leaves_condition_open(introduction: Sentence) -> bool:
    """Tell whether a list only goes on with an if-clause of its introduction: `where the staff will: (a) drive`."""
    last = introduction.parts[-1] if introduction.parts else None
    if last is None or not last.subject.conditional:
        return False
    return all(not token.is_word for token in introduction.tokens[last.act :])


def opens_nothing(introduction: Sentence) -> bool:
    """Tell whether a sentence opens no list for a trigger: it is blacked out, or somebody acts in it without one.

    `The Buyer shall: (a) pay; (b) the Seller allows the Buyer to do one of the following: (i) stay`.
    """
    tokens = introduction.tokens
    is_blacked_out = bool(tokens) and tokens[-1].text == "]"
    return is_blacked_out or (not introduction.main_parts and somebody_acts(tokens))


def somebody_acts(tokens: Tokens) -> bool:
    """Tell whether somebody does something at the beginning of a sentence: `the Seller allows`."""
    begin = next((n for n, token in enumerate(tokens) if token.is_word), len(tokens))
    reach = range(begin + 1, min(begin + LONGEST_SUBJECT, len(tokens)))
    verb = next((n for n in reach if is_third_person(tokens, n)), None)
    phrase = None if verb is None else parse_phrase(tokens, begin, verb)
    return phrase is not None and phrase.end == verb and names_somebody(tokens, phrase)


def governing_part(introduction: Sentence) -> Part:
    """Return the trigger of an introduction that governs its list: the last one that stands in no brackets.

    One before it whose act the list has still to name comes first: `will not, with any who may help, (a) sell`.
    """
    tokens = introduction.tokens
    depth, inside = 0, set()
    for index, token in enumerate(tokens):
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if depth:
            inside.add(index)
    parts = introduction.main_parts
    outside = [part for part in reversed(parts) if part.begin not in inside] or parts[-1:]
    waiting = (
        p for p in outside if p.subject.link is not Link.RELATIVE and parse_action(tokens, p.act, p.stop) is None
    )
    return next(waiting, outside[0])


def is_imperative(tokens: Tokens) -> bool:
    """Tell whether a sentence opens with a verb in its base form: `Maintain a plan`."""
    return is_base_verb(tokens[0].low) and low_at(tokens, 1) not in AFTER_NOUN


def listed_action(sentence: Sentence, introduction: Action | None) -> Action:
    """Return the act of a list item: its own verb or gerund, else the introduction's verb."""
    tokens = sentence.tokens
    begin = first_word(tokens)
    if introduction is None and tokens[begin].low in PREPOSITIONS:
        reach = range(begin + 1, min(begin + LONGEST_OPENING, len(tokens)))
        begin = next((n for n in reach if opens_act(tokens, n)), begin)
    stop = min((p.start for p in sentence.main_parts if p.start > begin), default=len(tokens))
    if introduction and introduction.verb in HAVING and (held := read_power(tokens, begin)):
        return held
    is_noun = introduction is not None and names_thing(tokens, begin, introduction.verb)
    if not is_noun and (opens_with_verb(tokens) or opens_act(tokens, begin)):
        return Action(begin, stop, begin, to_base_verb(tokens[begin].low))
    if introduction and introduction.verb in CLAIMED:
        head = matter_of(tokens, begin, stop)
        return Action(begin, stop, head, tokens[head].low)
    return Action(begin, stop, begin, introduction.verb if introduction else "be")


def read_power(tokens: Tokens, begin: int) -> Action | None:
    """Return the act that an item of what one has gives a right to: `the sole right to | choose the driver`."""
    if opens_act(tokens, begin) and tokens[begin].low not in POWERS:
        return None
    power = next((n for n in range(begin, begin + 4) if to_singular(low_at(tokens, n)) in POWERS), None)
    is_power = power is not None and low_at(tokens, power + 1) == "to"
    return find_held_act(tokens, begin - 1, len(tokens)) if is_power else None


def names_thing(tokens: Tokens, index: int, verb: str) -> bool:
    """Tell whether an item opens with what its introduction's verb is done to: `report: | contract | sums`."""
    if verb not in TAKING_THINGS or not is_listed_thing(tokens[index].low):
        return False
    return is_listed_thing(low_at(tokens, index + 1))


def opens_with_verb(tokens: Tokens) -> bool:
    """Tell whether an item opens with a verb: `Answer calls`, `Answering of calls`, not `Review of calls`.

    A word that no list knows is one where an article follows: `Unhook the crane`.
    """
    index = first_word(tokens)
    word, after = tokens[index].low, low_at(tokens, index + 1)
    if is_gerund(word):
        return True
    return after != "of" if is_base_verb(word) else after in ARTICLES and word not in FUNCTION_WORDS


def first_word(tokens: Tokens) -> int:
    """Return the index of an item's first word behind an aside such as `if applicable,` and behind adverbs."""
    if opens_aside(tokens[0]):
        for comma, token in enumerate(tokens[:-1]):
            after = tokens[comma + 1].low
            if token.text == "," and (is_base_verb(after) or after.endswith("ing")):
                return comma + 1
    index = next((n for n, t in enumerate(tokens) if t.is_word), 0)
    while index + 1 < len(tokens) and tokens[index + 1].is_word and skips(tokens, index):
        index += 1
    return index


def is_denied(tokens: Tokens) -> bool:
    """Tell whether an item says what is not to be done: `not | disclose it`."""
    return bool(tokens) and (tokens[0].low == "not" or (tokens[0].low == "do" and low_at(tokens, 1) == "not"))


def skips(tokens: Tokens, index: int) -> bool:
    """Tell whether a word that opens an item only leads to its verb: `faithfully and diligently | serve`."""
    return (
        is_adverb(tokens[index].low)
        or tokens[index].low == "not"
        or (tokens[index].low == "do" and tokens[index + 1].low == "not")
        or (tokens[index].low in CONJUNCTIONS and is_adverb(low_at(tokens, index - 1)))
    )
