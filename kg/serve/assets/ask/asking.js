// Asking the server: a question with its values or a query, its answer or a sentence on what went wrong.

import { readTriples } from "./terms.js";

const ACCEPTED = "application/sparql-results+json, application/n-triples;q=0.9";
/** A longer address might be refused on its way: what is asked goes as a form then. */
export const LONGEST_ADDRESS = 8000;

/** What the server said went wrong; `place` is the line and column of a query that it could not read. */
class Refusal extends Error {
  constructor(message, code = "") {
    super(message);
    this.code = code;
    const found = message.match(/line (\d+), column (\d+) is no SPARQL/);
    this.place = found ? { line: Number(found[1]), column: Number(found[2]) } : null;
  }
}

/** Return the address of what is asked, in a format where one is named. */
export function addressOf({ question, values, query }, format) {
  const fields = new URLSearchParams(question ? values : { query });
  if (format) fields.set("format", format);
  const path = question ? `/api/queries/${encodeURIComponent(question)}` : "/sparql";
  return `${path}?${fields}`;
}

/** Promise the server's answer in a format; raises `Refusal`. */
export async function request(asked, format, signal) {
  const address = addressOf(asked, format);
  const long = address.length > LONGEST_ADDRESS;
  const [path, fields] = address.split("?");
  const options = long ? { method: "POST", body: new URLSearchParams(fields) } : {};
  return fetchWell(long ? path : address, { ...options, signal, headers: { Accept: ACCEPTED } });
}

/** Promise an answer: `{ form, vars, rows, cut }`, for ASK `{ form, yes }`; raises `Refusal`. */
export async function ask(asked, signal) {
  const response = await request(asked, null, signal);
  const limit = Number(response.headers.get("Row-Limit") ?? Infinity);
  try {
    return { limit, ...(await readAnswer(response)) };
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal("The answer broke off before its end; ask for less, with a LIMIT or a narrower question.");
  }
}

async function readAnswer(response) {
  if (!response.headers.get("Content-Type").startsWith("application/sparql-results+json"))
    return { form: "graph", ...readTriples(await response.text()) };
  const told = await response.json();
  if ("boolean" in told) return { form: "boolean", yes: told.boolean };
  return { form: "rows", vars: told.head.vars, rows: told.results.bindings };
}

/** Promise the JSON at an address; raises `Refusal`. */
export async function fetchJson(address) {
  return (await fetchWell(address, {})).json();
}

async function fetchWell(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal("The server does not answer; is it still running?");
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => null);
  throw new Refusal(told?.error?.message ?? `The server answered ${response.status}.`, told?.error?.code);
}
