// @ts-check
// The draft survives the page only where one chooses so, in this browser's own storage, and is gone on one press.

const NAME = "badge-description";

/** Return the draft that was kept; null where none was. @returns {any} */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "null");
  } catch {
    return null;
  }
}

/** @param {any} draft @returns {boolean} whether it could be kept */
export function keep(draft) {
  try {
    localStorage.setItem(NAME, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Where nothing can be kept, nothing is.
  }
}
