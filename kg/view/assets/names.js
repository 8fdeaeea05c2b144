// The list of names, and the search over names and words.

const MOST_NAMES = 200;
const nameButtons = new Map();
let listedAll = false;

const kindOrder = () => Object.keys(model.looks);

function wordsOf(thing) {
  if (thing.words === undefined) {
    const { text = "", norms = [], clause, clauses = [], facts = [] } = thing.detail || {};
    const texts = [text, ...facts.flat(), ...[clause, ...clauses].filter(Boolean).flatMap((each) => [each.name, each.text || ""])];
    thing.words = [...texts, ...norms.map((norm) => `${norm.who || ""} ${norm.must} ${norm.act || ""}`)].join(" · ");
    thing.folded = thing.words.toLowerCase();
    thing.name = thing.label.toLowerCase();
  }
  return thing;
}

// What is found by its name comes before what is found by its words, and what begins so before both.
function findThings(wanted) {
  const ids = model.things.map((_, id) => id);
  const rank = (id) => {
    const { name, folded } = wordsOf(model.things[id]);
    if (name.includes(wanted)) return name.startsWith(wanted) ? 0 : 1;
    return folded.includes(wanted) ? 2 : 3;
  };
  const ranks = new Map(ids.map((id) => [id, rank(id)]));
  return { ids: ids.filter((id) => ranks.get(id) < 3).sort((a, b) => ranks.get(a) - ranks.get(b)), ranks };
}

function snippet(id, wanted) {
  const { words, folded } = model.things[id];
  const at = folded.indexOf(wanted);
  const [begin, end] = [Math.max(0, at - 36), at + wanted.length];
  return make("span", { class: "note" }, `${begin ? "…" : ""}${words.slice(begin, at)}`, make("b", {}, words.slice(at, end)), `${words.slice(end, end + 44)}…`);
}

function inOrder() {
  const kinds = kindOrder();
  const things = [...shown].map((id) => [id, model.things[id]]);
  things.sort(([a, one], [b, two]) => kinds.indexOf(one.kind) - kinds.indexOf(two.kind) || one.label.localeCompare(two.label) || a - b);
  return things.map(([id]) => id);
}

function fillNames() {
  const wanted = byId("search").value.trim().toLowerCase();
  const { ids, ranks } = wanted ? findThings(wanted) : { ids: inOrder(), ranks: new Map() };
  const some = listedAll ? ids : ids.slice(0, MOST_NAMES);
  nameButtons.clear();
  const items = some.map((id) => {
    const button = thingButton(id);
    if (id === state.chosen) button.setAttribute("aria-current", "true");
    if (ranks.get(id) === 2) button.querySelector("bdi").append(snippet(id, wanted));
    nameButtons.set(id, button);
    return make("li", {}, button);
  });
  if (some.length < ids.length) items.push(make("li", {}, make("button", { type: "button", class: "more", click: listAll }, `${ids.length - some.length} more`)));
  byId("names").replaceChildren(...items);
  const inWords = [...ranks.values()].filter((rank) => rank === 2).length;
  source.search(wanted);
  byId("found").textContent = wanted ? `${ids.length - inWords} by name, ${inWords} by their words` : `${count(ids.length, "thing")} in this picture`;
}

function listAll() {
  listedAll = true;
  fillNames();
  [...nameButtons.values()][MOST_NAMES].focus();
}

function step(event) {
  const list = [...nameButtons.values()];
  const next = list.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  if (next < 0) byId("search").focus();
  else if (next < list.length) list[next].focus();
  event.preventDefault();
}

byId("search").addEventListener("input", () => {
  listedAll = false;
  fillNames();
});
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") step(event);
  if (event.key === "Enter" && nameButtons.size) [...nameButtons.values()][0].click();
});
byId("names").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
});
