// What can stand where the cursor is: terms, keywords and variables, and names of things in quotes and brackets.

import { SparqlLanguage } from "codemirror-lang-sparql";

const UPDATES = "LOAD INTO TO CLEAR DROP CREATE ADD MOVE COPY INSERT DATA DELETE WITH ALL USING SILENT SERVICE".split(" ");
const KEYWORDS = SparqlLanguage.parser.nodeSet.types
  .map((type) => type.name)
  .filter((name) => /^[A-Z][A-Z0-9_]+$/.test(name) && !UPDATES.includes(name))
  .map((label) => ({ label, type: "keyword", boost: -1 }));
const ICONS = { class: "class", property: "property", individual: "constant" };

/**
 * Return a source of completions.
 *
 * `vocabulary()` promises `{ terms: [{ name, kind, label, comment }], prefixes: { name: IRI } }`; `findNames(begun)`
 * promises `[{ name, iri, kind }]`.
 */
export function completions({ vocabulary, findNames }) {
  return async (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const after = line.text.slice(context.pos - line.from);
    const open = openToken(before);
    if (open?.sign === "#") return null;
    if (open) {
      const begun = before.slice(open.at + 1);
      if (!begun && !context.explicit) return null;
      const options = await completeName(open.sign, begun, after, findNames);
      return { from: line.from + open.at + 1, options, filter: false };
    }
    return completeWord(context, before, await vocabulary());
  };
}

/** Return the quotation mark, bracket or comment that a line leaves open at its end, and where it stands. */
function openToken(before) {
  const tokens = before.matchAll(/"(?:[^"\\]|\\.)*("|$)|'(?:[^'\\]|\\.)*('|$)|<[^<>"{}|^`\\\s?$=]*(>|$)|#.*/g);
  const last = [...tokens].at(-1);
  if (!last || last.index + last[0].length < before.length) return null;
  const closed = last[1] || last[2] || last[3];
  return closed ? null : { sign: last[0][0], at: last.index };
}

async function completeName(sign, begun, after, findNames) {
  const close = sign === "<" ? ">" : sign;
  const tail = after.startsWith(close) ? "" : close;
  const insert = ({ name, iri }) => (sign === "<" ? iri : escape(name, sign)) + tail;
  const names = await findNames(begun);
  return names.map((found) => ({ label: found.name, detail: found.kind.replace("-", " "), apply: insert(found) }));
}

/** Return a name as it stands in a SPARQL string. */
function escape(name, sign) {
  return name.replaceAll("\\", "\\\\").replaceAll(sign, `\\${sign}`).replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

function completeWord(context, before, { terms, prefixes }) {
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) return { from: variable.from, options: variables(context, variable), validFor: /^[?$]\w*$/ };
  const word = context.matchBefore(/[\w-]*:?[\w-]*/);
  if (!word?.text && !context.explicit) return null;
  const wanted = /(?:^|\s)(?:a|rdf:type)\s+[\w:-]*$/.test(before) ? "class" : "property";
  const named = terms.map(({ name, kind, label, comment }) => ({
    label: name,
    type: ICONS[kind],
    detail: label,
    info: comment || undefined,
    boost: kind === wanted ? 1 : 0,
  }));
  const known = Object.entries(prefixes).map(([name, iri]) => ({ label: `${name}:`, type: "namespace", detail: iri }));
  return { from: word?.from ?? context.pos, options: [...named, ...known, ...KEYWORDS], validFor: /^[\w:-]*$/ };
}

function variables(context, typed) {
  const text = context.state.doc.toString();
  const others = text.slice(0, typed.from) + text.slice(context.pos);
  const names = new Set([...others.matchAll(/[?$](\w+)/g)].map((found) => found[1]));
  return [...names].sort().map((name) => ({ label: typed.text[0] + name, type: "variable" }));
}
