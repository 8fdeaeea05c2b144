"""Names of parties and roles as the words show them, and what they resolve to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import AgentKind, Document, Reading
from kg.pipeline import interpret_document

Read = Callable[[str], Reading]
PARTY, ROLE = AgentKind.PARTY, AgentKind.ROLE
AGENTS = {
    "The Buyer pays the Carrier.": {"Buyer": PARTY, "Carrier": PARTY},
    "The Buyers pay. The Buyer's agent waits. BUYER pays.": {"Buyer": PARTY},
    "The Client Agencies pay the Site Managers.": {"Client Agency": PARTY, "Site Manager": ROLE},
    "The Consultant pays the Field Consultant.": {"Consultant": PARTY, "Field Consultant": ROLE},
    "The Director of Sales pays.": {"Director of Sales": ROLE},
    "The State pays.": {"State": PARTY},
    "It is made in the State of Ohio.": {},
    "It is made in the United States.": {},
    "It is closed on State holidays.": {},
    "Level Two and Tier 3 wait.": {"Level Two": ROLE, "Tier 3": ROLE},
    "Each Party pays. A Person waits.": {},
    "SITE MANAGER DUTIES are long.": {},
    "The Account Plan is long.": {},
    "If Contractor pays, the Operator waits.": {"Contractor": PARTY, "Operator": PARTY},
    "Party A pays Party B.": {"Party A": PARTY, "Party B": PARTY},
    "The Disclosing Party waits.": {"Disclosing Party": PARTY},
    "An Independent Contractor and a Governmental Authority wait.": {},
    "The Finance Department waits.": {"Finance Department": ROLE},
    "The Contact waits.": {},
    "The Fish and Game Commission waits.": {"Fish and Game Commission": PARTY},
    "It is sold FOB Seller at Oak City, Iowa.": {"Seller": PARTY},
    "An authorized representative and three customer service representatives wait.": {
        "authorized representative": ROLE,
        "customer service representative": ROLE,
    },
    "Certain representatives and a subcontractor wait.": {},
    "SAFETY AND ORDER Tenant waits.": {"Tenant": PARTY},
    "The Audit Committee and the CEO wait.": {"Audit Committee": ROLE, "CEO": ROLE},
    "Vendor Management waits. It is a System for Award Management.": {"Vendor Management": ROLE},
    "It is filed with the SEC.": {"SEC": PARTY},
    "It is sent to the Office of Animal Health.": {"Office of Animal Health": PARTY},
    "Cleared personnel shall wait. It is given to departing personnel.": {},
    "FENCES- Tenant waits. Data Use The Buyer waits.": {"Tenant": PARTY, "Buyer": PARTY},
    "The Buyer shall convert it to GBP and show it to ISO.": {"Buyer": PARTY},
    "Norvik is a Delaware Corporation.": {},
    "Fern Row, Inc. and Oak & Ash Ltd. wait.": {"Fern Row, Inc": PARTY, "Oak & Ash Ltd": PARTY},
    "The Escrow Agent pays the Service Agent.": {"Escrow Agent": PARTY, "Service Agent": ROLE},
    "The Fund pays the Group. The Escrow Fund is full. The User Group waits.": {"Fund": PARTY, "Group": PARTY},
    "The Celebrity pays the Publisher.": {"Celebrity": PARTY, "Publisher": PARTY},
    "The Harbor Master and the Head Teacher wait. The Video Master is long.": {
        "Harbor Master": ROLE,
        "Head Teacher": ROLE,
    },
    "The School waits.": {"School": PARTY},
    "The Inspector General waits.": {"Inspector General": ROLE},
    "The Secretary of Health and Human Services waits.": {"Secretary of Health and Human Services": ROLE},
    "Regular Tenant meetings are held.": {"Tenant": PARTY},
    "Personnel wait. The Support Staff waits.": {"Support Staff": ROLE},
    "The parties choose an arbitrator and a single appraiser.": {"appraiser": ROLE, "arbitrator": ROLE},
    "It waits for a managing agent and a special agent.": {"managing agent": ROLE},
    "The Head of Sales reads the Heads of Agreement.": {"Head of Sales": ROLE},
    "They pay auditors. It is open to single auditors.": {},
    "It is sent to the payment office. The Contracting Officer waits.": {
        "payment office": ROLE,
        "Contracting Officer": ROLE,
    },
    "It is sent to the payment office.": {},
    "It sends its supplier agreements to the Contracting Officer and to an insurer.": {
        "Contracting Officer": ROLE,
        "insurer": PARTY,
    },
    "The Repair Call Unit (RCU) waits. The RCU pays.": {"Repair Call Unit": ROLE},
    "The Storage Unit (4) is full.": {},
    "The Joint Committee waits. The Committee pays.": {"Joint Committee": ROLE},
    "The Joint Committee and the Audit Committee wait. The Committee pays.": {
        "Joint Committee": ROLE,
        "Audit Committee": ROLE,
        "Committee": ROLE,
    },
    "The Incumbent pays the Cardholder. An incumbent clerk waits.": {"Incumbent": PARTY, "Cardholder": PARTY},
    "A pump technician waits.": {"pump technician": ROLE},
    "EXCEPT FOR THIS, THE BUYER SHALL PAY FOR INDIRECT, SPECIAL HARM.": {},
    'It gives "Level 1" help and Tier 2 support.': {},
    "A Third Party Processor and the Project Sponsor wait.": {"Third Party Processor": PARTY, "Project Sponsor": ROLE},
    "It is sold in any State of the union.": {},
    "President NORVIK CORP waits.": {"NORVIK CORP": PARTY},
    "The Sponsor of the Event pays the Bank of Kent.": {"Sponsor": PARTY, "Bank of Kent": PARTY},
    "PAYMENT Tenant pays the DNA Platform.": {"Tenant": PARTY},
    "A subcontractor writes to the Contracting Officer.": {"subcontractor": PARTY, "Contracting Officer": ROLE},
}


def read_contract(text: str) -> Reading:
    return interpret_document(Document(("lease.txt",), "0" * 64, text))


@pytest.mark.parametrize(("text", "expected"), AGENTS.items(), ids=list(AGENTS))
def test_names_are_parties_or_roles_by_their_head(read: Read, text: str, expected: dict[str, AgentKind]) -> None:
    assert {agent.name: agent.kind for agent in read(text).agents} == expected


ALIASES = {
    "The Site Service Manager (SSM) waits. The SSM pays.": ("Site Service Manager", ("SSM",)),
    'The Site Service Manager (the "SSM") waits. The SSM pays.': ("Site Service Manager", ("SSM",)),
    "The Site Manager (also referred to as the Gate Keeper) waits. The Gate Keeper pays.": (
        "Site Manager",
        ("Gate Keeper",),
    ),
    'The Site Manager (the "Warden") waits. The Warden pays.': ("Site Manager", ("Warden",)),
    "The Site Managers (see Annex) wait. The Site Manager pays.": ("Site Manager", ("Site Managers",)),
}


@pytest.mark.parametrize(("text", "expected"), ALIASES.items(), ids=list(ALIASES))
def test_a_short_name_in_brackets_stands_for_the_long_one(
    read: Read, text: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    (agent,) = read(text).agents
    assert (agent.name, agent.forms) == expected
    assert len(agent.mentions) == 2 + (agent.forms != ("Site Managers",))


def test_each_mention_stands_where_the_name_stands(read: Read) -> None:
    reading = read("The Buyers pay the Buyer's\n  agent. The Buyer waits.")
    (agent,) = reading.agents
    assert [span.of(reading.document.text) for span in agent.mentions] == ["Buyers", "Buyer", "Buyer"]


def test_an_alias_of_one_clause_is_not_known_in_another(read: Read) -> None:
    text = 'The Site Manager (the "Warden") waits.\n\nSite Care. The Warden waits.'
    reading = read(text)
    assert [clause.agents for clause in reading.clauses] == [("Site Manager",), ()]


def test_a_proper_name_that_acts_is_a_party(read: Read) -> None:
    reading = read("Under this deed Fernwood shall pay. On request, Fernwood may wait.")
    assert [(agent.name, agent.kind) for agent in reading.agents] == [("Fernwood", PARTY)]


def test_a_proper_name_of_two_words_or_before_a_verb_of_one_is_a_party(read: Read) -> None:
    for text in ("Fern Group agrees to pay.", "Fernwood reserves the right to wait."):
        assert [agent.kind for agent in read(text).agents] == [PARTY]
    assert not read("Fernwood may wait.").agents


def test_what_an_article_makes_a_name_is_a_party_where_it_acts(read: Read) -> None:
    reading = read("The Quorum shall notify the Plan. The Plan will negotiate and will make a list.")
    assert [(agent.name, agent.kind) for agent in reading.agents] == [("Plan", PARTY), ("Quorum", PARTY)]


def test_a_title_without_a_mark_is_no_part_of_a_party_name(read: Read) -> None:
    top = 'AGREEMENT\n\nThis lease is between Fern Row Ltd. (the "Company") and Oak Corp. (the "Buyer").\n\n'
    reading = read_contract(top + "1. Fees Company shall wait.\n\n2. During this Lease Buyer shall pay.\n")
    assert [agent.name for agent in reading.agents] == ["Buyer", "Company"]


def test_a_title_behind_a_label_is_no_part_of_a_party_name_that_stands_alone_elsewhere(read: Read) -> None:
    reading = read("2.1 Network Developer waits. " + "The Developer pays. " * 9)
    assert [agent.name for agent in reading.agents] == ["Developer"]


def test_a_bearer_in_lower_case_is_an_agent(read: Read) -> None:
    reading = read("The night support team shall answer each call. The customer may wait.")
    assert [(agent.name, agent.kind) for agent in reading.agents] == [("night support team", ROLE)]


def test_a_heading_of_an_item_may_name_the_position_of_which_it_speaks(read: Read) -> None:
    reading = read("STAFF\na. Gate Manager. Should know the yard.\nb. Site Plans. Should be kept.\n")
    assert [(agent.name, agent.kind) for agent in reading.agents] == [("Gate Manager", ROLE)]


def test_names_in_headings_are_no_mentions(read: Read) -> None:
    reading = read("\n1. Site Manager\n1.1 The Buyer pays the Seller.\n")
    assert [agent.name for agent in reading.agents] == ["Buyer", "Seller"]
