// Names that are near to one that nothing has.

import { button, make } from "./elements.js";
import { findNames, namesOf } from "./names.js";
import { blanks } from "./terms.js";

const MOST = 5;
const BEGUN = 2;
const LIKE = 0.4;

/** Promise what to say where a value names nothing, with the names that are near; null where all values name something. */
export async function suggestNames(question, values, onChoose) {
  for (const [name, value] of Object.entries(values)) {
    const kinds = blanks[name]?.kinds ?? [];
    if (!kinds.length || (await findNames(value, kinds)).length) continue;
    const begun = await Promise.all(value.split(/\s+/).map((word) => findNames(word.slice(0, BEGUN), kinds, 200)));
    const near = nearest(value, namesOf(begun.flat()));
    const choices = near.map((other) => button(other, () => onChoose({ question, values: { ...values, [name]: other } })));
    const words = `Nothing here is called “${value}”.${near.length ? " Did you mean:" : ""}`;
    return make("div", { class: "buttons" }, make("span", {}, words), ...choices);
  }
  return null;
}

function nearest(value, names) {
  const likes = names.map((name) => ({ name, like: likeness(value, name) })).filter(({ like }) => like > LIKE);
  return likes.sort((a, b) => b.like - a.like).slice(0, MOST).map(({ name }) => name);
}

/** Return how many pairs of letters two names share, from 0 to 1. */
function likeness(a, b) {
  const [one, other] = [pairs(a), pairs(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size || 1);
}

function pairs(name) {
  const letters = ` ${name.toLowerCase()} `;
  return new Set(Array.from({ length: letters.length - 1 }, (_, place) => letters.slice(place, place + 2)));
}
