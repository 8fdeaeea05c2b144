"""What imposes nothing is left alone, though it holds the words that impose elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Norm

IMPOSING_NOTHING = (
    '"Yard" shall mean the land behind the mill.',
    "Capital words shall have the meaning given in the glossary.",
    "This lease shall be governed by the law of Kent.",
    "This lease shall terminate in ten years.",
    "The term shall commence in May.",
    "This lease will end in ten years.",
    "The warranty shall survive.",
    "A notice shall be deemed to be received on the day of its delivery.",
    "The yard shall hereafter be referred to as the site.",
    "An oral waiver shall be void.",
    "This deed shall take effect in May.",
    "The remedies shall be cumulative.",
    "Nothing in this lease shall limit the law.",
    "Delays may occur in winter.",
    "The price may vary.",
    "The tide can be high.",
    "The tide will rise in May.",
    "The yard is open on such days as the parties shall agree.",
    "The Buyer holds a list of the dates by which it must reply.",
    "The Buyer asks for more than it may need.",
    "WHEREAS the Seller shall deliver pumps to the Buyer.",
    "Who shall pay for the pumps?",
    "The goodwill of the mill is sold.",
    "The Buyer owns the mill.",
    '"Fault" means any failure that may be noticed or will be reported.',
    "It pays for the goods that the Seller will make.",
    "Those who will work in the yard are named here.",
    "Section 2 of this lease shall be deleted and replaced.",
    "This lease shall be renewed for one year.",
    "This lease may be amended only in writing.",
    "The tools shall remain the property of the Buyer.",
    "The headings shall not affect the meaning.",
    "Such words shall refer to this lease as a whole.",
    "Confidential Information shall include prices.",
    "The aim of the study will be to save water.",
    "The Buyer and the Seller may be referred to herein individually as a side.",
    "How the pump may be mended is told below.",
    "It lists the papers that the Buyer has signed or may sign.",
    "The Buyer shall remain an independent contractor of the Seller.",
    "The Seller cannot guarantee the harvest.",
    "No section of this lease shall confer a right on others.",
    "The fee shall be non-refundable.",
    "It makes the goods on the list, as may be amended by the parties.",
    "This lease will continue for ten years.",
    "It waits where the judge finds that a plea should be heard.",
    "The Seller holds the Buyer free from loss which may be incurred by it.",
    "They are no part of this lease and shall not affect its meaning.",
    "It comes from someone else who is authorized to tell it.",
    "The Buyer and the Seller shall sometimes be referred to herein as a side.",
    "The guarantee shall continue for two years from the sale.",
    "The sale will include all rights in the mill.",
    "The lease ends in May, nor will it include the shed.",
    "No delay shall operate as a waiver.",
    "Rust shall not be included in this warranty.",
    "The goods shall be considered in the custody of the Carrier.",
    "It pays all taxes that may be levied by a state.",
    "It acts except as may be required by law.",
    "There shall be a presumption of delivery.",
    "The rest of the lease shall remain valid.",
    "The fee shall be counted as if it were paid.",
    "The sale shall be without prejudice to the lease.",
    "The validity of the lease shall in no way be affected thereby.",
    "The seat of the tribunal shall be Kent.",
    "It names the place where the sale is to be held.",
    "It ends on the date on which the sale is to be made.",
    "No waiver shall be effective unless signed.",
    "The license shall be irrevocable.",
    "The stock of pumps may fall below ten.",
    "This addendum may be executed in two copies.",
    "No inference shall be drawn from it.",
    "The patent shall revert to the Owner.",
    "This clause shall not apply to: (a) rust in the gate; (b) a flood in the yard.",
    "A lessee of the yard will become a Member.",
    "The Seller makes no warranty that the pump will be sold.",
    "It names the papers that the Buyer may deem useful.",
    "Silence shall be deemed a choice by the Buyer not to pay.",
    "Nothing in this lease shall oblige the Buyer to pay.",
    "The sale does not and will not break the law.",
    "The singular shall include the plural.",
    "Net sales shall exclude returns.",
    "The name shall, unless the context denies it, mean the mill.",
    "Nor shall any single or partial use of it constitute a waiver.",
    "It pays at noon if any day on which it is required to pay is a holiday.",
    "It is known how the Buyer and its agent will mend it.",
    "It is done as the Buyer and the Seller shall agree.",
)
IMPOSING = {
    "The yard shall be swept.": ("Obligation", None, "sweep"),
    "The plan will include a map.": ("Obligation", None, "include"),
    "Pumps may be sold in pairs.": ("Permission", None, "sell"),
    "The site will be available to all members.": ("Obligation", None, "be"),
    "The work shall commence within ten days.": ("Obligation", None, "commence"),
    "A late payment shall be subject to a fee.": ("Obligation", None, "be"),
    "The price will be considered in the choice.": ("Obligation", None, "consider"),
    "The value shall be regarded by the Board as final.": ("Obligation", "the Board", "regard"),
    "The Tenant shall commence the works in May.": ("Obligation", "The Tenant", "commence"),
    "The lease must end in May.": ("Obligation", None, "end"),
    "Users can ask for a copy.": ("Permission", "Users", "ask"),
    "The gate is to be locked.": ("Obligation", None, "lock"),
    "The deed will reflect each sale.": ("Obligation", None, "reflect"),
    "The lists will be complete and accurate.": ("Obligation", None, "be"),
    "This lease may be amended with the consent of the Owner.": ("Permission", None, "amend"),
    "Each policy shall have a limit of one million.": ("Obligation", None, "have"),
    "It is agreed that no making or sale of pumps will begin until May.": ("Prohibition", None, "begin"),
    "No work will begin until the lease is signed.": ("Prohibition", None, "begin"),
    "The form should be consistent with the plan.": ("Recommendation", None, "be"),
    "The map shall be included in each lease.": ("Obligation", None, "include"),
    "It writes reports that may be requested by the Buyer.": ("Permission", "the Buyer", "request"),
    "There shall be a meeting each month.": ("Obligation", None, "be"),
}


@pytest.mark.parametrize("text", IMPOSING_NOTHING)
def test_what_defines_describes_or_foretells_is_no_norm(norms: Callable[[str], list[Norm]], text: str) -> None:
    assert norms(text) == []


@pytest.mark.parametrize(("text", "expected"), IMPOSING.items(), ids=list(IMPOSING))
def test_what_asks_somebody_to_act_is_a_norm(
    said: Callable[[str], list[tuple[str, str | None, str]]], text: str, expected: tuple[str, str | None, str]
) -> None:
    assert said(text) == [expected]
