// The legend: what is in the picture, how much of it, and whether it is shown.

function tally(items, keyOf) {
  const found = new Map();
  for (const item of items) found.set(keyOf(item), (found.get(keyOf(item)) || 0) + 1);
  return found;
}

function fillLegend() {
  const { picture, hiddenKinds, hiddenLinks } = state;
  const kinds = tally(picture.spots.keys(), (id) => model.things[id].kind);
  const links = tally(picture.links, (link) => link.relation);
  const byName = ([a], [b]) => a.words.localeCompare(b.words) || a.both - b.both;
  const toggles = [
    ...kindOrder().filter((kind) => kinds.has(kind)).map((kind) =>
      toggle(hiddenKinds, kind, mark(kind), model.looks[kind].plural, kinds.get(kind))),
    ...[...links].sort(byName).map(([relation, number]) =>
      toggle(hiddenLinks, relation, stroke(relation, hasArrows(picture)), relation.both ? `${relation.words}, both ways` : relation.words, number)),
  ];
  const again = [...byId("kinds").querySelectorAll("button")].indexOf(document.activeElement);
  byId("kinds").replaceChildren(...toggles.map((button) => make("li", {}, button)));
  if (again >= 0) toggles[again].focus();
}

function toggle(hidden, key, drawing, name, number) {
  const click = () => {
    if (!hidden.delete(key)) hidden.add(key);
    state.path = state.path.length ? findPathAnew(state.chosen) : [];
    refresh();
  };
  const attributes = { type: "button", class: "toggle", "aria-pressed": String(!hidden.has(key)), click };
  return make("button", attributes, drawing, name, make("span", { class: "count" }, number.toLocaleString("en")));
}
