// Where the data comes from: here, all of it stands in the page.

const source = {
  first: () => JSON.parse(byId("data").textContent),
};
