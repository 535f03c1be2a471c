// @ts-check
// How far the start is, in words beside the field; where it failed, the remedy and a way to try again.

import { element } from "../shared/dom.js";
import { visible } from "../shared/visible.js";

const page = document.documentElement;

/**
 * Show a stage of the start.
 * @param {import("../engine/engine.js").Stage} stage
 * @param {Record<string, string>} words
 * @param {() => void} retry
 */
export function show({ stage, done = 0, total = 1, message, why, plain }, words, retry) {
  const status = /** @type {HTMLElement} */ (document.getElementById("engine"));
  status.dataset.stage = stage;
  const percent = Math.round((100 * done) / total);
  const shown = stage === "download" ? percent * 0.8 : stage === "ready" ? 100 : 90;
  document.getElementById("progress")?.style.setProperty("--done", `${shown}%`);
  page.dataset.verifier = stage === "ready" || stage === "failed" ? stage : "loading";
  if (stage === "failed") {
    const button = element("button", { type: "button", class: "button" }, words.retry);
    button.addEventListener("click", retry);
    const technical = element("p", { class: "small quiet" }, visible((message ?? "").trim().split("\n").at(-1), 300));
    const remedy = element("p", {}, words[`failed_${why}`] ?? words.failed_other);
    status.replaceChildren(element("strong", {}, words.failed), remedy, technical, button);
    return;
  }
  if (plain !== undefined) page.dataset.start = plain ? "plain" : "snapshot";
  status.textContent = words[stage].replace("{percent}", String(percent));
}

/** Once the page was painted and nothing else waits: an idle callback would let a fifth of a second pass. @param {() => void} then */
export function whenIdle(then) {
  const { scheduler } = /** @type {any} */ (globalThis);
  requestAnimationFrame(() => (scheduler?.postTask ? void scheduler.postTask(then, { priority: "background" }) : setTimeout(then)));
  setTimeout(then, 2_000); // of a page that is not looked at nothing is painted
}
