// @ts-check
// Starts Python in a worker from files that were compared, as soon as each of them is here; and from then on gives the
// worker these files and no network.

const [{ PROGRAM, SNAPSHOT }, { wake }] = await Promise.all([import("./download.js"), import("./wake.js")]); // see verify/worker.js

/** @typedef {Map<string, Promise<Uint8Array>>} Files  what `download` returns */

/**
 * Return Pyodide once every file was compared: that one of them is not the right one ends the start, however far it came.
 * @param {string} there folder of the release that holds `runtime/`
 * @param {Files} files
 * @param {(stage: "runtime" | "packages") => void} announce
 * @returns {Promise<{ pyodide: any, plain: boolean }>} plain: without the memory snapshot, so that nothing is imported yet
 */
export async function python(there, files, announce) {
  self.fetch = async (address) => kept(there, files, String(address instanceof Request ? address.url : address));
  const everything = Promise.all(files.values()).then(() => announce("runtime"));
  const [started] = await Promise.all([start(there, files), compiled(files), everything]);
  announce("packages");
  return started;
}

/** @param {string} there @param {Files} files */
async function start(there, files) {
  const indexURL = `${there}runtime/`;
  const options = { indexURL, packageBaseUrl: indexURL, lockFileURL: `${indexURL}pyodide-lock.json` };
  const script = async (/** @type {string} */ name) => {
    await files.get(name); // compared
    return import(there + name);
  };
  const [{ loadPyodide }, { default: create }] = await Promise.all(["runtime/pyodide.mjs", "runtime/pyodide.asm.mjs"].map(script));
  const [layout, pages] = [files.get(`${SNAPSHOT}.json`), files.get(`${SNAPSHOT}.bin`)];
  if (layout !== undefined && pages !== undefined) {
    try {
      return { pyodide: await wake(loadPyodide, create, options, layout, pages), plain: false };
    } catch (error) {
      console.info(`plain start: ${/** @type {any} */ (error)?.message ?? error}`);
    }
  }
  return { pyodide: await loadPyodide(options), plain: true };
}

/** Compile the program as soon as it is here, long before Pyodide asks for it, and give Pyodide that. @param {Files} files */
function compiled(files) {
  const bytes = /** @type {Promise<Uint8Array<ArrayBuffer>>} */ (files.get(PROGRAM));
  const compiling = bytes.then((program) => WebAssembly.compile(program));
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiling;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return compiling;
}

/** @param {string} there @param {Files} files @param {string} address */
async function kept(there, files, address) {
  const name = address.startsWith(there) ? address.slice(there.length) : "";
  if (name === PROGRAM) return new Response(); // see `compiled`
  const body = await files.get(name);
  if (body === undefined) throw new TypeError(`not a file of this release: ${address}`);
  return new Response(/** @type {BodyInit} */ (body));
}
