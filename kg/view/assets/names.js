// The list of names: the way in for the keyboard.

const kindOrder = page.legend.map(([kind]) => kind);
const order = nodes.map((_, id) => id).sort((a, b) =>
  kindOrder.indexOf(nodes[a].kind) - kindOrder.indexOf(nodes[b].kind) || nodes[a].label.localeCompare(nodes[b].label));
let buttons = [];

function fillLists() {
  buttons = nodes.map((_, id) => thing(id, 0));
  byId("names").replaceChildren(...order.map((id) => make("li", {}, buttons[id])));
  byId("kinds").replaceChildren(...page.legend.map(([kind, plural, count]) =>
    make("li", {}, mark(kind), plural, make("span", { class: "count" }, String(count)))),
    ...page.links.map(({ words, dashes, both, count }) =>
      make("li", {}, stroke(dashes, both), both ? `${words}, both ways` : words, make("span", { class: "count" }, String(count)))));
  search();
}

function search() {
  const wanted = byId("search").value.trim().toLowerCase();
  let shown = 0;
  nodes.forEach((node, id) => {
    const here = node.label.toLowerCase().includes(wanted);
    buttons[id].parentElement.hidden = !here;
    shown += here ? 1 : 0;
  });
  byId("found").textContent = wanted ? `${shown} of ${nodes.length} names` : `${nodes.length} names`;
}

const visible = () => order.filter((id) => !buttons[id].parentElement.hidden).map((id) => buttons[id]);

function step(event) {
  const list = visible();
  const at = list.indexOf(document.activeElement);
  const next = event.key === "ArrowDown" ? at + 1 : at - 1;
  if (next < 0) byId("search").focus();
  else if (next < list.length) list[next].focus();
  event.preventDefault();
}

byId("search").addEventListener("input", search);
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") step(event);
  if (event.key === "Enter" && visible().length) visible()[0].click();
});
byId("names").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen !== null) leave();
});
byId("closer").addEventListener("click", () => zoom(1.35));
byId("farther").addEventListener("click", () => zoom(1 / 1.35));
byId("fit").addEventListener("click", () => {
  moved = false;
  fit();
});
for (const event of ["zoom", "dragEnd"]) network.on(event, () => { moved = true; });
// vis-network scales the picture once this event is over, and the first size it takes is such an event.
network.on("resize", () => requestAnimationFrame(() => {
  if (!moved) fit();
}));
network.on("click", ({ nodes: hit }) => choose(hit.length ? hit[0] : null, true));
network.on("hoverNode", ({ node }) => { hovered = node; network.redraw(); });
network.on("blurNode", () => { hovered = null; network.redraw(); });
network.on("afterDrawing", drawLabels);
night.addEventListener("change", () => {
  readTheme();
  fillLists();
  choose(chosen, true, !dimming);
});

fillLists();
byId("empty").hidden = nodes.length > 0;
byId("legend").hidden = nodes.length === 0;
byId("legend").open = innerWidth > 780;
const frame = document.querySelector("#network .vis-network");
frame.setAttribute("role", "application");
frame.setAttribute("aria-label", "A picture of the things listed beside it; arrow keys move it, plus and minus zoom.");
fit();
if (page.focus !== null) choose(page.focus, true, true);
requestAnimationFrame(() => requestAnimationFrame(() => {
  document.documentElement.dataset.ready = "true";
}));
