// @ts-check
// An occupation as a goal: the badges here that are of use in it, each of which can be aimed at.

import { counted } from "../catalogue/wording.js";
import { element } from "../site/dom.js";
import { badgeGap } from "./gaps.js";
import { inShort } from "./missing.js";
import { answers, line, name, said } from "./speech.js";

/**
 * @param {import("./speech.js").Desk} desk
 * @param {import("./gaps.js").Occupation} occupation
 * @param {(badge: number) => void} take a badge as one's aim
 * @returns {Node[]}
 */
export function forOccupation(desk, [, label, badges], take) {
  const { plan, words, held } = desk;
  const usable = (/** @type {number} */ badge) =>
    line(
      desk,
      badge,
      [plan.badges.brief[badge], " · ", inShort(desk, badgeGap(plan, held, badge))],
      held.has(badge)
        ? element("span", { class: "tag have" }, words.counts_have)
        : element(
            "button",
            {
              type: "button",
              class: "button quiet-button",
              "aria-label": `${words.aim_take}: ${name(desk, badge)}`,
              onclick: () => take(badge),
            },
            words.aim_take,
          ),
      answers(desk, badge),
    );
  return [
    element("h3", {}, said(label), " ", element("span", { class: "tag" }, words.aim_occupation)),
    element("p", {}, counted(words, "occupation_badges", badges.length)),
    element("ol", { class: "gap-list" }, ...badges.map(usable)),
    element("p", { class: "small quiet" }, words.occupation_more),
  ];
}
