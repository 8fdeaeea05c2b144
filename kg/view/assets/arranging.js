// Which labels are drawn, and where: the weightiest first, none over another.

const CROWD = 300;
const CROWD_LABELS = 50;
const MOST_LEFT = 30; // so many names at most are found room for by moving others
const MOST_MOVED = 3;

function screenPlaces() {
  const view = network.getViewPosition();
  const scale = network.getScale();
  const frame = byId("network");
  const { nodes: bodies } = network.body;
  const across = frame.clientWidth / 2 - view.x * scale;
  const down = frame.clientHeight / 2 - view.y * scale;
  return (id) => ({ x: bodies[id].x * scale + across, y: bodies[id].y * scale + down });
}

class Arrangement {
  taken = new Boxes();
  labels = new Map();
  ways = new Map();

  constructor(at) {
    this.at = at;
    this.scale = network.getScale();
    const { clientWidth, clientHeight } = byId("network");
    Object.assign(this, { wide: clientWidth, tall: clientHeight });
  }

  // What is read like a page goes on beyond the edges, but not behind the heads of its columns.
  isInside({ x, y, width, height }) {
    if (isOrdered(state.picture)) return y >= (state.picture.heads.length ? HEAD_ROOM : 0);
    return x >= 0 && y >= 0 && x + width <= this.wide && y + height <= this.tall;
  }

  // The ways in which a thing's label may be drawn, the best first.
  waysOf(id, around = boxesAround) {
    const isAway = around === boxesAway;
    const key = isAway ? -1 - id : id;
    if (!this.ways.has(key)) {
      const spot = this.at(id);
      const radius = state.picture.spots.get(id).size * this.scale;
      const toWay = ({ lines, grade = 1 }, box) => ({ id, box, lines, grade, isAway, place: { ...moveBox(box, spot), owner: id, isLabel: true } });
      const all = formsOf(id, this.scale, spot, this.wide).flatMap((form) => around(id, radius, form).map((box) => toWay(form, box)));
      this.ways.set(key, all.filter(({ place }) => this.isInside(place)));
      if (id === state.chosen && !this.ways.get(key).length) this.ways.set(key, all.slice(0, 1));
    }
    return this.ways.get(key);
  }

  isFree({ id, place }) {
    return this.taken.isFree(place, id);
  }

  put(way) {
    this.taken.add(way.place);
    this.labels.set(way.id, way);
  }

  // Draw labels where they are free to stand; return the things for whose label there is no such place.
  fill(ids, most) {
    const left = [];
    for (const id of ids) {
      if (this.labels.size >= most) break;
      const ways = this.waysOf(id);
      const way = ways.find((each) => this.isFree(each)) || (id === state.chosen ? ways[0] : null);
      if (way) this.put(way);
      else left.push(id);
    }
    return left;
  }

  // Find room for a label beside its mark by moving others, else farther away.
  squeeze(id) {
    if (this.displace(this.waysOf(id))) return;
    const away = this.waysOf(id, boxesAway);
    const free = away.find((way) => this.isFree(way));
    if (free) this.put(free);
    else this.displace(away);
  }

  // Draw a label where only labels stand in its way, each of which has another place to go to; tell whether it is.
  displace(ways) {
    for (const way of ways) {
      const inTheWay = this.taken.movable(way.place, way.id, MOST_MOVED);
      if (!inTheWay) continue;
      inTheWay.forEach((place) => this.taken.remove(place));
      this.taken.add(way.place);
      const moved = [];
      for (const { owner } of inTheWay) {
        const instead = this.waysOf(owner).find((each) => this.isFree(each));
        if (!instead) break;
        moved.push(instead);
        this.taken.add(instead.place);
      }
      if (moved.length === inTheWay.length) {
        [way, ...moved].forEach((each) => this.labels.set(each.id, each));
        return true;
      }
      [way, ...moved].forEach(({ place }) => this.taken.remove(place));
      inTheWay.forEach((place) => this.taken.add(place));
    }
    return false;
  }
}

// Give each label a place; with `thoroughly`, also those for which others have to move.
function placeLabels(at, { thoroughly = false } = {}) {
  const arrangement = new Arrangement(at);
  const { wide, tall, scale, taken, labels } = arrangement;
  const inView = [...shown].filter((id) => {
    const spot = at(id);
    return spot.x > -60 && spot.y > -30 && spot.x < wide + 60 && spot.y < tall + 30;
  });
  // In a crowd no mark is without others near it: there, the weightiest few have their names all the same.
  const crowded = inView.length > CROWD;
  for (const id of crowded ? [] : inView.filter((each) => !isFaded(each))) {
    const [spot, radius] = [at(id), state.picture.spots.get(id).size * scale];
    taken.add({ x: spot.x - radius, y: spot.y - radius, width: 2 * radius, height: 2 * radius, owner: id });
  }
  const weights = new Map(inView.map((id) => [id, weight(id)]));
  inView.sort((a, b) => weights.get(b) - weights.get(a) || a - b);
  const left = arrangement.fill(inView, crowded ? CROWD_LABELS : Infinity);
  if (thoroughly && left.length <= MOST_LEFT && state.picture.layout === "cloud") left.forEach((id) => arrangement.squeeze(id));
  return { labels: [...labels.values()], taken };
}
