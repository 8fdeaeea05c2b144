// The address of what is looked at: #n=role/account-manager&k=owes&hops=1&from=party/vendor.

const plain = (text) => encodeURIComponent(text).replaceAll("%2F", "/");

function toAddress() {
  const { picture, chosen, hops, start } = state;
  const parts = [];
  if (chosen !== null) parts.push(`n=${plain(model.things[chosen].iri)}`);
  if (picture !== firstPicture() || chosen === null) parts.push(`k=${picture.kind}`);
  if (hops) parts.push(`hops=${hops}`);
  if (start !== null) parts.push(`from=${plain(model.things[start].iri)}`);
  return `#${parts.join("&")}`;
}

const firstPicture = () => model.pictures.values().next().value;

function writeAddress() {
  const address = toAddress();
  if (location.hash !== address) location.hash = address;
}

// Show what an address names; what it names wrongly is left as the page opens with it.
function readAddress() {
  const parts = new Map(location.hash.slice(1).split("&").map((part) => part.split("=").map(decode)));
  const kind = model.pictures.has(parts.get("k")) ? parts.get("k") : null;
  const chosen = numbers.get(parts.get("n")) ?? null;
  const picture = kind ? model.pictures.get(kind) : chosen !== null && !firstPicture().spots.has(chosen) ? model.pictures.get(pictureWith(chosen)) : firstPicture();
  const atFirst = location.hash.length < 2;
  state.start = numbers.get(parts.get("from")) ?? null;
  state.hops = Math.min(20, Math.max(0, Number.parseInt(parts.get("hops"), 10) || 0));
  if (picture !== state.picture) openPicture(picture.kind, { quiet: true, chosen: null });
  const id = atFirst ? picture.focus : chosen;
  choose(id !== null && picture.spots.has(id) ? id : null, { byHand: true, atFirst, quiet: true });
  if (id !== null && !atFirst && !state.hops) bringIntoView(id);
  if (id === null) fit();
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

addEventListener("hashchange", () => {
  if (location.hash !== toAddress()) readAddress();
});
