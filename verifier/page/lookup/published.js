// @ts-check
// What the site publishes and every verdict needs: the trust list, and the status lists that stand on this site.
// Both come with the page, before any badge: nobody learns from a request which badge was looked at.

import { arrived } from "../engine/release.js";

/** @typedef {{ trust: string, date: string, unseconded: boolean, snapshots: Record<string, string> }} Published  texts; of which day the list is; whether no second organisation looked at it; status lists by their address */

/**
 * @param {URL} root of the site
 * @param {boolean} fresh pass by the HTTP cache
 * @returns {Promise<Published>}
 */
export async function published(root, fresh) {
  const cache = fresh ? "reload" : "no-cache";
  const text = async (/** @type {string} */ path) => (await arrived(new URL(path, root), cache)).text();
  const [trust, index] = await Promise.all([text("trust.json"), text("status/index.json")]);
  const { site_url: site, date, reviewed_alone: unseconded = false } = JSON.parse(trust);
  /** @type {string[]} */
  const lists = JSON.parse(index);
  const found = await Promise.all(lists.map(async (path) => [site + path, await text(path)]));
  return { trust, date, unseconded, snapshots: Object.fromEntries(found) };
}

/** Say whether a list at this address came with the page, whichever scheme it is asked by. @param {string} url @param {Published} known */
export function isAtHand(url, known) {
  const bare = (/** @type {string} */ address) => address.replace(/^https?:/, "");
  return Object.keys(known.snapshots).some((address) => bare(address) === bare(url));
}
