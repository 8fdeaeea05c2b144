"""What `make quality` counts, records and compares."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from annotated_texts import AnnotatedText, pair_files, read_texts
from comparison import Record, Result, compare, read_records, score_texts, to_record, write_records
from likeness import are_alike
from marks import FIELDS, Mark, Verdict, tally_marks, to_figures
from quality import RECORDED, describe, main
from scoring import score_reading

from kg.errors import DocumentError
from kg.model import (
    Agent,
    AgentKind,
    Clause,
    ClauseReading,
    Definition,
    Document,
    DocumentKind,
    Modality,
    Norm,
    Organization,
    Outline,
    Participant,
    Provision,
    Qualifier,
    QualifierKind,
    Reading,
    Reference,
    Section,
    Span,
)

TEXT = (
    "1. Gardening. The Gardener shall mow the lawn for the Owner within two days of a call. "
    "The Owner may inspect the lawn under Rule 7. Hedges must be cut each month."
)
KEY = re.compile(rf"[^/: ]+:\d+ (?:{'|'.join(FIELDS)}) (?:missed|extra|wrong)")


def at(words: str) -> Span:
    """Return where words stand in the text."""
    begin = TEXT.index(words)
    return Span(begin, begin + len(words))


MOWING = at("The Gardener shall mow the lawn for the Owner within two days of a call.")
INSPECTING = at("The Owner may inspect the lawn under Rule 7.")
CUTTING = at("Hedges must be cut each month.")


def norm(modality: Modality, evidence: Span, trigger: str, verb: str, **fields: Any) -> Norm:
    return Norm(modality, evidence, at(trigger), verb, verb, "made up", **fields)


MOW = norm(
    Modality.OBLIGATION,
    MOWING,
    "shall",
    "mow",
    bearer=Participant("The Gardener", ("Gardener",)),
    counterparty=Participant("the Owner", ("Owner",)),
    qualifiers=(Qualifier(QualifierKind.DEADLINE, at("within two days of a call"), "within two days of a call"),),
)
INSPECT = norm(Modality.PERMISSION, INSPECTING, "may", "inspect", bearer=Participant("The Owner", ("Owner",)))
CUT = norm(Modality.OBLIGATION, CUTTING, "must", "cut")


def read(*norms: Norm, summary: Span | None = None) -> Reading:
    """Return a reading of the text with these norms."""
    whole = Span(0, len(TEXT))
    clause = Clause(Section.BODY, whole, whole, "Gardening", provisions=(Provision("1.", whole),))
    outline = Outline(DocumentKind.CONTRACT, TEXT, "Gardening", summary, (clause,))
    gardener = Agent(AgentKind.PARTY, "Gardener", ("Gardeners",), (at("Gardener shall"),))
    owner = Agent(AgentKind.PARTY, "Owner", (), (at("Owner within"),))
    clauses = (ClauseReading(clause, norms, (Reference(at("Rule 7"), "Rule 7"),)),)
    organizations = (Organization("Greenhand Ltd", at("Gardener shall"), "Gardener"),)
    return Reading(
        Document(("garden.txt",), "0" * 64, TEXT),
        outline,
        clauses,
        (gardener, owner),
        organizations,
        (Definition("Lawn", at("lawn")),),
    )


def statement(
    evidence: Span, trigger: str, modality: str, bearer: str | None, action: str, **fields: Any
) -> dict[str, Any]:
    """Return an annotated statement."""
    span = at(trigger)
    empty = dict.fromkeys(("bearer_implied", "counterparty", "deadline", "frequency", "condition"))
    return {
        **{"start": evidence.begin, "end": evidence.end, "quote": evidence.of(TEXT)},
        **{"trigger": trigger, "trigger_start": span.begin, "trigger_end": span.end},
        **{"modality": modality, "bearer": bearer, "action": action},
        **empty,
        **fields,
    }


def annotate(**fields: Any) -> dict[str, Any]:
    """Return the annotation of the text, with some of its fields set otherwise."""
    rule = at("Rule 7")
    limits = {"counterparty": "the Owner", "deadline": "within two days of a call"}
    return {
        **{"file": "garden.txt", "title": "Gardening", "summary": None, "samples": [], "related": []},
        "statements": [
            statement(MOWING, "shall", "obligation", "The Gardener", "mow", **limits),
            statement(INSPECTING, "may", "permission", "The Owner", "inspect"),
            statement(CUTTING, "must", "obligation", None, "cut", bearer_implied="Gardener", frequency="each month"),
        ],
        "provisions": [{"label": "1.", "parent": None, "start": 0}],
        "parties": [{"name": "Gardener"}, {"name": "Owner"}],
        "roles": [],
        "references": [{"quote": "Rule 7", "start": rule.begin, "end": rule.end}],
        "aliases": [{"name": "Greenhand Ltd", "alias": "Gardener", "start": at("Gardener shall").begin}],
        "definitions": [{"term": "lawn", "start": at("lawn").begin}],
        **fields,
    }


def faults(reading: Reading, gold: dict[str, Any] | None = None) -> list[str]:
    """Return the faults of a reading without the name of the file."""
    result = score_texts([AnnotatedText(reading, gold or annotate())])
    return [fault.key.removeprefix("garden.txt:") for fault in result.faults]


def score(*norms: Norm) -> Result:
    return score_texts([AnnotatedText(read(*norms), annotate())])


# Marks and figures


def test_a_reading_with_one_bearer_and_one_limit_left_out() -> None:
    marks = score_reading(read(MOW, INSPECT, CUT), annotate())
    assert [mark for mark in marks if mark.verdict is not Verdict.FOUND] == [
        Mark("implied", Verdict.MISSED, at("must").begin, "Gardener"),
        Mark("frequency", Verdict.MISSED, at("must").begin, "each month"),
    ]
    figures = to_figures(marks)
    assert figures["norms_f1"] == figures["strict_f1"] == figures["aliases_f1"] == figures["definitions_f1"] == 1.0
    assert figures["implied"] == figures["frequency_f1"] == 0.0
    assert figures["roles_f1"] is None
    assert figures["gold_norms"] == 3


def test_a_missed_norm_is_listed_with_its_limits() -> None:
    place = at("shall").begin
    assert f"{place} norms missed" in faults(read(INSPECT, CUT))
    assert f"{place} deadline missed" in faults(read(INSPECT, CUT))
    assert f"{place} bearer missed" not in faults(read(INSPECT, CUT))


def test_a_norm_that_nobody_annotated_is_extra() -> None:
    gold = annotate()
    gold["statements"] = gold["statements"][:1]
    assert faults(read(MOW, INSPECT), gold) == [f"{at('may').begin} norms extra"]


def test_an_optional_statement_is_neither_missed_nor_extra() -> None:
    gold = annotate()
    gold["statements"][1]["optional"] = gold["statements"][2]["optional"] = True
    assert faults(read(MOW, INSPECT), gold) == []


def test_a_wrong_kind_is_one_fault_and_not_a_strict_one_too() -> None:
    wrong = norm(Modality.OBLIGATION, INSPECTING, "may", "inspect", bearer=INSPECT.bearer)
    marks = score_reading(read(MOW, wrong, CUT), annotate())
    assert tally_marks(marks)["strict"].f1 == pytest.approx(2 / 3)
    assert f"{at('may').begin} modality wrong" in faults(read(MOW, wrong, CUT))
    assert not any("strict" in fault for fault in faults(read(MOW, wrong, CUT)))


def test_items_that_share_a_trigger_are_told_apart_by_their_places() -> None:
    first, second = at("mow the lawn"), at("within two days of a call")
    rows = [statement(place, "shall", "obligation", "The Gardener", "mow") for place in (first, second)]
    items = [norm(Modality.OBLIGATION, place, "shall", "mow", bearer=MOW.bearer) for place in (second, first)]
    assert faults(read(*items), annotate(statements=rows)) == []
    assert faults(read(items[0]), annotate(statements=rows)) == [f"{first.begin} norms missed"]


def test_a_limit_may_be_missed_extra_or_wrong() -> None:
    other = Qualifier(QualifierKind.EXCEPTION, at("under Rule 7"), "under Rule 7")
    inspect = norm(Modality.PERMISSION, INSPECTING, "may", "inspect", bearer=INSPECT.bearer, qualifiers=(other,))
    gold = annotate()
    begin = at("may").begin
    assert f"{begin} condition extra" in faults(read(MOW, inspect, CUT), gold)
    gold["statements"][1]["alternatives"] = {"condition": None}
    assert not any("condition" in fault for fault in faults(read(MOW, inspect, CUT), gold))
    gold["statements"][1]["condition"] = "if it rains"
    assert f"{begin} condition wrong" in faults(read(MOW, inspect, CUT), gold)
    assert f"{begin} condition missed" in faults(read(MOW, INSPECT, CUT), gold)
    gold["statements"][1]["alternatives"] = {"condition": "under the Rule"}
    assert not any("condition" in fault for fault in faults(read(MOW, inspect, CUT), gold))


def test_names_are_found_by_any_form_and_missed_where_the_text_has_them() -> None:
    parties = [{"name": "the Gardeners"}, {"name": "Hedges"}, {"name": "Owner", "optional": True}]
    assert [f for f in faults(read(MOW, INSPECT, CUT), annotate(parties=parties)) if "parties" in f] == [
        f"{at('Hedges').begin} parties missed"
    ]
    assert f"{at('Owner within').begin} parties extra" in faults(read(MOW), annotate(parties=parties[:1]))


def test_everything_else_has_its_place_too() -> None:
    gold = annotate(
        summary={"start": 3, "end": 12},
        provisions=[],
        references=[],
        aliases=[],
        definitions=[{"term": "Hedges", "start": at("Hedges").begin}],
    )
    assert {fault for fault in faults(read(MOW, INSPECT, CUT), gold) if "implied" not in fault} == {
        "0 provisions extra",
        "3 summary missed",
        f"{at('Gardener shall').begin} aliases extra",
        f"{at('lawn').begin} definitions extra",
        f"{at('Rule 7').begin} references extra",
        f"{at('Hedges').begin} definitions missed",
        f"{at('must').begin} frequency missed",
    }
    assert "3 summary missed" not in faults(read(summary=Span(3, 12)), gold)


def test_phrases_without_words_are_alike_to_nothing() -> None:
    assert not are_alike("", "")
    assert not are_alike(None, "a day")


# Keys, records and what changed


def test_the_recorded_keys_hold_no_words_of_the_text() -> None:
    record = to_record(score(MOW, CUT))
    assert set(record) == {"figures", "faults"}
    assert record["faults"]
    assert all(KEY.fullmatch(key) for key in record["faults"])


def test_what_came_is_lost_and_what_went_is_gained() -> None:
    change = compare(score(MOW, INSPECT, CUT), to_record(score(INSPECT, CUT)))
    assert [fault.key.split()[1:] for fault in change.gained] == [["norms", "missed"], ["deadline", "missed"]]
    assert change.lost == []
    back = compare(score(INSPECT, CUT), to_record(score(MOW, INSPECT, CUT)))
    assert [fault.key for fault in back.lost] == [fault.key for fault in change.gained]
    assert back.gained == []


def test_nothing_changed_between_a_run_and_its_record() -> None:
    assert compare(score(MOW), to_record(score(MOW))) == ([], [])


def test_two_faults_of_one_key_are_two() -> None:
    once: Record = {"figures": {}, "faults": ["garden.txt:0 parties missed"]}
    gold = annotate(parties=[{"name": "Neighbour"}, {"name": "Council"}])
    now = score_texts([AnnotatedText(read(MOW, INSPECT, CUT), gold)])
    lost = [fault.key for fault in compare(now, once).lost]
    assert lost.count("garden.txt:0 parties missed") == 1


def test_what_is_printed_of_a_fault_has_the_words_at_hand() -> None:
    (lost,) = (fault for fault in score(INSPECT, CUT).faults if "norms" in fault.key)
    assert describe(lost).startswith('garden.txt:27 norms missed: annotated "obligation [shall]" | 1. Gardening.')
    assert "The Gardener »shall mow the lawn for the Owner" in describe(lost)
    (gained, _) = compare(score(MOW, INSPECT, CUT), to_record(score(INSPECT, CUT))).gained
    assert describe(gained).startswith("garden.txt:27 norms missed | 1. Gardening. The Gardener »shall mow")


def test_a_recorded_fault_of_a_text_that_is_gone_has_no_words() -> None:
    record: Record = {"figures": {}, "faults": ["gone.txt:12 action wrong"]}
    assert describe(compare(score(MOW), record).gained[0]) == "gone.txt:12 action wrong"


def test_a_record_is_the_same_whatever_the_order_of_the_texts(tmp_path: Path) -> None:
    texts = [AnnotatedText(read(*norms), annotate(file=f"{n}.txt")) for n, norms in enumerate([(MOW,), (CUT,), ()])]
    write_records(tmp_path / "one.json", {"a": score_texts(texts), "b": score(MOW)})
    write_records(tmp_path / "two.json", {"b": score(MOW), "a": score_texts(reversed(texts))})
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_sets_that_are_not_at_hand_stay_recorded(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    write_records(path, {"old": score(MOW), "both": score(MOW)})
    write_records(path, {"both": score(CUT)})
    assert read_records(path) == {"old": to_record(score(MOW)), "both": to_record(score(CUT))}


def test_the_record_of_the_project_is_well_formed() -> None:
    records = read_records(RECORDED)
    assert set(records) == {"clause pages", "contracts", "pages of data"}
    names = list(to_figures([]))
    for record in records.values():
        assert sorted(record["figures"]) == sorted(names)
        assert all(KEY.fullmatch(key) for key in record["faults"])
    assert RECORDED.read_text(encoding="utf-8") == json.dumps(records, indent=1, sort_keys=True) + "\n"


# The command


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the options for a folder of one annotated text and for a record of its own."""
    monkeypatch.setenv("CLAUSEGRAPH_SHARED", str(tmp_path / "nowhere"))
    for name in ("gold", "texts"):
        (tmp_path / name).mkdir()
    (tmp_path / "gold" / "garden.json").write_text(json.dumps(annotate()), encoding="utf-8")
    (tmp_path / "texts" / "garden.txt").write_text(TEXT, encoding="utf-8")
    named = {"--gold": "gold", "--texts": "texts", "--against": "record.json"}
    return [word for option, name in named.items() for word in (option, str(tmp_path / name))]


