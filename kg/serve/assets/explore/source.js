// Where the data comes from: the server, which gives what is near a thing when it is asked for.

// What is in the middle, and which kind of picture is drawn around it.
const here = { focus: null, kind: "all" };

const source = {
  first() {
    const answer = JSON.parse(byId("data").textContent);
    takeWords(answer);
    noteLeft(answer);
    return answer;
  },
  kinds: () => document.body.dataset.kinds.split(" "),
  open: (kind) => openKind(kind),
  enter: (id) => go(model.things[id].iri),
  reach(id) {
    go(model.things[id].iri);
    return false;
  },
  chosen: (id) => readThing(id),
  search: (wanted) => searchAll(wanted),
  tools: (id) => [
    model.things[id].iri === here.focus ? null : make("button", { type: "button", click: () => go(model.things[id].iri) }, "Put in the middle"),
    make("a", { href: pathOf(model.things[id].iri) }, "Its page"),
  ],
  left: (id) => (remaining.get(model.things[id].iri) || []).map((more) => ({ ...more, button: moreFromServer(id, more) })),
  neighbours: Infinity,
  words: {
    untold: "What is said of it is being read …",
    textless: "Its words are on its page.",
    norms: (more) => `${more} more are on its page.`,
    clauses: (more) => `${more} more are on its page.`,
  },
};

const wholeIri = (iri) => (iri.includes(":") ? iri : model.base + iri);

// Where a thing has its own page, or what an IRI that is not of this server leads to here.
function pathOf(iri) {
  const { base } = document.body.dataset;
  const whole = wholeIri(iri);
  return whole.startsWith(base) ? `/id/${whole.slice(base.length)}` : `/explore?${new URLSearchParams({ focus: whole })}`;
}
