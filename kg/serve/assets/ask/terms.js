// RDF terms as SPARQL's JSON has them: how they read, how they sort, where they lead.

import { make } from "./elements.js";

export const { queries, blanks, prefixes, borrowed } = JSON.parse(document.getElementById("data").textContent);

const NUMBERS = /#(integer|decimal|double|float|int|long|short|byte|(non)?(positive|negative)Integer|unsigned\w+)$/i;

export const isIri = (term) => term?.type === "uri";
export const isNumber = (term) => NUMBERS.test(term?.datatype ?? "");

/** Return the path at which this server shows a thing, null for what is not ours. */
export function pathOf(iri) {
  if (iri.startsWith(prefixes.id) && iri.length > prefixes.id.length) return `/id/${iri.slice(prefixes.id.length)}`;
  if (iri.startsWith(prefixes.cg)) return `/ontology#${iri.slice(prefixes.cg.length)}`;
  return null;
}

/** Return the kind of a thing of ours, as its IRI tells: "role", "norm", "excerpt"; else "". */
export function kindOf(iri) {
  if (!iri.startsWith(prefixes.id)) return "";
  if (iri.includes("#char=")) return "excerpt";
  const parts = iri.slice(prefixes.id.length).split("/");
  return parts[2] ?? parts[0];
}

/** Return an IRI in few letters: without the base of our things, or with a prefix. */
export function shortIri(iri) {
  if (kindOf(iri)) return iri.slice(prefixes.id.length);
  const known = Object.entries(prefixes).filter(([, start]) => iri.startsWith(start) && iri.length > start.length);
  const [name, start] = known.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return name ? `${name}:${iri.slice(start.length)}` : iri;
}

export const isEmpty = (term) => !term || (term.type === "literal" && term.value === "");

/** Return a term as a text, "" for none. */
export function textOf(term) {
  if (!term) return "";
  if (term.type === "uri") return shortIri(term.value);
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

/** Return a link to what an IRI stands for, or a text where it leads nowhere that is safe to go. */
export function linkTo(iri) {
  const words = kindOf(iri) === "excerpt" ? "read in the text" : shortIri(iri);
  const ours = pathOf(iri);
  if (ours) return make("a", { href: ours, title: iri }, words);
  if (/^https?:\/\//i.test(iri)) return make("a", { href: iri, rel: "noreferrer noopener", title: iri }, words);
  return make("span", { title: iri }, words);
}

/** Return "business days" for `businessDays`. */
export function readable(name) {
  return name.replaceAll("_", " ").replace(/([a-z0-9])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
}

/** Return a text on one line, cut where it has more letters than `most`. */
export function shorten(text, most) {
  const line = text.split(/\s+/).join(" ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

const ESCAPES = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?/g;

/** Return the triples of N-Triples as rows of an answer. */
export function readTriples(text) {
  const vars = ["subject", "property", "value"];
  const rows = [];
  for (const line of text.split("\n")) {
    const terms = [...line.matchAll(TERM)].map(toTerm);
    if (terms.length === 3) rows.push(Object.fromEntries(terms.map((term, place) => [vars[place], term])));
  }
  return { vars, rows };
}

function toTerm([, iri, blank, text, language, datatype]) {
  if (iri !== undefined) return { type: "uri", value: unescape(iri) };
  if (blank !== undefined) return { type: "bnode", value: blank };
  return { type: "literal", value: unescape(text), "xml:lang": language, datatype };
}

function unescape(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, sign) =>
    sign ? ESCAPES[sign] ?? sign : String.fromCodePoint(parseInt(four ?? eight, 16)),
  );
}
