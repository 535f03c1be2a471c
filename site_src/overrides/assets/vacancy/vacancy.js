// @ts-check
// Reads what was pasted, on the device: nothing of it is kept, and nothing of it stands in an address or a request.

import { counted, fill } from "../catalogue/wording.js";
import { badgeFolder } from "../site/addresses.js";
import { answersFold } from "../site/answers.js";
import { element, get } from "../site/dom.js";
import { picture } from "../plan/pictures.js";
import { evidencing, known, named } from "./match.js";

const REST = 250; // milliseconds of rest after which a text is read
const SHOWN = 24;

const page = get("#vacancy");
const { home = "./" } = page.dataset;
/** @type {Record<string, string>} */
const words = JSON.parse(get("#vacancy-words").textContent ?? "{}");
const field = /** @type {HTMLTextAreaElement} */ (get("#vacancy-text"));
/** @type {Set<number>} */
const taken = new Set(); // terms that were taken away
let timer = 0;

/** @param {any} data @param {import("./match.js").Known} terms */
function show(data, terms) {
  const all = named(field.value, terms);
  const chosen = all.filter((term) => !taken.has(term));
  const name = (/** @type {number} */ term) => data.terms[term][1];
  get("#vacancy-terms").replaceChildren(
    ...chosen.map((term) => {
      const remove = element(
        "button",
        {
          type: "button",
          class: "vacancy-term",
          "aria-label": fill(words.take_away, { name: name(term) }),
          onclick: () => {
            taken.add(term);
            show(data, terms);
            field.focus();
          },
        },
        name(term),
        element("span", { "aria-hidden": "true" }, "×"),
      );
      return element("li", {}, remove);
    }),
  );
  const found = evidencing(chosen, data.terms);
  get("#vacancy-badges").replaceChildren(
    ...found.slice(0, SHOWN).map(({ badge, terms: shown }) => {
      const id = data.badges.id[badge];
      return element(
        "li",
        { class: "card" },
        picture(data.pictures, badge, 64),
        element(
          "div",
          {},
          element("h3", {}, element("a", { href: home + badgeFolder(id) }, data.badges.name[badge])),
          element("p", { class: "quiet small" }, data.issuers[data.badges.issuer[badge]]),
          element("p", { class: "small" }, `${words.shows} ${shown.map(name).join(", ")}`),
          answersFold(home + badgeFolder(id), data.badges.name[badge], words),
        ),
      );
    }),
  );
  get("#vacancy-none").hidden = found.length > 0;
  const typed = field.value.trim() !== "";
  get("#vacancy-status").textContent = typed ? counted(words, "status", chosen.length) : words.nothing_yet;
}

try {
  const answer = await fetch("terms.json");
  if (!answer.ok) throw new Error(String(answer.status));
  const data = await answer.json();
  const terms = known(data.terms, words.small);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(data, terms), REST);
  });
  show(data, terms);
} catch (error) {
  console.warn(error);
  get("#vacancy-status").textContent = words.failed;
}
