from kg.view import details
from kg.view.details import Readout
from kg.view.facts import Facts
from kg.view.graph import read_graph
from kg.view.kinds import ViewKind


def read(store, view: ViewKind) -> tuple[dict, Readout]:
    facts = Facts(store)
    graph = read_graph(facts, view)
    readout = Readout(facts, {iri: number for number, iri in enumerate(graph)}, left=100_000)
    found = readout.read(graph)
    return {facts.name(iri): detail for iri, detail in found.items()}, readout


def test_a_clause_type_reads_out_what_it_is_its_page_and_its_clauses(support) -> None:
    found, readout = read(support, ViewKind.RELATED)
    desk = found["Help Desk"]
    assert desk["text"] == "Help Desk clauses say who answers."
    assert desk["facts"] == [["Clauses", "3"], ["Page", "help desk.txt"]]
    texts = [readout.clauses[number]["text"] for number in desk["clauses"]]
    assert "Help Desk. The Vendor shall answer every call within one hour." in texts


def test_a_role_reads_out_its_other_names_and_norms(support) -> None:
    found, readout = read(support, ViewKind.RESPONSIBILITIES)
    lead = found["Help Desk Lead"]
    assert lead["facts"] == [["Also called", "HDL"]]
    [norm] = [readout.norms[number] for number in lead["norms"]]
    assert (norm["who"], norm["must"], norm["act"], norm["to"]) == (
        "Help Desk Lead",
        "must",
        "report to the Client",
        "Client",
    )
    assert norm["limits"] == [["frequency", "each month"]]


def test_a_party_reads_out_the_norms_that_hold_towards_it(support) -> None:
    found, readout = read(support, ViewKind.NORMS)
    acts = {readout.norms[number]["act"] for number in found["Client"]["towards"]}
    assert acts == {"answer every call", "report to the Client"}


def test_a_norm_reads_out_its_words_its_place_and_its_clause(support) -> None:
    found, readout = read(support, ViewKind.RESPONSIBILITIES)
    norm = found["Client may ask for a recording"]
    assert norm["text"] == "The Client may ask for a recording."
    assert norm["places"][0][0] == "help desk.txt"
    assert readout.clauses[norm["inside"]]["name"] == "The Client may ask for a recording."


def test_each_norm_and_clause_is_listed_once(support) -> None:
    _, readout = read(support, ViewKind.ALL)
    assert len(readout.norms) == 5
    assert len(readout.clauses) == 8


def test_what_does_not_fit_is_named_and_then_counted(stores, monkeypatch) -> None:
    store = stores.to_store(*stores.many_pages(12))
    monkeypatch.setattr(details, "RESERVE", 1_000)
    facts = Facts(store)
    graph = read_graph(facts, ViewKind.RELATED)
    readout = Readout(facts, {iri: number for number, iri in enumerate(graph)}, left=4_000)
    found = readout.read(graph)
    with_words = [clause for clause in readout.clauses if "text" in clause]
    assert 0 < len(with_words) < len(readout.clauses)
    assert all(clause["name"] for clause in readout.clauses)
    assert len(found) < len(graph)
    shown = sum(len(detail.get("clauses", [])) for detail in found.values())
    left_out = sum(detail.get("moreClauses", 0) for detail in found.values())
    assert left_out > 0
    assert shown + left_out == sum(int(detail["facts"][0][1]) for detail in found.values())


def test_norms_are_marked_in_the_words_of_their_clause(support) -> None:
    _, readout = read(support, ViewKind.RELATED)
    [clause] = [c for c in readout.clauses if "answer every call" in c.get("text", "")]
    marked = [(readout.norms[number]["act"], clause["text"][begin:end]) for number, begin, end, *_ in clause["marks"]]
    words = "The Vendor shall answer every call within one hour."
    assert marked == [("answer every call", words), ("leave the desk unstaffed", words)]


def test_a_norm_that_two_documents_read_differently_is_read_out_in_both_readings(stores) -> None:
    sample = "Desk", "It shall act."
    store = stores.to_store(
        stores.read_page("Support", [stores.Sample(*sample, (stores.Duty("Vendor", "act"),))]),
        stores.read_page("Audit", [stores.Sample(*sample, (stores.Duty("Client", "wait"),))]),
    )
    found, readout = read(store, ViewKind.RESPONSIBILITIES)
    [norm] = [detail for detail in found.values() if "inside" in detail]
    told = {(n["who"], n["act"], *n["limits"][0]) for n in (readout.norms[number] for number in norm["norms"])}
    assert told == {
        ("Vendor", "act", "as read in", "support.txt"),
        ("Client", "wait", "as read in", "audit.txt"),
    }
    assert norm["text"] == "It shall act."
    for agent in ("Vendor", "Client"):
        assert [readout.norms[number]["who"] for number in found[agent]["norms"]] == [agent]
