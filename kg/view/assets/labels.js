// Labels: the same size at every zoom, the weightiest first, none over another.

const pen = document.createElement("canvas").getContext("2d");
const columns = [...new Set(nodes.map((node) => node.x))].sort((a, b) => a - b);
const fitted = new Map();
const widthOf = (text) => pen.measureText(text).width;
const widthOfAll = (lines) => Math.max(...lines.map(widthOf));

function startPen() {
  pen.font = `600 ${LETTERS}px ${FONT}`;
}

function wrap(text) {
  const lines = [""];
  for (const word of clip(text, 160).split(" ")) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= WRAP) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  const kept = lines.slice(0, LINES).map((line) => clip(line, WRAP + 6));
  if (lines.length > LINES) kept[LINES - 1] = `${kept[LINES - 1].replace(/[…,.;: ]+$/, "")}…`;
  return { lines: kept, width: widthOfAll(kept) };
}

// A label in a column takes one line and ends before the next column.
function fitLine(text, room) {
  const key = `${Math.round(room / 8)} ${text}`;
  if (!fitted.has(key)) {
    let length = Math.min(text.length, 160);
    while (length > 4 && widthOf(text.slice(0, length)) > room - 12) length = Math.floor(length * 0.95);
    const line = length < text.length ? `${text.slice(0, length).trimEnd()}…` : text;
    fitted.set(key, { lines: [line], width: widthOf(line) });
  }
  return fitted.get(key);
}

function labelOf(id, scale, spot, width) {
  if (!page.columns) return labels[id];
  const at = columns.indexOf(nodes[id].x);
  const beside = nodes[id].size * scale + 8;
  let room = width - spot.x - beside;
  if (at === 0 && columns.length > 1) room = spot.x - beside;
  else if (at + 1 < columns.length) room = (columns[at + 1] - columns[at]) * scale - 40;
  return fitLine(nodes[id].label, Math.max(60, room));
}

startPen();
const labels = nodes.map((node) => wrap(node.label));

function clip(text, length) {
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : text;
}

function weight(id) {
  if (id === chosen) return 1e6;
  if (id === hovered) return 1e5;
  if (near.has(id)) return 1e4 + nodes[id].size;
  if (id === page.focus) return 1e3;
  return faded(id) ? -1 : nodes[id].size + (RANKS[nodes[id].kind] || 0);
}

function boxesAround(id, spot, radius, { lines, width }) {
  const height = lines.length * LINE_HEIGHT;
  const gap = radius + 5;
  const middle = { x: spot.x - width / 2, align: "center", width, height };
  const beside = { y: spot.y - height / 2, width, height };
  const right = { ...beside, x: spot.x + gap, align: "left" };
  const left = { ...beside, x: spot.x - gap - width, align: "right" };
  if (page.columns) return [nodes[id].x === columns[0] && columns.length > 1 ? left : right];
  return [{ ...middle, y: spot.y + gap - 2 }, right, left, { ...middle, y: spot.y - gap - height + 2 }];
}

const meets = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function drawLabels(ctx) {
  const scale = network.getScale();
  const places = network.getPositions();
  const frame = byId("network");
  const spots = nodes.map((_, id) => network.canvasToDOM(places[id]));
  const marks = nodes.map((node, id) => {
    const radius = node.size * scale;
    return { x: spots[id].x - radius, y: spots[id].y - radius, width: 2 * radius, height: 2 * radius };
  });
  const inside = (box) => page.columns
    || (box.x >= 0 && box.y >= 0 && box.x + box.width <= frame.clientWidth && box.y + box.height <= frame.clientHeight);
  const ranked = nodes.map((_, id) => id).sort((a, b) => weight(b) - weight(a) || a - b);
  const taken = [];
  for (const id of ranked) {
    const label = labelOf(id, scale, spots[id], frame.clientWidth);
    const boxes = boxesAround(id, spots[id], nodes[id].size * scale, label);
    const free = (box) => inside(box) && !taken.some((other) => meets(box, other))
      && !marks.some((other, n) => n !== id && meets(box, other));
    const box = boxes.find(free) || (id === chosen || id === hovered ? boxes[0] : null);
    if (!box) continue;
    taken.push(box);
    writeLabel(ctx, id, box, label.lines, scale);
  }
}

function writeLabel(ctx, id, box, lines, scale) {
  const strong = id === chosen || id === page.focus || nodes[id].size > 15;
  const along = { left: 0, center: box.width / 2, right: box.width }[box.align];
  const corner = network.DOMtoCanvas({ x: box.x + along, y: box.y });
  ctx.save();
  ctx.globalAlpha = faded(id) ? 0.4 : 1;
  ctx.font = `${strong ? 600 : 400} ${LETTERS / scale}px ${FONT}`;
  ctx.textAlign = box.align;
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 / scale;
  ctx.strokeStyle = theme.ground;
  ctx.fillStyle = theme.ink;
  lines.forEach((line, n) => {
    const y = corner.y + (n * LINE_HEIGHT + 1) / scale;
    ctx.strokeText(line, corner.x, y);
    ctx.fillText(line, corner.x, y);
  });
  ctx.restore();
}
