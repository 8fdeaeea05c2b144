"use strict";
(() => {
  const table = document.getElementById("duties");
  if (!table) return;
  const agent = document.getElementById("agent");
  const type = document.getElementById("type");
  const shown = document.getElementById("shown");
  const columns = table.tHead.rows[0].cells.length;
  const sheet = document.styleSheets[0];
  const ownRules = sheet.cssRules.length;
  /* A norm under several clause types has a row in each of their groups, and counts once. */
  const total = new Set([...table.querySelectorAll("tr[data-duty]")].map((row) => row.dataset.duty)).size;

  /* Columns are hidden by one rule each: touching every cell of a big map would take seconds. */
  function showColumns(used) {
    while (sheet.cssRules.length > ownRules) sheet.deleteRule(ownRules);
    for (let n = 2; used && n < columns; n += 1) {
      if (!used.has(n)) sheet.insertRule(`#duties tr:not(.group)>:nth-child(${n + 1}){display:none}`, ownRules);
    }
  }

  function filter() {
    const used = new Set();
    const duties = new Set();
    [...table.tBodies].forEach((body, index) => {
      let visible = 0;
      for (const row of body.rows) {
        if (row.className === "group") continue;
        const numbers = row.dataset.agents.trim().split(" ");
        row.hidden = (type.value !== "" && type.value !== String(index)) ||
          (agent.value !== "" && !numbers.includes(agent.value));
        if (row.hidden) continue;
        visible += 1;
        duties.add(row.dataset.duty);
        for (const number of numbers) if (number) used.add(Math.min(Number(number) + 2, columns - 1));
      }
      body.hidden = visible === 0;
    });
    showColumns(agent.value || type.value ? used : null);
    const column = Math.min(Number(agent.value) + 2, columns - 1);
    if (agent.value) table.tHead.rows[0].cells[column].scrollIntoView({ block: "nearest", inline: "center" });
    shown.textContent = `${duties.size} of ${total} rows`;
  }

  for (const control of [agent, type]) {
    control.form.hidden = false;
    control.addEventListener("change", filter);
  }
  agent.form.addEventListener("submit", (event) => event.preventDefault());
  for (const link of document.querySelectorAll("[data-agent]")) {
    link.addEventListener("click", () => {
      agent.value = link.dataset.agent;
      filter();
    });
  }
  /* A link to a row that a filter hides shows all rows again. */
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      agent.value = type.value = "";
      filter();
      target.scrollIntoView();
    }
  });
  filter();
})();
