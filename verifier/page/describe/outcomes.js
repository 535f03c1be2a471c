// @ts-check
// The learning outcomes: as many as there are, each with the skills of the European list that it is about.

import { element } from "../shared/dom.js";

/** @typedef {{ uri: string, label: string }} Skill */
/** @typedef {{ text: Record<string, string>, kind: string, esco: string[], more: Record<string, any> }} Outcome */

const SHOWN = 8;
const list = /** @type {HTMLElement} */ (document.getElementById("outcomes"));

export class Outcomes {
  /** @type {Outcome[]} */ #all = [];
  /** @type {Map<string, string>} */ #labels = new Map();
  /** @type {Skill[][]} */ #proposed = [];

  /** @param {any} words @param {() => void} changed */
  constructor(words, changed) {
    this.words = words;
    this.tongues = Object.keys(words.tongue);
    this.changed = changed;
    /** @type {HTMLElement} */ (document.getElementById("outcome-add")).addEventListener("click", () => {
      this.#all.push(empty(this.tongues));
      this.#draw();
      list.lastElementChild?.querySelector("input")?.focus();
    });
    this.fill([]);
  }

  /** Every outcome of which something was written, as a badge file has it. */
  written() {
    return this.#all
      .filter(({ text, esco }) => said(text) || esco.length > 0)
      .map(({ text, kind, esco, more }) => ({
        ...more,
        text: Object.fromEntries(
          Object.entries(text)
            .map(([tongue, said]) => [tongue, said.trim()])
            .filter(([, said]) => said !== ""),
        ),
        ...(kind === "" ? {} : { kind }),
        ...(esco.length === 0 ? {} : { esco }),
      }));
  }

