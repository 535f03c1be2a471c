// @ts-check
// One pathway on the planning page: how far one is, its steps to tick, what counts, what is missing.

import { fill } from "../catalogue/wording.js";
import { element } from "../site/dom.js";
import { pathwayGap, progress } from "./gaps.js";
import { tick } from "./own-badges.js";
import { countsToo, missing } from "./missing.js";
import { link, phrase, said, state } from "./speech.js";

/**
 * @typedef {import("./speech.js").Desk} Desk
 * @typedef {import("./gaps.js").Pathway} Pathway
 */

/** "2 van 3 stappen klaar" @param {Desk} desk @param {Pathway} pathway */
export function far({ words, held }, pathway) {
  const steps = progress(held, pathway);
  return fill(words.steps_done, { n: steps.filter(({ left }) => left === 0).length, all: steps.length });
}

/**
 * @param {Desk} desk @param {HTMLElement} card where it stands @param {Pathway} pathway @param {boolean} open whether it is unfolded at first
 * @returns {{ update: () => void }}
 */
export function route(desk, card, pathway, open) {
  const { words } = desk;
  const bar = element("span", { class: "bar", "aria-hidden": "true" }, ...pathway.steps.map(() => element("i")));
  const told = element("span", { class: "far" });
  const body = element("div", { class: "route-body" });
  const fold = element("details", { class: "route-fold", open, ontoggle: () => build() }, element("summary", {}, bar, told), body);
  /** @type {{ update: () => void } | null} */
  let inside = null;

  const build = () => {
    if (!fold.open || inside) return;
    inside = unfolded(desk, body, pathway);
    inside.update();
  };
  const update = () => {
    const steps = progress(desk.held, pathway);
    for (const [place, { left }] of steps.entries()) bar.children[place].className = left === 0 ? "is-done" : "";
    told.textContent = far(desk, pathway);
    inside?.update();
  };
  const status =
    pathway.status === "active"
      ? null
      : element("p", { class: "note caution small" }, ...phrase(words.route_status, { owner: said(pathway.owner) }));
  card.append(...(status ? [status] : []), fold);
  build();
  return { update };
}

/** @param {Desk} desk @param {HTMLElement} body @param {Pathway} pathway */
function unfolded(desk, body, pathway) {
  const { words, plan } = desk;
  const steps = pathway.steps.map((step) => {
    const mark = element("span", { class: "step-mark" });
    const item = element(
      "li",
      {},
      element("h4", {}, said(step.name)),
      element("p", { class: "small quiet step-rule" }, fill(words[`diagram_${step.rule}`], { n: step.need }), " · ", mark),
      element("ul", { class: "ticks" }, ...step.badges.map((badge) => element("li", {}, tick(desk, badge, ended(desk, badge))))),
    );
    return { mark, item };
  });
  const goal = element(
    "li",
    { class: "goal" },
    element("h4", {}, words.diagram_goal),
    element("p", {}, pathway.goal.badge === null ? said(pathway.goal.name) : link(desk, pathway.goal.badge)),
  );
  const gap = element("div", { class: "gap" });
  const counts = element("div", {});
  body.append(element("ol", { class: "track" }, ...steps.map(({ item }) => item), goal), gap, counts, ...recognised(desk, pathway));

  const update = () => {
    const found = pathwayGap(plan, desk.held, pathway);
    for (const [place, { left }] of found.steps.entries()) {
      steps[place].item.classList.toggle("is-done", left === 0);
      steps[place].mark.textContent = left === 0 ? words.step_done : fill(words.step_left, { n: left });
    }
    goal.classList.toggle("is-done", pathway.goal.badge !== null && desk.held.has(pathway.goal.badge));
    gap.replaceChildren(...missing(desk, found, { badge: null, pathway }));
    counts.replaceChildren(...(pathway.goal.badge === null ? [] : countsToo(desk, pathway.goal.badge, (giver) => desk.held.has(giver))));
  };
  return { update };
}

/** @param {Desk} desk @param {number} badge */
function ended({ plan, words }, badge) {
  const status = plan.badges.status[badge];
  if (status === "active") return null;
  return element("small", { class: "quiet" }, status === "draft" ? fill(words.blocked_draft, { name: "" }).trim() : words.ended);
}

/** Return the institutions that recognise a pathway, each in its own words. @param {Desk} desk @param {Pathway} pathway */
function recognised(desk, pathway) {
  const { words } = desk;
  if (pathway.recognised.length === 0) {
    return [element("p", { class: "count is-claimed small" }, state(desk, false), " ", words.unrecognised)];
  }
  return pathway.recognised.map(({ who, effect, by, on }) =>
    element(
      "p",
      { class: "count is-confirmed small" },
      state(desk, true),
      " ",
      ...phrase(words.recognised_by, { who: said(who) }),
      ". ",
      said(effect),
      element("span", { class: "quiet by" }, said(by), on && `, ${on}`),
    ),
  );
}
