"""A reading of a document → quads in the document's own named graph."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS, XSD

from kg.config import DEFAULT_BASE
from kg.graph.iris import Minter, fold_text
from kg.model import (
    Agent,
    AgentKind,
    Clause,
    ClauseReading,
    DocumentKind,
    Norm,
    Participant,
    Qualifier,
    QualifierKind,
    Reading,
    Section,
    Span,
)
from kg.structure.noise import to_words
from kg.vocabulary import CG

Node = URIRef | Literal
Triple = tuple[URIRef, URIRef, Node]
Quad = tuple[URIRef, URIRef, Node, URIRef]
SMALL_WORDS = frozenset("a an and as at but by for from in into of on or the to with".split())


def to_quads(reading: Reading, base: str = DEFAULT_BASE) -> set[Quad]:
    """Return what a reading says, as quads in the named graph of its document; no blank nodes."""
    writer = ReadingWriter(reading, base)
    graph = writer.mint.document
    return {(s, p, o, graph) for s, p, o in writer.triples()}


class ReadingWriter:
    """Writes the triples of one reading."""

    def __init__(self, reading: Reading, base: str) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.plain = reading.outline.plain
        self.mint = Minter(base, reading.document.digest)
        self.agents = {a.name: self.mint.named(a.kind.name.lower(), a.name) for a in reading.agents}

    def triples(self) -> Iterator[Triple]:
        """Yield every triple; the same triple may come more than once."""
        yield from self.document()
        for clause in self.reading.clauses:
            yield from self.clause(clause)
        for agent in self.reading.agents:
            yield from self.agent(agent)
        yield from self.organizations()
        yield from self.definitions()

    def document(self) -> Iterator[Triple]:
        """Yield the document, the clause type that a page is about, and what it is related to."""
        outline, document = self.reading.outline, self.mint.document
        yield document, RDF.type, CG.Document
        yield document, CG.documentKind, Literal(outline.kind.value)
        for name in self.reading.document.names:
            yield document, CG.fileName, Literal(name)
        if not outline.title:
            return
        yield document, RDFS.label, Literal(outline.title)
        if outline.kind is DocumentKind.CLAUSE_PAGE:
            about = self.mint.named("clause-type", outline.title)
            yield from self.clause_type(outline.title)
            yield document, CG.about, about
            if outline.summary:
                yield about, SKOS.definition, Literal(to_words(outline.summary.of(self.plain)))
            for clause in outline.clauses:
                if clause.section is Section.RELATED and clause.type_name:
                    yield about, CG.relatedTo, self.mint.named("clause-type", clause.type_name)

    def clause_type(self, name: str) -> Iterator[Triple]:
        """Yield a clause type and its label."""
        iri = self.mint.named("clause-type", name)
        yield iri, RDF.type, CG.ClauseType
        yield iri, SKOS.prefLabel, Literal(to_title(name))

    def clause(self, reading: ClauseReading) -> Iterator[Triple]:
        """Yield a clause, where it occurs, its provisions, norms and references."""
        clause = reading.clause
        iri = self.mint.clause(clause.span.of(self.plain))
        yield iri, RDF.type, CG.Clause
        yield iri, CG.text, Literal(to_words(clause.span.of(self.plain)))
        place = self.mint.excerpt(clause.span)
        yield from self.place(iri, CG.occursAt, clause.span)
        yield place, CG.section, CG[clause.section.value]
        if clause.heading:
            yield place, CG.heading, Literal(clause.heading)
        if clause.type_name:
            yield from self.clause_type(clause.type_name)
            yield iri, CG.clauseType, self.mint.named("clause-type", clause.type_name)
        for name in reading.agents:
            yield iri, CG.mentions, self.agents[name]
        yield from self.provisions(iri, clause)
        for number, norm in enumerate(reading.norms, 1):
            yield from self.norm(iri, number, norm)
        yield from self.references(iri, reading)

    def provisions(self, clause_iri: URIRef, clause: Clause) -> Iterator[Triple]:
        """Yield the enumerated units of a clause."""
        iris = [self.mint.part(clause_iri, "provision", n) for n in range(1, len(clause.provisions) + 1)]
        for iri, provision in zip(iris, clause.provisions, strict=True):
            yield iri, RDF.type, CG.Provision
            yield iri, CG.number, Literal(provision.number)
            yield iri, CG.inClause, clause_iri
            if provision.parent is not None:
                yield iri, CG.parent, iris[provision.parent]
            yield from self.place(iri, CG.occursAt, provision.span)
            if provision.heading:
                heading = Literal(to_words(provision.heading.of(self.plain)))
                yield self.mint.excerpt(provision.span), CG.heading, heading

    def references(self, clause_iri: URIRef, reading: ClauseReading) -> Iterator[Triple]:
        """Yield the citations in a clause, resolved where their target is known."""
        for number, reference in enumerate(reading.references, 1):
            iri = self.mint.part(clause_iri, "reference", number)
            yield iri, RDF.type, CG.Reference
            yield iri, RDFS.label, Literal(reference.text)
            yield iri, CG.inClause, clause_iri
            yield from self.place(iri, CG.evidence, reference.span)
            if reference.target is not None:
                yield iri, CG.refersTo, self.mint.part(clause_iri, "provision", reference.target + 1)

    def norm(self, clause_iri: URIRef, number: int, norm: Norm) -> Iterator[Triple]:
        """Yield a norm: what it is, its words, who, for whom, what, and what limits it."""
        iri = self.mint.part(clause_iri, "norm", number)
        yield iri, RDF.type, CG.Norm
        yield iri, RDF.type, CG[norm.modality.value]
        yield iri, CG.inClause, clause_iri
        if norm.provision is not None:
            yield iri, CG.inProvision, self.mint.part(clause_iri, "provision", norm.provision + 1)
        yield from self.place(iri, CG.evidence, norm.evidence)
        yield from self.place(iri, CG.trigger, norm.trigger)
        yield iri, CG.foundBy, Literal(norm.rule)
        if norm.subject:
            yield iri, CG.subjectText, Literal(norm.subject)
        yield iri, CG.action, Literal(norm.action)
        yield iri, CG.actionVerb, Literal(norm.verb)
        if norm.bearer:
            yield iri, CG.bearerBasis, CG[norm.bearer.basis.value]
            yield from self.participant(iri, norm.bearer, CG.bearer, CG.bearerText)
        if norm.counterparty:
            yield from self.participant(iri, norm.counterparty, CG.counterparty, CG.counterpartyText)
        for position, qualifier in enumerate(norm.qualifiers, 1):
            yield from self.qualifier(iri, position, qualifier)

    def participant(self, norm: URIRef, who: Participant, role: URIRef, words: URIRef) -> Iterator[Triple]:
        """Yield the words for a bearer or counterparty and the agents that they resolve to."""
        if who.text:
            yield norm, words, Literal(who.text)
        for name in who.agents:
            yield norm, role, self.agents[name]

    def qualifier(self, norm: URIRef, number: int, qualifier: Qualifier) -> Iterator[Triple]:
        """Yield words that limit a norm, and the time that they count."""
        iri = URIRef(f"{norm}/qualifier/{number}")
        yield norm, CG[qualifier.kind.value], iri
        if qualifier.kind is QualifierKind.EXCEPTION:
            yield norm, CG.condition, iri
        yield iri, RDF.type, CG.Qualifier
        yield iri, RDFS.label, Literal(qualifier.text)
        yield from self.place(iri, CG.occursAt, qualifier.span)
        if time := qualifier.time:
            if time.duration:
                yield iri, CG.duration, Literal(time.duration, datatype=XSD.duration, normalize=False)
                yield iri, CG.businessDays, Literal(time.business_days)
            if time.days is not None:
                yield iri, CG.days, Literal(time.days)
            if time.anchor:
                yield iri, CG.anchor, Literal(time.anchor)

    def agent(self, agent: Agent) -> Iterator[Triple]:
        """Yield a party or a role, its names and the places that mention it."""
        iri = self.agents[agent.name]
        yield iri, RDF.type, CG.Agent
        yield iri, RDF.type, CG.Party if agent.kind is AgentKind.PARTY else CG.Role
        yield iri, SKOS.prefLabel, Literal(agent.name)
        for form in agent.forms:
            yield iri, SKOS.altLabel, Literal(form)
        for span in agent.mentions:
            yield from self.place(iri, CG.mentionedAt, span)
        if agent.provided_by:
            yield iri, CG.providedBy, self.agents[agent.provided_by]

    def organizations(self) -> Iterator[Triple]:
        """Yield the named organisations and the parties that they act as."""
        for organization in self.reading.organizations:
            iri = self.mint.named("organization", organization.name)
            yield iri, RDF.type, CG.Organization
            yield iri, SKOS.prefLabel, Literal(organization.name)
            yield from self.place(iri, CG.mentionedAt, organization.mention)
            if organization.acts_as:
                yield iri, CG.actsAs, self.agents[organization.acts_as]

    def definitions(self) -> Iterator[Triple]:
        """Yield the defined terms and the places that define them."""
        for definition in self.reading.definitions:
            iri = self.mint.named("term", definition.term)
            yield iri, RDF.type, CG.DefinedTerm
            yield iri, SKOS.prefLabel, Literal(definition.term)
            yield from self.place(iri, CG.definedAt, definition.span)

    def place(self, subject: URIRef, link: URIRef, span: Span) -> Iterator[Triple]:
        """Yield an excerpt and the link to it; `cg:exact` is the raw text of the span."""
        iri = self.mint.excerpt(span)
        yield subject, link, iri
        yield iri, RDF.type, CG.Excerpt
        yield iri, CG.inDocument, self.mint.document
        yield iri, CG.beginIndex, Literal(span.begin)
        yield iri, CG.endIndex, Literal(span.end)
        yield iri, CG.exact, Literal(span.of(self.text))


def to_title(name: str) -> str:
    """Return the name of a clause type as a label: one that is printed in capitals is set in title case.

    >>> to_title("RECORDS AND AUDIT"), to_title("Terms of Use")
    ('Records and Audit', 'Terms of Use')
    """
    if not name.isupper() or len(fold_text(name)) <= 4:
        return name
    first, *rest = name.title().split(" ")
    return " ".join([first, *(word.lower() if word.lower() in SMALL_WORDS else word for word in rest)])
