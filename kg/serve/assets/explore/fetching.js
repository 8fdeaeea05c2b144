// Asking the server, and what is done with its answers.

let waiting = null;

// Return what the server answers, `null` where something else was asked for meanwhile or it could not answer.
async function ask(parts) {
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  document.body.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(`/api/explore?${new URLSearchParams(parts)}`, { signal: mine.signal });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error.message);
    return answer;
  } catch (error) {
    if (error.name !== "AbortError") say(`This could not be read: ${error.message}`);
    return null;
  } finally {
    if (waiting === mine) document.body.removeAttribute("aria-busy");
  }
}

// Draw what is near a thing in place of what was drawn.
async function go(focus, kind = here.kind, { skip = 0, quiet = false } = {}) {
  const answer = await ask({ ...(focus === null ? {} : { focus: wholeIri(focus) }), kind, ...(skip ? { skip } : {}) });
  if (!answer) return;
  forget();
  takeWords(answer);
  merge(answer);
  noteLeft(answer);
  openPicture(here.kind, { quiet: true, chosen: null });
  const id = numbers.get(here.focus) ?? null;
  choose(state.picture.spots.has(id) ? id : null, { byHand: true, atFirst: true, quiet: true });
  byId("legend").hidden = !state.picture.spots.size;
  fit();
  if (!quiet) writeAddress();
  if (document.activeElement === document.body) byId("chosen")?.focus({ preventScroll: true });
}

function openKind(kind) {
  const focus = state.chosen === null ? here.focus : model.things[state.chosen].iri;
  if (focus === null && kind !== "all") say("Choose a thing first: this picture is drawn around one.");
  else go(focus, kind);
}

function forget() {
  remaining.clear();
  Object.assign(state, { chosen: null, hovered: null, start: null, path: [], hops: 0 });
  say("");
  settled = false;
  visNodes.clear();
  visEdges.clear();
  model.things.length = 0;
  model.pictures.clear();
  numbers.clear();
}

// The words around the picture: what it is of, how to read it, and the query that found it.
function takeWords({ pictures: [picture], focus, heading, caption, notes, sparql }) {
  Object.assign(here, { focus, kind: picture.kind });
  Object.assign(tabs[picture.kind], { heading, caption, notes });
  byId("sparql").hidden = !sparql;
  byId("sparql").href = `/ask?${new URLSearchParams({ query: sparql })}`;
}

// By the IRI of a thing, the relations of which the page does not hold all.
const remaining = new Map();

function noteLeft({ focus, more }, only = null) {
  const kept = only === null ? [] : (remaining.get(focus) || []).filter(({ words }) => words !== only);
  remaining.set(focus, [...kept, ...more.map(([words, total, next]) => ({ words, total, next }))]);
}

// Read what is said of a thing, and in a picture that can grow, draw what is near it.
async function readThing(id) {
  const { iri, detail } = model.things[id];
  if (detail) return;
  const answer = await ask({ focus: wholeIri(iri), kind: here.kind, places: "no" });
  if (!answer || model.things[id]?.iri !== iri) return;
  grow(answer, id);
  noteLeft(answer);
  model.things[id].detail ??= {};
  refresh();
}

// Norms in columns come a page at a time; more of anything else is added to a picture that can grow.
function moreFromServer(id, { words, total, next }) {
  const { iri } = model.things[id];
  const inPages = words === "norms";
  const number = total - next;
  const name = inPages ? `The next ${Math.min(number, 24)} of ${number.toLocaleString("en")} more` : `${number.toLocaleString("en")} more`;
  const grown = () => (isOrdered(state.picture) ? go(iri, "all") : readMore(id, words, next));
  const bring = () => (inPages ? go(iri, here.kind, { skip: next }) : grown());
  return make("button", { type: "button", class: "more", "data-words": words, "aria-label": `${name}: ${words}`, click: bring }, name);
}

async function readMore(id, words, skip) {
  const { iri } = model.things[id];
  const answer = await ask({ focus: wholeIri(iri), kind: here.kind, relation: words, skip, places: "no" });
  if (!answer || model.things[id]?.iri !== iri) return;
  grow(answer, id);
  noteLeft(answer, words);
  refresh();
  const again = [...document.querySelectorAll("#reading .more")].find((button) => button.dataset.words === words);
  (again || byId("chosen")).focus();
}

// Where the page came before what matters most was counted, it is asked for again.
if (!JSON.parse(byId("data").textContent).things.length) requestAnimationFrame(() => go(here.focus, here.kind, { quiet: true }));
