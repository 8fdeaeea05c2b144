// What is being looked at: the picture, the chosen thing, and what of the picture is drawn.

const state = {
  picture: null,
  chosen: null,
  hovered: null,
  dimming: false,
  hops: 0,
  start: null,
  path: [],
  hiddenKinds: new Set(),
  hiddenLinks: new Set(),
};
let allowed = new Set(); // what the legend leaves in
let shown = new Set();
let near = new Set();
let version = 0;

const isLinkAmong = (ids, link) => !state.hiddenLinks.has(link.relation) && ids.has(link.from) && ids.has(link.to);
const isLinkAllowed = (link) => isLinkAmong(allowed, link);
const isLinkShown = (link) => isLinkAmong(shown, link);

function countShown() {
  const { picture, chosen, hops, hiddenKinds } = state;
  const ids = [...picture.spots.keys()];
  allowed = new Set(ids.filter((id) => id === chosen || !hiddenKinds.has(model.things[id].kind)));
  shown = hops && chosen !== null ? new Set([...reach(chosen, hops), ...state.path]) : allowed;
  near = new Set(chosen === null ? [] : picture.at.get(chosen).filter(isLinkShown).map((link) => other(link, chosen)));
  version += 1;
}

// The things that so many links lead to, over what the legend leaves in.
function reach(start, hops) {
  const found = new Set([start]);
  let frontier = [start];
  for (let hop = 0; hop < hops && frontier.length; hop += 1) {
    const next = [];
    for (const id of frontier) {
      for (const link of state.picture.at.get(id).filter(isLinkAllowed)) {
        const end = other(link, id);
        if (!found.has(end)) next.push(end);
        found.add(end);
      }
    }
    frontier = next;
  }
  return found;
}

function findPath(from, to) {
  const before = new Map([[from, null]]);
  for (const id of before.keys()) {
    if (id === to) break;
    for (const link of state.picture.at.get(id).filter(isLinkAllowed)) {
      const end = other(link, id);
      if (!before.has(end)) before.set(end, id);
    }
  }
  const path = [];
  for (let id = before.has(to) ? to : null; id !== null; id = before.get(id)) path.unshift(id);
  return path;
}

const isOnPath = ({ from, to }) => {
  const at = state.path.indexOf(from);
  return at >= 0 && (state.path[at + 1] === to || state.path[at - 1] === to);
};
const isFaded = (id) => (state.path.length ? !state.path.includes(id) : state.dimming && id !== state.chosen && !near.has(id));
