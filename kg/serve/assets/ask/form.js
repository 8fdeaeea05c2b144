// The form of a question: a field for each parameter, of the kind that it takes.

import { make, patiently } from "./elements.js";
import { findNames, namesOf } from "./names.js";
import { blanks, readable } from "./terms.js";

/** Put the fields of a question into `place`, filled with values. */
export function showFields(place, question, values) {
  place.replaceChildren(...question.parameters.map((parameter) => makeField(parameter, values[parameter.name])));
}

/** Return the values of a form; what is left empty or as it stands anyway is left out. */
export function readFields(place, question) {
  const values = {};
  for (const { name, kind, default: usual } of question.parameters) {
    const field = place.querySelector(`[name="${name}"]`);
    const value = kind === "boolean" ? String(field.checked) : field.value.trim();
    if (value !== "" && value !== usual) values[name] = value;
  }
  return values;
}

/** Tell whether nothing that a question needs is missing. */
export function isComplete(question, values) {
  return question.parameters.every(({ name, default: usual }) => usual !== null || values[name]);
}

function makeField(parameter, value) {
  const { name, kind, default: usual, meaning } = parameter;
  const id = `field-${name}`;
  const words = blanks[name]?.label ?? readable(name);
  const hint = make("span", { id: `${id}-hint`, class: "quiet" }, meaning);
  const common = { id, name, "aria-describedby": hint.id };
  if (kind === "boolean") {
    const box = make("input", { ...common, type: "checkbox" });
    box.checked = (value ?? usual) === "true";
    return make("p", { class: "field check" }, box, make("label", { for: id }, words), hint);
  }
  const type = kind === "integer" ? { type: "number", step: 1 } : { type: "text" };
  const options = { ...common, ...type, required: usual === null, autocomplete: "off", spellcheck: "false" };
  const field = make("input", options);
  field.value = value ?? usual ?? "";
  const label = make("label", { for: id }, words, usual === null ? "" : " (may be left out)");
  return make("p", { class: "field" }, label, field, blanks[name]?.kinds.length ? completeNames(field, blanks[name].kinds) : null, hint);
}

/** Return the list of names that a field offers while it is filled in. */
function completeNames(field, kinds) {
  const list = make("datalist", { id: `${field.id}-names` });
  field.setAttribute("list", list.id);
  const offer = async () => {
    const begun = field.value;
    const found = await findNames(begun.trim(), kinds).catch(() => []);
    if (begun !== field.value) return;
    list.replaceChildren(...namesOf(found).map((entry) => make("option", { value: entry })));
  };
  field.addEventListener("focus", offer, { once: true });
  field.addEventListener("input", patiently(offer));
  return list;
}
