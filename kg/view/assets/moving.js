// Moving about in the picture.

function fit() {
  if (!nodes.length) return undefined;
  const frame = byId("network");
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [wide, tall] = [frame.clientWidth, frame.clientHeight];
  const margin = page.columns ? Math.min(190, wide / 4) : Math.min(60, wide / 8);
  const across = (wide - 2 * margin) / Math.max(1, right - left);
  const down = (tall - 80) / Math.max(1, bottom - top);
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  if (!page.columns) return network.moveTo({ position: middle, scale: Math.min(1.3, across, down) });
  // Columns are read from the left, and from the focus or else the top: what does not fit lies around it.
  const focus = nodes[page.focus];
  const scale = Math.min(1, Math.max(0.6, across));
  const x = across < scale ? left + (wide / 2 - margin) / scale : middle.x;
  const start = focus ? focus.y : top + (tall / 2 - 30) / scale;
  const y = (bottom - top) * scale > tall - 60 ? start : middle.y;
  return network.moveTo({ position: { x, y }, scale });
}

function zoom(factor) {
  moved = true;
  network.moveTo({ scale: Math.min(8, Math.max(0.03, network.getScale() * factor)) });
}

function bringIntoView(id) {
  moved = true;
  const frame = byId("network");
  const spot = network.canvasToDOM(network.getPositions([id])[id]);
  const inside = spot.x > 40 && spot.y > 40 && spot.x < frame.clientWidth - 40 && spot.y < frame.clientHeight - 40;
  if (!inside || network.getScale() < 0.4) {
    network.moveTo({ position: network.getPositions([id])[id], scale: Math.max(0.8, network.getScale()) });
  }
}
