"use strict";
(() => {
  const { nodes, edges, page } = JSON.parse(document.getElementById("data").textContent);
  const night = matchMedia("(prefers-color-scheme: dark)");
  const FONT = '"Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
  const LETTERS = 12.5;
  const LINE_HEIGHT = 15;
  const WRAP = 20;
  const LINES = 3;
  const RANKS = { "clause type": 6, party: 6, role: 6, organization: 5, clause: 2, qualifier: -4 };

  // Shapes in a box from -1 to 1, for the canvas, the legend and the lists alike.
  const SHAPES = {
    dot: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0Z",
    square: "M-.88-.88H.88V.88H-.88Z",
    diamond: "M0-1.1L1.1 0 0 1.1-1.1 0Z",
    triangle: "M0-1.05L1.1.85H-1.1Z",
    triangleDown: "M0 1.05L-1.1-.85H1.1Z",
    hexagon: "M1 0L.5.87H-.5L-1 0-.5-.87H.5Z",
    star: "M0-1.15L.3-.4 1.1-.36.47.14.68.93 0 .48-.68.93-.47.14-1.1-.36-.3-.4Z",
    page: "M-.8-1H.3L.8-.5V1H-.8Z",
    ring: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0ZM.45 0A.45.45 0 1 0-.45 0 .45.45 0 1 0 .45 0Z",
  };
  const PATHS = Object.fromEntries(Object.entries(SHAPES).map(([name, d]) => [name, new Path2D(d)]));

  const byId = (id) => document.getElementById(id);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const look = (node) => page.looks[node.kind];
  const kindOf = (edge) => page.links[edge.link];
  const fill = (node) => (night.matches ? look(node).dark : look(node).light);

  let theme = {};
  let chosen = null;
  let hovered = null;
  let dimming = false;
  let moved = false;
  let near = new Set();

  function readTheme() {
    theme = { both: colour("--both"), ground: colour("--ground"), ink: colour("--ink"), edge: colour("--edge"), accent: colour("--accent") };
  }

  // ---- Elements: text goes in as text, never as markup.

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  function drawing(className, viewBox, ...paths) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("class", className);
    svg.setAttribute("viewBox", viewBox);
    svg.setAttribute("aria-hidden", "true");
    for (const each of paths) {
      const path = document.createElementNS(space, "path");
      for (const [name, value] of Object.entries(each)) path.setAttribute(name, value);
      svg.append(path);
    }
    return svg;
  }

  function mark(kind) {
    const { shape, light, dark } = page.looks[kind];
    return drawing("mark", "-1.25 -1.25 2.5 2.5", { d: SHAPES[shape], fill: night.matches ? dark : light });
  }

  function stroke(dashes, both) {
    const line = { fill: "none", stroke: both ? theme.both : theme.edge, "stroke-width": both ? 2.2 : 1.4 };
    const heads = page.columns ? "" : both ? "M7 1L1 5 7 9M23 1L29 5 23 9" : "M23 1L29 5 23 9";
    return drawing("stroke", "0 0 30 10", { ...line, d: "M1 5H29", "stroke-dasharray": dashes.join(" ") }, { ...line, d: heads });
  }

  // ---- The picture.

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

  // ---- Labels: the same size at every zoom, the weightiest first, none over another.

  const pen = document.createElement("canvas").getContext("2d");
  const columns = [...new Set(nodes.map((node) => node.x))].sort((a, b) => a - b);
  const fitted = new Map();
  const widthOf = (text) => pen.measureText(text).width;
  const widthOfAll = (lines) => Math.max(...lines.map(widthOf));

  function startPen() {
    pen.font = `600 ${LETTERS}px ${FONT}`;
  }

  function wrap(text) {
    const lines = [""];
    for (const word of clip(text, 160).split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length >= WRAP) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    const kept = lines.slice(0, LINES).map((line) => clip(line, WRAP + 6));
    if (lines.length > LINES) kept[LINES - 1] = `${kept[LINES - 1].replace(/[…,.;: ]+$/, "")}…`;
    return { lines: kept, width: widthOfAll(kept) };
  }

  // A label in a column takes one line and ends before the next column.
  function fitLine(text, room) {
    const key = `${Math.round(room / 8)} ${text}`;
    if (!fitted.has(key)) {
      let length = Math.min(text.length, 160);
      while (length > 4 && widthOf(text.slice(0, length)) > room - 12) length = Math.floor(length * 0.95);
      const line = length < text.length ? `${text.slice(0, length).trimEnd()}…` : text;
      fitted.set(key, { lines: [line], width: widthOf(line) });
    }
    return fitted.get(key);
  }

  function labelOf(id, scale, spot, width) {
    if (!page.columns) return labels[id];
    const at = columns.indexOf(nodes[id].x);
    const beside = nodes[id].size * scale + 8;
    let room = width - spot.x - beside;
    if (at === 0 && columns.length > 1) room = spot.x - beside;
    else if (at + 1 < columns.length) room = (columns[at + 1] - columns[at]) * scale - 40;
    return fitLine(nodes[id].label, Math.max(60, room));
  }

  startPen();
  const labels = nodes.map((node) => wrap(node.label));

  function clip(text, length) {
    const letters = [...text];
    return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : text;
  }

  function weight(id) {
    if (id === chosen) return 1e6;
    if (id === hovered) return 1e5;
    if (near.has(id)) return 1e4 + nodes[id].size;
    if (id === page.focus) return 1e3;
    return faded(id) ? -1 : nodes[id].size + (RANKS[nodes[id].kind] || 0);
  }

  function boxesAround(id, spot, radius, { lines, width }) {
    const height = lines.length * LINE_HEIGHT;
    const gap = radius + 5;
    const middle = { x: spot.x - width / 2, align: "center", width, height };
    const beside = { y: spot.y - height / 2, width, height };
    const right = { ...beside, x: spot.x + gap, align: "left" };
    const left = { ...beside, x: spot.x - gap - width, align: "right" };
    if (page.columns) return [nodes[id].x === columns[0] && columns.length > 1 ? left : right];
    return [{ ...middle, y: spot.y + gap - 2 }, right, left, { ...middle, y: spot.y - gap - height + 2 }];
  }

  const meets = (a, b) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

  function drawLabels(ctx) {
    const scale = network.getScale();
    const places = network.getPositions();
    const frame = byId("network");
    const spots = nodes.map((_, id) => network.canvasToDOM(places[id]));
    const marks = nodes.map((node, id) => {
      const radius = node.size * scale;
      return { x: spots[id].x - radius, y: spots[id].y - radius, width: 2 * radius, height: 2 * radius };
    });
    const inside = (box) => page.columns
      || (box.x >= 0 && box.y >= 0 && box.x + box.width <= frame.clientWidth && box.y + box.height <= frame.clientHeight);
    const ranked = nodes.map((_, id) => id).sort((a, b) => weight(b) - weight(a) || a - b);
    const taken = [];
    for (const id of ranked) {
      const label = labelOf(id, scale, spots[id], frame.clientWidth);
      const boxes = boxesAround(id, spots[id], nodes[id].size * scale, label);
      const free = (box) => inside(box) && !taken.some((other) => meets(box, other))
        && !marks.some((other, n) => n !== id && meets(box, other));
      const box = boxes.find(free) || (id === chosen || id === hovered ? boxes[0] : null);
      if (!box) continue;
      taken.push(box);
      writeLabel(ctx, id, box, label.lines, scale);
    }
  }

  function writeLabel(ctx, id, box, lines, scale) {
    const strong = id === chosen || id === page.focus || nodes[id].size > 15;
    const along = { left: 0, center: box.width / 2, right: box.width }[box.align];
    const corner = network.DOMtoCanvas({ x: box.x + along, y: box.y });
    ctx.save();
    ctx.globalAlpha = faded(id) ? 0.4 : 1;
    ctx.font = `${strong ? 600 : 400} ${LETTERS / scale}px ${FONT}`;
    ctx.textAlign = box.align;
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = theme.ground;
    ctx.fillStyle = theme.ink;
    lines.forEach((line, n) => {
      const y = corner.y + (n * LINE_HEIGHT + 1) / scale;
      ctx.strokeText(line, corner.x, y);
      ctx.fillText(line, corner.x, y);
    });
    ctx.restore();
  }

  // ---- Moving about.

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
    // Columns are read from the top left: what does not fit lies below and to the right.
    const scale = Math.min(1, Math.max(0.6, across));
    const x = across < scale ? left + (wide / 2 - margin) / scale : middle.x;
    const y = (bottom - top) * scale > tall - 60 ? top + (tall / 2 - 30) / scale : middle.y;
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

  // ---- Choosing and reading.

  const links = nodes.map(() => []);
  edges.forEach((edge) => {
    const { words, back, both } = kindOf(edge);
    links[edge.from].push({ other: edge.to, words: both ? `${words}, both ways` : words, count: edge.count });
    links[edge.to].push({ other: edge.from, words: both ? `${words}, both ways` : back, count: edge.count });
  });

  function choose(id, byHand, atFirst = false) {
    chosen = id;
    dimming = id !== null && !atFirst;
    near = new Set(id === null ? [] : links[id].map((link) => link.other));
    visEdges.update(edges.map((edge, n) => ({ id: n, color: edgeStyle(edge) })));
    document.querySelectorAll("#names [aria-current]").forEach((button) => button.removeAttribute("aria-current"));
    byId("reading").hidden = id === null;
    if (id === null) return network.redraw();
    buttons[id].setAttribute("aria-current", "true");
    byId("reading").replaceChildren(...readOut(id));
    document.querySelector(".side").scrollTop = 0;
    if (byHand) return network.redraw();
    bringIntoView(id);
    byId("chosen").focus();
    return network.redraw();
  }

  function readOut(id) {
    const node = nodes[id];
    const detail = page.details[id];
    const close = make("button", { type: "button" }, "Close");
    close.addEventListener("click", leave);
    return [
      make("div", { class: "kind" }, mark(node.kind), node.kind, close),
      make("h2", { id: "chosen", tabindex: "-1", dir: "auto" }, node.label),
      ...(detail.clause === undefined ? [] : readClause(page.clauses[detail.clause])),
      words(detail.text),
      pairs("facts", detail.facts),
      ...readNorms("Norms", detail.norms, detail.moreNorms),
      ...readNorms("Holds towards it", detail.towards, detail.moreTowards),
      ...readPlaces(detail.places),
      ...readClauses(detail),
      ...readLinks(id),
      make("p", { class: "iri" }, page.iris[id]),
    ].filter(Boolean);
  }

  const words = (text) => (text ? make("p", { class: "words", dir: "auto" }, text) : null);
  const remark = (text) => make("p", { class: "place" }, text);

  function readClause(clause) {
    const missing = clause.text ? null : remark("Its words are left out to keep this page small: kg view --focus shows them.");
    return [words(clause.text), missing, ...readNorms("Norms", clause.norms, clause.moreNorms), ...readPlaces(clause.places)];
  }

  function readNorms(title, numbers = [], more = 0) {
    const items = numbers.map((number) => readNorm(page.norms[number]));
    if (more) items.push(remark(`${more} more: kg view --kind norms --focus NAME shows them.`));
    return listed(title, items);
  }

  function readClauses({ clauses, inside, moreClauses = 0 }) {
    const numbers = clauses || (inside === undefined ? [] : [inside]);
    const items = numbers.map((number) => {
      const clause = page.clauses[number];
      const norms = (clause.norms || []).length + (clause.moreNorms || 0);
      const count = norms ? ` ${norms} ${norms === 1 ? "norm" : "norms"}` : "";
      const title = make("summary", { dir: "auto" }, clause.name, make("span", {}, count));
      const body = make("details", { class: "clause" }, title, shower(clause.node), ...readClause(clause).filter(Boolean));
      body.open = numbers.length === 1;
      return body;
    });
    if (moreClauses) items.push(remark(`${moreClauses} more: kg view --focus NAME shows them.`));
    return listed(clauses ? `Clauses (${numbers.length + moreClauses})` : "In the clause", items);
  }

  function listed(title, items) {
    return items.length ? [make("h3", {}, title), make("ul", {}, ...items.map((item) => make("li", {}, item)))] : [];
  }

  function pairs(className, rows) {
    if (!rows || !rows.length) return null;
    const list = make("dl", { class: className });
    for (const [term, value] of rows) list.append(make("dt", {}, term), make("dd", { dir: "auto" }, value));
    return list;
  }

  function readNorm(norm) {
    const known = ["Obligation", "Prohibition", "Permission", "Right", "Exemption", "Recommendation"].includes(norm.kind);
    const kind = known ? norm.kind : "Obligation";
    return make(
      "div",
      { class: `norm norm-${kind}` },
      shower(norm.node),
      make("bdi", { class: "who" }, norm.who || ""),
      norm.basis ? make("span", { class: "basis" }, ` (${norm.basis})`) : null,
      " ",
      make("strong", { class: `must must-${kind}` }, norm.must),
      " ",
      make("bdi", {}, norm.act || ""),
      pairs("limits", [...(norm.to ? [["towards", norm.to]] : []), ...(norm.limits || [])]),
    );
  }

  function shower(id) {
    if (id === undefined || id === null || id === chosen) return null;
    const button = make("button", { type: "button", class: "show", "aria-label": `Show: ${nodes[id].label}` }, "Show");
    button.addEventListener("click", () => choose(id, false));
    return button;
  }

  function readPlaces(places) {
    return listed("Where it stands", (places || []).map(([file, begin, end, section]) =>
      make("div", { class: "place" }, make("bdi", {}, file), `, characters ${begin}–${end}`, section ? ` (${section})` : ""),
    ));
  }

  function readLinks(id) {
    const groups = new Map();
    const detail = page.details[id];
    const inClause = detail.clause === undefined ? {} : page.clauses[detail.clause];
    const norms = [detail.norms, detail.towards, inClause.norms].flatMap((numbers) => numbers || []);
    const told = new Set([
      ...norms.map((number) => page.norms[number].node),
      ...(detail.clauses || []).map((number) => page.clauses[number].node),
    ]);
    for (const link of links[id].filter(({ other }) => !told.has(other))) groups.set(link.words, [...(groups.get(link.words) || []), link]);
    return [...groups].flatMap(([title, group]) => {
      group.sort((a, b) => b.count - a.count || nodes[a.other].label.localeCompare(nodes[b.other].label));
      return listed(title[0].toUpperCase() + title.slice(1), group.map((link) => thing(link.other, link.count)));
    });
  }

  function thing(id, count) {
    const button = make("button", { type: "button", class: "thing" }, mark(nodes[id].kind), make("bdi", {}, nodes[id].label));
    if (count > 1) button.append(make("span", { class: "count" }, `${count} norms`));
    button.addEventListener("click", () => choose(id, false));
    return button;
  }

  function leave() {
    const last = chosen;
    network.unselectAll();
    choose(null, true);
    if (last !== null) (buttons[last].offsetParent ? buttons[last] : byId("search")).focus();
  }

  // ---- The list of names: the way in for the keyboard.

  const kindOrder = page.legend.map(([kind]) => kind);
  const order = nodes.map((_, id) => id).sort((a, b) =>
    kindOrder.indexOf(nodes[a].kind) - kindOrder.indexOf(nodes[b].kind) || nodes[a].label.localeCompare(nodes[b].label));
  let buttons = [];

  function fillLists() {
    buttons = nodes.map((_, id) => thing(id, 0));
    byId("names").replaceChildren(...order.map((id) => make("li", {}, buttons[id])));
    byId("kinds").replaceChildren(...page.legend.map(([kind, plural, count]) =>
      make("li", {}, mark(kind), plural, make("span", { class: "count" }, String(count)))),
      ...page.links.map(({ words, dashes, both, count }) =>
        make("li", {}, stroke(dashes, both), both ? `${words}, both ways` : words, make("span", { class: "count" }, String(count)))));
    search();
  }

  function search() {
    const wanted = byId("search").value.trim().toLowerCase();
    let shown = 0;
    nodes.forEach((node, id) => {
      const here = node.label.toLowerCase().includes(wanted);
      buttons[id].parentElement.hidden = !here;
      shown += here ? 1 : 0;
    });
    byId("found").textContent = wanted ? `${shown} of ${nodes.length} names` : `${nodes.length} names`;
  }

  const visible = () => order.filter((id) => !buttons[id].parentElement.hidden).map((id) => buttons[id]);

  function step(event) {
    const list = visible();
    const at = list.indexOf(document.activeElement);
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (next < 0) byId("search").focus();
    else if (next < list.length) list[next].focus();
    event.preventDefault();
  }

  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") step(event);
    if (event.key === "Enter" && visible().length) visible()[0].click();
  });
  byId("names").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen !== null) leave();
  });
  byId("closer").addEventListener("click", () => zoom(1.35));
  byId("farther").addEventListener("click", () => zoom(1 / 1.35));
  byId("fit").addEventListener("click", () => {
    moved = false;
    fit();
  });
  for (const event of ["zoom", "dragEnd"]) network.on(event, () => { moved = true; });
  // vis-network scales the picture once this event is over, and the first size it takes is such an event.
  network.on("resize", () => requestAnimationFrame(() => {
    if (!moved) fit();
  }));
  network.on("click", ({ nodes: hit }) => choose(hit.length ? hit[0] : null, true));
  network.on("hoverNode", ({ node }) => { hovered = node; network.redraw(); });
  network.on("blurNode", () => { hovered = null; network.redraw(); });
  network.on("afterDrawing", drawLabels);
  night.addEventListener("change", () => {
    readTheme();
    fillLists();
    choose(chosen, true, !dimming);
  });

  fillLists();
  byId("empty").hidden = nodes.length > 0;
  byId("legend").hidden = nodes.length === 0;
  byId("legend").open = innerWidth > 780;
  const frame = document.querySelector("#network .vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "A picture of the things listed beside it; arrow keys move it, plus and minus zoom.");
  fit();
  if (page.focus !== null) choose(page.focus, true, true);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    document.documentElement.dataset.ready = "true";
  }));
})();
