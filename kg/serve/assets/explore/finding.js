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
  const response = await fetch(`/api/names?${new URLSearchParams({ q: wanted, limit: 20 })}`);
  const { names = [] } = response.ok ? await response.json() : {};
  if (wanted === lookingFor) listFound(names);
}

function listFound(things) {
  foundTitle.hidden = !things.length;
  found.replaceChildren(...things.map((thing) => make("li", {}, linkTo(thing))));
}

// A link, so that it can be opened in another tab; a plain click stays on this page.
function linkTo({ iri, name, kind }) {
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    byId("search").value = "";
    go(iri);
  };
  const href = `/explore?${new URLSearchParams({ focus: iri })}`;
  return make("a", { class: "thing", href, click }, mark(KINDS_OF_NAMES[kind] || kind), make("bdi", {}, name));
}

byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !nameButtons.size) found.querySelector("a")?.click();
});
