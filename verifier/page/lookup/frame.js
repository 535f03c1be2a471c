// @ts-check
// The page's side of `look.html`: one frame for all questions, made when the first one is allowed.

/** @typedef {import("../engine/engine.js").Answer} Answer */

/** @type {Promise<Window> | null} */
let frame = null;
/** @type {Map<number, (answer: Answer) => void>} */
const waiting = new Map();
let asked = 0;

/**
 * @param {string} url
 * @param {number} maxBytes
 * @param {number} seconds
 * @returns {Promise<Answer>}
 */
export async function throughFrame(url, maxBytes, seconds) {
  frame ??= open();
  const target = await frame;
  const id = ++asked;
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ refused: "timeout" }), 1000 * seconds + 2000);
    /** @param {Answer} answer */
    const settle = (answer) => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(answer);
    };
    waiting.set(id, settle);
    // The frame has no origin to name; what it is told is an address that the visitor agreed to send out.
    target.postMessage({ id, url, maxBytes, seconds }, "*");
  });
}

/** @returns {Promise<Window>} */
function open() {
  const made = document.createElement("iframe");
  made.setAttribute("sandbox", "allow-scripts");
  made.setAttribute("referrerpolicy", "no-referrer");
  made.hidden = true;
  made.src = new URL("look.html", import.meta.url).href;
  return new Promise((resolve) => {
    made.addEventListener("load", () => {
      const target = /** @type {Window} */ (made.contentWindow);
      addEventListener("message", ({ source, data: answer }) => {
        if (source === target) waiting.get(answer.id)?.(answer);
      });
      resolve(target);
    });
    document.body.append(made);
  });
}
