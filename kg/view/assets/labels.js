// Labels: their words, their forms, and where they may stand around their marks.

const LETTERS = 12.5;
const LINE_HEIGHT = 15;
const WRAP = 20;
const NARROW = 14;
const SMALLER = 0.88; // of the size of labels, where there is no room for a name otherwise
const FEW = 120; // so many things at most have labels of several forms
const FARTHER = 9; // pixels
const RANKS = { "clause type": 6, party: 6, role: 6, organization: 5, clause: 2, qualifier: -4 };
const ROW = 42; // how far things in a column stand apart
const SHEET = 560; // how far documents stand apart
const pen = document.createElement("canvas").getContext("2d");
const fitted = new Map();
const widthOf = (text) => pen.measureText(text).width;
pen.font = `600 ${LETTERS}px ${FONT}`;

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
  if (state.picture.layout !== "cloud" || shown.size > FEW) return [usual];
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

const moveBox = (box, spot) => ({ ...box, x: box.x + spot.x, y: box.y + spot.y });
