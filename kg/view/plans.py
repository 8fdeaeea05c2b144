"""What each kind of picture is made of, and the words that stand over it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.view.kinds import Layout, NodeKind, ViewKind
from kg.view.links import (
    ABOUT,
    ACTS_AS,
    ANSWERS_IN,
    BEARS,
    DEFINED_IN,
    ESCALATES,
    EVERYTHING,
    HAS_TYPE,
    IN_TYPE,
    LIMITED_BY,
    OWES,
    PASSES_ON,
    PROVIDED_BY,
    RELATED,
    STATED_IN,
    TOWARDS,
    Relation,
)

MOST_NODES = 2_000
MOST_READABLE = 300
"""How many things stand in a picture whose labels are read one by one."""

SUMMED_UP = (
    "Read from left to right: the type of clause, and who bears norms in it; the thicker the link, the more norms."
)
"""How to read columns in which norms are summed up."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a kind of picture is made of.

    `name` stands on its button; `heading` and `about` over the picture without and with a focus; `caption`
    says how to read it. `classes` are the things it shows all of (of none, those that its links join),
    `relations` the links between them, `overview` the links that stand for them where there are more than
    `most` things; it shows the `summed` most connected ones.
    """

    name: str
    heading: str
    about: str
    caption: str
    classes: str
    relations: tuple[Relation, ...]
    overview: tuple[Relation, ...]
    layout: Layout = Layout.CLOUD
    most: int = MOST_READABLE
    summed: int = 50


PLANS = {
    ViewKind.RELATED: Plan(
        "Related clauses",
        "How clause types are related",
        "What is related to {}",
        "An arrow leads from a clause type to one that its page names as related; a dark one with two heads joins"
        " types that name each other.",
        "cg:ClauseType",
        (RELATED,),
        (RELATED,),
        most=MOST_NODES,
        summed=120,
    ),
    ViewKind.RESPONSIBILITIES: Plan(
        "Responsibilities",
        "Who is responsible for what",
        "Responsibilities: {}",
        "Read from left to right: the clause, what it says must or may be done, and who has to do it.",
        "cg:Norm",
        (BEARS, STATED_IN, PROVIDED_BY),
        (ANSWERS_IN,),
        Layout.COLUMNS,
    ),
    ViewKind.OWES: Plan(
        "Who owes whom",
        "Who owes whom",
        "Who owes whom: {}",
        "An arrow leads from who has obligations to whom they are owed; the thicker it is, the more there are.",
        "",
        (OWES,),
        (OWES,),
        most=150,
        summed=80,
    ),
    ViewKind.ESCALATION: Plan(
        "Escalation",
        "Where a matter goes next",
        "Where a matter goes next: {}",
        "Each arrow is a norm by which a matter is passed on, with its time limit or condition; read from left to"
        " right.",
        "",
        (ESCALATES, PASSES_ON),
        (ESCALATES, PASSES_ON),
        Layout.LEVELS,
    ),
    ViewKind.DOCUMENT: Plan(
        "Documents",
        "How the documents are built",
        "How it is built: {}",
        "Articles and provisions in the order of the text; a dashed arrow leads from a provision to one that it cites.",
        "",
        (),
        (),
        Layout.OUTLINE,
    ),
    ViewKind.NORMS: Plan(
        "Norms",
        "Who must, may and must not do what",
        "Norms: {}",
        "Read from left to right: who bears a norm, what it says, and towards whom it holds or what limits it.",
        "cg:Norm",
        (BEARS, TOWARDS, LIMITED_BY),
        (ANSWERS_IN,),
        Layout.COLUMNS,
    ),
    ViewKind.ALL: Plan(
        "What is near",
        "Clauses, norms, and who they bind",
        "What is near {}",
        "Shapes tell what kind of thing it is; choose one to read its words and see what it is linked with.",
        "cg:ClauseType cg:Clause cg:Norm cg:Agent cg:Document cg:Organization cg:DefinedTerm",
        EVERYTHING,
        (RELATED, ANSWERS_IN),
    ),
}

FROM_FOCUS = {
    NodeKind.CLAUSE_TYPE: (IN_TYPE,),
    NodeKind.CLAUSE: (IN_TYPE,),
    NodeKind.PARTY: (ANSWERS_IN,),
    NodeKind.ROLE: (ANSWERS_IN,),
    NodeKind.DOCUMENT: (ABOUT, HAS_TYPE),
    NodeKind.ORGANIZATION: (ACTS_AS,),
    NodeKind.TERM: (DEFINED_IN, ABOUT),
}
"""What ties a focus to clause types in a picture of related clauses."""
