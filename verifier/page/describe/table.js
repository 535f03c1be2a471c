// @ts-check
// Many badges at once: a spreadsheet or a platform's file goes in, every badge is judged, and all files come out.

import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { LIMITS } from "../shared/limits.js";
import { counts, listed } from "./findings.js";
import { shortName } from "./form.js";
import { download } from "./output.js";

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/**
 * @param {any} words
 * @param {(request: object, data: ArrayBuffer) => Promise<any>} ask
 * @param {{ today: string, language: string, failed: () => boolean }} told
 * @param {() => void} shown is told when files were dropped, wherever that was
 * @param {(badge: any) => void} open puts one badge into the form
 */
export function offerTable(words, ask, told, shown, open) {
  const said = byId("table-said");
  const say = (/** @type {string} */ text, kind = "") => {
    said.hidden = text === "";
    said.className = `note ${kind}`;
    said.textContent = text;
  };
  let latest = 0;
  /** @type {File[]} */
  let dropped = [];
  const judge = async () => {
    const option = byId("table-issuer").selectedOptions[0];
    const unlisted = option.hasAttribute("data-new");
    byId("table-unlisted").hidden = !unlisted;
    const files = dropped.length > 0 ? dropped : [...byId("table-file").files];
    if (files.length === 0) return;
    const issuer = unlisted ? shortName(byId("table-new").value) : option.value;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(issuer)) return say(unlisted ? words.issuer_new_help : words.table_issuer_first, "caution");
    if (files.reduce((sum, file) => sum + file.size, 0) > LIMITS.table) return say(words.table_too_large, "bad");
    if (told.failed()) return say(words.table_unchecked, "caution");
    say(words.table_waiting);
    const turn = ++latest;
    const defaults = {
      issuer,
      sector: (option.dataset.sectors ?? "").split(" ").filter(Boolean),
      language: Object.keys(words.tongue).slice(0, 1),
      version: "1",
      status: "draft",
      contact: option.dataset.contact ?? "",
      reviewed_on: told.today,
    };
    const asked = { do: "table", lang: told.language, files: files.map(({ name, size }) => ({ name, size })), defaults };
    const answer = await ask(asked, await new Blob(files).arrayBuffer());
    if (turn !== latest) return;
    if (answer.problem !== undefined) {
      byId("table-found").replaceChildren();
      return say(
        words.table_problem.replace("{}", () => answer.problem.charAt(0).toUpperCase() + answer.problem.slice(1)),
        "bad",
      );
    }
    const n = answer.badges.length;
    say(counted(words.table_found, n, words.plural).replace("{file}", () => files.map(({ name }) => name).join(", ")));
    show(answer, files[0].name);
  };

  /** @param {any} answer @param {string} name */
  const show = (answer, name) => {
    const zip = element("button", { type: "button", class: "button", id: "table-zip" }, words.table_zip);
    zip.addEventListener("click", () =>
      download(
        `${name.replace(/\.[^.]*$/, "")}.zip`,
        Uint8Array.from(atob(answer.zip), (sign) => sign.charCodeAt(0)),
        "application/zip",
      ),
    );
    const rows = answer.badges.map((/** @type {any} */ badge) => {
      const button = element("button", { type: "button", class: "button quiet-button" }, words.table_open);
      button.addEventListener("click", () => open(badge));
      return element(
        "li",
        { class: "row", "data-slug": badge.slug },
        element("h3", {}, badge.preview?.name || badge.slug),
        element("div", {}, counts(badge.findings, words)),
        badge.twice && element("p", { class: "note bad" }, words.table_twice),
        badge.taken && element("p", { class: "note caution" }, words.taken),
        badge.told.map((/** @type {string} */ told) => element("p", { class: "note caution" }, `${told}.`)),
        badge.lost.map((/** @type {string} */ lost) =>
          element(
            "p",
            { class: "help" },
            words.table_lost.replace("{}", () => lost),
          ),
        ),
        listed(badge.findings, words),
        button,
      );
    });
    const notes = answer.notes.map((/** @type {string} */ note) => element("p", { class: "note caution" }, `${note}.`));
    byId("table-found").replaceChildren(...notes, element("ol", { class: "rows" }, rows), zip);
  };

  const run = () =>
    judge().catch((error) =>
      say(
        words.table_problem.replace("{}", () => String(error?.message ?? error)),
        "bad",
      ),
    );
  byId("table-file").addEventListener("change", () => {
    dropped = [];
    run();
  });
  byId("table-new").addEventListener("change", run);
  // A file may be dropped anywhere on the page: elsewhere a browser would leave the page for it.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    dropped = files;
    shown();
    say(words.table_issuer_first, "caution");
    run();
  });
  byId("table-issuer").addEventListener("change", run);
}
