// @ts-check
// Tells what is missing: the smallest choice of badges first, why each, what else is possible, or why there is no way.

import { counted, fill, formOf } from "../catalogue/wording.js";
import { element } from "../site/dom.js";
import { helpful, predecessors, towards } from "./gaps.js";
import { effect } from "./own-badges.js";
import { answers, issuer, line, link, number, phrase, said, state } from "./speech.js";

/**
 * @typedef {import("./speech.js").Desk} Desk
 * @typedef {import("./gaps.js").Gap} Gap
 * @typedef {import("./gaps.js").Option} Option
 * @typedef {{ badge: number | null, pathway: import("./gaps.js").Pathway | null, occupation?: import("./gaps.js").Occupation }} Aim
 */

/** In a few words: "Nog 2 badges". @param {Desk} desk @param {Gap} gap */
export function inShort({ words }, gap) {
  if (gap.done) return words.gap_none;
  return gap.options.length > 0 ? counted(words, "gap", gap.options[0].badges.length) : words.gap_title;
}

/** @param {Desk} desk @param {Gap} gap @param {Aim} aim @returns {Node[]} */
export function missing(desk, gap, aim) {
  if (gap.done) return [element("p", { class: "gap-done" }, ...reached(desk, aim))];
  if (gap.options.length === 0) return [blocked(desk, gap, aim)];
  const { words } = desk;
  const [first, ...others] = gap.options;
  const helps = helpful(desk.plan, desk.held, aim.badge === null ? first.badges : [...first.badges, aim.badge]);
  return [
    element(
      "p",
      { class: "gap-count" },
      element("strong", {}, inShort(desk, gap)),
      " ",
      element("span", { class: "quiet" }, together(desk, first)),
    ),
    element("ol", { class: "gap-list" }, ...first.badges.map((badge) => step(desk, badge, first, aim))),
    ...(gap.exact ? [] : [element("p", { class: "note caution small" }, words.inexact)]),
    ...(helps.length > 0
      ? [element("p", { class: "small" }, `${words.helps}: `, ...between(helps.map((badge) => link(desk, badge))))]
      : []),
    ...(others.length > 0 ? [alternatives(desk, others)] : []),
  ];
}

/** @param {Desk} desk @param {Aim} aim */
function reached(desk, { pathway }) {
  const { words } = desk;
  if (pathway === null) return [words.have_badge];
  const goal = pathway.goal.badge;
  if (goal !== null && desk.held.has(goal)) return [words.reached];
  if (goal !== null) return [words.complete, " ", ...phrase(words.complete_badge, { name: link(desk, goal) })];
  return [words.complete, " ", ...phrase(words.complete_ask, { who: said(pathway.recognised[0]?.who ?? pathway.owner) })];
}

/** Explain why no way leads to the goal, and name whom to ask. @param {Desk} desk @param {Gap} gap @param {Aim} aim */
function blocked(desk, gap, { badge, pathway }) {
  const { plan, words } = desk;
  const why = gap.blocked.map((one) => {
    const next = plan.badges.replaced_by[one];
    const sentence = words[`blocked_${plan.badges.status[one]}`] ?? "{name}";
    const successor = next === null ? [] : [" ", ...phrase(words.successor, { name: link(desk, next) })];
    return element("li", {}, ...phrase(sentence, { name: link(desk, one) }), ...successor, ...older(desk, one));
  });
  const owner = pathway ? said(pathway.owner) : issuer(desk, badge ?? 0);
  return element("div", { class: "note caution" }, element("p", {}, ...phrase(words.blocked, { owner })), element("ul", {}, ...why));
}

/** @param {Desk} desk @param {Option} option */
function together(desk, { badges, hours, unknown }) {
  if (hours === 0) return "";
  const said = unknown > 0 ? "gap_hours_least" : badges.length > 1 ? "gap_hours" : "gap_hours_alone";
  return fill(formOf(desk.words, said, hours), { n: number(desk, hours) });
}

