// The page: its pictures, its buttons, and how it begins.

const tabs = JSON.parse(byId("tabs").textContent);

function openPicture(kind, { quiet = false, chosen = state.chosen } = {}) {
  state.picture = model.pictures.get(kind);
  const stays = chosen !== null && state.picture.spots.has(chosen);
  Object.assign(state, { chosen: stays ? chosen : null, dimming: stays, hovered: null, path: [], hops: stays ? state.hops : 0 });
  if (state.start !== null && !state.picture.spots.has(state.start)) state.start = null;
  moved = false;
  const { heading, caption, notes } = tabs[kind];
  byId("heading").textContent = heading;
  document.title = heading;
  byId("caption").textContent = caption;
  byId("notes").replaceChildren(...notes.map((note) => make("p", { class: "note", dir: "auto" }, note)));
  for (const button of byId("pictures").children) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
  countShown();
  drawPicture();
  byId("empty").hidden = state.picture.spots.size > 0;
  for (const name of ["png", "svg"]) byId(name).disabled = !state.picture.spots.size;
  describe();
  if (quiet) return;
  refresh();
  fit();
  if (stays) bringIntoView(chosen);
  writeAddress();
}

function describe() {
  const frame = document.querySelector("#network .vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("tabindex", "0");
  const what = `${count(state.picture.spots.size, "thing")} and ${count(state.picture.links.length, "link")}`;
  frame.setAttribute("aria-label", `A picture of ${what}, all listed under Find; arrow keys move it, plus and minus zoom.`);
}

function repaint(printed) {
  readTheme(printed);
  refresh();
}

function listen() {
  byId("closer").addEventListener("click", () => zoom(1.35));
  byId("farther").addEventListener("click", () => zoom(1 / 1.35));
  byId("fit").addEventListener("click", () => {
    moved = false;
    fit();
  });
  byId("png").addEventListener("click", savePng);
  byId("svg").addEventListener("click", saveSvg);
  byId("print").addEventListener("click", () => print());
  night.addEventListener("change", () => repaint(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen !== null) leave();
    if (event.key === "/" && document.activeElement !== byId("search")) {
      byId("search").focus();
      event.preventDefault();
    }
  });
}

function listenToPicture() {
  network.on("zoom", () => { moved = true; });
  network.on("dragStart", () => { pushed = true; });
  network.on("dragEnd", () => {
    pushed = false;
    moved = true;
    placed.key = "";
    redraw();
  });
  // vis-network scales the picture once this event is over, and the first size it takes is such an event.
  network.on("resize", () => requestAnimationFrame(() => {
    if (!moved) fit();
  }));
  network.on("click", ({ nodes: hit }) => choose(hit.length ? hit[0] : null, { byHand: true }));
  network.on("doubleClick", ({ nodes: hit }) => hit.length && source.enter(hit[0]));
  network.on("hoverNode", ({ node }) => { state.hovered = node; redraw(); });
  network.on("blurNode", () => { state.hovered = null; redraw(); });
  network.on("beforeDrawing", (ctx) => settled && drawTwigs(ctx));
  network.on("afterDrawing", (ctx) => {
    if (!settled) return;
    drawLabels(ctx);
    drawHeads(ctx);
  });
}

function begin() {
  readTheme();
  merge(source.first());
  byId("pictures").replaceChildren(...source.kinds().map((kind) =>
    make("button", { type: "button", "data-kind": kind, click: () => source.open(kind) }, tabs[kind].name)));
  byId("pictures").hidden = source.kinds().length < 2;
  byId("legend").open = innerWidth > 780;
  listen();
  listenToPicture();
  openPicture(firstPicture().kind, { quiet: true, chosen: null });
  byId("legend").hidden = !state.picture.spots.size;
  fit();
  readAddress();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    document.documentElement.dataset.ready = "true";
  }));
}

begin();
