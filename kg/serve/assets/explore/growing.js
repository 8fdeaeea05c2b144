// A picture that grows: what comes is put where there is room, as near as can be to the thing that it belongs to.

const MOST_DRAWN = 1_200;
const GOLDEN = 2.399963;

function grow(answer, id) {
  const { picture } = state;
  if (isOrdered(picture) || picture.spots.size > MOST_DRAWN) {
    merge({ ...answer, pictures: [] });
    return;
  }
  const [drawn] = answer.pictures;
  const known = picture.links.length;
  const names = answer.things.map(({ iri }) => iri);
  const fresh = drawn.nodes.filter(([number]) => !picture.spots.has(numbers.get(names[number])));
  settled = false;
  placeAround(network.getPositions([id])[id], fresh, answer.things);
  merge(answer);
  countShown();
  const added = fresh.map(([number]) => numbers.get(names[number]));
  visNodes.add(added.map((each) => toVisNode(each, picture.spots.get(each))));
  const links = picture.links.slice(known);
  styles.push(...links.map((link) => JSON.stringify(edgeStyle(link))));
  visEdges.add(links.map((link, n) => toVisEdge(picture, link, known + n)));
  describe();
  if (added.length) showRoundabout([id, ...added]);
  settled = true;
}

// On a spiral around the thing, each at the first place where its label lies over no other.
function placeAround(middle, rows, things) {
  const taken = new Boxes();
  for (const [id, { size, label }] of state.picture.spots) taken.add({ ...roomOf(network.getPositions([id])[id], size, label), owner: id });
  let turn = 2;
  for (const row of rows) {
    const [number, , , size] = row;
    for (; ; turn += 1) {
      const away = 42 * Math.sqrt(turn);
      const place = { x: middle.x + 1.35 * away * Math.cos(turn * GOLDEN), y: middle.y + away * Math.sin(turn * GOLDEN) };
      if (!taken.claim({ ...roomOf(place, size, things[number].label), owner: -1 - number })) continue;
      [row[1], row[2]] = [place.x, place.y];
      break;
    }
  }
}

function roomOf({ x, y }, size, label) {
  const letters = Math.min(label.length, 3 * WRAP);
  const width = Math.max(2 * size, 6.9 * Math.min(letters, WRAP)) + 14;
  const height = 2 * size + LINE_HEIGHT * Math.ceil(letters / WRAP) + 8;
  return { x: x - width / 2, y: y - size - 4, width, height };
}

// Bring a thing and what has come around it into view, no smaller than can be read.
function showRoundabout(ids) {
  const places = Object.values(network.getPositions(ids));
  const { clientWidth: wide, clientHeight: tall } = byId("network");
  const [middle] = places;
  const far = (axis) => Math.max(...places.map((place) => Math.abs(place[axis] - middle[axis]))) + 60;
  const scale = Math.max(0.45, Math.min(1, wide / 2 / far("x"), tall / 2 / far("y")));
  network.moveTo({ position: middle, scale });
}
