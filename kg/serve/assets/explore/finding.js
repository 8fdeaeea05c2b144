// Finding a thing anywhere in the store, by its name and by its words.

const KINDS_OF_NAMES = { "clause-type": "clause type", term: "defined term" };
const PAUSE = 120;
const found = make("ul", { id: "elsewhere" });
const foundTitle = make("h2", { id: "elsewhere-title", hidden: "" }, "In the whole store");
let lookingFor = "";

byId("names").before(foundTitle, found);
found.setAttribute("aria-labelledby", "elsewhere-title");
byId("search").value = new URLSearchParams(location.search).get("q") ?? "";

function searchAll(wanted) {
  if (wanted === lookingFor) return;
  lookingFor = wanted;
  if (wanted) setTimeout(() => wanted === lookingFor && askForNames(wanted), PAUSE);
  else listFound([]);
}

async function askForNames(wanted) {
  const [{ names = [] }, { hits = [] }] = await Promise.all([askFor("names", wanted), askFor("search", wanted)]);
  if (wanted !== lookingFor) return;
  const named = new Set(names.map(({ iri }) => iri));
  listFound([...names, ...hits.filter(({ iri, kind }) => kind && !named.has(iri))]);
}

// What cannot be searched for, such as half of a phrase in quotes, is not found.
async function askFor(path, wanted) {
  const response = await fetch(`/api/${path}?${new URLSearchParams({ q: wanted, limit: 20 })}`);
  return response.ok ? response.json() : {};
}

function listFound(things) {
  foundTitle.hidden = !things.length;
  found.replaceChildren(...things.map((thing) => make("li", {}, linkTo(thing))));
}

// A link, so that it can be opened in another tab; a plain click stays on this page.
function linkTo({ iri, name, kind, snippet = "", marks = [] }) {
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    byId("search").value = "";
    go(iri);
  };
  const href = `/explore?${new URLSearchParams({ focus: iri })}`;
  const words = make("bdi", {}, name, snippet ? make("span", { class: "note" }, ...markHit(snippet, marks)) : null);
  return make("a", { class: "thing", href, click }, mark(KINDS_OF_NAMES[kind] || kind), words);
}

function markHit(snippet, marks) {
  const pieces = [];
  const letters = [...snippet];
  let at = 0;
  for (const [begin, end] of marks) {
    pieces.push(letters.slice(at, begin).join(""), make("b", {}, letters.slice(begin, end).join("")));
    at = end;
  }
  return [...pieces, letters.slice(at).join("")];
}

byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !nameButtons.size) found.querySelector("a")?.click();
});