/** @param {Desk} desk @param {number} badge @param {Option} option @param {Aim} aim */
function step(desk, badge, option, aim) {
  const { plan, words } = desk;
  const goal = aim.pathway?.goal.badge ?? aim.badge;
  const gives = goal === null || goal === badge ? undefined : towards(plan, goal).find(([giver]) => giver === badge);
  return line(
    desk,
    badge,
    [[plan.badges.brief[badge], plan.badges.hours[badge] === null ? words.hours_unknown : ""].filter(Boolean).join(" · ")],
    element("p", { class: "small" }, ...between(reasons(desk, badge, option, aim))),
    gives ? element("p", { class: "small" }, state(desk, gives[2] !== null), " ", ...effect(desk, badge, gives[2])) : null,
    ...older(desk, badge).map((node) => element("p", { class: "small" }, node)),
    answers(desk, badge),
  );
}

/** Explain why a badge is in the choice. @param {Desk} desk @param {number} badge @param {Option} option @param {Aim} aim @returns {Node[]} */
function reasons({ plan, words }, badge, option, { badge: aimed, pathway }) {
  const steps = (pathway?.steps ?? []).filter(({ badges }) => badges.includes(badge));
  const goal = pathway?.goal.badge ?? aimed;
  const asking = [...option.badges, ...(goal === null ? [] : [goal])].filter((other) => plan.badges.requires[other].includes(badge));
  const found = [
    ...steps.map((one) => element("span", {}, ...phrase(words.why_step, { step: said(one.name) }))),
    ...[...new Set(asking)].map((other) => element("span", {}, ...phrase(words.why_required, { name: said(plan.badges.name[other]) }))),
  ];
  return badge === aimed ? [element("span", {}, words.why_self), ...found] : found;
}

/** That one holds the predecessor. @param {Desk} desk @param {number} badge @returns {Node[]} */
function older(desk, badge) {
  const [before] = predecessors(desk.plan, desk.held, badge);
  return before === undefined
    ? []
    : [element("span", { class: "older" }, " ", ...phrase(desk.words.predecessor, { name: link(desk, before) }))];
}

/** @param {Desk} desk @param {Option[]} others */
function alternatives(desk, others) {
  const lines = others.map((option) =>
    element(
      "li",
      {},
      ...between(
        option.badges.map((badge) => link(desk, badge)),
        " + ",
      ),
      " ",
      element("span", { class: "quiet small" }, counted(desk.words, "other", option.badges.length), hoursOf(desk, option)),
    ),
  );
  return element(
    "details",
    { class: "fold others" },
    element("summary", {}, counted(desk.words, "others", others.length)),
    element("ul", {}, ...lines),
  );
}

/** @param {Desk} desk @param {Option} option */
function hoursOf(desk, option) {
  const text = together(desk, option);
  return text ? `, ${text}` : "";
}

/** Return a line for each badge that counts towards a badge. @param {Desk} desk @param {number} badge @param {(giver: number) => boolean} shown @returns {Node[]} */
export function countsToo(desk, badge, shown) {
  const counts = towards(desk.plan, badge).filter(([giver]) => shown(giver));
  const lines = counts.map(([giver, , confirmed]) =>
    element(
      "li",
      { class: confirmed ? "count is-confirmed" : "count is-claimed" },
      element(
        "p",
        { class: "count-name" },
        link(desk, giver),
        " ",
        element("span", { class: "quiet" }, issuer(desk, giver)),
        desk.held.has(giver) ? element("span", { class: "tag have" }, desk.words.counts_have) : null,
      ),
      element(
        "p",
        { class: "count-state small" },
        element("strong", {}, confirmed ? desk.words.confirmed : desk.words.claimed),
        " ",
        ...effect(desk, giver, confirmed),
      ),
    ),
  );
  return lines.length > 0 ? [element("h4", {}, desk.words.counts_too), element("ul", { class: "counts" }, ...lines)] : [];
}

/** @param {Node[]} nodes @param {string} [by] @returns {(Node | string)[]} */
const between = (nodes, by = ", ") => nodes.flatMap((node, place) => (place > 0 ? [by, node] : [node]));
