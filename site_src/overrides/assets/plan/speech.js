// @ts-check
// Puts names of badges and sentences around them on the page, in the language they are in.

import { answersFold } from "../site/answers.js";
import { badgeFolder, pathwayFolder } from "../site/addresses.js";
import { element } from "../site/dom.js";
import { picture } from "./pictures.js";

/**
 * @typedef {import("./gaps.js").Plan} Plan
 * @typedef {import("./gaps.js").Pathway} Pathway
 * @typedef {string | string[]} Said  a text, or [text, language] where it is not the page's
 * @typedef {{ plan: Plan, words: Record<string, string>, root: string, home: string, held: Set<number>,
 *   change: (badge: number, has: boolean) => void }} Desk  what every part of the page works with
 */

/** @param {Said} value */
export const plain = (value) => (typeof value === "string" ? value : value[0]);

/** @param {Said} value @returns {Node | string} */
export const said = (value) => (typeof value === "string" ? value : element("span", { lang: value[1] }, value[0]));

/** A sentence with something put in, which may be an element. @param {string} template @param {Record<string, Node | string>} values */
export function phrase(template, values) {
  return template.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name === undefined ? part : (values[name] ?? part);
  });
}

/** @param {Desk} desk @param {number} badge */
const path = (desk, badge) => badgeFolder(desk.plan.badges.id[badge]);

/** @param {Desk} desk @param {number} badge */
export const name = (desk, badge) => plain(desk.plan.badges.name[badge]);

/** @param {Desk} desk @param {number} badge */
export const link = (desk, badge) => element("a", { href: desk.home + path(desk, badge) }, said(desk.plan.badges.name[badge]));

/** @param {Desk} desk @param {Pathway} pathway */
export const pathwayLink = (desk, pathway) => element("a", { href: desk.home + pathwayFolder(pathway.id) }, said(pathway.name));

/** @param {Desk} desk @param {number} badge */
export const issuer = (desk, badge) => said(desk.plan.issuers[desk.plan.badges.issuer[badge]]);

/** The picture of a badge, drawn here. @param {Desk} desk @param {number} badge */
export const sign = (desk, badge) => picture(desk.plan.pictures, badge, 48);

/** @param {Desk} desk @param {number} n */
export const number = (desk, n) => n.toLocaleString(desk.plan.language);

/** Every answer of a badge, folded. @param {Desk} desk @param {number} badge */
export const answers = (desk, badge) => answersFold(desk.home + path(desk, badge), name(desk, badge), desk.words);

/** Say whether someone confirmed it, told in words and looks. @param {Desk} desk @param {boolean} confirmed */
export const state = (desk, confirmed) =>
  element("span", { class: confirmed ? "tag is-sure" : "tag is-said" }, confirmed ? desk.words.confirmed : desk.words.claimed);

/** Text as it is searched: no capitals, no accents. @param {string} text */
export const searched = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * A badge in a list: its picture, its name, its facts in small, and what else is to be said.
 * @param {Desk} desk @param {number} badge @param {(Node | string)[]} facts @param {(Node | string | null)[]} more
 */
export function line(desk, badge, facts, ...more) {
  const told = [
    element("p", { class: "held-name" }, link(desk, badge)),
    element("p", { class: "small quiet" }, issuer(desk, badge), " · ", ...facts),
  ];
  return element("li", {}, sign(desk, badge), element("div", {}, ...told, ...more));
}
