// The picture: marks and links, drawn by vis-network where the layout put them.

const MANY_LINKS = 1500;
const LEAST_MARK = 3;
const network = new vis.Network(byId("network"), {}, {
  physics: false,
  layout: { improvedLayout: false },
  autoResize: true,
  nodes: { borderWidth: 0, shape: "custom", ctxRenderer: drawMark },
  edges: { selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
  interaction: {
    hover: true, hoverConnectedEdges: false, selectConnectedEdges: false,
    keyboard: { enabled: true, bindToWindow: false }, tooltipDelay: 1e9,
  },
});
let visNodes = new vis.DataSet();
let visEdges = new vis.DataSet();
let styles = [];
// vis-network draws while it is given its data; what is drawn by hand waits until it has all of it.
let settled = true;

function drawMark({ ctx, id, x, y }) {
  const spot = state.picture.spots.get(id) || { size: 1 };
  const size = Math.max(spot.size, LEAST_MARK / network.getScale());
  const { kind } = model.things[id];
  const drawNode = () => {
    ctx.save();
    ctx.globalAlpha = isFaded(id) ? 0.22 : 1;
    ctx.translate(x, y);
    if (isRinged(id)) drawRing(ctx, id, size);
    ctx.scale(size, size);
    ctx.fillStyle = fill(kind);
    ctx.fill(PATHS[model.looks[kind].shape]);
    ctx.lineWidth = 1.5 / size;
    ctx.strokeStyle = theme.ground;
    ctx.stroke(PATHS[model.looks[kind].shape]);
    ctx.restore();
  };
  return { drawNode, nodeDimensions: { width: 2 * size, height: 2 * size } };
}

const isRinged = (id) => [state.chosen, state.picture.focus, state.start, state.hovered].includes(id);

function drawRing(ctx, id, size) {
  ctx.beginPath();
  ctx.arc(0, 0, size * 1.2 + 5, 0, 7);
  ctx.lineWidth = id === state.chosen ? 3 : 1.5;
  ctx.strokeStyle = id === state.chosen ? theme.accent : theme.ink;
  ctx.stroke();
}

function edgeStyle(link) {
  const { picture, chosen, path, dimming } = state;
  const on = path.length ? isOnPath(link) : dimming && (link.from === chosen || link.to === chosen);
  const off = (path.length || dimming) && !on && picture.links.length <= MANY_LINKS;
  const rest = link.relation.both ? theme.both : theme.edge;
  const opacity = on ? 1 : off ? 0.15 : picture.layout === "columns" ? 0.55 : 0.8;
  // The links of an outline to what holds a part are drawn as a tree, beside vis-network.
  const hidden = !isLinkShown(link) || isTwig(picture, link);
  const width = path.length && on ? Math.max(3, link.width) : link.width;
  return { hidden, width, color: { color: on ? theme.accent : rest, opacity, inherit: false } };
}

// A part that stands in several documents is drawn in the first; to the others it has a link like any other.
function isTwig(picture, { from, to, relation }) {
  if (picture.layout !== "outline" || relation.words !== "is part of") return false;
  const [part, whole] = [picture.spots.get(from), picture.spots.get(to)];
  return part.x > whole.x && part.x - whole.x < 45 && part.y > whole.y;
}

function smoothing(picture, link) {
  if (picture.layout === "columns") return { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 };
  if (picture.layout === "outline") return { enabled: true, type: "curvedCCW", roundness: 0.3 };
  if (picture.known.has(`${link.to} ${link.from} ${link.relation.words}`)) return { enabled: true, type: "curvedCW", roundness: 0.16 };
  return { enabled: false };
}

function toVisEdge(picture, link, id) {
  const tip = { enabled: true, scaleFactor: picture.layout === "cloud" && link.width < 2 ? 0.45 : 0.6 };
  const arrows = hasArrows(picture) ? { to: tip, from: { ...tip, enabled: link.relation.both } } : {};
  const dashes = link.relation.dashes.length ? link.relation.dashes : false;
  return { id, from: link.from, to: link.to, dashes, arrows, smooth: smoothing(picture, link), ...edgeStyle(link) };
}

// vis-network drops what stands behind the point, which would bring rows above and below 0 nearer to each other.
const toVisNode = (id, { x, y, size }) => ({ id, x: Math.round(x), y: Math.round(y), size, hidden: !shown.has(id) });

// Put the current picture before the eye.
function drawPicture() {
  const { picture } = state;
  settled = false;
  styles = picture.links.map((link) => JSON.stringify(edgeStyle(link)));
  visNodes = new vis.DataSet([...picture.spots].map(([id, spot]) => toVisNode(id, spot)));
  visEdges = new vis.DataSet(picture.links.map((link, id) => toVisEdge(picture, link, id)));
  network.setOptions({ interaction: { hideEdgesOnDrag: picture.links.length > 600, hideEdgesOnZoom: picture.links.length > 2500 } });
  network.setData({ nodes: visNodes, edges: visEdges });
  settled = true;
}

// Draw once in the next frame, however often it is asked for until then.
let queued = false;
function redraw() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    network.redraw();
  });
}

// Bring what changed up to date, and nothing else: a large picture takes long otherwise.
function restyle() {
  const { picture } = state;
  const changed = [];
  picture.links.forEach((link, id) => {
    const style = edgeStyle(link);
    const text = JSON.stringify(style);
    if (styles[id] !== text) changed.push({ id, ...style });
    styles[id] = text;
  });
  const moved = visNodes.get({ filter: ({ id, hidden }) => hidden === shown.has(id) }).map(({ id }) => ({ id, hidden: !shown.has(id) }));
  if (moved.length) visNodes.update(moved);
  if (changed.length) visEdges.update(changed);
  redraw();
}
