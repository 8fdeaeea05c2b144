"""Who bears a norm, and how that is known."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Basis, Norm, Participant, Reading

Norms = Callable[[str], list[Norm]]


def bearers(norms: list[Norm]) -> list[tuple[tuple[str, ...], Basis] | None]:
    return [(norm.bearer.agents, norm.bearer.basis) if norm.bearer else None for norm in norms]


def test_it_stands_for_who_opens_the_sentence(norms: Callable[[str], list[Norm]]) -> None:
    text = "The Buyer shall pay. The Tenant agrees that it will pay the rent and that it will insure it."
    assert [norm.bearer.agents for norm in norms(text) if norm.bearer] == [("Buyer",), ("Tenant",), ("Tenant",)]


def test_a_subject_states_its_bearer(norms: Norms) -> None:
    assert bearers(norms("The Operator shall lock the gate.")) == [(("Operator",), Basis.STATED)]


def test_two_subjects_are_two_bearers(norms: Norms) -> None:
    assert bearers(norms("The Seller and the Buyer shall sign.")) == [(("Seller", "Buyer"), Basis.STATED)]


def test_a_second_modal_inherits_the_bearer_of_the_first(norms: Norms) -> None:
    found = norms("The Operator shall lock the gate and shall report it.")
    assert bearers(found) == [(("Operator",), Basis.STATED), (("Operator",), Basis.INHERITED)]


def test_it_stands_for_the_bearer_before(norms: Norms) -> None:
    found = norms("The Operator shall lock the gate. It shall report each theft.")
    assert bearers(found)[1] == (("Operator",), Basis.INHERITED)
    assert found[1].bearer == Participant("It", ("Operator",), Basis.INHERITED)


def test_he_or_she_stands_for_the_last_role_and_not_for_a_party(norms: Norms) -> None:
    found = norms("The Buyer shall name a Site Manager. He or she shall lock the gate.")
    assert bearers(found)[1] == (("Site Manager",), Basis.INHERITED)


def test_a_pronoun_without_an_antecedent_resolves_to_nobody(norms: Norms) -> None:
    assert bearers(norms("He or she shall lock the gate.")) == [((), Basis.STATED)]


def test_a_passive_is_inferred_to_bind_the_one_party_that_performs(norms: Norms) -> None:
    found = norms("The Contractor serves the Client. The gate shall be locked.")
    assert bearers(found) == [(("Contractor",), Basis.INFERRED)]
    assert found[0].bearer is not None and found[0].bearer.text is None


def test_a_passive_binds_nobody_where_two_parties_perform(norms: Norms) -> None:
    assert bearers(norms("The Contractor and the Operator meet. The gate shall be locked.")) == [None]


def test_a_passive_is_inferred_to_bind_the_one_of_two_performers_that_is_obliged(norms: Norms) -> None:
    found = norms("The Contractor shall meet the Operator. The gate shall be locked.")
    assert bearers(found)[1] == (("Contractor",), Basis.INFERRED)


def test_the_one_who_is_served_is_not_inferred_to_serve(norms: Norms) -> None:
    found = norms("The Contractor shall be paid each month.")
    assert bearers(found) == [None]


def test_an_inferred_bearer_has_no_words(norms: Norms) -> None:
    found = norms("The Tenant shall pay rent. The fence shall be painted.")
    assert found[1].bearer == Participant(None, ("Tenant",), Basis.INFERRED)


def test_evidence_trigger_and_rule_say_where_a_norm_was_found(read: Callable[[str], Reading]) -> None:
    reading = read("The gate is old. The Operator shall not open it.")
    (norm,) = reading.norms()
    text = reading.document.text
    assert norm.evidence.of(text) == "The Operator shall not open it."
    assert (norm.trigger.of(text), norm.rule) == ("shall not", "modal-not")


def test_a_norm_stands_in_its_innermost_provision(read: Callable[[str], Reading]) -> None:
    reading = read("1. The Seller waits.\n2. The Buyer shall pay.\n3. The Carrier waits.\n")
    (norm,) = reading.norms()
    assert norm.provision is not None
    assert reading.clauses[0].clause.provisions[norm.provision].number.strip(".") == "2"


def test_who_acts_elsewhere_in_a_document_is_known_behind_a_front(norms: Norms) -> None:
    found = norms("Norvik agrees to mend it. It is late. Each quarter, Norvik shall clean the pumps.")
    assert [norm.bearer and norm.bearer.agents for norm in found] == [("Norvik",), ("Norvik",)]
