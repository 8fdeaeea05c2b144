// Choosing a thing, and reading out what is known of it.

function choose(id, { byHand = false, atFirst = false, quiet = false } = {}) {
  if (id !== null && !state.picture.spots.has(id) && !source.reach(id)) return;
  state.chosen = id;
  state.dimming = id !== null && !atFirst;
  if (id === null) state.hops = 0;
  state.path = state.start !== null && id !== null && id !== state.start ? findPathAnew(id) : [];
  refresh();
  if (!quiet) writeAddress();
  if (id === null) return;
  source.chosen(id);
  if (state.hops) fit();
  else if (!byHand && !atFirst) bringIntoView(id);
  document.querySelector(".side").scrollTop = 0;
  if (!byHand && !atFirst) byId("chosen").focus({ preventScroll: innerWidth > 780 });
}

function pictureWith(id) {
  return [...model.pictures.values()].find((picture) => picture.spots.has(id))?.kind;
}

function refresh() {
  countShown();
  restyle();
  byId("reading").hidden = state.chosen === null;
  drawnNorms.clear();
  if (state.chosen !== null) byId("reading").replaceChildren(...readOut(state.chosen));
  fillNames();
  fillLegend();
}

function readOut(id) {
  const { kind, label, iri, detail } = model.things[id];
  const known = detail || {};
  return [
    make("div", { class: "kind" }, mark(kind), kind, make("button", { type: "button", click: leave }, "Close")),
    make("h2", { id: "chosen", tabindex: "-1", dir: "auto" }, label),
    readTools(id),
    ...readPath(),
    ...(known.clause ? readClause(known.clause) : []),
    detail ? null : remark(source.words.untold),
    paragraph(known.text),
    pairs("facts", known.facts),
    ...readNorms("Norms", known.norms, known.moreNorms),
    ...readNorms("Holds towards it", known.towards, known.moreTowards),
    ...readPlaces(known.places),
    ...readClauses(known),
    ...readLinks(id),
    ...readPictures(id),
    make("p", { class: "iri" }, iri.includes(":") ? iri : model.base + iri),
  ].filter(Boolean);
}

function readTools(id) {
  const toggle = (pressed, name, click, disabled = null) =>
    make("button", { type: "button", "aria-pressed": pressed, click, disabled }, name);
  const further = () => expand(state.hops + 1);
  const allShown = state.hops > 0 && reach(id, state.hops).size === reach(id, state.hops + 1).size;
  return make("div", { class: "tools", role: "group", "aria-label": "What is drawn around it" },
    toggle(String(state.hops > 0), "Only what is near", () => expand(state.hops ? 0 : 1)),
    state.hops ? toggle(null, "One link further", further, allShown ? "" : null) : null,
    state.start === null ? toggle(null, "Path from here", () => startPath(id)) : toggle(null, "End the path", endPath),
    ...source.tools(id));
}

// So many links around the chosen thing are drawn; 0 stands for everything.
function expand(hops) {
  const again = document.activeElement && document.activeElement.textContent;
  state.hops = hops;
  refresh();
  fit();
  writeAddress();
  const tools = [...document.querySelectorAll(".tools button:not([disabled])")];
  (tools.find((button) => button.textContent === again) || tools[0]).focus();
}

function readClauses({ clauses, inside, moreClauses = 0 }) {
  const all = clauses || (inside ? [inside] : []);
  const items = all.map((clause) => {
    const norms = clause.norms.length + (clause.moreNorms || 0);
    const title = make("summary", { dir: "auto" }, clause.name, make("span", {}, norms ? ` ${count(norms, "norm")}` : ""));
    const body = make("details", { class: "clause" }, title);
    // What a long list holds is made when it is opened.
    const fillIn = () => body.children.length === 1 && body.append(...[shower(clause.thing), ...readClause(clause)].filter(Boolean));
    body.addEventListener("toggle", fillIn);
    if (all.length === 1) {
      fillIn();
      body.open = true;
    }
    return body;
  });
  if (moreClauses) items.push(remark(source.words.clauses(moreClauses)));
  return listed(clauses ? `Clauses (${all.length + moreClauses})` : "In the clause", items);
}

function shower(id) {
  if (id === undefined || id === null || id === state.chosen) return null;
  const { label } = model.things[id];
  return make("button", { type: "button", class: "show", "aria-label": `Show: ${label}`, click: () => choose(id) }, "Show");
}

// The neighbours by relation; those that are told with the clauses and norms above are left out.
function readLinks(id) {
  const { links, detail } = model.things[id];
  const known = detail || {};
  const told = new Set([...(known.norms || []), ...(known.towards || []), ...(known.clause ? known.clause.norms : []), ...(known.clauses || [])].map(({ thing }) => thing));
  const groups = new Map();
  for (const link of links.filter((each) => !told.has(each.other))) groups.set(link.words, [...(groups.get(link.words) || []), link]);
  const left = new Map(source.left(id).map((each) => [each.words, each]));
  for (const words of left.keys()) if (!groups.has(words)) groups.set(words, []);
  return [...groups].flatMap(([words, group]) => {
    group.sort((a, b) => b.count - a.count || model.things[a.other].label.localeCompare(model.things[b.other].label));
    const buttons = group.slice(0, source.neighbours).map((link) => thingButton(link.other, { norms: link.count, note: link.label }));
    const total = left.get(words)?.total ?? group.length;
    if (left.has(words)) buttons.push(left.get(words).button);
    const section = listed(total > 6 ? `${capital(words)} (${total})` : capital(words), buttons);
    if (group.length > source.neighbours) section.push(moreButton(section[1], group));
    return section;
  });
}

function moreButton(list, group) {
  const button = make("button", { type: "button", class: "more" }, `${group.length - source.neighbours} more`);
  button.addEventListener("click", () => {
    const rest = group.slice(source.neighbours).map((link) => make("li", {}, thingButton(link.other, { norms: link.count, note: link.label })));
    list.append(...rest);
    button.remove();
    rest[0].firstChild.focus();
  });
  return button;
}

function readPictures(id) {
  const others = [...model.pictures.values()].filter((picture) => picture !== state.picture && picture.spots.has(id));
  const show = ({ kind }) => make("button", { type: "button", class: "thing", click: () => openPicture(kind, { chosen: id }) }, tabs[kind].name);
  return listed("Also in the picture", others.map(show));
}

function thingButton(id, { norms = 1, note = "" } = {}) {
  const { kind, label } = model.things[id];
  const where = state.picture.spots.has(id) ? null : tabs[pictureWith(id)];
  const elsewhere = where && make("span", { class: "count" }, `in ${where.name}`);
  const aside = norms > 1 ? make("span", { class: "count" }, count(norms, "norm")) : elsewhere;
  const words = make("bdi", {}, label);
  if (note) words.append(make("span", { class: "note" }, note));
  return make("button", { type: "button", class: "thing", click: () => choose(id) }, mark(kind), words, aside);
}

function leave() {
  const last = state.chosen;
  network.unselectAll();
  choose(null);
  const button = nameButtons.get(last);
  (button && button.offsetParent ? button : byId("search")).focus();
}
