// An answer: how much there is in a sentence, then as a table or a picture, and as files.

import { showDownloads } from "./downloads.js";
import { byId, count } from "./elements.js";
import { showPicture } from "./picture.js";
import { showTable } from "./table.js";

const NOUNS = { rows: "row", graph: "triple" };

/** Show an answer to what was asked; `onTrouble` is told what goes wrong later. */
export function showAnswer(asked, answer, onTrouble) {
  byId("status").textContent = tell(answer);
  byId("found-answer").hidden = false;
  showDownloads(byId("downloads"), asked, answer.form, onTrouble);
  byId("table").replaceChildren();
  byId("picture").replaceChildren();
  const many = Boolean(answer.rows?.length);
  byId("tools").hidden = answer.rows?.length === 0;
  byId("views").hidden = !many || answer.vars.length < 2;
  if (!many) return;
  showTable(byId("table"), answer);
  let drawn = false;
  const choose = (picture) => {
    byId("as-table").setAttribute("aria-pressed", String(!picture));
    byId("as-picture").setAttribute("aria-pressed", String(picture));
    byId("table").hidden = picture;
    byId("picture").hidden = !picture;
    if (picture && !drawn) showPicture(byId("picture"), asked, answer).catch(onTrouble);
    drawn ||= picture;
  };
  byId("as-table").onclick = () => choose(false);
  byId("as-picture").onclick = () => choose(true);
  choose(answer.form === "graph");
}

function tell(answer) {
  if (answer.form === "boolean") return answer.yes ? "Yes: the documents say so." : "No: the documents do not say so.";
  const { rows, limit } = answer;
  if (!rows.length) return "Nothing in the documents answers this.";
  const many = count(rows.length, NOUNS[answer.form]);
  return rows.length < limit ? `${many}.` : `The first ${many}: the server gives no more at once, and there may be others.`;
}
