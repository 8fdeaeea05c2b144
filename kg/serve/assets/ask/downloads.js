// An answer as a file, in the server's own formats.

import { addressOf, LONGEST_ADDRESS, request } from "./asking.js";
import { make } from "./elements.js";

const FORMATS = {
  rows: [["csv", "CSV", "csv"], ["tsv", "TSV", "tsv"], ["json", "JSON", "json"], ["xml", "XML", "xml"]],
  boolean: [["json", "JSON", "json"], ["xml", "XML", "xml"]],
  graph: [["turtle", "Turtle", "ttl"], ["ntriples", "N-Triples", "nt"], ["jsonld", "JSON-LD", "jsonld"]],
};

/** Put links into `place` that save the answer to what is asked; `onTrouble` is told what goes wrong. */
export function showDownloads(place, asked, form, onTrouble) {
  const links = FORMATS[form].map(([format, name, ending]) => {
    const link = make("a", { href: addressOf(asked, format), download: `${asked.question ?? "answer"}.${ending}` }, name);
    if (link.getAttribute("href").length > LONGEST_ADDRESS) saveByForm(link, asked, format, onTrouble);
    return link;
  });
  place.replaceChildren(...links.flatMap((link, number) => (number ? [" · ", link] : [link])));
}

/** A query too long for an address is sent as a form, and its answer is saved from here. */
function saveByForm(link, asked, format, onTrouble) {
  link.href = "#";
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const address = URL.createObjectURL(await (await request(asked, format)).blob());
      make("a", { href: address, download: link.download }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      onTrouble(error);
    }
  });
}
