// A graph as a picture, with what is chosen in it as words beside it.

import { button, byId, count, make } from "./elements.js";
import { cutGraph, graphOfColumns, graphOfTriples, guessColumns, localName, withValues } from "./graph.js";
import { drawNetwork, loadScript, signOf } from "./network.js";
import { isIri, linkTo, pathOf, readable, shorten, textOf } from "./terms.js";

const MOST = 150;
const SHOWN = 40;
const night = matchMedia("(prefers-color-scheme: dark)");
let network;

/** Draw the answer to what was asked in `place`: triples as they are, rows by two of their columns. */
export async function showPicture(place, asked, found) {
  if (found.form === "graph") return draw(place, graphOfTriples(found), null);
  const answer = withValues(found, asked.values);
  const [from, to] = guessColumns(answer);
  const columns = { from: columnChoice("from", answer, from), to: columnChoice("to", answer, to) };
  const renew = () => draw(place, graphOfColumns(answer, columns.from.value, columns.to.value), bar);
  const bar = make(
    "p", { class: "filter" },
    make("label", { for: columns.from.id }, "A link from each"), columns.from,
    make("label", { for: columns.to.id }, "to its"), columns.to,
  );
  for (const choice of Object.values(columns)) choice.addEventListener("change", renew);
  return renew();
}

function columnChoice(id, { vars }, chosen) {
  const options = vars.map((name) => make("option", { value: name, selected: name === chosen }, readable(name)));
  return make("select", { id: `column-${id}` }, ...options);
}

async function draw(place, whole, bar) {
  const graph = cutGraph(whole, MOST);
  const canvas = make("div", { class: "canvas", role: "img", "aria-label": describe(graph) });
  const reading = make("div", { id: "reading", role: "status" });
  const choice = thingChoice(graph);
  const held = document.activeElement?.id;
  place.replaceChildren(
    ...(bar ? [bar] : []),
    make("p", { class: "quiet", role: "status" }, tell(graph, whole)),
    make("p", { class: "filter" }, make("label", { for: choice.id }, "Look at"), choice, ...zoomButtons()),
    make("div", { class: "drawn" }, canvas, reading),
    make("p", { class: "quiet" }, tellSigns(graph)),
  );
  if (held && place.contains(byId(held))) byId(held).focus();
  network?.destroy();
  network = null;
  const choose = (key) => {
    choice.value = key ?? "";
    network?.selectNodes(key ? [key] : []);
    reading.replaceChildren(...(key ? tellThing(graph, graph.nodes.get(key), choose) : []));
  };
  choice.addEventListener("change", () => choose(choice.value));
  await loadScript();
  if (!canvas.isConnected) return;
  network = drawNetwork(canvas, graph);
  if (choice.value) choose(choice.value);
  network.on("click", ({ nodes }) => choose(nodes[0]));
  night.onchange = () => draw(place, whole, bar);
}

const describe = ({ nodes, links }) => `Graph of ${count(nodes.size, "thing")} and ${count(links.size, "link")}`;

function tell(graph, whole) {
  if (!whole.nodes.size) return "There is nothing to draw here.";
  if (graph.nodes.size === whole.nodes.size) return `${describe(graph)}. The table says the same in words.`;
  return `The first ${count(graph.nodes.size, "thing")} of ${whole.nodes.size.toLocaleString("en")} are drawn; the table has all.`;
}

function tellSigns({ nodes }) {
  const kinds = new Set([...nodes.values()].map(({ kind }) => kind).filter(signOf));
  return [...kinds].map((kind) => `${signOf(kind)} ${kind.replace("-", " ")}`).join("  ");
}

function thingChoice({ nodes }) {
  const sorted = [...nodes.values()].sort((a, b) => a.label.localeCompare(b.label, "en"));
  const options = sorted.map(({ key, label }) => make("option", { value: key }, shorten(label, 60)));
  return make("select", { id: "look-at" }, make("option", { value: "" }, "(choose a thing)"), ...options);
}

function zoomButtons() {
  const zoom = (factor) => () => network?.moveTo({ scale: network.getScale() * factor });
  return [
    button("+", zoom(1.3), { "aria-label": "Zoom in" }),
    button("−", zoom(1 / 1.3), { "aria-label": "Zoom out" }),
    button("Fit", () => network?.fit()),
  ];
}

/** Return what is said of a thing: its facts, and its links to others, which can be followed. */
function tellThing({ nodes, links }, node, choose) {
  const facts = node.facts.slice(0, SHOWN).map(tellFact);
  const linked = [...links.values()].filter(({ from, to }) => from === node.key || to === node.key);
  const others = linked.slice(0, SHOWN).map(({ from, to, words }) => {
    const other = nodes.get(from === node.key ? to : from);
    const direction = from === node.key ? "→" : "←";
    return make("li", {}, `${words} ${direction} `, button(shorten(other.label, 80), () => choose(other.key), { class: "more" }));
  });
  const left = linked.length > SHOWN ? [make("li", { class: "quiet" }, `and ${linked.length - SHOWN} more`)] : [];
  return [
    make("h3", { dir: "auto" }, shorten(node.label, 300)),
    node.iri ? make("p", {}, linkTo(node.iri), ...exploreLink(node.iri)) : "",
    make("ul", {}, ...facts, ...others, ...left),
  ];
}

/** Return the way from a thing of ours to what is near it in the explorer. */
function exploreLink(iri) {
  if (!pathOf(iri)) return [];
  return [" · ", make("a", { href: `/explore?focus=${encodeURIComponent(iri)}` }, "See what is near it")];
}

function tellFact({ property, value }) {
  const words = isIri(value) ? linkTo(value.value) : textOf(value);
  return make("li", { dir: "auto" }, `${readable(localName(property))}: `, words);
}
