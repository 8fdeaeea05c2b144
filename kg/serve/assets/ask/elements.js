// How elements are found and made: text goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function button(words, onClick, attributes) {
  const element = make("button", { type: "button", ...attributes }, words);
  element.addEventListener("click", onClick);
  return element;
}

/** Return a number with its noun: "1 row", "2,000 rows". */
export const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** Call `act` once nothing has happened for so many milliseconds. */
export function patiently(act, wait = 150) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...given);
  };
}
