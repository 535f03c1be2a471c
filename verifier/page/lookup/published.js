// @ts-check
// What the site publishes and every verdict needs: the trust list, and the status lists that stand on this site. The
// list comes in two parts: institutions and keys, for which every verdict waits; and the catalogue's badges, which tell
// what a badge is worth and grow with the catalogue. All of it comes whole and with the page, before any badge: nobody
// learns from a request which badge was looked at.

import { arrived } from "../engine/release.js";
import { day } from "../shared/visible.js";

/** @typedef {{ trust: string, badges: Uint8Array | null, date: string, renewBy: string, isKept: boolean, unseconded: boolean, snapshots: Record<string, string> }} Published  texts; the badges, once they are here; of which day the list is and by when there should be a new one; whether it was kept from an earlier visit; whether no second organisation looked at it; status lists by their address */

/**
 * @param {URL} root of the site
 * @param {boolean} fresh pass by the HTTP cache
 * @returns {Promise<Published>}
 */
export async function published(root, fresh) {
  const cache = fresh ? "reload" : "no-cache";
  const text = async (/** @type {string} */ path) => (await arrived(new URL(path, root), cache)).text();
  const [answer, index] = await Promise.all([arrived(new URL("trust/list.json", root), cache), text("status/index.json")]);
  const trust = await answer.text();
  const { site_url: site, date, renew_by: renewBy = "", reviewed_alone: unseconded = false } = JSON.parse(trust);
  /** @type {string[]} */
  const lists = JSON.parse(index);
  const found = await Promise.all(lists.map(async (path) => [site + path, await text(path)]));
  return { trust, badges: null, date, renewBy, isKept: answer.headers.has("x-kept"), unseconded, snapshots: Object.fromEntries(found) };
}

/**
 * Return the second part of the trust list: the badges, a line each.
 * @param {URL} root of the site
 * @param {boolean} fresh pass by the HTTP cache
 */
export async function publishedBadges(root, fresh) {
  const answer = await arrived(new URL("trust/badges.txt", root), fresh ? "reload" : "no-cache");
  return new Uint8Array(await answer.arrayBuffer());
}

/** Say whether a list at this address came with the page, whichever scheme it is asked by. @param {string} url @param {Published} known */
export function isAtHand(url, known) {
  const bare = (/** @type {string} */ address) => address.replace(/^https?:/, "");
  return Object.keys(known.snapshots).some((address) => bare(address) === bare(url));
}

/**
 * Return of which days list and program are, where they were kept from an earlier visit or the program is older than a list
 * may get; else nothing. Without a network nobody else says that there is a newer one.
 * @param {Published} known
 * @param {string} made the day of the program, as a date
 * @param {any} words
 * @param {string} language
 */
export function age(known, made, words, language) {
  const mayGet = Date.parse(known.renewBy) - Date.parse(known.date);
  const isOld = Date.now() > Date.parse(made) + mayGet;
  const days = (/** @type {string} */ text) =>
    text.replace("{list}", () => day(known.date, language)).replace("{program}", () => day(made, language));
  return [known.isKept && days(words.kept), isOld && days(words.old_program)].filter(Boolean).join(" ");
}
