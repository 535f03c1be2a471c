// @ts-check
// Marks on the page of a pathway which of its badges one holds, in the diagram and in the list; says how far one is.

import { counted, fill } from "../catalogue/wording.js";
import { badgeFolder } from "../site/addresses.js";
import { element, get } from "../site/dom.js";
import { held, watch } from "./memory.js";

const words = JSON.parse(get("#diagram-words").textContent ?? "{}");
const figure = get("#pathway-diagram");

/** @param {string} id */
const address = badgeFolder;

function mark() {
  const mine = new Set(held());
  const steps = [...figure.querySelectorAll("[data-need]")].map((step) => {
    const here = [...step.querySelectorAll("[data-badge]")].filter((badge) => mine.has(badge.getAttribute("data-badge") ?? ""));
    return { step, done: here.length >= Number(step.getAttribute("data-need")) };
  });
  for (const { step, done } of steps) step.classList.toggle("is-done", done);
  const named = new Set();
  for (const badge of figure.querySelectorAll("[data-badge]")) {
    const id = badge.getAttribute("data-badge") ?? "";
    badge.classList.toggle("is-held", mine.has(id));
    if (mine.has(id)) named.add(id);
  }
  for (const card of document.querySelectorAll(".pathway .badge-card")) {
    const href = card.querySelector(".card-title a")?.getAttribute("href") ?? "";
    card.querySelector(".tag.have")?.remove();
    if (![...named].some((id) => href.endsWith(address(id)))) continue;
    card.querySelector(".tags")?.append(element("li", { class: "tag have" }, words.diagram_have));
  }
  const progress = fill(words.steps_done, { n: steps.filter(({ done }) => done).length, all: steps.length });
  get("#pathway-said").textContent = counted(words, "diagram_held", named.size).replace("{progress}", progress);
  get("#pathway-mine").hidden = false;
}

mark();
watch(mark);
addEventListener("pageshow", mark);
