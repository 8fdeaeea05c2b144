"""List items: which take the trigger of their introduction, and what act each names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Norm

Said = Callable[[str], list[tuple[str, str | None, str]]]
DUTY = "Obligation"
LISTS = {
    "verbs": (
        "The Operator shall: (a) sweep the yard; (b) lock the gate; and (c) promptly report each theft.",
        [(DUTY, "The Operator", "sweep"), (DUTY, "The Operator", "lock"), (DUTY, "The Operator", "report")],
    ),
    "gerunds": (
        "The Operator shall be responsible for: (a) sweeping the yard; (b) locking the gate.",
        [(DUTY, "The Operator", "sweep"), (DUTY, "The Operator", "lock")],
    ),
    "nouns under a state": (
        "The Operator is responsible for: (a) the safety of the yard; (b) the keys.",
        [(DUTY, "The Operator", "safety"), (DUTY, "The Operator", "keys")],
    ),
    "a name that no list knows, shown by what it does": (
        "The Incumbent will: (a) hold the keys; (b) notify the Bank; (c) leave by noon.",
        [(DUTY, "The Incumbent", "hold"), (DUTY, "The Incumbent", "notify"), (DUTY, "The Incumbent", "leave")],
    ),
    "a name that no list knows, who answers for a thing": (
        "The CHU is responsible for: (a) sweeping the yard; (b) locking the gate.",
        [(DUTY, "The CHU", "sweep"), (DUTY, "The CHU", "lock")],
    ),
    "an act that says how another may be done": (
        "The Operator shall: (a) describe how water will be saved; (b) lock the gate.",
        [(DUTY, "The Operator", "describe"), (DUTY, "The Operator", "lock")],
    ),
    "things that are written as verbs are": (
        "The Operator shall report the following figures: (a) contract sums; (b) order dates.",
        [(DUTY, "The Operator", "report"), (DUTY, "The Operator", "report")],
    ),
    "acts that are written as things are": (
        "The Operator shall document the following steps: (a) review the plan; (b) return tools.",
        [(DUTY, "The Operator", "review"), (DUTY, "The Operator", "return")],
    ),
    "acts of a list within an item in which another acts": (
        "The Operator shall: (a) lock the gate; (b) the Buyer allows the Seller one of the following: (i) leave it.",
        [(DUTY, "The Operator", "lock")],
    ),
    "a commitment": (
        "The Operator commits itself to: (a) sweep the yard; (b) lock the gate.",
        [(DUTY, "The Operator", "sweep"), (DUTY, "The Operator", "lock")],
    ),
    "nouns before which no colon stands": (
        "The Operator is responsible for (a) the keys, (b) locking the gate, and (c) all acts of its drivers.",
        [(DUTY, "The Operator", "keys"), (DUTY, "The Operator", "lock"), (DUTY, "The Operator", "acts")],
    ),
    "promises before which no colon stands": (
        "The Operator agrees to (a) lock the gate, and (b) sweep the yard at the end of each day.",
        [(DUTY, "The Operator", "lock"), (DUTY, "The Operator", "sweep")],
    ),
    "rights before which no colon stands": (
        "The Tenant has the right to (i) paint the fence; and (ii) plant a hedge.",
        [("Right", "The Tenant", "paint"), ("Right", "The Tenant", "plant")],
    ),
    "what a thing is like": (
        "The Operator shall keep a fence which will (1) hold the hens; (2) keep out foxes; and (3) look neat.",
        [(DUTY, "The Operator", "keep")],
    ),
    "an item with an adverbial before its own modal": (
        "The Operator shall do the following: (a) For each sale, the Operator shall write a note; (b) lock the gate.",
        [(DUTY, "the Operator", "write"), (DUTY, "The Operator", "lock")],
    ),
    "what is provided": (
        "Notes may be sent by mail, provided: (a) the Client is told of it; (b) it is free.",
        [("Permission", None, "send")],
    ),
    "adverbials before verbs": (
        "The Operator shall: (a) at all times keep order; (b) faithfully and diligently serve the Client.",
        [(DUTY, "The Operator", "keep"), (DUTY, "The Operator", "serve")],
    ),
    "a second trigger in brackets": (
        "The Operator shall not (and will not let others), without consent: (a) sell the yard; (b) let the yard.",
        [("Prohibition", "The Operator", verb) for verb in ("let", "sell", "let")],
    ),
    "a modal before the first label": (
        "The Operator shall not (a) sell the yard; (b) let the yard; or (c) mend the gate.",
        [("Prohibition", "The Operator", verb) for verb in ("sell", "let", "mend")],
    ),
    "an item that denies": (
        "The Operator shall: (a) lock the yard; and (b) not sell it.",
        [(DUTY, "The Operator", "lock"), ("Prohibition", "The Operator", "sell")],
    ),
    "cases": (
        "The Operator may leave at once: (a) if the yard is sold; (b) if the gate is shut.",
        [("Permission", "The Operator", "leave")],
    ),
    "cases behind one if": (
        "The Operator shall tell the Client if: (a) the yard is sold; (b) the gate is shut.",
        [(DUTY, "The Operator", "tell")],
    ),
    "cases behind an event": (
        "The Operator shall tell the Client in the event of any of the following: (a) the yard is sold; (b) a fire.",
        [(DUTY, "The Operator", "tell")],
    ),
    "an item that forbids": (
        "The Operator shall: (a) lock the yard; (b) do not sell it; and (c) re-enter it.",
        [(DUTY, "The Operator", "lock"), ("Prohibition", "The Operator", "sell"), (DUTY, "The Operator", "re-enter")],
    ),
    "causes": (
        "The Operator may charge for repairs that are due to: (a) rust in the gate; (b) a flood in the yard.",
        [("Permission", "The Operator", "charge")],
    ),
    "of whom the introduction speaks": (
        "The Operator shall train all drivers who: (a) carry keys; (b) lock the gate.",
        [(DUTY, "The Operator", "train")],
    ),
    "an if-clause that the list ends": (
        "The Operator shall tell the Client when the drivers will: (a) open the gate; (b) leave the yard.",
        [(DUTY, "The Operator", "tell")],
    ),
    "what somebody can do": (
        "The Operator pays for damage that it can show: (a) is old; (b) it knew before.",
        [],
    ),
    "a modal far from its list": (
        "The Operator will not, alone or with anybody, which will include an agent or a partner: (a) sell the yard; "
        "(b) let the yard.",
        [("Prohibition", "The Operator", "sell"), ("Prohibition", "The Operator", "let")],
    ),
    "a definition": (
        "The words shall have the meaning given: (a) as to the yard, a field; (b) as to a gate, a bar.",
        [],
    ),
    "an item with a modal far behind its verb": (
        "The Operator shall:\n(a) keep, before it opens the yard, all such books and papers as the law may require;\n"
        "(b) lock the gate.",
        [(DUTY, "The Operator", "keep"), (DUTY, "The Operator", "lock")],
    ),
    "nouns under an item's verb": (
        "The Operator shall:\n(a) lock the yard; and\n(b) send it the following papers;\n(1) a map;\n(2) a list.",
        [(DUTY, "The Operator", verb) for verb in ("lock", "send", "send", "send")],
    ),
    "nouns under a verb": (
        "The manual will include the following: (a) a map of the yard; (b) a list of the keys.",
        [(DUTY, None, "include"), (DUTY, None, "include")],
    ),
    "permissions": (
        "The Tenant may: (a) paint the fence; (b) plant a hedge.",
        [("Permission", "The Tenant", "paint"), ("Permission", "The Tenant", "plant")],
    ),
    "prohibitions": (
        "The Tenant shall not: (a) sublet the shed; (b) remove the hedge.",
        [("Prohibition", "The Tenant", "sublet"), ("Prohibition", "The Tenant", "remove")],
    ),
    "an aside before the verb": (
        "The Operator shall: (a) if asked, sweep the yard; (b) lock the gate.",
        [(DUTY, "The Operator", "sweep"), (DUTY, "The Operator", "lock")],
    ),
    "nested": (
        "The Operator shall: (a) test the plant: (i) open the pumps; (ii) flush the pipes; (b) lock the gate.",
        [(DUTY, "The Operator", verb) for verb in ("test", "open", "flush", "lock")],
    ),
    "items with a subject and a modal of their own": (
        "The Operator agrees as follows: (a) the Seller shall sweep the yard; (b) the Buyer shall lock the gate.",
        [(DUTY, "the Seller", "sweep"), (DUTY, "the Buyer", "lock")],
    ),
    "rights, and what one has a claim to": (
        "The Agent is entitled to the following: (a) the sole right to choose a driver; (b) two seats.",
        [("Right", "The Agent", "choose"), ("Right", "The Agent", "seats")],
    ),
    "no list": (
        "The Operator shall sweep the yard (a) daily or (b) weekly.",
        [(DUTY, "The Operator", "sweep")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=list(LISTS))
def test_an_item_is_a_statement_under_the_trigger_of_its_introduction(
    said: Said, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert said(text) == expected


def test_items_share_the_trigger_and_inherit_the_bearer(norms: Callable[[str], list[Norm]]) -> None:
    first, second = norms("The Operator shall: (a) sweep the yard; (b) lock the gate.")
    assert first.trigger == second.trigger
    assert first.evidence.end <= second.evidence.begin
    assert first.trigger.end <= first.evidence.begin
    for norm in (first, second):
        assert norm.bearer is not None
        assert (norm.bearer.basis, norm.bearer.agents) == ("Inherited", ("Operator",))


def test_a_condition_before_an_introduction_limits_each_item(norms: Callable[[str], list[Norm]]) -> None:
    found = norms("If a pump fails, the Operator shall: (a) stop the line; (b) call the plumber.")
    assert [[q.text for q in norm.qualifiers] for norm in found] == [["If a pump fails"]] * 2


def test_examples_behind_including_are_no_statements(said: Said) -> None:
    text = "The Operator shall keep tools, including: (a) two ladders; (b) a saw."
    assert said(text) == [(DUTY, "The Operator", "keep")]


def test_an_imperative_in_a_later_sentence_of_an_item_is_a_statement(said: Said) -> None:
    text = "The Operator shall: (a) check the pumps. Record each fault; (b) lock the gate."
    assert [verb for _, _, verb in said(text)] == ["check", "record", "lock"]


def test_a_description_in_a_later_sentence_of_an_item_is_none(said: Said) -> None:
    text = "The Operator shall: (a) check the pumps. The pumps are old; (b) lock the gate."
    assert [verb for _, _, verb in said(text)] == ["check", "lock"]
