// Labels as they are drawn.

let placed = { key: "", size: "", isThorough: false, labels: [] };

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
    placed = { key, size, isThorough: false, ...placeLabels(at) };
    redraw();
  } else if (!placed.isThorough && !isPushed()) placed = { key, size, isThorough: true, ...placeLabels(at, { thoroughly: true }) };
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
