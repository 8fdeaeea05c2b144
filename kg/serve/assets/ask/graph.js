// An answer as a graph: what are its things, what links them, and what is said of each.

import { isEmpty, isIri, kindOf, pathOf, readable, shortIri, textOf } from "./terms.js";

const SKOS = "http://www.w3.org/2004/02/skos/core#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const CG = "https://w3id.org/clausegraph/ontology#";
const NAMES = [`${SKOS}prefLabel`, `${RDFS}label`, `${CG}fileName`, `${CG}action`, `${CG}number`, `${CG}exact`, `${CG}text`];
/** Pairs of columns of which the first does something to the second. */
const PAIRS = [
  ["who", "to"], ["who", "action"], ["from", "to"], ["role", "action"], ["party", "action"], ["agent", "action"],
  ["role", "party"], ["role", "clauseType"], ["type", "clauseType"],
];

/** Return an empty graph: `nodes` by key, each `{ key, label, iri, kind, facts }`, and `links` by key. */
const emptyGraph = () => ({ nodes: new Map(), links: new Map() });

/** Return the graph of triples: things are nodes; texts, numbers and types are facts of the thing. */
export function graphOfTriples({ rows }) {
  const graph = emptyGraph();
  for (const { subject, property, value } of rows) {
    const node = addNode(graph, subject);
    if (isThing(value) && property.value !== TYPE) addLink(graph, node, addNode(graph, value), property.value);
    else node.facts.push({ property: property.value, value });
  }
  for (const node of graph.nodes.values()) node.label = nameOf(node) ?? (node.kind || node.label);
  for (const { from, to, property } of graph.links.values())
    if (property === `${CG}clauseType`) graph.nodes.get(from).label = `clause: ${graph.nodes.get(to).label}`;
  return graph;
}

/** Return the graph of two columns: each value is a node, each row a link from the one to the other. */
export function graphOfColumns({ vars, rows }, from, to) {
  const graph = emptyGraph();
  for (const row of rows) {
    if (isEmpty(row[from]) || isEmpty(row[to])) continue;
    const node = addNode(graph, row[to]);
    addLink(graph, addNode(graph, row[from]), node, "");
    const places = vars.filter((name) => name !== to && isIri(row[name]) && kindOf(row[name].value) === "excerpt");
    node.facts.push(...places.map((name) => ({ property: name, value: row[name] })));
  }
  return graph;
}

/** Return an answer with what its question was asked about, such as a role, as columns before its own. */
export function withValues(answer, values = {}) {
  const added = Object.entries(values).filter(([name]) => !answer.vars.includes(name));
  const terms = Object.fromEntries(added.map(([name, value]) => [name, { type: "literal", value }]));
  return { vars: [...added.map(([name]) => name), ...answer.vars], rows: answer.rows.map((row) => ({ ...terms, ...row })) };
}

/** Return the two columns whose graph says most: a known pair, two columns of things, or else the first two. */
export function guessColumns({ vars, rows }) {
  const full = vars.filter((name) => rows.some((row) => !isEmpty(row[name])));
  const known = PAIRS.find((pair) => pair.every((name) => full.includes(name)));
  const things = vars.filter((name) => isThing(rows.find((row) => row[name])?.[name]));
  return known ?? (things.length > 1 ? things.slice(0, 2) : full.slice(0, 2));
}

/** Return the first nodes of a graph, `most` of them, and the links between these. */
export function cutGraph({ nodes, links }, most) {
  const kept = new Map([...nodes].slice(0, most));
  const inside = [...links].filter(([, link]) => kept.has(link.from) && kept.has(link.to));
  return { nodes: kept, links: new Map(inside) };
}

function isThing(term) {
  return term?.type === "bnode" || (isIri(term) && !term.value.startsWith(CG));
}

function addNode({ nodes }, term) {
  const key = `${term.type} ${term.value}`;
  if (!nodes.has(key)) {
    const iri = isIri(term) ? term.value : null;
    const kind = iri ? kindOf(iri) : "";
    nodes.set(key, { key, label: textOf(term), iri, kind, facts: [] });
  }
  return nodes.get(key);
}

function addLink({ links }, from, to, property) {
  const key = `${from.key}\n${to.key}\n${property}`;
  const words = property && readable(localName(property));
  const link = links.get(key) ?? { from: from.key, to: to.key, property, words, count: 0 };
  link.count += 1;
  links.set(key, link);
}

function nameOf(node) {
  for (const property of NAMES) {
    const fact = node.facts.find((known) => known.property === property);
    if (fact) return textOf(fact.value);
  }
  return null;
}

/** Return what follows the last # or / of an IRI. */
export const localName = (iri) => (pathOf(iri) ? iri : shortIri(iri)).split(/[#/:]/).at(-1);
