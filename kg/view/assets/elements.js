// How elements are made, the shapes of things, the colours of the page.

const FONT = '"Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "Noto Sans Arabic", sans-serif';
const KINDS_OF_NORMS = ["Obligation", "Prohibition", "Permission", "Right", "Exemption", "Recommendation"];

// Shapes in a box from -1 to 1, for the canvas, the legend and the lists alike.
const SHAPES = {
  dot: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0Z",
  square: "M-.88-.88H.88V.88H-.88Z",
  bar: "M-1-.42H1V.42H-1Z",
  diamond: "M0-1.1L1.1 0 0 1.1-1.1 0Z",
  triangle: "M0-1.05L1.1.85H-1.1Z",
  triangleDown: "M0 1.05L-1.1-.85H1.1Z",
  hexagon: "M1 0L.5.87H-.5L-1 0-.5-.87H.5Z",
  star: "M0-1.15L.3-.4 1.1-.36.47.14.68.93 0 .48-.68.93-.47.14-1.1-.36-.3-.4Z",
  page: "M-.8-1H.3L.8-.5V1H-.8Z",
  ring: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0ZM.45 0A.45.45 0 1 0-.45 0 .45.45 0 1 0 .45 0Z",
};
const PATHS = Object.fromEntries(Object.entries(SHAPES).map(([name, d]) => [name, new Path2D(d)]));

const byId = (id) => document.getElementById(id);
const night = matchMedia("(prefers-color-scheme: dark)");
const theme = {};

// What is printed is dark on white, whatever the screen shows.
function readTheme(printed = false) {
  theme.dark = night.matches && !printed;
  document.documentElement.dataset.printed = String(printed);
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "ink", "faint", "edge", "both", "accent", "line"]) theme[name] = style.getPropertyValue(`--${name}`).trim();
}

const fill = (kind) => (theme.dark ? model.looks[kind].dark : model.looks[kind].light);

// ---- Elements: text goes in as text, never as markup.

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function makeDrawn(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function mark(kind) {
  const shape = makeDrawn("path", { d: SHAPES[model.looks[kind].shape], fill: fill(kind) });
  return makeDrawn("svg", { class: "mark", viewBox: "-1.25 -1.25 2.5 2.5", "aria-hidden": "true" }, shape);
}

function stroke({ dashes, both }, arrows) {
  const line = { fill: "none", stroke: both ? theme.both : theme.edge, "stroke-width": both ? 2.2 : 1.4 };
  const heads = !arrows ? "" : both ? "M7 1L1 5 7 9M23 1L29 5 23 9" : "M23 1L29 5 23 9";
  const paths = [makeDrawn("path", { ...line, d: "M1 5H29", "stroke-dasharray": dashes.join(" ") }), makeDrawn("path", { ...line, d: heads })];
  return makeDrawn("svg", { class: "stroke", viewBox: "0 0 30 10", "aria-hidden": "true" }, ...paths);
}

const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
const capital = (text) => text[0].toUpperCase() + text.slice(1);

function clip(text, length) {
  if (text.length <= length) return text;
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join("").trimEnd()}…` : text;
}
