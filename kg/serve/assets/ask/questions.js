// The list of questions: found by their words, chosen by a click or the Enter key.

import { byId, count, patiently } from "./elements.js";

const links = [...document.querySelectorAll("[data-question]")];

/** Let people find questions and choose one; `onChoose` is called with its name. */
export function listQuestions(onChoose) {
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      onChoose(link.dataset.question);
    });
  }
  byId("find").addEventListener("input", patiently(filterQuestions));
}

/** Mark the question that is shown. */
export function markQuestion(name) {
  for (const link of links) {
    if (link.dataset.question === name) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function filterQuestions() {
  const words = byId("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const link of links) {
    const text = link.textContent.toLowerCase();
    link.parentElement.hidden = !words.every((word) => text.includes(word));
  }
  for (const topic of document.querySelectorAll(".topic")) topic.hidden = !topic.querySelector("li:not([hidden])");
  const left = links.filter((link) => !link.parentElement.hidden).length;
  byId("found").textContent = words.length ? count(left, "question") : "";
}
