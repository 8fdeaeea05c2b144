"""Labels: what enumerates and belongs where, and what only cites, counts or abbreviates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.structure.numbering import split_provisions, to_provisions

TEXT = st.text(alphabet=st.sampled_from("aibcx (1)2.;:A \nShall and")) | st.text()


def read(text: str) -> list[tuple[str, str | None]]:
    """Return each label with that of its parent."""
    marks = split_provisions(text, text, Span(0, len(text)))
    provisions = to_provisions(marks, text, len(text))
    return [(p.number, None if p.parent is None else provisions[p.parent].number) for p in provisions]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("12.3.1 The A pays.\n12.3.2 It goes.\na) one\nb) two", "12.3.1 12.3.2 12.3.2>a) 12.3.2>b)"),
        ("15.1 The A must. It goes. 15.2 The A may.", "15.1 15.2"),
        ("1. Calls\na. number\nb. length\n2. Letters\na. number", "1. 1.>a. 1.>b. 2. 2.>a."),
        (
            "(a) A shall go to (i) the hall, and (ii) the desk. If (i) it is late, or (ii) shut, it waits.\n(b) B.",
            "(a) (a)>(i) (a)>(ii) (a)>(i) (a)>(ii) (b)",
        ),
        ("(g) The A.\n(h) The B.\n(i) The C.\n(j) The D.", "(g) (h) (i) (j)"),
        ("(h) It shall (i) pay, and (ii) go.\n(i) It may stay.", "(h) (h)>(i) (h)>(ii) (i)"),
        (
            "(d)(1) A claim.\n(d)(2)(i) A proof.\n(ii) A form.\n(3) A date.",
            "(d) (d)>(1) (d)>(2) (2)>(i) (2)>(ii) (d)>(3)",
        ),
        ("(e) As follows: (a) one; (b) two; and (c) three.\n(f) Next.", "(e) (e)>(a) (e)>(b) (e)>(c) (f)"),
        ("Section 1. Scope. It runs.\nSection 2. Fees. It pays.", "Section-1. Section-2."),
        (
            "ARTICLE I\nTERMS\n1.01 Scope. It runs.\nARTICLE II FEES\n2.01 Rates. It pays.",
            "ARTICLE-I ARTICLE-I>1.01 ARTICLE-II ARTICLE-II>2.01",
        ),
        (
            "1. Uptime\n    1. Target. It runs.\n    2. Count. It adds.\n2. Response\n    1. Target. It answers.",
            "1. 1.>1. 1.>2. 2. 2.>1.",
        ),
        (
            "RECITALS A. The A makes pumps. The parties agree: 1. Scope. 1.1 Supply. It sells. 1.2 Price. It charges.",
            "A. 1. 1.>1.1 1.>1.2",
        ),
        ("7 2.4 Billing and Collection.........", "2.4"),
        ("A. STAFF. It hires. B. HOURS. It opens.", "A. B."),
        ("They run it. a) Level One (1) will answer. b) Level Two (2) will mend.", "a) b)"),
        ("The A shall: a. pay; and b. go.", "a. b."),
        (
            "1. Words 1.1 The A pays. 1.2 In this deed: 1.2.1 one is many; and 1.2.2 at all times so.",
            "1. 1.>1.1 1.>1.2 1.2>1.2.1 1.2>1.2.2",
        ),
        ('1.1 "A" means Dr Oak, MD 1.2 "B" means the yard.', "1.1 1.2"),
        (
            "ARTICLE ONE WORDS 1.1 The A pays.\nARTICLE TWO FEES 2.1 The B pays.",
            "ARTICLE-ONE ARTICLE-ONE>1.1 ARTICLE-TWO ARTICLE-TWO>2.1",
        ),
        ("IT IS SECRET BECAUSE IT IS (I) NOT MATERIAL AND (II) HARMFUL. 1. Scope. It runs. 2. Fees. It pays.", "1. 2."),
        ("1.1 The A pays. As said in the regulations. 1.2 The B pays.", "1.1 1.2"),
        (
            "Yards and Gates 12. The yard opens. Opening of a new Yard 13. The A opens it. 14. The B shuts it.",
            "12. 13. 14.",
        ),
        ("The A pays as said. 7.2. Gates. The A opens them. 7.3. Keys. The A keeps them.", "7.2. 7.3."),
        ("2. Duties The A shall as follows. 2.1 open the gate; 2.2 shut it.", "2. 2.>2.1 2.>2.2"),
        (
            "It teaches: 1. Rooms a. Keys are kept. b. Bells ring. 2. Yards a. Gates open. b. They shut.",
            "1. 1.>a. 1.>b. 2. 2.>a. 2.>b.",
        ),
        ("1. Dues: a. 1 May: $1.5M b. 1 June: $2M c. 1 July: $3M 2. Rent. It is paid.", "1. 1.>a. 1.>b. 1.>c. 2."),
        ("It sells (and lets) goods:\n1. Yards (dry) 2. Gates are shut.", "1. 2."),
        ("1. Yards. It lets them. 3. Gates. It shuts them. 4. Keys. It keeps them.", "1. 3. 4."),
        ("a) A pays. b) B pays. b) C pays. c) D pays.", "a) b) b) c)"),
        ("1. Yards. It lets them. 9. Gates. It shuts them.", "1."),
        ("It shuts the yards. 4. Terms of Trade. It sells boats.", "4."),
        ("It shuts the yards. 4. TERMS OF TRADE 4.1 It sells boats.", "4. 4.>4.1"),
        ("It shuts the yards in 4. Terms are long.", ""),
        (
            "It keeps (i) a yard and (ii) a gate. 4. Notices It sends. 5. Law It holds. 6. Term It ends.",
            "(i) (ii) 4. 5. 6.",
        ),
        ("It ends. 4.2 Notice. It goes to the Counsel 4.3 Law. It holds. 4.4 Term. It ends.", "4.2 4.3 4.4"),
        ("3.4 It pays. 3.5 It waits. 4. Terms of it 4.1 It ends. 4.2 It stays.", "3.4 3.5 4. 4.>4.1 4.>4.2"),
        ("3.4 It pays. 3.5 It waits. 9. Terms end.", "3.4 3.5"),
        ("13.2 It pays. 13.3 It waits. 14.0 ENDING 14.1 It ends.", "13.2 13.3 14.0 14.1"),
        ("It sells. 4. Sale of Boats: (a) One is sold. (b) Two are sold.", "4. 4.>(a) 4.>(b)"),
        ("It is so. 6.2 It warrants that: 6.2.1 it is whole; and 6.2.2 it is paid.", "6.2 6.2>6.2.1 6.2>6.2.2"),
        ("It sells. (c) Yards It lets them. (d) Gates It shuts them.", "(c) (d)"),
        ("It sells (b) Yards and (c) gates.", ""),
        ("(iv) It pays. (v) It waits. 11.3 It ends. 11.4 It stays.", "(iv) (v) 11.3 11.4"),
        ("(d) It pays. 2. Sale The A sells. 3. Rent The A lets. 4. Term It ends.", "(d) 2. 3. 4."),
        ("4.1 eNorvik may call the yard. 4.2 It answers.", "4.1 4.2"),
        ("4.1 It may call the line. 4.2 It answers.", "4.1 4.2"),
        ("ARTICLE IX - REGULATION 9.1 The A pays.", "ARTICLE-IX ARTICLE-IX>9.1"),
        ("It is whole. -------- 3.0 Goods\n3.1 Boxes They are nailed.", "3.0 3.1"),
    ],
)
def test_labels_and_parents(text: str, labels: str) -> None:
    printed = [f"{parent}>{label}" if parent else label for label, parent in read(text)]
    assert [p.replace(" ", "-") for p in printed] == labels.split()


@pytest.mark.parametrize(
    "text",
    [
        "See Section 7 (D) and Clause 1 (vi) above.",
        "as paragraphs (a) and (b), or (c) of this clause, provide",
        "the events described in (b) and (c) above",
        "within ten (10) days and two (2) nights, at Level One (1)",
        "from 8:00 a.m. to 5:00 P.M. Eastern time",
        "Mr. J. A. Smith and the U.S. Government",
        "a price of $1.5 million, rising by 2.5 percent a year under version 3.1 of the form",
        "set out in Exhibit B. The State may leave",
        "phone number(s) and member(s) of staff",
        "The rule in 47 C.F.R. §76.309 applies to vitamin A. The State may act.",
        "• one • two o three",
        "This (a) stands alone in a sentence.",
        "It went to Hall 3. The State may leave Hall 4. The Client stays.",
        "It grows by 2.5 The State may act.",
    ],
)
def test_citations_counts_and_abbreviations_are_no_labels(text: str) -> None:
    assert read(text) == []


def test_a_line_that_scan_noise_opens_counts_as_a_line() -> None:
    raw = "high quality staff 3568 2. Website 3569 a. Number of payments"
    plain = raw.replace("3568", "    ").replace("3569", "    ")
    marks = split_provisions(plain, raw, Span(0, len(raw)))
    assert [(m.label.text, m.parent) for m in marks] == [("2", None), ("a", 0)]


@given(TEXT)
def test_parents_come_before_their_children_and_hold_them(text: str) -> None:
    marks = split_provisions(text, text, Span(0, len(text)))
    provisions = to_provisions(marks, text, len(text))
    begins = [p.span.begin for p in provisions]
    assert begins == sorted(set(begins))
    for index, provision in enumerate(provisions):
        assert text.startswith(provision.number, provision.span.begin)
        if provision.parent is not None:
            assert provision.parent < index
            assert provisions[provision.parent].span.holds(provision.span)
