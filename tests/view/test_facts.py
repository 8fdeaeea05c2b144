from kg.graph.store import Store
from kg.model import Modality, QualifierKind
from kg.view.facts import Facts, Place
from kg.view.focus import find_focus
from kg.view.kinds import NodeKind, ViewKind
from kg.view.labels import shorten

BASE = "https://w3id.org/clausegraph/id/"


def first_clause(facts: Facts) -> str:
    [iri] = [c for c in facts.clauses_of(f"{BASE}clause-type/help-desk") if "answer" in facts.clause(c).text]
    return iri


def test_a_clause_comes_with_its_words_place_and_norms_in_order(facts: Facts) -> None:
    clause = facts.clause(first_clause(facts))
    assert clause.text == "Help Desk. The Vendor shall answer every call within one hour."
    assert clause.opening == "The Vendor shall answer every call within one hour."
    assert clause.name == "Help Desk: The Vendor shall answer every call within one hour."
    assert clause.places == (Place("help desk.txt", 45, 107, "Samples", "Help Desk"),)
    assert [facts.sentence(norm) for norm in clause.norms] == [
        "Vendor must answer every call",
        "Vendor must not leave the desk unstaffed",
    ]


def test_a_norm_says_who_for_whom_and_what_limits_it(facts: Facts) -> None:
    norm = facts.clause(first_clause(facts)).norms[0]
    assert (norm.modality, norm.basis, norm.action) == ("Obligation", "Stated", "answer every call")
    assert (facts.who(norm), facts.for_whom(norm)) == ("Vendor", "Client")
    assert norm.limits == (("deadline", "within one hour"),)


def test_a_bearer_that_the_text_leaves_open_is_said_to_be_open(facts: Facts) -> None:
    clauses = [facts.clause(c) for c in facts.clauses_of(f"{BASE}clause-type/technical-support")]
    [norm] = [n for c in clauses for n in c.norms if n.action == "be kept for a year"]
    assert facts.sentence(norm) == "(left open) must be kept for a year"


def test_a_heading_in_capitals_is_told_from_the_words_after_it(facts: Facts) -> None:
    names = {facts.name(c) for c in facts.clauses_of(f"{BASE}clause-type/help-desk")}
    assert "Help Desk: The Lead shall report to the Client each month." in names


def test_what_the_store_does_not_hold_has_no_kind(facts: Facts) -> None:
    assert facts.kind(f"{BASE}party/nobody") is None
    assert facts.kind("no iri at all <>") is None
    assert facts.kind(f"{BASE}party/vendor") is NodeKind.PARTY


def test_a_document_owns_the_clauses_that_stand_in_it(facts: Facts) -> None:
    document = find_focus(facts, "royalties.txt", ViewKind.RELATED)
    assert document.kind is NodeKind.DOCUMENT
    assert [facts.clause(c).text for c in facts.clauses_of(document.iri)] == ["Royalties. Nothing is owed."]


def test_an_empty_store_has_nothing_to_tell() -> None:
    facts = Facts(Store.in_memory())
    assert facts.clauses_of(f"{BASE}clause-type/help-desk") == []


def test_a_text_without_a_space_is_cut_where_it_must_be() -> None:
    assert shorten("x" * 100, 10) == "x" * 9 + "…"


def two_readings(stores, words: str = "The Vendor shall act.") -> Facts:
    """Return two pages that hold one clause and read its norm differently."""
    must = stores.Duty("Vendor", "act at once", to="Client", limits=((QualifierKind.DEADLINE, "at once"),))
    may = stores.Duty("Client", "pay late", Modality.PERMISSION, limits=((QualifierKind.DEADLINE, "late"),))
    pages = (
        stores.read_page("Support", [stores.Sample("Desk", "The Vendor shall act.", (must,))]),
        stores.read_page("Audit", [stores.Sample("Desk", words, (may,))]),
    )
    return Facts(stores.to_store(*pages))


def test_documents_that_read_a_norm_differently_are_never_mixed(stores) -> None:
    facts = two_readings(stores)
    [(clause,)] = {tuple(facts.clauses_of(f"{BASE}clause-type/{name}")) for name in ("support", "audit")}
    norms = facts.clause(clause).norms
    assert [norm.document for norm in norms] == sorted(norm.document for norm in norms)
    told = {(facts.sentence(n), facts.for_whom(n), n.modality, n.limits) for n in norms}
    assert told == {
        ("Vendor must act at once", "Client", "Obligation", (("deadline", "at once"),)),
        ("Client may pay late", "", "Permission", (("deadline", "late"),)),
    }
    [iri] = {norm.iri for norm in norms}
    assert facts.readings(iri) == norms
    assert facts.norm(iri) == norms[0]
    assert facts.name(iri) == facts.sentence(norms[0])
    assert facts.name(f"{iri}/qualifier/1") == norms[0].limits[0][1]


def test_a_norm_that_documents_read_alike_is_told_once(stores) -> None:
    duty = stores.Duty("Vendor", "act")
    pages = [
        stores.read_page(title, [stores.Sample("Desk", "It shall act.", (duty,))]) for title in ("Audit", "Support")
    ]
    facts = Facts(stores.to_store(*pages))
    [clause] = facts.clauses_of(f"{BASE}clause-type/audit")
    [norm] = facts.clause(clause).norms
    assert len(facts.places(norm.iri)) == 2
    assert facts.words(norm.iri) == "It shall act."


def test_a_clause_that_documents_print_differently_is_told_in_one_print(stores) -> None:
    facts = two_readings(stores, "The Vendor, shall act!")
    [clause] = facts.clauses_of(f"{BASE}clause-type/support")
    assert len(facts.clause(clause).places) == 2
    assert facts.clause(clause).text in {"Desk. The Vendor shall act.", "Desk. The Vendor, shall act!"}


def test_an_exception_limits_a_norm_once(stores) -> None:
    limits = ((QualifierKind.CONDITION, "if asked"), (QualifierKind.EXCEPTION, "unless it rains"))
    page = stores.read_page(
        "Support", [stores.Sample("Desk", "The Vendor shall act.", (stores.Duty("Vendor", "act", limits=limits),))]
    )
    facts = Facts(stores.to_store(page))
    [clause] = facts.clauses_of(f"{BASE}clause-type/support")
    assert facts.clause(clause).norms[0].limits == (("condition", "if asked"), ("exception", "unless it rains"))
