// The shortest way from one thing to another, over what is drawn.

function startPath(id) {
  state.start = id;
  refresh();
  writeAddress();
  say(`A path from ${model.things[id].label}: choose where it ends.`);
  byId("search").focus();
}

function endPath() {
  state.start = null;
  state.path = [];
  refresh();
  writeAddress();
  say("");
  byId("chosen").focus();
}

function findPathAnew(id) {
  if (!state.picture.spots.has(state.start)) return [];
  countShown();
  return findPath(state.start, id);
}

function say(words) {
  byId("said").textContent = words;
  byId("said").hidden = !words;
}

function readPath() {
  const { start, chosen, path } = state;
  if (start === null) return [];
  const from = model.things[start].label;
  if (chosen === start) return [remark("The path begins here: choose where it ends.")];
  if (!path.length) return [remark(`No path leads here from “${from}” in what this picture shows.`)];
  const steps = path.flatMap((id, n) => (n ? [make("span", { class: "step" }, wordsBetween(path[n - 1], id)), thingButton(id)] : [thingButton(id)]));
  return listed(`Path of ${count(path.length - 1, "link")}`, steps, "path");
}

function wordsBetween(a, b) {
  const link = state.picture.at.get(a).find((each) => isLinkAllowed(each) && other(each, a) === b);
  const { words, back, both } = link.relation;
  return link.from === a || both ? words : back;
}
