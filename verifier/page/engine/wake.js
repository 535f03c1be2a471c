// @ts-check
// Starts Python from the memory of one that has everything imported (`snapshot.mjs` made it). No public API of Pyodide:
// where it does not work, the caller starts plainly, which takes longer and ends in the same place.

/** @typedef {[number, number][]} Runs  place and length, in bytes */
/**
 * Pages that `same` names are in the memory of every program that has not run; they are compared, and not brought along.
 * @typedef {{ head: string, size: number, sha256: string, runs: Runs, same: { runs: Runs, sha256: string } }} Layout
 */

const LATEST = 20_000; // milliseconds after everything arrived

/**
 * @param {(options: any) => Promise<any>} loadPyodide
 * @param {(settings: any) => Promise<any>} create the program itself, of `pyodide.asm.mjs`
 * @param {object} options of loadPyodide
 * @param {Promise<Uint8Array>} told JSON, a Layout
 * @param {Promise<Uint8Array>} arriving the pages that the layout gives their place
 */
export async function wake(loadPyodide, create, options, told, arriving) {
  /** @type {Layout} */
  const layout = JSON.parse(new TextDecoder().decode(await told));
  const createPyodideModule = async (/** @type {any} */ settings) => {
    const made = await create(settings); // meanwhile the pages arrive
    const pages = await arriving;
    await fill(made, layout, pages);
    return made;
  };
  // Pyodide gets the head alone: the memory that follows it is there already.
  const head = Uint8Array.from(atob(layout.head), (sign) => sign.charCodeAt(0));
  const late = arriving.then(() => new Promise((_, reject) => setTimeout(() => reject(new Error("the snapshot did not start")), LATEST)));
  return Promise.race([loadPyodide({ ...options, createPyodideModule, _loadSnapshot: head }), late]);
}

/**
 * Make the memory of a program that has not run that of the one the snapshot was taken of.
 * @param {any} made
 * @param {Layout} layout
 * @param {Uint8Array} pages
 */
export async function fill(made, { size, runs, same }, pages) {
  const brought = runs.reduce((sum, [, length]) => sum + length, 0);
  if (brought !== pages.length) throw new Error("the snapshot is not as long as it should be");
  if (made.HEAPU8.length < size) made.growMemory(size);
  const memory = made.HEAPU8;
  const relied = joined(same.runs.map(([place, length]) => memory.subarray(place, place + length)));
  if ((await digest(relied)) !== same.sha256) throw new Error("the program begins with other memory");
  const kept = [...runs, ...same.runs].sort(([one], [other]) => one - other);
  let end = 0;
  for (const [place, length] of kept) {
    memory.fill(0, end, place);
    end = place + length;
  }
  memory.fill(0, end);
  let used = 0;
  for (const [place, length] of runs) {
    memory.set(pages.subarray(used, used + length), place);
    used += length;
  }
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
