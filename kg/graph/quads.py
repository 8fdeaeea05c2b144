"""A reading of a document → N-Quads in the document's own named graph."""

from __future__ import annotations

from kg.config import DEFAULT_BASE
from kg.graph.iris import Minter, fold_text
from kg.graph.n_quads import GraphWriter, quote
from kg.model import (
    Agent,
    AgentKind,
    Basis,
    Clause,
    ClauseReading,
    DocumentKind,
    Modality,
    Norm,
    Participant,
    Qualifier,
    QualifierKind,
    Reading,
    Section,
    Span,
)
from kg.structure.noise import to_words
from kg.vocabulary import CG, RDF, RDFS, SKOS, XSD

TERMS = {value: CG.term(value) for kind in (Section, Modality, Basis, QualifierKind) for value in kind}
SMALL_WORDS = frozenset("a an and as at but by for from in into of on or the to with".split())


def to_n_quads(reading: Reading, base: str = DEFAULT_BASE) -> bytes:
    """Return what a reading says, as N-Quads in the named graph of its document; no blank nodes, no line twice."""
    writer = ReadingWriter(reading, base)
    writer.write_reading()
    return writer.to_bytes()


class ReadingWriter(GraphWriter):
    """Writes the graph of one reading."""

    def __init__(self, reading: Reading, base: str) -> None:
        self.mint = Minter(base, reading.document.digest)
        super().__init__(self.mint.document)
        self.reading = reading
        self.text = reading.document.text
        self.plain = reading.outline.plain
        self.excerpt_parts = split_excerpt(self.mint.document, self.end)
        self.agents = {a.name: self.mint.named(a.kind.name.lower(), a.name) for a in reading.agents}

    def write_reading(self) -> None:
        """Write all that the reading says."""
        self.write_document()
        for clause in self.reading.clauses:
            self.write_clause(clause)
        for agent in self.reading.agents:
            self.write_agent(agent)
        self.write_organizations()
        self.write_definitions()

    def write_document(self) -> None:
        """Write the document, the clause type that a page is about, and what it is related to."""
        outline, document = self.reading.outline, self.mint.document
        self.link(document, RDF.type, CG.Document)
        self.tell(document, CG.documentKind, outline.kind.value)
        for name in self.reading.document.names:
            self.tell(document, CG.fileName, name)
        if not outline.title:
            return
        self.tell(document, RDFS.label, outline.title)
        if outline.kind is DocumentKind.CLAUSE_PAGE:
            about = self.mint.named("clause-type", outline.title)
            self.write_clause_type(outline.title)
            self.link(document, CG.about, about)
            if outline.summary:
                self.tell(about, SKOS.definition, to_words(outline.summary.of(self.plain)))
            for clause in outline.clauses:
                if clause.section is Section.RELATED and clause.type_name:
                    self.link(about, CG.relatedTo, self.mint.named("clause-type", clause.type_name))

    def write_clause_type(self, name: str) -> None:
        """Write a clause type and its label."""
        iri = self.mint.named("clause-type", name)
        self.link(iri, RDF.type, CG.ClauseType)
        self.tell(iri, SKOS.prefLabel, to_title(name))

    def write_clause(self, reading: ClauseReading) -> None:
        """Write a clause, where it occurs, its provisions, norms and references."""
        clause = reading.clause
        words = clause.span.of(self.plain)
        iri = self.mint.clause(words)
        self.link(iri, RDF.type, CG.Clause)
        self.tell(iri, CG.text, to_words(words))
        place = self.mint.excerpt(clause.span)
        self.write_place(iri, CG.occursAt, clause.span)
        self.link(place, CG.section, TERMS[clause.section])
        if clause.heading:
            self.tell(place, CG.heading, clause.heading)
        if clause.type_name:
            self.write_clause_type(clause.type_name)
            self.link(iri, CG.clauseType, self.mint.named("clause-type", clause.type_name))
        for name in reading.agents:
            self.link(iri, CG.mentions, self.agents[name])
        self.write_provisions(iri, clause)
        for number, norm in enumerate(reading.norms, 1):
            self.write_norm(iri, number, norm)
        self.write_references(iri, reading)

    def write_provisions(self, clause_iri: str, clause: Clause) -> None:
        """Write the enumerated units of a clause."""
        iris = [self.mint.part(clause_iri, "provision", n) for n in range(1, len(clause.provisions) + 1)]
        for iri, provision in zip(iris, clause.provisions, strict=True):
            self.link(iri, RDF.type, CG.Provision)
            self.tell(iri, CG.number, provision.number)
            self.link(iri, CG.inClause, clause_iri)
            if provision.parent is not None:
                self.link(iri, CG.parent, iris[provision.parent])
            self.write_place(iri, CG.occursAt, provision.span)
            if provision.heading:
                heading = to_words(provision.heading.of(self.plain))
                self.tell(self.mint.excerpt(provision.span), CG.heading, heading)

    def write_references(self, clause_iri: str, reading: ClauseReading) -> None:
        """Write the citations in a clause, resolved where their target is known."""
        for number, reference in enumerate(reading.references, 1):
            iri = self.mint.part(clause_iri, "reference", number)
            self.link(iri, RDF.type, CG.Reference)
            self.tell(iri, RDFS.label, reference.text)
            self.link(iri, CG.inClause, clause_iri)
            self.write_place(iri, CG.evidence, reference.span)
            if reference.target is not None:
                self.link(iri, CG.refersTo, self.mint.part(clause_iri, "provision", reference.target + 1))

    def write_norm(self, clause_iri: str, number: int, norm: Norm) -> None:
        """Write a norm: what it is, its words, who, for whom, what, and what limits it."""
        iri = self.mint.part(clause_iri, "norm", number)
        self.link(iri, RDF.type, CG.Norm)
        self.link(iri, RDF.type, TERMS[norm.modality])
        self.link(iri, CG.inClause, clause_iri)
        if norm.provision is not None:
            self.link(iri, CG.inProvision, self.mint.part(clause_iri, "provision", norm.provision + 1))
        self.write_place(iri, CG.evidence, norm.evidence)
        self.write_place(iri, CG.trigger, norm.trigger)
        self.tell(iri, CG.foundBy, norm.rule)
        if norm.subject:
            self.tell(iri, CG.subjectText, norm.subject)
        self.tell(iri, CG.action, norm.action)
        self.tell(iri, CG.actionVerb, norm.verb)
        if norm.bearer:
            self.link(iri, CG.bearerBasis, TERMS[norm.bearer.basis])
            self.write_participant(iri, norm.bearer, CG.bearer, CG.bearerText)
        if norm.counterparty:
            self.write_participant(iri, norm.counterparty, CG.counterparty, CG.counterpartyText)
        for position, qualifier in enumerate(norm.qualifiers, 1):
            self.write_qualifier(iri, position, qualifier)

    def write_participant(self, norm: str, who: Participant, role: str, words: str) -> None:
        """Write the words for a bearer or counterparty and the agents that they resolve to."""
        if who.text:
            self.tell(norm, words, who.text)
        for name in who.agents:
            self.link(norm, role, self.agents[name])

    def write_qualifier(self, norm: str, number: int, qualifier: Qualifier) -> None:
        """Write words that limit a norm, and the time that they count."""
        iri = self.mint.part(norm, "qualifier", number)
        self.link(norm, TERMS[qualifier.kind], iri)
        if qualifier.kind is QualifierKind.EXCEPTION:
            self.link(norm, CG.condition, iri)
        self.link(iri, RDF.type, CG.Qualifier)
        self.tell(iri, RDFS.label, qualifier.text)
        self.write_place(iri, CG.occursAt, qualifier.span)
        if time := qualifier.time:
            if time.duration:
                self.tell_value(iri, CG.duration, time.duration, XSD.duration)
                self.tell_value(iri, CG.businessDays, "true" if time.business_days else "false", XSD.boolean)
            if time.days is not None:
                self.tell_value(iri, CG.days, time.days, XSD.integer)
            if time.anchor:
                self.tell(iri, CG.anchor, time.anchor)

    def write_agent(self, agent: Agent) -> None:
        """Write a party or a role, its names and the places that mention it."""
        iri = self.agents[agent.name]
        self.link(iri, RDF.type, CG.Agent)
        self.link(iri, RDF.type, CG.Party if agent.kind is AgentKind.PARTY else CG.Role)
        self.tell(iri, SKOS.prefLabel, agent.name)
        for form in agent.forms:
            self.tell(iri, SKOS.altLabel, form)
        for span in agent.mentions:
            self.write_place(iri, CG.mentionedAt, span)
        if agent.provided_by:
            self.link(iri, CG.providedBy, self.agents[agent.provided_by])

    def write_organizations(self) -> None:
        """Write the named organisations and the parties that they act as."""
        for organization in self.reading.organizations:
            iri = self.mint.named("organization", organization.name)
            self.link(iri, RDF.type, CG.Organization)
            self.tell(iri, SKOS.prefLabel, organization.name)
            self.write_place(iri, CG.mentionedAt, organization.mention)
            if organization.acts_as:
                self.link(iri, CG.actsAs, self.agents[organization.acts_as])

    def write_definitions(self) -> None:
        """Write the defined terms and the places that define them."""
        for definition in self.reading.definitions:
            iri = self.mint.named("term", definition.term)
            self.link(iri, RDF.type, CG.DefinedTerm)
            self.tell(iri, SKOS.prefLabel, definition.term)
            self.write_place(iri, CG.definedAt, definition.span)

    def write_place(self, subject: str, link: str, span: Span) -> None:
        """Write a link to an excerpt, and the excerpt itself once; `cg:exact` is the raw text of the span."""
        iri = self.mint.excerpt(span)
        self.link(subject, link, iri)
        # Most statements are about excerpts, so that these are written in one piece.
        if iri not in self.lines:
            (first, last), (kind, place, begin, count, end, exact) = span, self.excerpt_parts
            words = quote(self.text[first:last])
            self.lines[iri] = (
                f"<{iri}{kind}{iri}{place}{iri}{begin}{first}{count}{iri}{end}{last}{count}{iri}{exact}{words}"
            )


def split_excerpt(document: str, end: str) -> tuple[str, ...]:
    """Return what stands between IRI and IRI, and around the numbers, in the statements about each excerpt."""
    return (
        f"> <{RDF.type}> <{CG.Excerpt}>{end}<",
        f"> <{CG.inDocument}> <{document}>{end}<",
        f'> <{CG.beginIndex}> "',
        f'"^^<{XSD.integer}>{end}<',
        f'> <{CG.endIndex}> "',
        f"> <{CG.exact}> ",
    )


def to_title(name: str) -> str:
    """Return the name of a clause type as a label: one that is printed in capitals is set in title case.

    >>> to_title("RECORDS AND AUDIT"), to_title("Terms of Use")
    ('Records and Audit', 'Terms of Use')
    """
    if not name.isupper() or len(fold_text(name)) <= 4:
        return name
    first, *rest = name.title().split(" ")
    return " ".join([first, *(word.lower() if word.lower() in SMALL_WORDS else word for word in rest)])
