// Moving about in the picture.

const FOOT = 40; // what fades out at the bottom of a picture that goes on below
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
  const [head, foot] = [46, 20];
  const least = layout === "levels" ? 0.5 : 0.72;
  const down = (tall - head - foot) / Math.max(1, bottom - top);
  const scale = Math.min(1, Math.max(least, across), down >= least ? down : 1);
  const x = across >= scale ? (left - before + right + after) / 2 : left - before + wide / 2 / scale;
  const start = spots.get(state.chosen ?? focus);
  const fromTop = top + (tall / 2 - head) / scale;
  const lies = start ? (start.y - top) * scale + head : 0;
  const fits = (bottom - top) * scale + head + foot <= tall;
  const y = fits ? (top + bottom) / 2 - 10 / scale : lies > tall - foot ? start.y : fromTop;
  return network.moveTo({ position: { x, y }, scale });
}

// Move a picture that is read like a page by so many pixels of the screen, as far as there is more of it.
function scroll(right, down) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const { clientWidth: wide, clientHeight: tall } = byId("network");
  const { left, right: last, top, bottom } = bounds();
  const within = (place, least, most) => Math.min(Math.max(place, Math.min(least, most)), Math.max(least, most));
  const toY = within(y + down / scale, top + (tall / 2 - 46) / scale, bottom - (tall / 2 - 46) / scale);
  const toX = within(x + right / scale, left, last);
  moved = true;
  network.moveTo({ position: { x: right ? toX : x, y: down ? toY : y } });
}

// Say how much of such a picture lies below what is in view.
function countFurther(at) {
  const tall = byId("network").clientHeight;
  const heights = isOrdered(state.picture) ? [...shown].map((id) => at(id).y) : [];
  const goesOn = heights.some((y) => y > tall - 4);
  const below = goesOn ? heights.filter((y) => y > tall - FOOT).length : 0;
  byId("further").hidden = !goesOn;
  const words = `${below.toLocaleString("en")} more below`;
  if (byId("on").textContent !== words) byId("on").textContent = words;
}

// With Ctrl, the wheel zooms as it does in pictures that are not read like a page.
byId("network").addEventListener("wheel", (event) => {
  if (!isOrdered(state.picture) || !shown.size || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const step = event.deltaMode ? LINE_HEIGHT : 1; // lines or pixels
  const [right, down] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
  scroll(right * step, down * step);
}, { capture: true, passive: false });
byId("on").addEventListener("click", () => scroll(0, byId("network").clientHeight - 110));

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
