"""Which party provides which role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Reading

PROVIDERS = {
    "The Contractor shall provide an Account Manager.": "Contractor",
    "The Contractor shall promptly appoint and train an Account Manager.": "Contractor",
    "The Contractor shall designate one Account Manager with ten years of practice.": "Contractor",
    "The Contractor may name an Account Manager.": "Contractor",
    "The Contractor shall: (a) assign an Account Manager; (b) lock the gate.": "Contractor",
    "An Account Manager shall be supplied by the Contractor.": "Contractor",
    "The Contractor shall provide an Account Manager. It shall employ an Account Manager.": "Contractor",
    "The Contractor shall provide an Account Manager. The Client shall provide an Account Manager.": None,
    "The Contractor and the Client shall appoint an Account Manager.": None,
    "The Contractor shall provide the Account Manager with a desk.": None,
    "The Contractor shall provide the Account Manager a desk.": None,
    "The Contractor shall not provide an Account Manager.": None,
    "The Contractor need not provide an Account Manager.": None,
    "The Contractor shall provide reports to the Account Manager.": None,
    "The Contractor shall pay an Account Manager.": None,
    "The Contractor waits. An Account Manager shall be supplied.": None,
}


@pytest.mark.parametrize(("text", "party"), PROVIDERS.items(), ids=list(PROVIDERS))
def test_a_party_that_is_to_provide_a_role_is_its_provider(
    read: Callable[[str], Reading], text: str, party: str | None
) -> None:
    providers = {agent.name: agent.provided_by for agent in read(text).agents}
    assert providers["Account Manager"] == party
    assert {name for name, provider in providers.items() if provider} <= {"Account Manager"}
