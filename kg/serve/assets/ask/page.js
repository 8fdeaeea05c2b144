// The page: its address says what is asked, a question with its values or a query; it asks that and shows the answer.

import { showAnswer } from "./answer.js";
import { ask, fetchJson, LONGEST_ADDRESS } from "./asking.js";
import { byId, make } from "./elements.js";
import { isComplete, readFields, showFields } from "./form.js";
import { findNames, readVocabulary } from "./names.js";
import { listQuestions, markQuestion } from "./questions.js";
import { suggestNames } from "./suggestions.js";
import { queries } from "./terms.js";

const STARTER = `SELECT ?who ?action ?excerpt WHERE {
  ?norm a cg:Obligation ; cg:bearer/skos:prefLabel ?who ; cg:action ?action ; cg:evidence ?excerpt .
}
LIMIT 100
`;
const narrow = matchMedia("(max-width: 60rem)");
let shown = null;
let running = null;
let editor = null;

// ---- What is asked, and its address.

function readState() {
  // What is too long for an address is kept by the browser's history alone.
  if (!location.search) return history.state ?? {};
  const { question, query, ...values } = Object.fromEntries(new URLSearchParams(location.search));
  return question === undefined ? { query } : { question, values };
}

function toAddress({ question, values, query }) {
  const address = `/ask?${new URLSearchParams(question ? { question, ...values } : { query })}`;
  return address.length > LONGEST_ADDRESS ? "/ask" : address;
}

function go(state) {
  const address = toAddress(state);
  if (address === location.pathname + location.search) history.replaceState(state, "", address);
  else history.pushState(state, "", address);
  return show(state);
}

async function show(state) {
  shown = JSON.stringify(state);
  stopAsking();
  clearAnswer();
  const question = Object.hasOwn(queries, state.question ?? "") ? queries[state.question] : null;
  byId("question").hidden = !question;
  byId("writing").hidden = state.query === undefined;
  const idle = state.question === undefined && state.query === undefined;
  byId("hint").hidden = !idle;
  if (narrow.matches) byId("cookbook").open = idle;
  markQuestion(state.question);
  document.title = `${question?.title ?? (state.query === undefined ? "Ask" : "SPARQL")} – clausegraph`;
  if (question) showQuestion(question, state);
  else if (state.question !== undefined) showTrouble(new Error(`There is no question called “${state.question}”.`));
  if (state.query !== undefined) await showQuery(state);
}

function showQuestion(question, state) {
  byId("question-title").textContent = question.title;
  byId("asked").textContent = question.question;
  showFields(byId("blanks"), question, state.values);
  if (isComplete(question, state.values)) run(state);
}

async function showQuery(state) {
  await showEditor(state.query || STARTER);
  if (state.query && shown === JSON.stringify(state)) await run(state);
}

// ---- Asking.

async function run(asked) {
  const mine = new AbortController();
  stopAsking();
  running = mine;
  clearAnswer();
  byId("status").textContent = "Asking …";
  const patience = setTimeout(() => (byId("stop").hidden = false), 500);
  try {
    const answer = await ask(asked, mine.signal);
    if (running !== mine) return;
    showAnswer(asked, answer, showTrouble);
    if (answer.rows?.length === 0) await suggest(asked, mine);
  } catch (error) {
    if (running !== mine) return;
    showTrouble(error);
    await suggest(asked, mine);
  } finally {
    clearTimeout(patience);
    if (running === mine) byId("stop").hidden = true;
  }
}

/** Where a question was asked about a name that nothing has, offer those that are near. */
async function suggest({ question, values }, mine) {
  if (!question) return;
  const found = await suggestNames(question, values, go).catch(() => null);
  if (found && running === mine) byId("trouble").replaceChildren(found);
}

/** End what is asked; the server gives up its work when nobody waits for it. */
function stopAsking() {
  running?.abort();
  running = null;
}

function clearAnswer() {
  byId("status").textContent = "";
  byId("trouble").replaceChildren();
  byId("found-answer").hidden = true;
  byId("stop").hidden = true;
  editor?.clearMarks();
}

/** Say what went wrong; where the query cannot be read, the editor marks the place. */
function showTrouble(error) {
  const [first, ...rest] = error.message.replace(/^[\w-]+: /, "").split("\n");
  const lines = rest.length ? [make("pre", {}, rest.join("\n"))] : [];
  byId("status").textContent = "";
  byId("trouble").replaceChildren(make("p", {}, first[0].toUpperCase() + first.slice(1)), ...lines);
  if (error.place && editor) editor.mark(error.place.line, error.place.column, first);
}

// ---- The editor comes when it is asked for.

/** Show the editor with a text in it. */
async function showEditor(text) {
  byId("writing").hidden = false;
  const { createEditor } = await import("./editor.js");
  editor ??= createEditor({
    parent: byId("editor"),
    nonce: document.querySelector("meta[name=style-nonce]").content,
    describedBy: "editor-help",
    vocabulary: readVocabulary,
    findNames: (begun) => findNames(begun).catch(() => []),
    onAsk: askQuery,
  });
  if (editor.text() !== text) editor.write(text);
}

function askQuery() {
  return go({ query: editor.text() });
}

async function showSparql() {
  if (!byId("form").reportValidity()) return;
  const { question } = readState();
  const values = new URLSearchParams(readFields(byId("blanks"), queries[question]));
  try {
    const { sparql } = await fetchJson(`/api/queries/${question}/sparql?${values}`);
    await showEditor(sparql);
    byId("writing-title").focus();
  } catch (error) {
    showTrouble(error);
  }
}

// ---- What a person does.

async function chooseQuestion(question) {
  await go({ question, values: {} });
  (byId("blanks").querySelector("[required]") ?? byId("question-title")).focus();
}

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { question } = readState();
  go({ question, values: readFields(byId("blanks"), queries[question]) });
});
byId("write").addEventListener("click", async () => {
  await go({ query: "" });
  editor.focus();
});
byId("show-sparql").addEventListener("click", showSparql);
byId("ask-query").addEventListener("click", askQuery);
byId("stop").addEventListener("click", () => {
  stopAsking();
  clearAnswer();
  byId("status").textContent = "Stopped.";
  byId("answer").focus();
});
// A jump within the page changes its address, too, and asks nothing.
addEventListener("popstate", () => {
  if (JSON.stringify(readState()) !== shown) show(readState());
});

listQuestions(chooseQuestion);
show(readState());
