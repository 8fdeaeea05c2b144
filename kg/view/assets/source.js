// Where the data comes from: here, all of it stands in the page. Every other part of the script asks here for what
// a page that is fed on demand does in another way.

const source = {
  first: () => JSON.parse(byId("data").textContent),
  kinds: () => [...model.pictures.keys()],
  open: (kind) => openPicture(kind),
  enter: () => {},
  // Bring a thing before the eye that the picture does not hold; tell whether it is there at once.
  reach: (id) => {
    openPicture(pictureWith(id), { quiet: true });
    return true;
  },
  chosen: () => {},
  search: () => {},
  tools: () => [],
  // The relations of a thing of which the page does not hold all, and the button that brings more.
  left: () => [],
  neighbours: 60,
  words: {
    untold: "What is said of it is left out to keep this page small: kg view --focus shows it.",
    textless: "Its words are left out to keep this page small: kg view --focus shows them.",
    norms: (more) => `${more} more: kg view --kind norms --focus NAME shows them.`,
    clauses: (more) => `${more} more: kg view --focus NAME shows them.`,
  },
};
