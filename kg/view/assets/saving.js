// The picture as a file, and on paper.

function offer(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const fileName = (ending) => `${byId("heading").textContent.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "picture"}.${ending}`;

function savePng() {
  const canvas = document.querySelector("#network canvas");
  const copy = make("canvas", { width: canvas.width, height: canvas.height });
  const ctx = copy.getContext("2d");
  ctx.fillStyle = theme.ground;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => offer(fileName("png"), blob, "image/png"));
}

// The whole picture, whatever part of it is in view, with the labels that the screen has room for.
function saveSvg() {
  const { picture } = state;
  const { left, right, top, bottom } = bounds();
  const frame = { x: left - 240, y: top - 80, width: right - left + 720, height: bottom - top + 160 };
  const heads = picture.heads.map(([name, x]) => writeText(name, x, top - 50, { "font-weight": "600", fill: theme.faint }));
  const svg = makeDrawn("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [frame.x, frame.y, frame.width, frame.height].join(" "), "font-family": FONT, "font-size": LETTERS },
    makeDrawn("title", {}, byId("heading").textContent),
    makeDrawn("rect", { ...frame, fill: theme.ground }),
    ...picture.links.filter(isLinkShown).flatMap(drawLink),
    ...[...shown].map(drawThing),
    ...heads,
    ...wholeLabels());
  offer(fileName("svg"), new XMLSerializer().serializeToString(svg), "image/svg+xml");
}

const writeText = (text, x, y, attributes = {}) => makeDrawn("text", { x, y, fill: theme.ink, ...attributes }, text);

function drawLink(link) {
  const { spots } = state.picture;
  const [from, to] = [spots.get(link.from), spots.get(link.to)];
  const line = { stroke: link.relation.both ? theme.both : theme.edge, "stroke-width": link.width, "stroke-dasharray": link.relation.dashes.join(" "), fill: "none" };
  const path = makeDrawn("path", { ...line, d: `M${from.x} ${from.y}L${to.x} ${to.y}` });
  const ends = !hasArrows(state.picture) || isTwig(state.picture, link) ? [] : link.relation.both ? [[from, to], [to, from]] : [[from, to]];
  return [path, ...ends.map(([start, end]) => drawTip(start, end, line.stroke))];
}

function drawTip(from, to, colour) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const at = { x: to.x - Math.cos(turn) * (to.size + 2), y: to.y - Math.sin(turn) * (to.size + 2) };
  const place = `translate(${at.x} ${at.y}) rotate(${(turn * 180) / Math.PI})`;
  return makeDrawn("path", { d: "M0 0L-8 3.5V-3.5Z", fill: colour, transform: place });
}

function drawThing(id) {
  const { x, y, size } = state.picture.spots.get(id);
  const { kind, label } = model.things[id];
  const path = makeDrawn("path", { d: SHAPES[model.looks[kind].shape], fill: fill(kind), transform: `translate(${x} ${y}) scale(${size})` });
  path.append(makeDrawn("title", {}, label));
  return path;
}

function wholeLabels() {
  const at = (id) => state.picture.spots.get(id);
  const anchors = { left: "start", center: "middle", right: "end" };
  const taken = new Boxes();
  for (const id of shown) taken.add({ x: at(id).x - at(id).size, y: at(id).y - at(id).size, width: 2 * at(id).size, height: 2 * at(id).size, owner: id });
  return [...shown].sort((a, b) => weight(b) - weight(a) || a - b).flatMap((id) => {
    const label = labelOf(id, 1, { x: 230, y: 0 }, 700);
    const box = boxesAround(id, at(id).size, label).find((each) => taken.isFree(moveBox(each, at(id)), id));
    if (!box) return [];
    taken.add({ ...moveBox(box, at(id)), owner: id });
    const along = { left: 0, center: box.width / 2, right: box.width }[box.align];
    return label.lines.map((line, n) =>
      writeText(line, at(id).x + box.x + along, at(id).y + box.y + (n + 0.8) * LINE_HEIGHT, { "text-anchor": anchors[box.align] }));
  });
}

addEventListener("beforeprint", () => repaint(true));
addEventListener("afterprint", () => repaint(false));
