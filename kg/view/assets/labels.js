// Labels: the same size at every zoom, the weightiest first, none over another.

const LETTERS = 12.5;
const LINE_HEIGHT = 15;
const WRAP = 20;
const NARROW = 14;
const SMALLER = 0.88; // of the size of labels, where there is no room for a name otherwise
const MOST_REARRANGED = 120;
const MOST_LEFT = 30;
const MOST_MOVED = 3;
const FARTHER = 9; // pixels
const RANKS = { "clause type": 6, party: 6, role: 6, organization: 5, clause: 2, qualifier: -4 };
const CELL = 80;
const ROW = 42; // how far things in a column stand apart
const SHEET = 560; // how far documents stand apart
const CROWD = 300;
const CROWD_LABELS = 50;
const pen = document.createElement("canvas").getContext("2d");
const fitted = new Map();
const widthOf = (text) => pen.measureText(text).width;
pen.font = `600 ${LETTERS}px ${FONT}`;
let placed = { key: "", size: "", isArranged: false, labels: [] };

const NONE = [];
// Boxes on the screen, found by where they are.
class Boxes {
  cells = new Map();

  // Call `visit` with the boxes of each cell that a box is in, until it returns true; tell whether it did.
  anyCell({ x, y, width, height }, visit) {
    const [last, lowest] = [Math.floor((x + width) / CELL), Math.floor((y + height) / CELL)];
    for (let column = Math.floor(x / CELL); column <= last; column += 1) {
      for (let row = Math.floor(y / CELL); row <= lowest; row += 1) if (visit(this.cells.get(column * 100003 + row) || NONE, column * 100003 + row)) return true;
    }
    return false;
  }

  add(box) {
    this.anyCell(box, (known, key) => {
      if (known === NONE) this.cells.set(key, [box]);
      else known.push(box);
    });
  }

  remove(box) {
    this.anyCell(box, (known, key) => {
      this.cells.set(key, known.filter((each) => each !== box));
    });
  }

  isFree(box, owner) {
    return !this.anyCell(box, (known) => known.some((each) => each.owner !== owner && meets(box, each)));
  }

