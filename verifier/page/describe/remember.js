// @ts-check
// What is filled in is kept while one types, found where it was, and gone on one press.

import { element } from "../shared/dom.js";
import { forget, keep, kept } from "./keep.js";

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/**
 * @param {any} words
 * @param {() => any} draft what there is to keep
 * @param {(told: any) => void} load puts a draft into the form; null empties it
 */
export function offerMemory(words, draft, load) {
  let safe = true; // whether what stands in the form is kept somewhere
  let holds = false; // whether the form holds work of its own
  const say = (/** @type {string} */ text) => {
    byId("remembered").textContent = text;
  };
  const store = () => {
    safe = keep(draft(), byId("keep").checked);
    if (!safe) say(words.keep_failed);
  };
  byId("keep").addEventListener("change", () => {
    store();
    if (safe) say(byId("keep").checked ? words.kept : words.kept_here);
  });
  byId("forget").addEventListener("click", () => {
    byId("sure").hidden = false;
    byId("forget-no").focus();
  });
  byId("forget-no").addEventListener("click", () => {
    byId("sure").hidden = true;
    byId("forget").focus();
  });
  byId("forget-yes").addEventListener("click", () => {
    byId("sure").hidden = true;
    load(null);
    forget();
    safe = true;
    holds = false;
    say(words.forgotten);
    byId("forget").focus();
  });
  const before = kept();
  if (before !== null) {
    byId("keep").checked = before.lasting;
    load(before.draft);
    holds = true;
    say(words.restored);
  }
  return {
    /** Keep what stands there now. */
    store() {
      holds = true;
      store();
    },
    holds: () => holds,
    safe: () => safe,
    /** Offer to put back what stood in the form before something else came into it. @param {any} was */
    replaced(was) {
      const back = element("button", { type: "button", class: "link-button" }, words.undo);
      back.addEventListener("click", () => {
        load(was);
        store();
        say(words.restored);
      });
      byId("remembered").replaceChildren(`${words.replaced} `, back);
    },
  };
}
