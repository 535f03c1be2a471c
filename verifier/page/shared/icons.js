// @ts-check
// The drawings beside headlines, steps and files, by the name of what they stand for.

import { icon as drawn } from "./dom.js";

const DRAWN = /** @type {Record<string, string[]>} */ ({
  valid: ["M5 12.5l4.5 4.5L19 7.5"],
  open: ["M5 12.5l4.5 4.5L19 7.5"],
  invalid: ["M6.5 6.5l11 11", "M17.5 6.5l-11 11"],
  undecided: ["M8.6 9.2a3.5 3.5 0 1 1 5.2 3c-1.2.7-1.8 1.3-1.8 2.6", "M12 18.2v.1"],
  careful: ["M12 5v9", "M12 18.2v.1"],
  impostor: ["M3.5 6.5c4.5 1.6 12.5 1.6 17 0v4.5c0 5-4 8-8.5 8s-8.5-3-8.5-8z", "M7.5 11h3", "M13.5 11h3"],
  taken: [
    "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4",
    "M3 19.5c0-3.4 2.6-5.4 6-5.4s6 2 6 5.4",
    "M16.5 7.5l4.5 4.5",
    "M21 7.5l-4.5 4.5",
  ],
  passed: ["M5 12.5l4.5 4.5L19 7.5"],
  failed: ["M6.5 6.5l11 11", "M17.5 6.5l-11 11"],
  unchecked: ["M8.6 9.2a3.5 3.5 0 1 1 5.2 3c-1.2.7-1.8 1.3-1.8 2.6", "M12 18.2v.1"],
  absent: ["M6 12h12"],
  skipped: ["M6 12h12"],
  file: ["M7 3.5h7l4 4v13H7z", "M14 3.5v4h4"],
  drop: ["M12 4v11", "M7.5 10.5L12 15l4.5-4.5", "M4.5 15.5v4h15v-4"],
});

/** Return a drawing that screen readers skip; words stand beside it. @param {string} name */
export function icon(name) {
  return drawn(DRAWN[name] ?? [], `icon icon-${name}`);
}
