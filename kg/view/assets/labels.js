// Labels: the same size at every zoom, the weightiest first, none over another.

const LETTERS = 12.5;
const LINE_HEIGHT = 15;
const WRAP = 20;
const RANKS = { "clause type": 6, party: 6, role: 6, organization: 5, clause: 2, qualifier: -4 };
const CELL = 80;
const ROW = 42; // how far things in a column stand apart
const CROWD = 300;
const CROWD_LABELS = 50;
const pen = document.createElement("canvas").getContext("2d");
const fitted = new Map();
const widthOf = (text) => pen.measureText(text).width;
pen.font = `600 ${LETTERS}px ${FONT}`;
let placed = { key: "", labels: [] };

// Boxes on the screen, found by where they are.
class Boxes {
  cells = new Map();

  * keys({ x, y, width, height }) {
    for (let column = Math.floor(x / CELL); column <= (x + width) / CELL; column += 1) {
      for (let row = Math.floor(y / CELL); row <= (y + height) / CELL; row += 1) yield column * 100003 + row;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  isFree(box, owner) {
    for (const key of this.keys(box)) {
      for (const known of this.cells.get(key) || []) if (known.owner !== owner && meets(box, known)) return false;
    }
    return true;
  }

  claim(box) {
    const free = this.isFree(box);
    if (free) this.add(box);
    return free;
  }
}

const meets = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

// Words in lines of at most so many pixels; a word that is longer than a line is cut.
function wrap(text, room, most) {
  const key = `${Math.round(room / 8)} ${most} ${text}`;
  if (fitted.has(key)) return fitted.get(key);
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (!lines.at(-1) || widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(word);
    else {
      lines[most - 1] = `${longer} `;
      break;
    }
  }
  const kept = lines.map((line) => cutToRoom(line, room));
  const label = { lines: kept, width: Math.max(...kept.map(widthOf)), height: kept.length * LINE_HEIGHT };
  fitted.set(key, label);
  return label;
}

function cutToRoom(line, room) {
  if (widthOf(line) <= room && !line.endsWith(" ")) return line;
  let length = Math.min(line.trimEnd().length, 200);
  while (length > 1 && widthOf(`${line.slice(0, length)}…`) > room) length = Math.ceil(length * 0.94) - 1;
  return `${line.slice(0, length).replace(/[…,.;: ]+$/, "")}…`;
}

function labelOf(id, scale, spot, width) {
  const { picture } = state;
  const { label, size, x } = picture.spots.get(id);
  if (picture.layout === "cloud") return wrap(label, WRAP * 7, 3);
  if (picture.layout === "levels") return wrap(label, WRAP * 9, 4);
  const beside = size * scale + 8;
  if (picture.layout === "outline") return wrap(label, Math.max(80, 520 * scale - 10), 1);
  const lines = ROW * scale >= 2 * LINE_HEIGHT ? 2 : 1;
  if (isFirstOfMany(x)) return wrap(label, Math.max(60, spot.x - beside - 6), lines);
  const next = picture.heads.find(([, column]) => column > x);
  return wrap(label, Math.max(60, next ? (next[1] - x) * scale - beside - 34 : width - spot.x - beside - 6), lines);
}

function weight(id) {
  if (id === state.chosen) return 1e6;
  if (id === state.hovered) return 1e5;
  const { size } = state.picture.spots.get(id);
  if (state.path.includes(id)) return 2e4;
  if (near.has(id)) return 1e4 + size;
  if (id === state.picture.focus) return 1e3;
  return isFaded(id) ? -1 : size + (RANKS[model.things[id].kind] || 0);
}

// Where a label may stand around its mark, relative to the mark's middle, the best place first.
function boxesAround(id, radius, { width, height }) {
  const gap = isRinged(id) ? radius * 1.2 + 9 : radius + 5;
  const right = { x: gap, y: -height / 2, align: "left", width, height };
  const left = { ...right, x: -gap - width, align: "right" };
  const { picture } = state;
  if (picture.layout === "columns") return [isFirstOfMany(picture.spots.get(id).x) ? left : right];
  if (picture.layout === "outline") return [right];
  const below = { x: -width / 2, y: gap - 2, align: "center", width, height };
  const slant = gap * 0.6;
  const corners = [slant, -slant - height].flatMap((y) => [{ ...right, x: slant, y }, { ...left, x: -slant - width, y }]);
  return [below, right, left, { ...below, y: -gap - height + 2 }, ...corners];
}

const moveBox = (box, spot) => ({ ...box, x: box.x + spot.x, y: box.y + spot.y });

function screenPlaces() {
  const view = network.getViewPosition();
  const scale = network.getScale();
  const frame = byId("network");
  const { nodes: bodies } = network.body;
  const across = frame.clientWidth / 2 - view.x * scale;
  const down = frame.clientHeight / 2 - view.y * scale;
  return (id) => ({ x: bodies[id].x * scale + across, y: bodies[id].y * scale + down });
}

function placeLabels(at) {
  const scale = network.getScale();
  const { clientWidth: wide, clientHeight: tall } = byId("network");
  const inView = [...shown].filter((id) => {
    const spot = at(id);
    return spot.x > -60 && spot.y > -30 && spot.x < wide + 60 && spot.y < tall + 30;
  });
  const taken = new Boxes();
  // In a crowd no mark is without others near it: there, the weightiest few have their names all the same.
  const crowded = inView.length > CROWD;
  for (const id of crowded ? [] : inView.filter((each) => !isFaded(each))) {
    const [spot, radius] = [at(id), state.picture.spots.get(id).size * scale];
    taken.add({ x: spot.x - radius, y: spot.y - radius, width: 2 * radius, height: 2 * radius, owner: id });
  }
  const weights = new Map(inView.map((id) => [id, weight(id)]));
  const labels = [];
  for (const id of inView.sort((a, b) => weights.get(b) - weights.get(a) || a - b)) {
    const spot = at(id);
    const label = labelOf(id, scale, spot, wide);
    const boxes = boxesAround(id, state.picture.spots.get(id).size * scale, label);
    const inside = ({ x, y, width, height }) => isOrdered(state.picture) || (x >= 0 && y >= 0 && x + width <= wide && y + height <= tall);
    const isGood = (box) => inside(moveBox(box, spot)) && taken.isFree(moveBox(box, spot), id);
    const box = boxes.find(isGood) || (id === state.chosen || id === state.hovered ? boxes[0] : null);
    if (!box) continue;
    if (crowded && labels.length >= CROWD_LABELS) break;
    taken.add({ ...moveBox(box, spot), owner: id });
    labels.push({ id, box, lines: label.lines });
  }
  return { labels, taken };
}

// While the picture is pushed about, labels keep their places beside their marks.
function drawLabels(ctx) {
  const at = screenPlaces();
  const scale = network.getScale();
  const key = [version, scale, state.hovered, byId("network").clientWidth, byId("network").clientHeight].join(" ");
  if (placed.key !== key || !isPushed()) placed = { key, ...placeLabels(at) };
  for (const { id, box, lines } of placed.labels) writeLabel(ctx, id, moveBox(box, at(id)), lines, scale);
  if (!isPushed()) drawWords(ctx, placed.taken, at);
}

function writeLabel(ctx, id, box, lines, scale) {
  const strong = id === state.chosen || id === state.picture.focus || state.picture.spots.get(id).size > 15;
  const along = { left: 0, center: box.width / 2, right: box.width }[box.align];
  const corner = network.DOMtoCanvas({ x: box.x + along, y: box.y });
  ctx.globalAlpha = isFaded(id) ? 0.4 : 1;
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
  ctx.globalAlpha = 1;
}
