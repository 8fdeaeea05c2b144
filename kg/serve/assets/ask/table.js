// Rows as a table that sorts, filters and turns pages.

import { button, byId, count, make, patiently } from "./elements.js";
import { isEmpty, isIri, isNumber, kindOf, linkTo, readable, textOf } from "./terms.js";

const ROWS = 50;
const LONG = 320;
/** A text of more letters than the first number gets a column of the width that the second names. */
const WIDTHS = [[70, "wide"], [20, "middle"]];
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Show the rows of an answer in `place`; columns without any value are named and left out. */
export function showTable(place, answer) {
  const { rows } = answer;
  const vars = answer.vars.filter((name) => rows.some((row) => !isEmpty(row[name])));
  const empty = answer.vars.filter((name) => !vars.includes(name)).map(readable);
  const state = { column: null, down: false, words: "", within: "", page: 0 };
  let kept = rows;
  const told = make("p", { class: "quiet", role: "status" });
  const head = make("tr", { role: "row" }, ...vars.map((name) => headCell(name, rows, state, arrange)));
  const body = make("tbody", { role: "rowgroup" });
  const table = make("table", { role: "table", "aria-label": "Rows of the answer" }, make("thead", { role: "rowgroup" }, head), body);
  const pager = make("nav", { class: "pager", "aria-label": "Pages of the table" });
  const filter = filterFields(vars, state, arrange);
  const region = make("div", { class: "rows", role: "region", "aria-label": "Table", tabindex: 0 }, table);
  const wider = make("p", { class: "quiet wider", hidden: true }, "There are more columns to the side.");
  const without = empty.length ? make("p", { class: "quiet" }, `No row has a value for: ${empty.join(", ")}.`) : "";
  place.replaceChildren(rows.length > 1 ? filter : "", told, wider, region, pager, without);

  function arrange() {
    kept = sortRows(filterRows(rows, vars, state), state);
    state.page = 0;
    draw();
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(kept.length / ROWS));
    const begin = state.page * ROWS;
    body.replaceChildren(...kept.slice(begin, begin + ROWS).map((row) => makeRow(vars, row)));
    told.textContent = state.words ? `${count(kept.length, "row")} of ${rows.length.toLocaleString("en")} hold “${state.words}”.` : "";
    for (const [place, cell] of [...head.children].entries()) cell.setAttribute("aria-sort", sortOf(vars[place], state));
    drawPager(pager, state, pages, draw);
    wider.hidden = region.scrollWidth <= region.clientWidth;
  }
  draw();
}

function filterFields(vars, state, arrange) {
  const field = make("input", { id: "filter", type: "search", autocomplete: "off", spellcheck: "false" });
  const choice = make("select", { id: "filter-in" }, make("option", { value: "" }, "any column"));
  choice.append(...vars.map((name) => make("option", { value: name }, readable(name))));
  const renew = () => {
    Object.assign(state, { words: field.value.trim(), within: choice.value });
    arrange();
  };
  field.addEventListener("input", patiently(renew));
  choice.addEventListener("change", renew);
  return make(
    "p",
    { class: "filter" },
    make("label", { for: "filter" }, "Only rows that hold"), field,
    make("label", { for: "filter-in" }, "in"), choice,
  );
}

function filterRows(rows, vars, { words, within }) {
  if (!words) return rows;
  const sought = words.toLowerCase();
  const columns = within ? [within] : vars;
  return rows.filter((row) => columns.some((name) => textOf(row[name]).toLowerCase().includes(sought)));
}

function sortRows(rows, { column, down }) {
  if (column === null) return rows;
  // What has no value stands last, whichever way the others are sorted.
  const full = rows.filter((row) => !isEmpty(row[column])).map((row) => ({ row, key: keyOf(row[column]) }));
  const empty = rows.filter((row) => isEmpty(row[column]));
  full.sort((a, b) => (down ? -1 : 1) * compare(a.key, b.key));
  return [...full.map(({ row }) => row), ...empty];
}

const keyOf = (term) => (isNumber(term) ? Number(term.value) : textOf(term));

function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b);
}

function sortOf(name, { column, down }) {
  if (name !== column) return "none";
  return down ? "descending" : "ascending";
}

/** The button of a column sorts by it: up, down, and then as the answer came. */
function headCell(name, rows, state, arrange) {
  const sort = () => {
    if (state.column !== name) Object.assign(state, { column: name, down: false });
    else if (!state.down) state.down = true;
    else Object.assign(state, { column: null, down: false });
    arrange();
  };
  const excerpts = looksOf(rows.find((row) => !isEmpty(row[name]))[name]) === "excerpt";
  const attributes = { scope: "col", role: "columnheader", class: excerpts ? "excerpt" : null };
  return make("th", attributes, button(readable(name), sort, { title: `Sort by ?${name}` }));
}

function makeRow(vars, row) {
  return make("tr", { role: "row" }, ...vars.map((name) => makeCell(name, row[name])));
}

function makeCell(name, term) {
  const attributes = { role: "cell", class: looksOf(term) };
  const label = make("span", { class: "label", "aria-hidden": "true" }, readable(name));
  return make("td", attributes, label, make("div", { dir: "auto" }, ...contents(term)));
}

function looksOf(term) {
  if (isEmpty(term)) return "empty";
  if (isNumber(term)) return "number";
  if (isIri(term)) return kindOf(term.value) === "excerpt" ? "excerpt" : null;
  return WIDTHS.find(([letters]) => term.value.length > letters)?.[1];
}

function contents(term) {
  if (isEmpty(term)) return [];
  if (isIri(term)) return [linkTo(term.value)];
  const text = textOf(term);
  return text.length > LONG ? longText(text) : [text];
}

function longText(text) {
  const shown = make("span", {}, `${text.slice(0, LONG)}… `);
  const more = button("more", () => {
    const open = more.getAttribute("aria-expanded") === "true";
    shown.textContent = open ? `${text.slice(0, LONG)}… ` : `${text} `;
    more.textContent = open ? "more" : "less";
    more.setAttribute("aria-expanded", String(!open));
  }, { class: "more", "aria-expanded": "false" });
  return [shown, more];
}

function drawPager(pager, state, pages, draw) {
  pager.hidden = pages < 2;
  const turn = (by, id) => () => {
    state.page += by;
    draw();
    const again = byId(id);
    (again.disabled ? pager.querySelector("button:enabled") : again).focus();
  };
  pager.replaceChildren(
    button("Previous", turn(-1, "previous"), { id: "previous", disabled: state.page === 0 }),
    make("span", { role: "status" }, `Page ${state.page + 1} of ${pages}`),
    button("Next", turn(1, "next"), { id: "next", disabled: state.page === pages - 1 }),
  );
}
