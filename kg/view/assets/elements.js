// The page's data, its colours, and how elements are made.

const { nodes, edges, page } = JSON.parse(document.getElementById("data").textContent);
const night = matchMedia("(prefers-color-scheme: dark)");
const FONT = '"Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
const LETTERS = 12.5;
const LINE_HEIGHT = 15;
const WRAP = 20;
const LINES = 3;
const RANKS = { "clause type": 6, party: 6, role: 6, organization: 5, clause: 2, qualifier: -4 };

// Shapes in a box from -1 to 1, for the canvas, the legend and the lists alike.
const SHAPES = {
  dot: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0Z",
  square: "M-.88-.88H.88V.88H-.88Z",
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
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const look = (node) => page.looks[node.kind];
const kindOf = (edge) => page.links[edge.link];
const fill = (node) => (night.matches ? look(node).dark : look(node).light);

let theme = {};
let chosen = null;
let hovered = null;
let dimming = false;
let moved = false;
let near = new Set();

function readTheme() {
  theme = { both: colour("--both"), ground: colour("--ground"), ink: colour("--ink"), edge: colour("--edge"), accent: colour("--accent") };
}

// ---- Elements: text goes in as text, never as markup.

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function drawing(className, viewBox, ...paths) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  for (const each of paths) {
    const path = document.createElementNS(space, "path");
    for (const [name, value] of Object.entries(each)) path.setAttribute(name, value);
    svg.append(path);
  }
  return svg;
}

function mark(kind) {
  const { shape, light, dark } = page.looks[kind];
  return drawing("mark", "-1.25 -1.25 2.5 2.5", { d: SHAPES[shape], fill: night.matches ? dark : light });
}

function stroke(dashes, both) {
  const line = { fill: "none", stroke: both ? theme.both : theme.edge, "stroke-width": both ? 2.2 : 1.4 };
  const heads = page.columns ? "" : both ? "M7 1L1 5 7 9M23 1L29 5 23 9" : "M23 1L29 5 23 9";
  return drawing("stroke", "0 0 30 10", { ...line, d: "M1 5H29", "stroke-dasharray": dashes.join(" ") }, { ...line, d: heads });
}
