// Choosing a thing and reading out what is known of it.

const links = nodes.map(() => []);
edges.forEach((edge) => {
  const { words, back, both } = kindOf(edge);
  links[edge.from].push({ other: edge.to, words: both ? `${words}, both ways` : words, count: edge.count });
  links[edge.to].push({ other: edge.from, words: both ? `${words}, both ways` : back, count: edge.count });
});

function choose(id, byHand, atFirst = false) {
  chosen = id;
  dimming = id !== null && !atFirst;
  near = new Set(id === null ? [] : links[id].map((link) => link.other));
  visEdges.update(edges.map((edge, n) => ({ id: n, color: edgeStyle(edge) })));
  document.querySelectorAll("#names [aria-current]").forEach((button) => button.removeAttribute("aria-current"));
  byId("reading").hidden = id === null;
  if (id === null) return network.redraw();
  buttons[id].setAttribute("aria-current", "true");
  byId("reading").replaceChildren(...readOut(id));
  document.querySelector(".side").scrollTop = 0;
  if (byHand) return network.redraw();
  bringIntoView(id);
  byId("chosen").focus();
  return network.redraw();
}

function readOut(id) {
  const node = nodes[id];
  const detail = page.details[id];
  const close = make("button", { type: "button" }, "Close");
  close.addEventListener("click", leave);
  return [
    make("div", { class: "kind" }, mark(node.kind), node.kind, close),
    make("h2", { id: "chosen", tabindex: "-1", dir: "auto" }, node.label),
    ...(detail.clause === undefined ? [] : readClause(page.clauses[detail.clause])),
    words(detail.text),
    pairs("facts", detail.facts),
    ...readNorms("Norms", detail.norms, detail.moreNorms),
    ...readNorms("Holds towards it", detail.towards, detail.moreTowards),
    ...readPlaces(detail.places),
    ...readClauses(detail),
    ...readLinks(id),
    make("p", { class: "iri" }, page.iris[id]),
  ].filter(Boolean);
}

const words = (text) => (text ? make("p", { class: "words", dir: "auto" }, text) : null);
const remark = (text) => make("p", { class: "place" }, text);

function readClause(clause) {
  const missing = clause.text ? null : remark("Its words are left out to keep this page small: kg view --focus shows them.");
  return [words(clause.text), missing, ...readNorms("Norms", clause.norms, clause.moreNorms), ...readPlaces(clause.places)];
}

function readNorms(title, numbers = [], more = 0) {
  const items = numbers.map((number) => readNorm(page.norms[number]));
  if (more) items.push(remark(`${more} more: kg view --kind norms --focus NAME shows them.`));
  return listed(title, items);
}

function readClauses({ clauses, inside, moreClauses = 0 }) {
  const numbers = clauses || (inside === undefined ? [] : [inside]);
  const items = numbers.map((number) => {
    const clause = page.clauses[number];
    const norms = (clause.norms || []).length + (clause.moreNorms || 0);
    const count = norms ? ` ${norms} ${norms === 1 ? "norm" : "norms"}` : "";
    const title = make("summary", { dir: "auto" }, clause.name, make("span", {}, count));
    const body = make("details", { class: "clause" }, title, shower(clause.node), ...readClause(clause).filter(Boolean));
    body.open = numbers.length === 1;
    return body;
  });
  if (moreClauses) items.push(remark(`${moreClauses} more: kg view --focus NAME shows them.`));
  return listed(clauses ? `Clauses (${numbers.length + moreClauses})` : "In the clause", items);
}

function listed(title, items) {
  return items.length ? [make("h3", {}, title), make("ul", {}, ...items.map((item) => make("li", {}, item)))] : [];
}

function pairs(className, rows) {
  if (!rows || !rows.length) return null;
  const list = make("dl", { class: className });
  for (const [term, value] of rows) list.append(make("dt", {}, term), make("dd", { dir: "auto" }, value));
  return list;
}

function readNorm(norm) {
  const known = ["Obligation", "Prohibition", "Permission", "Right", "Exemption", "Recommendation"].includes(norm.kind);
  const kind = known ? norm.kind : "Obligation";
  return make(
    "div",
    { class: `norm norm-${kind}` },
    shower(norm.node),
    make("bdi", { class: "who" }, norm.who || ""),
    norm.basis ? make("span", { class: "basis" }, ` (${norm.basis})`) : null,
    " ",
    make("strong", { class: `must must-${kind}` }, norm.must),
    " ",
    make("bdi", {}, norm.act || ""),
    pairs("limits", [...(norm.to ? [["towards", norm.to]] : []), ...(norm.limits || [])]),
  );
}

function shower(id) {
  if (id === undefined || id === null || id === chosen) return null;
  const button = make("button", { type: "button", class: "show", "aria-label": `Show: ${nodes[id].label}` }, "Show");
  button.addEventListener("click", () => choose(id, false));
  return button;
}

function readPlaces(places) {
  return listed("Where it stands", (places || []).map(([file, begin, end, section]) =>
    make("div", { class: "place" }, make("bdi", {}, file), `, characters ${begin}–${end}`, section ? ` (${section})` : ""),
  ));
}

function readLinks(id) {
  const groups = new Map();
  const detail = page.details[id];
  const inClause = detail.clause === undefined ? {} : page.clauses[detail.clause];
  const norms = [detail.norms, detail.towards, inClause.norms].flatMap((numbers) => numbers || []);
  const told = new Set([
    ...norms.map((number) => page.norms[number].node),
    ...(detail.clauses || []).map((number) => page.clauses[number].node),
  ]);
  for (const link of links[id].filter(({ other }) => !told.has(other))) groups.set(link.words, [...(groups.get(link.words) || []), link]);
  return [...groups].flatMap(([title, group]) => {
    group.sort((a, b) => b.count - a.count || nodes[a.other].label.localeCompare(nodes[b.other].label));
    return listed(title[0].toUpperCase() + title.slice(1), group.map((link) => thing(link.other, link.count)));
  });
}

function thing(id, count) {
  const button = make("button", { type: "button", class: "thing" }, mark(nodes[id].kind), make("bdi", {}, nodes[id].label));
  if (count > 1) button.append(make("span", { class: "count" }, `${count} norms`));
  button.addEventListener("click", () => choose(id, false));
  return button;
}

function leave() {
  const last = chosen;
  network.unselectAll();
  choose(null, true);
  if (last !== null) (buttons[last].offsetParent ? buttons[last] : byId("search")).focus();
}
