// @ts-check
// What is filled in survives the page: in this browser's own storage, or in that of this tab alone, which goes with it.

const NAME = "badge-description";

/** @param {boolean} lasting */
function store(lasting) {
  return lasting ? localStorage : sessionStorage;
}

/** Return the draft that was kept, and whether it was to outlast the tab; null where none was. @returns {{ draft: any, lasting: boolean } | null} */
export function kept() {
  for (const lasting of [false, true]) {
    try {
      const draft = JSON.parse(store(lasting).getItem(NAME) ?? "null");
      if (draft?.data !== undefined) return { draft, lasting };
    } catch {
      // Where nothing can be read, nothing was kept.
    }
  }
  return null;
}

/** Keep a draft in one place, and in the other no longer. @param {any} draft @param {boolean} lasting @returns {boolean} whether it could be kept */
export function keep(draft, lasting) {
  try {
    store(lasting).setItem(NAME, JSON.stringify(draft));
    store(!lasting).removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  for (const lasting of [false, true]) {
    try {
      store(lasting).removeItem(NAME);
    } catch {
      // Where nothing can be kept, nothing is.
    }
  }
}
