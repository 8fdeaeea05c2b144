// Names to choose from while something is typed: of parties, roles and clause types, and of documents.

import { ask, fetchJson } from "./asking.js";
import { borrowed, prefixes } from "./terms.js";

const MOST = 20;

/** Promise names that hold some letters: `[{ name, iri, kind }]`, of some kinds or of all. */
export async function findNames(begun, kinds = [""]) {
  const found = await Promise.all(kinds.map((kind) => (kind === "document" ? findFiles(begun) : findKind(begun, kind))));
  return found.flat().slice(0, MOST);
}

async function findKind(begun, kind) {
  const fields = new URLSearchParams({ q: begun, kind, limit: MOST });
  return (await fetchJson(`/api/names?${fields}`)).names;
}

async function findFiles(begun) {
  // A JSON string is a SPARQL string, too: no value can end it.
  const held = `CONTAINS(LCASE(?name), LCASE(${JSON.stringify(begun)}))`;
  const query = `SELECT DISTINCT ?name ?iri { ?iri cg:fileName ?name FILTER(${held}) } ORDER BY ?name LIMIT ${MOST}`;
  const { rows } = await ask({ query });
  return rows.map(({ name, iri }) => ({ name: name.value, iri: iri.value, kind: "document" }));
}

let vocabulary;

/** Promise the terms and prefixes that an editor completes; they are fetched once. */
export function readVocabulary() {
  vocabulary ??= fetchJson("/api/terms").then(({ terms }) => ({ prefixes, terms: [...terms, ...borrowed] }));
  return vocabulary;
}
