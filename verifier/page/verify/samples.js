// @ts-check
// Examples to practise with, each with a sentence on what it teaches. They are read like any other file.

import { element } from "../shared/dom.js";
import { HEADLINES } from "../shared/headlines.js";

/** @typedef {{ file: string, title: Record<string, string>, teaches: Record<string, string>, headline?: string, recipient?: string, then?: { headline: string, answers: Record<string, number> } }} Sample */

/** What teaches most: one that is right, one that was changed, one that nobody vouches for. */
const FIRST = ["genuine.png", "tampered.png", "impersonation.png"];
/** The fold in which an example stands, by the verdict of its headline. @type {Record<string, string>} */
const FOLDS = { valid: "genuine", invalid: "invalid", undecided: "open" };

/**
 * @param {HTMLElement} place
 * @param {URL} root of the site
 * @param {string} language
 * @param {any} words
 * @param {(given: import("./item.js").Given) => void} take
 */
export async function offerSamples(place, root, language, words, take) {
  const folder = new URL("samples/", root);
  /** @type {Sample[]} */
  let samples;
  try {
    const answer = await fetch(new URL("index.json", folder));
    if (!answer.ok) return;
    const told = await answer.json();
    samples = Array.isArray(told) ? told : told.samples;
  } catch {
    return; // no examples, and nothing else depends on them
  }
  const list = samples.map((sample) => {
    const button = element(
      "button",
      { type: "button", class: "sample", "data-sample": sample.file },
      element("strong", {}, sample.title[language]),
      element("span", {}, sample.teaches[language]),
    );
    button.addEventListener("click", async () => {
      try {
        const answer = await fetch(new URL(sample.file, folder));
        if (!answer.ok) throw new Error(String(answer.status));
        const { file: name, recipient, then } = sample;
        take({ name, blob: await answer.blob(), recipient, acted: refusals(then?.answers) });
      } catch {
        button.append(element("span", { role: "alert" }, words.samples.failed));
      }
    });
    return element("li", {}, button);
  });
  const of = (/** @type {(sample: Sample) => boolean} */ fits) => list.filter((_, at) => fits(samples[at]));
  const isFirst = (/** @type {{ file: string }} */ { file }) => FIRST.includes(file);
  const group = (/** @type {Sample} */ { file, headline = "" }) =>
    isFirst({ file }) ? "" : FOLDS[HEADLINES[headline]?.verdict ?? "undecided"];
  place.querySelector("ul")?.replaceChildren(...of(isFirst));
  const folds = Object.values(FOLDS).map((name) => {
    const some = of((sample) => group(sample) === name);
    return (
      some.length > 0 &&
      element(
        "details",
        { class: "unfold" },
        element("summary", {}, `${words.desk[`samples_${name}`]} (${some.length})`),
        element("ul", {}, ...some),
      )
    );
  });
  place.append(...folds.filter((fold) => fold !== false));
  place.hidden = samples.length === 0; // a catalogue of real institutions may have none
}

/** An example may act out that a host refuses, never that it gives something. @param {Record<string, number> | undefined} answers */
function refusals(answers) {
  return Object.fromEntries(Object.entries(answers ?? {}).filter(([, status]) => status >= 400));
}
