// What the page knows: things, what is read out of them, and pictures. It may hold a part of a graph only;
// more is merged in by the IRIs of things.

const model = { base: "", looks: {}, things: [], pictures: new Map() };
const numbers = new Map();
const relations = new Map();

// Merge a payload: its numbers are its own. `origin` is where in its pictures the place (0, 0) of the payload is.
function merge(payload, origin = { x: 0, y: 0 }) {
  model.base = payload.base;
  Object.assign(model.looks, payload.looks);
  const own = payload.things.map(({ iri, label, kind }) => numbers.get(iri) ?? addThing({ iri, label, kind }));
  const norms = payload.norms.map((norm) => ({ ...norm, thing: own[norm.node] }));
  const named = (list) => (list || []).map((number) => norms[number]);
  const clauses = payload.clauses.map((clause) => ({
    ...clause,
    thing: own[clause.node],
    norms: named(clause.norms),
    marks: (clause.marks || []).map(([norm, begin, end, first, last]) => ({ norm: norms[norm], begin, end, first, last })),
  }));
  payload.things.forEach(({ detail }, number) => {
    if (!detail) return;
    const thing = model.things[own[number]];
    thing.detail = {
      ...detail,
      norms: named(detail.norms),
      towards: named(detail.towards),
      clause: clauses[detail.clause],
      inside: clauses[detail.inside],
      clauses: detail.clauses && detail.clauses.map((clause) => clauses[clause]),
    };
    thing.words = undefined;
  });
  for (const picture of payload.pictures) mergePicture(picture, own, origin);
}

function addThing(thing) {
  numbers.set(thing.iri, model.things.length);
  return model.things.push({ ...thing, links: [], known: new Set(), detail: null }) - 1;
}

function mergePicture({ kind, layout, heads, focus, nodes, edges, relations: kinds }, own, origin) {
  if (!model.pictures.has(kind)) {
    const start = focus === null ? null : own[focus];
    model.pictures.set(kind, { kind, layout, heads, focus: start, spots: new Map(), links: [], at: new Map(), known: new Set() });
  }
  const picture = model.pictures.get(kind);
  for (const [number, x, y, size, label] of nodes) {
    const id = own[number];
    if (picture.spots.has(id)) continue;
    const { label: whole } = model.things[id];
    const words = typeof label === "number" ? whole.slice(label) : label || whole;
    picture.spots.set(id, { x: x + origin.x, y: y + origin.y, size, label: words });
    picture.at.set(id, []);
  }
  for (const [from, to, relation, norms, width, label] of edges) {
    addLink(picture, { from: own[from], to: own[to], relation: toRelation(kinds[relation]), count: norms, width, label: label || "" });
  }
}

function toRelation(look) {
  const key = `${look.words}\n${look.both}`;
  if (!relations.has(key)) relations.set(key, look);
  return relations.get(key);
}

function addLink(picture, link) {
  const key = `${link.from} ${link.to} ${link.relation.words}`;
  if (picture.known.has(key)) return;
  picture.known.add(key);
  picture.links.push(link);
  picture.at.get(link.from).push(link);
  picture.at.get(link.to).push(link);
  const { words, back, both } = link.relation;
  addNeighbour(link.from, link.to, both ? `${words}, both ways` : words, link);
  addNeighbour(link.to, link.from, both ? `${words}, both ways` : back, link);
}

// Pictures share links; a thing lists each neighbour once for each relation.
function addNeighbour(id, other, words, link) {
  const { links, known } = model.things[id];
  const key = `${other} ${words}`;
  if (known.has(key)) return;
  known.add(key);
  links.push({ other, words, count: link.count, label: link.label });
}

const other = (link, id) => (link.from === id ? link.to : link.from);
const isOrdered = (picture) => picture.layout !== "cloud";
const hasArrows = (picture) => picture.layout !== "columns";
