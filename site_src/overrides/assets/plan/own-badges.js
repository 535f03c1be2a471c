// @ts-check
// The badges someone ticked: found by name, listed with what each counts towards, remembered as chosen, forgotten at once.

import { counted, fill, formOf } from "../catalogue/wording.js";
import { element, get } from "../site/dom.js";
import { picture } from "./pictures.js";
import { canRemember, forget, isKept, keep } from "./memory.js";
import { searching } from "./search.js";
import { issuer, link, name, pathwayLink, phrase, plain, said, sign, state } from "./speech.js";

/** @typedef {import("./speech.js").Desk} Desk */

/**
 * @param {Desk} desk @param {() => string[]} lost ids that the catalogue lacks @param {(message: string) => void} say
 * @param {() => void} emptied
 */
export function mine(desk, lost, say, emptied) {
  const { plan, words } = desk;
  const list = get("#plan-held");
  const box = /** @type {HTMLInputElement} */ (get("#plan-keep"));
  const search = searching({
    field: "#plan-find",
    count: "#plan-found-count",
    list: "#plan-found",
    words,
    found: "found",
    entries: plan.badges.id.flatMap((_, badge) =>
      plan.badges.status[badge] === "draft" ? [] : [{ name: name(desk, badge), entry: badge }],
    ),
    item: (badge) => tick(desk, badge, element("small", { class: "quiet" }, issuer(desk, badge))),
  });

  box.addEventListener("change", () => {
    box.checked = keep(box.checked);
    say(box.checked ? words.kept : words.not_kept);
    where();
  });
  get("#plan-forget").addEventListener("click", () => {
    forget();
    search.clear();
    emptied();
    get("#mine").focus();
    say(words.forgotten);
  });

  const where = () => {
    box.checked = isKept();
    box.disabled = !canRemember();
    get("#plan-where").textContent = box.disabled ? words.no_memory : box.checked ? words.memory_kept : words.memory;
  };

  const update = () => {
    const shown = [...desk.held].sort((a, b) => name(desk, a).localeCompare(name(desk, b), plan.language));
    list.replaceChildren(...shown.map((badge) => entry(desk, badge, () => remove(desk, badge))));
    get("#plan-empty").hidden = shown.length > 0;
    const gone = get("#plan-unknown");
    gone.textContent = counted(words, "unknown", lost().length);
    gone.hidden = lost().length === 0;
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[data-badge]"))) {
      input.checked = desk.held.has(Number(input.dataset.badge));
    }
    where();
  };

  get("#plan-mine").hidden = false;
  return { update };
}

/** A box to tick for a badge, wherever it stands. @param {Desk} desk @param {number} badge @param {(Node | null)[]} more */
export function tick(desk, badge, ...more) {
  const input = element("input", {
    type: "checkbox",
    "data-badge": badge,
    checked: desk.held.has(badge),
    onchange: (event) => desk.change(badge, event.target.checked),
  });
  return element(
    "label",
    { class: "tick" },
    input,
    picture(desk.plan.pictures, badge, 36),
    element("span", {}, said(desk.plan.badges.name[badge]), ...more),
  );
}

/** @param {Desk} desk @param {number} badge */
function remove(desk, badge) {
  const buttons = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#plan-held button"))];
  const place = buttons().findIndex((button) => button.dataset.remove === String(badge));
  desk.change(badge, false);
  (buttons()[place] ?? buttons()[place - 1] ?? get("#plan-find")).focus();
}

/** @param {Desk} desk @param {number} badge @param {() => void} away */
function entry(desk, badge, away) {
  const { plan, words } = desk;
  const button = {
    class: "remove",
    type: "button",
    "data-remove": badge,
    "aria-label": fill(words.remove_of, { name: name(desk, badge) }),
    onclick: away,
  };
  const next = plan.badges.replaced_by[badge];
  const ended =
    next !== null ? phrase(words.replaced, { name: link(desk, next) }) : plan.badges.status[badge] === "active" ? [] : [words.ended];
  return element(
    "li",
    {},
    sign(desk, badge),
    element(
      "div",
      {},
      element("p", { class: "held-name" }, link(desk, badge)),
      element("p", { class: "small quiet" }, issuer(desk, badge)),
    ),
    element("button", button, element("span", { "aria-hidden": "true" }, "×")),
    element(
      "div",
      { class: "held-more small" },
      ended.length > 0 ? element("p", { class: "quiet" }, ...ended) : null,
      ...counting(desk, badge),
    ),
  );
}

/** Badges of which one wants to see what they count towards. @type {Set<number>} */
const unfolded = new Set();

/** Return the list of what a badge counts towards, with confirmed and claimed told apart. @param {Desk} desk @param {number} badge */
function counting(desk, badge) {
  const { plan, words } = desk;
  const named = plan.pathways.flatMap((pathway) =>
    pathway.steps
      .filter(({ badges }) => badges.includes(badge))
      .map((step) =>
        line(pathwayLink(desk, pathway), state(desk, pathway.recognised.length > 0), phrase(words.in_step, { step: said(step.name) })),
      ),
  );
  const given = plan.counts
    .filter(([giver]) => giver === badge)
    .map(([, target, confirmed]) => line(link(desk, target), state(desk, confirmed !== null), effect(desk, badge, confirmed)));
  const only = plan.pathways
    .filter((pathway) => pathway.claims.includes(badge) && !pathway.steps.some(({ badges }) => badges.includes(badge)))
    .map((pathway) =>
      line(pathwayLink(desk, pathway), state(desk, false), [
        fill(words.claimed_only, { name: name(desk, badge), owner: plain(pathway.owner) }),
      ]),
    );
  const decided = plan.decided
    .filter(([giver]) => giver === badge)
    .map(([, where, confirmed]) => line(element("strong", {}, said(where)), state(desk, true), effect(desk, badge, confirmed)));
  const all = [...given, ...decided, ...named, ...only];
  if (all.length === 0) return [element("p", { class: "quiet" }, words.counts_nowhere)];
  const sure = all.filter((one) => one.querySelector(".is-sure")).length;
  const summary = fill(formOf(words, "counts_for", all.length), { n: all.length, sure });
  const opened = (/** @type {any} */ event) => (event.target.open ? unfolded.add(badge) : unfolded.delete(badge));
  return [element("details", { open: unfolded.has(badge), ontoggle: opened }, element("summary", {}, summary), element("ul", {}, ...all))];
}

/** Return the receiver's decision in its own words, or advice where it decided nothing. @param {Desk} desk @param {number} badge @param {import("./gaps.js").Confirmed | null} confirmed */
export function effect(desk, badge, confirmed) {
  if (confirmed === null) return [desk.words.claimed_ask];
  const now = desk.plan.badges.version[badge];
  const other = confirmed.version !== "" && confirmed.version !== now;
  const version = other ? ` ${fill(desk.words.confirmed_version, { version: confirmed.version, now })}` : "";
  return [said(confirmed.effect), version, element("span", { class: "by" }, said(confirmed.by), confirmed.on && `, ${confirmed.on}`)];
}

/** @param {Node} target @param {Node} state @param {(Node | string)[]} more */
const line = (target, state, more) => element("li", {}, target, " ", state, element("span", { class: "quiet more" }, ...more));
