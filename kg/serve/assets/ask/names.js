// Names to choose from while something is typed: of parties, roles and clause types, and of documents.

import { ask, fetchJson } from "./asking.js";
import { borrowed, prefixes } from "./terms.js";

const MOST = 20;

/** Promise names that hold some letters, `most` of them: `[{ name, iri, kind }]`, of some kinds or of all. */
export async function findNames(begun, kinds = [""], most = MOST) {
  const find = (kind) => (kind === "document" ? findFiles(begun, most) : findKind(begun, kind, most));
  return (await Promise.all(kinds.map(find))).flat().slice(0, most);
}

/** Return the different names of some things, whatever their capitals. */
export function namesOf(found) {
  const names = new Map();
  for (const { name } of found) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}

async function findKind(begun, kind, most) {
  const fields = new URLSearchParams({ q: begun, kind, limit: most });
  return (await fetchJson(`/api/names?${fields}`)).names;
}

async function findFiles(begun, most) {
  // A JSON string is a SPARQL string, too: no value can end it.
  const held = `CONTAINS(LCASE(?name), LCASE(${JSON.stringify(begun)}))`;
  const query = `SELECT DISTINCT ?name ?iri { ?iri cg:fileName ?name FILTER(${held}) } ORDER BY ?name LIMIT ${most}`;
  const { rows } = await ask({ query });
  return rows.map(({ name, iri }) => ({ name: name.value, iri: iri.value, kind: "document" }));
}

let vocabulary;

/** Promise the terms and prefixes that an editor completes; they are fetched once. */
export function readVocabulary() {
  vocabulary ??= fetchJson("/api/terms").then(({ terms }) => ({ prefixes, terms: [...terms, ...borrowed] }));
  return vocabulary;
}
