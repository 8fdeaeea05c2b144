// The address of what is looked at: /explore?focus=role/account-manager&kind=owes, and what is chosen in it: #n=party/vendor.

const plain = (text) => encodeURIComponent(text).replaceAll("%2F", "/");
const firstPicture = () => model.pictures.values().next().value;

function toAddress() {
  const { chosen, hops, start } = state;
  const asked = [`kind=${here.kind}`];
  if (here.focus !== null) asked.unshift(`focus=${plain(here.focus)}`);
  const parts = [];
  if (chosen !== null && model.things[chosen].iri !== here.focus) parts.push(`n=${plain(model.things[chosen].iri)}`);
  if (hops) parts.push(`hops=${hops}`);
  if (start !== null) parts.push(`from=${plain(model.things[start].iri)}`);
  return `/explore${here.focus === null && here.kind === "all" ? "" : `?${asked.join("&")}`}${parts.length ? `#${parts.join("&")}` : ""}`;
}

function writeAddress() {
  const address = toAddress();
  if (location.pathname + location.search + location.hash !== address) history.pushState(null, "", address);
}

// Choose what the address names within the picture; what it names wrongly is left as the picture opens with it.
function readAddress() {
  const parts = new Map(location.hash.slice(1).split("&").map((part) => part.split("=").map(decode)));
  const { picture } = state;
  const named = numbers.get(parts.get("n"));
  const id = picture.spots.has(named) ? named : picture.focus;
  const start = numbers.get(parts.get("from"));
  state.start = picture.spots.has(start) ? start : null;
  state.hops = Math.min(20, Math.max(0, Number.parseInt(parts.get("hops"), 10) || 0));
  choose(id, { byHand: true, atFirst: id === picture.focus, quiet: true });
  if (id !== null && id !== picture.focus && !state.hops) bringIntoView(id);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

addEventListener("popstate", async () => {
  const asked = new URLSearchParams(location.search);
  const focus = asked.get("focus");
  const kind = asked.get("kind") || "all";
  if (focus !== here.focus || kind !== here.kind) await go(focus, kind, { quiet: true });
  readAddress();
});
