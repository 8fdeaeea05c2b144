// Moving about in the picture.

let pushed = false;
let moved = false;
const isPushed = () => pushed;

function bounds() {
  const spots = [...shown].map((id) => state.picture.spots.get(id));
  const side = (name, best) => spots.reduce((found, spot) => best(found, spot[name]), spots[0][name]);
  return { left: side("x", Math.min), right: side("x", Math.max), top: side("y", Math.min), bottom: side("y", Math.max) };
}

function fit() {
  if (!shown.size) return undefined;
  const { left, right, top, bottom } = bounds();
  const { clientWidth: wide, clientHeight: tall } = byId("network");
  if (isOrdered(state.picture)) return fitOrdered({ left, right, top, bottom }, wide, tall);
  // The chosen thing, or what the picture is about, stays in the middle.
  const middle = state.picture.spots.get(state.hops && state.chosen !== null ? state.chosen : state.picture.focus);
  const { x, y } = middle || { x: (left + right) / 2, y: (top + bottom) / 2 };
  const margin = Math.min(70, wide / 6);
  const across = (wide / 2 - margin) / Math.max(1, right - x, x - left);
  const down = (tall / 2 - 36) / Math.max(1, bottom - y, y - top);
  return network.moveTo({ position: { x, y }, scale: Math.min(1.3, across, down) });
}

// What is read like a page starts at its top left; what does not fit lies below and to the right. A chosen thing
// that would lie below is brought to the middle.
function fitOrdered({ left, right, top, bottom }, wide, tall) {
  const { layout, focus, spots } = state.picture;
  const before = { columns: Math.min(240, wide / 3), levels: 100, outline: 24 }[layout];
  const after = { columns: 160, levels: 100, outline: 380 }[layout];
  const across = wide / (right - left + before + after);
  const scale = Math.min(1, Math.max(layout === "levels" ? 0.5 : 0.72, across));
  const x = across >= scale ? (left - before + right + after) / 2 : left - before + wide / 2 / scale;
  const [head, foot] = [46, 20];
  const start = spots.get(state.chosen ?? focus);
  const fromTop = top + (tall / 2 - head) / scale;
  const lies = start ? (start.y - top) * scale + head : 0;
  const fits = (bottom - top) * scale + head + foot <= tall;
  const y = fits ? (top + bottom) / 2 - 10 / scale : lies > tall - foot ? start.y : fromTop;
  return network.moveTo({ position: { x, y }, scale });
}

function zoom(factor) {
  moved = true;
  network.moveTo({ scale: Math.min(8, Math.max(0.03, network.getScale() * factor)) });
}

function bringIntoView(id) {
  const frame = byId("network");
  const { [id]: place } = network.getPositions([id]);
  const spot = network.canvasToDOM(place);
  const inside = spot.x > 40 && spot.y > 40 && spot.x < frame.clientWidth - 40 && spot.y < frame.clientHeight - 40;
  if (inside && network.getScale() >= 0.4) return;
  moved = true;
  network.moveTo({ position: place, scale: Math.max(0.8, network.getScale()) });
}
