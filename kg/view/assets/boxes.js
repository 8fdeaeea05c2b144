// Boxes on the screen, found by where they are.

const CELL = 80;
const NONE = [];

class Boxes {
  cells = new Map();

  // Call `visit` with the boxes of each cell that a box is in, until it returns true; tell whether it did.
  anyCell({ x, y, width, height }, visit) {
    const [last, lowest] = [Math.floor((x + width) / CELL), Math.floor((y + height) / CELL)];
    for (let column = Math.floor(x / CELL); column <= last; column += 1) {
      for (let row = Math.floor(y / CELL); row <= lowest; row += 1) if (visit(this.cells.get(column * 100003 + row) || NONE, column * 100003 + row)) return true;
    }
    return false;
  }

  add(box) {
    this.anyCell(box, (known, key) => {
      if (known === NONE) this.cells.set(key, [box]);
      else known.push(box);
    });
  }

  remove(box) {
    this.anyCell(box, (known, key) => {
      this.cells.set(key, known.filter((each) => each !== box));
    });
  }

  isFree(box, owner) {
    return !this.anyCell(box, (known) => known.some((each) => each.owner !== owner && meets(box, each)));
  }

  // The boxes that a box meets, `null` where they are more than so many or one that cannot move.
  movable(box, owner, most) {
    const met = new Set();
    const fails = this.anyCell(box, (known) => known.some((each) => {
      if (each.owner === owner || !meets(box, each)) return false;
      met.add(each);
      return !each.isLabel || met.size > most;
    }));
    return fails ? null : [...met];
  }

  claim(box) {
    const free = this.isFree(box);
    if (free) this.add(box);
    return free;
  }
}

const meets = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