  /** @param {any[]} outcomes */
  fill(outcomes) {
    const given = Array.isArray(outcomes) ? outcomes : [];
    this.#all = given.map((one) => ({
      text: Object.fromEntries(this.tongues.map((tongue) => [tongue, one.text?.[tongue] ?? ""])),
      kind: one.kind ?? "",
      esco: [...(one.esco ?? [])],
      more: rest(one),
    }));
    if (this.#all.length === 0) this.#all.push(empty(this.tongues));
    this.#proposed = [];
    this.#draw();
  }

  /** @param {Skill[]} skills */
  know(skills) {
    this.#labels = new Map(skills.map(({ uri, label }) => [uri, label]));
    this.#draw();
  }

  /** Show what the words of the outcomes remind of; those without a word are not in the list. @param {Skill[][]} proposed */
  propose(proposed) {
    let place = 0;
    this.#proposed = this.#all.map(({ text, esco }) => (said(text) || esco.length > 0 ? (proposed[place++] ?? []) : []));
    this.#all.forEach((_, index) => this.#offer(index));
  }

  #draw() {
    list.replaceChildren(...this.#all.map((outcome, index) => this.#one(outcome, index)));
    this.#all.forEach((_, index) => this.#offer(index));
  }

  /** @param {Outcome} outcome @param {number} index */
  #one(outcome, index) {
    const { words } = this;
    const n = String(index + 1);
    const id = `outcome-${n}`;
    const tongue = (/** @type {string} */ name) => {
      const found = `${id}-${name}-found`;
      const input = element("input", {
        class: "field",
        id: `${id}-${name}`,
        type: "text",
        lang: name,
        autocomplete: "off",
        placeholder: words.outcome_example[name] ?? "",
        "aria-describedby": found,
      });
      /** @type {HTMLInputElement} */ (input).value = outcome.text[name];
      input.addEventListener("input", () => {
        outcome.text[name] = /** @type {HTMLInputElement} */ (input).value;
      });
      return element(
        "div",
        {},
        element(
          "label",
          { for: `${id}-${name}` },
          words.outcome_in.replace("{language}", () => words.tongue_in[name]),
        ),
        input,
        element("ul", { class: "found", id: found, "data-found": `learning_outcomes.${index}.text.${name}` }),
      );
    };
    const kind = /** @type {HTMLSelectElement} */ (
      element(
        "select",
        { class: "field", id: `${id}-kind` },
        element("option", { value: "" }, words.choose),
        ["skill", "knowledge", "responsibility_autonomy"].map((value) => element("option", { value }, words[`kind_${value}`])),
      )
    );
    kind.value = outcome.kind;
    kind.addEventListener("change", () => {
      outcome.kind = kind.value;
    });
    const head = element(
      "div",
      { class: "outcome-head" },
      element("h3", {}, words.outcome.replace("{n}", n)),
      this.#all.length > 1 && this.#remove(outcome, index),
    );
    return element(
      "li",
      { class: "outcome", "data-outcome": String(index) },
      head,
      element("div", { class: "tongues" }, this.tongues.map(tongue)),
      element(
        "div",
        { class: "tongues" },
        element("div", {}, element("label", { for: `${id}-kind` }, words.outcome_kind), kind),
        this.#picker(outcome, index, id),
      ),
      element("ul", { class: "found", "data-found": `learning_outcomes.${index}` }),
    );
  }

  /** @param {Outcome} outcome @param {number} index */
  #remove(outcome, index) {
    const name = this.words.outcome_remove.replace("{n}", String(index + 1));
    const button = element("button", { type: "button", class: "remove", "aria-label": name, title: name }, "×");
    button.addEventListener("click", () => {
      this.#all = this.#all.filter((one) => one !== outcome);
      this.#proposed.splice(index, 1);
      this.#draw();
      const undo = element("button", { type: "button", class: "link-button" }, this.words.undo);
      const said = element(
        "li",
        { class: "removed", role: "status" },
        this.words.outcome_removed.replace("{n}", String(index + 1)),
        " ",
        undo,
      );
      undo.addEventListener("click", () => {
        this.#all.splice(index, 0, outcome);
        this.#draw();
        this.changed();
        /** @type {HTMLElement | null} */ (list.children[index]?.querySelector("input"))?.focus();
      });
      list.append(said);
      undo.focus();
      this.changed();
    });
    return button;
  }

  /** @param {Outcome} outcome @param {number} index @param {string} id */
  #picker(outcome, index, id) {
    const { words } = this;
    const found = element("ul", { class: "skills" });
    const find = /** @type {HTMLInputElement} */ (
      element("input", {
        class: "field",
        id: `${id}-skill`,
        type: "search",
        autocomplete: "off",
        placeholder: words.skills_find,
        "aria-describedby": `${id}-skill-term`,
      })
    );
    find.addEventListener("input", () => {
      const asked = fold(find.value);
      const fits =
        asked === "" ? [] : [...this.#labels].filter(([uri, label]) => fold(label).includes(asked) && !outcome.esco.includes(uri));
      fits.sort(([, one], [, other]) => fold(one).indexOf(asked) - fold(other).indexOf(asked) || one.length - other.length);
      found.replaceChildren(...fits.slice(0, SHOWN).map(([uri, label]) => this.#choice(index, { uri, label })));
      if (asked !== "" && fits.length === 0) found.append(element("li", { class: "quiet" }, words.skills_none));
    });
    find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    return element(
      "div",
      { class: "picker" },
      element("label", { for: `${id}-skill` }, words.skills),
      element("span", { class: "help", id: `${id}-skill-term` }, words.skills_term),
      element("ul", { class: "skills chosen", "data-chosen": String(index) }),
      find,
      found,
      element("div", { class: "proposed", "data-proposed": String(index) }),
    );
  }

  /** Show what is chosen and what is proposed for one outcome. @param {number} index */
  #offer(index) {
    const outcome = this.#all[index];
    const part = /** @type {HTMLElement | null} */ (list.querySelector(`[data-outcome="${index}"]`));
    const signature = JSON.stringify([outcome.esco, this.#proposed[index] ?? [], this.#labels.size]);
    if (part === null || part.dataset.offered === signature) return; // whoever is on one of these buttons stays there
    part.dataset.offered = signature;
    part.querySelector("[data-chosen]")?.replaceChildren(
      ...outcome.esco.map((uri) => {
        const label = this.#labels.get(uri) ?? uri;
        const button = element(
          "button",
          { type: "button", class: "chip", "aria-label": this.words.skill_remove.replace("{}", label) },
          label,
          element("span", { "aria-hidden": "true" }, " ×"),
        );
        button.addEventListener("click", () => this.#choose(index, uri, false));
        return element("li", {}, button);
      }),
    );
    const offered = (this.#proposed[index] ?? []).filter(({ uri }) => !outcome.esco.includes(uri)).slice(0, 4);
    part.querySelector("[data-proposed]")?.replaceChildren(
      ...(offered.length === 0
        ? []
        : [
            element("p", { class: "help" }, this.words.skills_proposed),
            element(
              "ul",
              { class: "skills" },
              offered.map((skill) => this.#choice(index, skill)),
            ),
          ]),
    );
  }

  /** @param {number} index @param {Skill} skill */
  #choice(index, { uri, label }) {
    const button = element(
      "button",
      { type: "button", class: "chip offer", "aria-label": this.words.skill_add.replace("{}", label) },
      element("span", { "aria-hidden": "true" }, "+ "),
      label,
    );
    button.addEventListener("click", () => this.#choose(index, uri, true));
    return element("li", {}, button);
  }

  /** @param {number} index @param {string} uri @param {boolean} yes */
  #choose(index, uri, yes) {
    const outcome = this.#all[index];
    outcome.esco = yes ? [...outcome.esco, uri] : outcome.esco.filter((one) => one !== uri);
    const find = /** @type {HTMLInputElement} */ (list.querySelector(`[data-outcome="${index}"] input[type=search]`));
    find.value = "";
    find.nextElementSibling?.replaceChildren();
    this.#offer(index);
    find.focus();
    this.changed();
  }
}

/** Say whether anything is written, in whichever language. @param {Record<string, string>} text */
function said(text) {
  return Object.values(text).some((part) => part !== "");
}

/** @param {string[]} tongues @returns {Outcome} */
function empty(tongues) {
  return { text: Object.fromEntries(tongues.map((tongue) => [tongue, ""])), kind: "", esco: [], more: {} };
}

/** The members of an outcome that the form does not ask. @param {any} one */
function rest({ id, text, kind, esco, ...more }) {
  return more;
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