  // The boxes that a box meets, `null` where they are more than so many or one that cannot move.
  movable(box, owner, most) {
    const met = new Set();
    const fails = this.anyCell(box, (known) => known.some((each) => {
      if (each.owner === owner || !meets(box, each)) return false;
      met.add(each);
      return !each.isLabel || met.size > most;
    }));
    return fails ? null : [...met];
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
  if (picture.layout === "outline") {
    const indent = (x - bounds().left) % SHEET;
    return wrap(label, Math.max(80, Math.min((SHEET - indent - 24) * scale, width - spot.x - 4) - beside), 1);
  }
  const lines = ROW * scale >= 2 * LINE_HEIGHT ? 2 : 1;
  if (isFirstOfMany(x)) return wrap(label, Math.max(60, spot.x - beside - 6), lines);
  const next = picture.heads.find(([, column]) => column > x);
  const toEdge = width - spot.x - beside - 6;
  return wrap(label, Math.max(60, next ? Math.min((next[1] - x) * scale - beside - 34, Math.max(140, toEdge)) : toEdge), lines);
}

// The forms in which a label may stand, the best first: in a cloud also narrower, and then smaller.
function formsOf(id, scale, spot, width) {
  const usual = labelOf(id, scale, spot, width);
  if (state.picture.layout !== "cloud" || shown.size > MOST_REARRANGED) return [usual];
  const { label } = state.picture.spots.get(id);
  const forms = [usual, wrap(label, NARROW * 7, 4)].filter((form) => form === usual || isWhole(form) || !isWhole(usual));
  return [...forms, ...forms.map(({ lines, width: wide, height }) => ({ lines, width: wide * SMALLER, height: height * SMALLER, grade: SMALLER }))];
}

const isWhole = ({ lines }) => !lines.at(-1).endsWith("…");

function weight(id) {
  if (id === state.chosen) return 1e6;
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
  const above = { ...below, y: -gap - height + 2 };
  const aside = [below, above].flatMap((box) => [-1, 1].map((side) => ({ ...box, x: box.x + (side * width) / 4 })));
  const shifted = [right, left].flatMap((box) => [-1, 1].map((side) => ({ ...box, y: box.y + (side * height) / 4 })));
  const farther = [below, above, right, left].map((box) => ({ ...box, x: box.x + FARTHER * Math.sign(box.x + width / 2), y: box.y + FARTHER * Math.sign(box.y + height / 2) }));
  return [below, right, left, above, ...corners, ...aside, ...shifted, ...farther];
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

function placeLabels(at, { arranged = false } = {}) {
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
  // What is read like a page goes on beyond the edges, but not behind the heads of its columns.
  const top = state.picture.heads.length ? HEAD_ROOM : 0;
  const inside = ({ x, y, width, height }) => (isOrdered(state.picture) ? y >= top : x >= 0 && y >= 0 && x + width <= wide && y + height <= tall);
  const toWay = (id, form, box, isAway) => ({ id, box, lines: form.lines, grade: form.grade || 1, isAway, place: { ...moveBox(box, at(id)), owner: id, isLabel: true } });
  const known = new Map();
  const waysOf = (id, around = boxesAround) => {
    const key = around === boxesAway ? -1 - id : id;
    if (!known.has(key)) {
      const radius = state.picture.spots.get(id).size * scale;
      const ways = formsOf(id, scale, at(id), wide).flatMap((form) => around(id, radius, form).map((box) => toWay(id, form, box, around === boxesAway)));
      known.set(key, ways.filter(({ place }) => inside(place)));
    }
    return known.get(key);
  };
  const isFree = ({ id, place }) => taken.isFree(place, id);
  const labels = new Map();
  const put = (way) => {
    taken.add(way.place);
    labels.set(way.id, way);
  };
  const left = [];
  for (const id of inView.sort((a, b) => weights.get(b) - weights.get(a) || a - b)) {
    if (crowded && labels.size >= CROWD_LABELS) break;
    const ways = waysOf(id);
    const way = ways.find(isFree) || (id === state.chosen ? ways[0] : null);
    if (way) put(way);
    else left.push(id);
  }
  if (arranged && left.length <= MOST_LEFT && state.picture.layout === "cloud") {
    for (const id of left) {
      const away = waysOf(id, boxesAway);
      const free = rearrange(waysOf(id), labels, taken, waysOf, isFree) ? null : away.find(isFree);
      if (free) put(free);
      else if (!labels.has(id)) rearrange(away, labels, taken, waysOf, isFree);
    }
  }
  return { labels: [...labels.values()], taken };
}

// Places farther away, from which a line leads to the mark.
function boxesAway(id, radius, { width, height }) {
  const boxes = [];
  for (const away of [18, 30, 44, 58, 72]) {
    for (let turn = 0; turn < 16; turn += 1) {
      const [dx, dy] = [Math.cos((turn * Math.PI) / 8), Math.sin((turn * Math.PI) / 8)];
      const middle = { x: dx * (radius + away + width / 2), y: dy * (radius + away + height / 2) };
      boxes.push({ x: middle.x - width / 2, y: middle.y - height / 2, align: "center", width, height });
    }
  }
  return boxes;
}

// Find room for a label where only labels stand in its way, each of which has another place to go to.
function rearrange(ways, labels, taken, waysOf, isFree) {
  for (const way of ways) {
    const inTheWay = taken.movable(way.place, way.id, MOST_MOVED);
    if (!inTheWay) continue;
    inTheWay.forEach((place) => taken.remove(place));
    taken.add(way.place);
    const moved = [];
    for (const { owner } of inTheWay) {
      const instead = waysOf(owner).find(isFree);
      if (!instead) break;
      moved.push(instead);
      taken.add(instead.place);
    }
    if (moved.length === inTheWay.length) {
      [way, ...moved].forEach((each) => labels.set(each.id, each));
      return true;
    }
    [way, ...moved].forEach(({ place }) => taken.remove(place));
    inTheWay.forEach((place) => taken.add(place));
  }
  return false;
}

// While the picture is pushed about, labels keep their places beside their marks.
function drawLabels(ctx) {
  const at = screenPlaces();
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const { clientWidth, clientHeight } = byId("network");
  countFurther(at);
  const size = [version, scale, clientWidth, clientHeight].join(" ");
  const key = `${size} ${x} ${y}`;
  // What takes longer waits until the view stands still.
  if (placed.size !== size || (placed.key !== key && !isPushed())) {
    placed = { key, size, isArranged: false, ...placeLabels(at) };
    redraw();
  } else if (!placed.isArranged && !isPushed()) placed = { key, size, isArranged: true, ...placeLabels(at, { arranged: true }) };
  for (const label of placed.labels) writeLabel(ctx, label, moveBox(label.box, at(label.id)), scale);
  if (!isPushed()) drawWords(ctx, placed.taken, at);
  drawHovered(ctx, at, scale);
}

// The name of what the pointer is on, over all others where it has no room beside them.
function drawHovered(ctx, at, scale) {
  const { hovered: id, picture } = state;
  if (id === null || !picture.spots.has(id) || placed.labels.some((label) => label.id === id)) return;
  const form = labelOf(id, scale, at(id), byId("network").clientWidth);
  const [box] = boxesAround(id, picture.spots.get(id).size * scale, form);
  const { x, y, width, height } = moveBox(box, at(id));
  const corner = network.DOMtoCanvas({ x: x - 3, y: y - 2 });
  ctx.fillStyle = theme.ground;
  ctx.fillRect(corner.x, corner.y, (width + 6) / scale, (height + 4) / scale);
  writeLabel(ctx, { id, lines: form.lines, grade: 1 }, { ...box, x, y }, scale);
}

function writeLabel(ctx, { id, lines, grade, isAway }, box, scale) {
  if (isAway) drawLeader(ctx, id, box, scale);
  const strong = id === state.chosen || id === state.picture.focus || state.picture.spots.get(id).size > 15;
  const along = { left: 0, center: box.width / 2, right: box.width }[box.align];
  const corner = network.DOMtoCanvas({ x: box.x + along, y: box.y });
  ctx.globalAlpha = isFaded(id) ? 0.4 : 1;
  ctx.font = `${strong ? 600 : 400} ${(LETTERS * grade) / scale}px ${FONT}`;
  ctx.textAlign = box.align;
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 / scale;
  ctx.strokeStyle = theme.ground;
  ctx.fillStyle = theme.ink;
  lines.forEach((line, n) => {
    const y = corner.y + (n * LINE_HEIGHT * grade + 1) / scale;
    ctx.strokeText(line, corner.x, y);
    ctx.fillText(line, corner.x, y);
  });
  ctx.globalAlpha = 1;
}

function drawLeader(ctx, id, { x, y, width, height }, scale) {
  const mark = network.body.nodes[id];
  const [first, last] = [network.DOMtoCanvas({ x, y }), network.DOMtoCanvas({ x: x + width, y: y + height })];
  ctx.beginPath();
  ctx.moveTo(mark.x, mark.y);
  ctx.lineTo(Math.min(Math.max(mark.x, first.x), last.x), Math.min(Math.max(mark.y, first.y), last.y));
  ctx.globalAlpha = isFaded(id) ? 0.2 : 0.6;
  ctx.lineWidth = 1 / scale;
  ctx.strokeStyle = theme.faint;
  ctx.stroke();
}
