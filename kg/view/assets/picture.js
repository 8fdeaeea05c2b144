// The picture: marks and links.

function drawMark({ ctx, id, x, y, state }) {
  const node = nodes[id];
  const drawNode = () => {
    ctx.save();
    ctx.globalAlpha = faded(id) ? 0.22 : 1;
    ctx.translate(x, y);
    if (id === chosen || id === page.focus || state.hover) {
      ctx.beginPath();
      ctx.arc(0, 0, node.size * 1.2 + 5, 0, 7);
      ctx.lineWidth = id === chosen ? 3 : 1.5;
      ctx.strokeStyle = id === chosen ? theme.accent : theme.ink;
      ctx.stroke();
    }
    ctx.scale(node.size, node.size);
    ctx.fillStyle = fill(node);
    ctx.fill(PATHS[look(node).shape]);
    ctx.lineWidth = 1.5 / node.size;
    ctx.strokeStyle = theme.ground;
    ctx.stroke(PATHS[look(node).shape]);
    ctx.restore();
  };
  return { drawNode, nodeDimensions: { width: 2 * node.size, height: 2 * node.size } };
}

function faded(id) {
  return dimming && id !== chosen && !near.has(id);
}

function edgeStyle(edge) {
  const on = dimming && (edge.from === chosen || edge.to === chosen);
  const off = dimming && !on;
  const rest = kindOf(edge).both ? theme.both : theme.edge;
  return { color: on ? theme.accent : rest, opacity: off ? 0.15 : on ? 1 : page.columns ? 0.55 : 0.8, inherit: false };
}

function toVisNode(node, id) {
  return { id, x: node.x, y: node.y, size: node.size, shape: "custom", ctxRenderer: drawMark };
}

function toVisEdge(edge, id) {
  const tip = { enabled: true, scaleFactor: 0.45 };
  const arrows = page.columns ? {} : { to: tip, from: { ...tip, enabled: kindOf(edge).both } };
  const dashes = kindOf(edge).dashes.length ? kindOf(edge).dashes : false;
  return { id, from: edge.from, to: edge.to, width: edge.width, dashes, arrows, color: edgeStyle(edge) };
}

function smoothing() {
  return page.columns
    ? { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 }
    : { enabled: false };
}

readTheme();
const visEdges = new vis.DataSet(edges.map(toVisEdge));
const network = new vis.Network(
  byId("network"),
  { nodes: new vis.DataSet(nodes.map(toVisNode)), edges: visEdges },
  {
    physics: false,
    autoResize: true,
    nodes: { borderWidth: 0 },
    edges: { smooth: smoothing(), selectionWidth: 0, hoverWidth: 0 },
    interaction: {
      hover: true, selectConnectedEdges: false, hideEdgesOnDrag: edges.length > 600,
      keyboard: { enabled: true, bindToWindow: false },
    },
  },
);