def test_a_run_is_recorded_and_the_next_is_compared_with_it(
    folders: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    gold, record = folders[1], Path(folders[5])
    main([*folders, "--record"])
    assert f"{gold}: nothing recorded to compare with" in capsys.readouterr().out
    records = read_records(record)
    assert set(records) == {"pages of data", gold}
    records[gold]["faults"].append("garden.txt:14 roles extra")
    records[gold]["figures"]["roles_f1"] = 0.0
    records[gold]["figures"]["norms_f1"] = 0.5
    records["elsewhere"] = records[gold]
    record.write_text(json.dumps(records), encoding="utf-8")
    main(folders)
    report = capsys.readouterr().out
    assert re.search(r"norms_f1 +1\.000 +0\.500 +\+0\.500", report)
    assert re.search(r"roles_f1 +0\.000", report)
    assert f"{gold}: gained (1)\n  garden.txt:14 roles extra | 1. Gardening. »The Gardener" in report
    assert f"{gold}: lost (0)" in report
    assert "elsewhere: recorded, but the texts are not at hand" in report
    assert json.loads(record.read_text(encoding="utf-8")) == records


def test_the_report_as_json(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main([*folders, "--json"])
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"pages of data", folders[1]}
    page = report["pages of data"]
    assert page["recorded"] is None
    assert set(page["faults"][0]) == {"key", "annotated", "read", "words"}
    assert "gained" not in page


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--gold", "some"], "each --gold needs its --texts"),
        (["--gold", "no-folder", "--texts", "no-folder"], "no-folder holds no annotations"),
    ],
)
def test_wrong_options_are_refused(options: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(options)
    assert message in capsys.readouterr().err


def test_a_missing_text_is_named(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (Path(folders[3]) / "garden.txt").unlink()
    with pytest.raises(SystemExit):
        main(folders)
    assert "garden.txt: the file is gone" in capsys.readouterr().err
    with pytest.raises(DocumentError):
        read_texts(pair_files(Path(folders[1]), Path(folders[3])))
