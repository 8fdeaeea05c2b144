// Marks the words that the address asks for: #char=BEGIN,END counts characters of the document (RFC 5147).

const ASKED = /^#char=(\d+),(\d+)$/;

/** Return the parts of text nodes in a clause that lie between two characters of the document. */
function* partsBetween(clause, begin, end) {
  const walker = document.createTreeWalker(clause, NodeFilter.SHOW_TEXT);
  let place = Number(clause.dataset.begin);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // JavaScript counts the halves of characters beyond the first 65,536; the document counts characters.
    const characters = [...node.data];
    const from = Math.max(begin - place, 0);
    const to = Math.min(end - place, characters.length);
    if (from < to) {
      const units = (count) => characters.slice(0, count).join("").length;
      yield { node, from: units(from), to: units(to) };
    }
    place += characters.length;
  }
}

function markAsked() {
  for (const mark of document.querySelectorAll("mark.asked")) {
    mark.replaceWith(...mark.childNodes);
  }
  document.querySelectorAll(".text").forEach((clause) => clause.normalize());
  const asked = ASKED.exec(decodeURIComponent(location.hash));
  if (!asked) return;
  const parts = [...document.querySelectorAll(".text")].flatMap((clause) => [...partsBetween(clause, Number(asked[1]), Number(asked[2]))]);
  const marks = parts.map(({ node, from, to }) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = document.createElement("mark");
    mark.className = "asked";
    range.surroundContents(mark);
    return mark;
  });
  if (marks.length) {
    marks[0].tabIndex = -1;
    marks[0].focus({ preventScroll: true });
    marks[0].scrollIntoView({ block: "center" });
  }
}

addEventListener("hashchange", markAsked);
// The browser looks for the place itself when the page is there; the words are chosen after that.
addEventListener("load", () => setTimeout(markAsked));
