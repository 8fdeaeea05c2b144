// The words of a clause with its norms marked in them, and norms one by one: who must do what by when.

const kindOfNorm = (norm) => (KINDS_OF_NORMS.includes(norm.kind) ? norm.kind : "Norm");

const paragraph = (text) => (text ? make("p", { class: "words", dir: "auto" }, text) : null);
const remark = (text) => make("p", { class: "place" }, text);

function listed(title, items, className) {
  return items.length ? [make("h3", {}, title), make("ul", { class: className }, ...items.map((item) => make("li", {}, item)))] : [];
}

function pairs(className, rows) {
  if (!rows || !rows.length) return null;
  const list = make("dl", { class: className });
  for (const [term, value] of rows) list.append(make("dt", {}, term), make("dd", { dir: "auto" }, value));
  return list;
}

// Where norms share words, the first of them gives these its line; each trigger leads to its norm.
function markWords({ text, marks }) {
  if (!text) return null;
  const letters = [...marks.flatMap(({ begin, end, first, last }) => [begin, end, first, last]), 0, text.length];
  const cuts = [...new Set(letters)].filter((cut) => cut <= text.length).sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, n) => markPiece(text.slice(cuts[n], end), cuts[n], end, marks));
  return make("p", { class: "words", dir: "auto" }, ...pieces);
}

function markPiece(text, begin, end, marks) {
  const covers = (from, to) => from <= begin && end <= to;
  const trigger = marks.find(({ first, last }) => first < last && covers(first, last));
  const said = marks.find((each) => covers(each.begin, each.end));
  if (trigger) {
    const kind = kindOfNorm(trigger.norm);
    const go = () => showNorm(trigger.norm);
    return make("button", { type: "button", class: `trigger on-${kind}`, title: capital(trigger.norm.kind || ""), click: go }, text);
  }
  return said ? make("mark", { class: `said on-${kindOfNorm(said.norm)}` }, text) : text;
}

const drawnNorms = new Map();

function showNorm(norm) {
  const element = drawnNorms.get(norm);
  if (!element) return;
  element.scrollIntoView({ block: "nearest" });
  element.focus({ preventScroll: true });
}

function readNorm(norm) {
  const kind = kindOfNorm(norm);
  const element = make(
    "div",
    { class: `norm norm-${kind}`, tabindex: "-1" },
    shower(norm.thing),
    make("bdi", { class: "who" }, norm.who || ""),
    norm.basis ? make("span", { class: "basis" }, ` (${norm.basis})`) : null,
    " ",
    make("strong", { class: `must must-${kind}` }, norm.must),
    " ",
    make("bdi", {}, norm.act || ""),
    pairs("limits", [...(norm.to ? [["towards", norm.to]] : []), ...(norm.limits || [])]),
  );
  if (!drawnNorms.has(norm)) drawnNorms.set(norm, element);
  return element;
}

function readNorms(title, norms = [], more = 0) {
  const items = norms.map(readNorm);
  if (more) items.push(remark(source.words.norms(more)));
  return listed(title, items);
}

function readPlaces(places) {
  return listed("Where it stands", (places || []).map(([file, begin, end, section]) =>
    make("div", { class: "place" }, make("bdi", {}, file), `, characters ${begin}–${end}`, section ? ` (${section})` : "")));
}

function readClause(clause) {
  const missing = clause.text ? null : remark(source.words.textless);
  return [markWords(clause), missing, ...readNorms("Norms", clause.norms, clause.moreNorms), ...readPlaces(clause.places)];
}
