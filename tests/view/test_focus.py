import pytest

from kg.errors import ConfigError
from kg.view.facts import Facts
from kg.view.focus import find_focus
from kg.view.kinds import NodeKind, ViewKind

BASE = "https://w3id.org/clausegraph/id/"


@pytest.mark.parametrize(
    ("wanted", "iri"),
    [
        ("Help Desk", "clause-type/help-desk"),
        ("the help desk", "clause-type/help-desk"),
        ("help-desk", "clause-type/help-desk"),
        ("clause-type/help-desk", "clause-type/help-desk"),
        (f"{BASE}clause-type/help-desk", "clause-type/help-desk"),
        ("VENDOR", "party/vendor"),
        ("hdl", "role/help-desk-lead"),
        ("role/help-desk-lead", "role/help-desk-lead"),
    ],
)
def test_a_focus_is_found_by_name_slug_and_iri(facts: Facts, wanted: str, iri: str) -> None:
    assert find_focus(facts, wanted, ViewKind.RELATED).iri == BASE + iri


def test_a_clause_is_found_by_its_iri_and_by_the_end_of_it(facts: Facts) -> None:
    clause = facts.clauses_of(f"{BASE}clause-type/royalties")[0]
    for wanted in (clause, clause.removeprefix(BASE), clause.rsplit("/", 1)[-1]):
        found = find_focus(facts, wanted, ViewKind.RELATED)
        assert (found.iri, found.kind) == (clause, NodeKind.CLAUSE)


@pytest.mark.parametrize("wanted", ["Help Dsk", "vendr", "", "   ", "}", '"', "\\", "x" * 100_000, "<>", "?here"])
def test_an_unknown_focus_is_one_sentence(facts: Facts, wanted: str) -> None:
    with pytest.raises(ConfigError) as caught:
        find_focus(facts, wanted, ViewKind.RELATED)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_an_unknown_focus_names_what_is_near_it(facts: Facts) -> None:
    with pytest.raises(ConfigError, match=r"near it are Help Desk"):
        find_focus(facts, "help dsk", ViewKind.RELATED)


def test_of_two_things_with_one_name_the_picture_chooses_and_names_the_other(stores) -> None:
    page = stores.read_page(
        "Account Manager",
        [stores.Sample("Account Manager", "It shall act.", (stores.Duty("Account Manager", "act"),))],
        roles=["Account Manager"],
    )
    facts = Facts(stores.to_store(page))
    related = find_focus(facts, "account manager", ViewKind.RELATED)
    assert (related.kind, related.others) == (NodeKind.CLAUSE_TYPE, (f"{BASE}role/account-manager",))
    norms = find_focus(facts, "account manager", ViewKind.NORMS)
    assert (norms.kind, norms.others) == (NodeKind.ROLE, (f"{BASE}clause-type/account-manager",))


def test_names_from_the_store_reach_the_message_in_printable_form(stores) -> None:
    page = stores.read_page("Help Desk", name="help\x1b[2Jdesk\n.txt", roles=["Help\x1b]0;x\x07Desk"])
    facts = Facts(stores.to_store(page))
    for wanted in ("help 2jdesk tx", "help 0 x dsk"):
        with pytest.raises(ConfigError) as caught:
            find_focus(facts, wanted, ViewKind.RELATED)
        message = str(caught.value)
        assert r"\x1b" in message
        assert message.isprintable()
