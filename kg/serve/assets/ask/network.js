// The drawing itself, by vis-network; its script comes when the first picture is asked for.

import { make } from "./elements.js";
import { shorten } from "./terms.js";

const STEPS = 200;
const ROUNDS = 200;
const GAP = 10;
const READABLE = 0.45;
/** Kind of thing → the sign before its name and the colour of its frame. */
const LOOKS = {
  party: ["◆", "--kind-party"],
  role: ["▲", "--kind-role"],
  "clause-type": ["●", "--kind-type"],
  clause: ["■", "--kind-clause"],
  organization: ["★", "--kind-party"],
  norm: ["⬢", "--kind-other"],
  excerpt: ["¶", "--kind-other"],
};

export const signOf = (kind) => LOOKS[kind]?.[0];

let script;

/** Promise that the script is there. */
export function loadScript() {
  script ??= new Promise((resolve, reject) => {
    const element = make("script", { src: "/assets/vis-network/vis-network.min.js" });
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
  return script;
}

/** Draw a graph in `canvas`; things stand still once they have found their places. */
export function drawNetwork(canvas, graph) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const font = { color: colour("--ink"), face: "system-ui, sans-serif", size: 14 };
  const nodes = [...graph.nodes.values()].map((node) => toVisNode(node, colour));
  const edges = [...graph.links.values()].map((link) => ({
    from: link.from, to: link.to, label: link.words || undefined, width: Math.min(1 + Math.log2(link.count), 5),
  }));
  const drawn = new vis.Network(canvas, { nodes, edges }, {
    layout: { randomSeed: 20, improvedLayout: nodes.length < 100 },
    physics: { solver: "forceAtlas2Based", forceAtlas2Based: { springLength: 70, avoidOverlap: 1 }, stabilization: { iterations: STEPS } },
    nodes: { font, shape: "box", margin: 6 },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.5 } }, smooth: false, color: { color: colour("--edge"), highlight: colour("--link") },
      font: { ...font, size: 11, color: colour("--quiet"), strokeWidth: 4, strokeColor: colour("--paper") },
    },
    interaction: { hover: true, zoomView: false },
  });
  drawn.canvas.frame.tabIndex = -1;
  drawn.once("stabilizationIterationsDone", () => {
    drawn.setOptions({ physics: false });
    partBoxes(drawn, nodes.map(({ id }) => id), Math.max(0.7, Math.min(1.5, canvas.clientWidth / canvas.clientHeight)));
    fitPicture(drawn);
  });
  return drawn;
}

/** Show all of a picture, or where it would be too small to read, what has most links and is around it. */
function fitPicture(drawn) {
  drawn.fit();
  if (drawn.getScale() >= READABLE) return;
  const links = (id) => drawn.getConnectedEdges(id).length;
  const middle = Object.keys(drawn.getPositions()).sort((a, b) => links(b) - links(a))[0];
  drawn.moveTo({ scale: READABLE, position: drawn.getPosition(middle) });
}

/** Move boxes that lie on each other apart, in rounds, along the shorter way out; `shape` is width by height. */
function partBoxes(drawn, ids, shape) {
  const boxes = ids.map((id) => {
    const { left, right, top, bottom } = drawn.getBoundingBox(id);
    const width = right - left + GAP;
    const height = bottom - top + GAP;
    return { id, x: (shape * (left + right)) / 2, y: (top + bottom) / 2, width, height };
  });
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    moved = false;
    for (const [place, a] of boxes.entries()) for (const b of boxes.slice(place + 1)) moved = part(a, b) || moved;
  }
  for (const { id, x, y } of boxes) drawn.moveNode(id, x, y);
}

function part(a, b) {
  const sideways = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const upwards = (a.height + b.height) / 2 - Math.abs(a.y - b.y);
  if (sideways <= 0.5 || upwards <= 0.5) return false;
  const axis = sideways < upwards ? "x" : "y";
  const step = Math.min(sideways, upwards) / 2;
  const way = a[axis] <= b[axis] ? -1 : 1;
  a[axis] += way * step;
  b[axis] -= way * step;
  return true;
}

function toVisNode({ key, label, kind }, colour) {
  const [sign, name] = LOOKS[kind] ?? ["", "--edge"];
  const ground = { background: colour("--raised"), border: colour(name) };
  const chosen = { background: colour("--chosen"), border: colour("--focus") };
  const words = wrap(sign ? `${sign}\u00a0${shorten(label, 70)}` : shorten(label, 70));
  const color = { ...ground, highlight: chosen, hover: chosen };
  return { id: key, label: words, color, borderWidth: sign ? 2 : 1, borderWidthSelected: 3 };
}

function wrap(text, width = 22) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length > width) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.join("\n");
}
