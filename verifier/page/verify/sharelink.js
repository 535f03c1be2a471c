// @ts-check
// A link that checks: it fills the field with an address or a small badge, behind the `#`, which a browser never sends to
// any host. Nothing is judged and nobody is asked before the click; a link of a stranger decides nothing.

import { LIMITS } from "../shared/limits.js";
import { packed, unpacked } from "./cardlink.js";
import { element } from "../shared/dom.js";
import { copyButton } from "./message.js";
import { qr } from "./proofcard.js";
import { httpsHost, visible } from "../shared/visible.js";

/** @typedef {import("./item.js").Item} Item */

const [URL_MARK, BADGE_MARK] = ["#url=", "#badge="];

/** Return what a link holds: text for the field, and the host that would be asked; null where it is no such link. @param {string} hash @returns {Promise<{ text: string, host: string | null } | null>} */
export async function held(hash) {
  try {
    if (hash.startsWith(URL_MARK)) {
      const text = decodeURIComponent(hash.slice(URL_MARK.length)).trim();
      const host = httpsHost(text);
      return host === null ? { text: "", host: null } : { text, host };
    }
    if (hash.startsWith(BADGE_MARK)) return { text: await unpacked(hash.slice(BADGE_MARK.length)), host: null };
    return null;
  } catch {
    return { text: "", host: null }; // cut off on its way
  }
}

/** Return the link for a file: of a public link that one, else the badge itself; null where it is too long, or holds several. @param {Item} item @param {string} address of the page */
export async function linkOf(item, address) {
  const bare = address.split(/[?#]/)[0];
  if (item.link !== null) return `${bare}${URL_MARK}${encodeURIComponent(item.link)}`;
  if (item.texts.length !== 1 || !("CompressionStream" in globalThis)) return null;
  const link = `${bare}${BADGE_MARK}${await packed(item.texts[0].text)}`;
  return link.length <= LIMITS.link ? link : null;
}

/** Return a button that makes the link, a QR code of it, and a piece of HTML for a site of one's own. @param {Item} item @param {any} words */
export function shareQuestion(item, words) {
  const { desk, proofcard } = words;
  const place = element("div", { class: "share no-print", "data-share": true });
  const button = element("button", { type: "button", class: "button quiet-button" }, desk.share);
  button.addEventListener("click", async () => {
    const link = await linkOf(item, document.baseURI);
    const status = element("p", { role: "status", tabindex: "-1" }, link === null ? desk.share_too_long : desk.share_lead);
    place.replaceChildren(status, ...(link === null ? [] : made(link, item, desk, proofcard)));
    status.focus();
  });
  place.append(button);
  return place;
}

/** @param {string} link @param {Item} item @param {any} desk @param {any} proofcard words */
function made(link, item, desk, proofcard) {
  const name = item.reports[0]?.credential?.achievement?.name || item.reports[0]?.credential?.name || "badge";
  const html = `<a href="${escaped(link)}">${escaped(desk.snippet.replace("{badge}", () => visible(name, 120)))}</a>`;
  const shown = (/** @type {string} */ text, /** @type {string} */ hook) =>
    element("pre", { class: "card-link", [hook]: true, tabindex: "0" }, text);
  return [
    shown(link, "data-share-link"),
    copyButton(link, proofcard),
    ...(link.length <= LIMITS.code ? [qr(link, desk.share_code)] : []),
    element("p", {}, desk.snippet_lead),
    shown(html, "data-snippet"),
    copyButton(html, { ...proofcard, copy: desk.snippet_copy }),
  ];
}

/** Return a text as it stands in HTML. @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
