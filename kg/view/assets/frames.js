// What stands around marks and labels: the heads of columns, the branches of outlines, words on links.

const HEAD = 13;
const HEAD_ROOM = 28;

function drawHeads(ctx) {
  const { heads } = state.picture;
  if (!heads.length || !shown.size) return;
  const scale = network.getScale();
  const frame = byId("network");
  ctx.save();
  ctx.font = `600 ${HEAD / scale}px ${FONT}`;
  ctx.textBaseline = "top";
  const top = network.DOMtoCanvas({ x: 0, y: 0 });
  const end = top.x + frame.clientWidth / scale;
  ctx.globalAlpha = 0.92;
  ctx.fillStyle = theme.ground;
  ctx.fillRect(top.x, top.y, frame.clientWidth / scale, HEAD_ROOM / scale);
  ctx.globalAlpha = 1;
  ctx.fillStyle = theme.faint;
  heads.forEach(([name, x]) => {
    const inColumns = state.picture.layout === "columns";
    ctx.textAlign = isFirstOfMany(x) ? "right" : inColumns ? "left" : "center";
    const shift = isFirstOfMany(x) ? 8 : inColumns ? -8 : 0;
    // The head of a column at the edge stays whole.
    const most = inColumns && !isFirstOfMany(x) && x < end ? end - ctx.measureText(name).width - 6 / scale : Infinity;
    ctx.fillText(name, Math.min(x + shift / scale, most), top.y + 8 / scale);
  });
  ctx.restore();
}

const isFirstOfMany = (x) => state.picture.layout === "columns" && state.picture.heads.length > 1 && x === state.picture.heads[0][1];

function drawTwigs(ctx) {
  if (state.picture.layout !== "outline") return;
  const { nodes: bodies } = network.body;
  ctx.save();
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  for (const link of state.picture.links.filter((each) => isTwig(state.picture, each) && isLinkShown(each))) {
    const [part, whole] = [bodies[link.from], bodies[link.to]];
    ctx.moveTo(whole.x, whole.y);
    ctx.lineTo(whole.x, part.y);
    ctx.lineTo(part.x, part.y);
  }
  ctx.stroke();
  ctx.restore();
}

// Words on a link, and the number of norms where a picture weighs them, near the end that it leaves from.
function wordsOn(link) {
  if (link.label && state.picture.layout === "levels") return link.label;
  return state.picture.kind === "owes" && link.count > 1 ? String(link.count) : "";
}

function placeWords(link, at) {
  const curved = state.picture.known.has(`${link.to} ${link.from} ${link.relation.words}`);
  const [from, to] = [at(link.from), at(link.to)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = curved ? 0.08 : 0;
  return { x: from.x + dx * 0.5 + dy * bend, y: from.y + dy * 0.5 - dx * bend };
}

function drawWords(ctx, taken, at) {
  const scale = network.getScale();
  ctx.save();
  ctx.font = `${11.5 / scale}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 / scale;
  ctx.strokeStyle = theme.ground;
  for (const link of [...state.picture.links].sort((a, b) => b.count - a.count)) {
    const words = wordsOn(link);
    if (!words || !isLinkShown(link)) continue;
    const spot = placeWords(link, at);
    const width = 6.2 * words.length + 4;
    if (!taken.claim({ x: spot.x - width / 2, y: spot.y - 8, width, height: 16 })) continue;
    const place = network.DOMtoCanvas(spot);
    ctx.globalAlpha = isFaded(link.from) || isFaded(link.to) ? 0.3 : 1;
    ctx.fillStyle = theme.ink;
    ctx.strokeText(words, place.x, place.y);
    ctx.fillText(words, place.x, place.y);
  }
  ctx.restore();
}
