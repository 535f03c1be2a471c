// @ts-check
// Puts our Python within reach: one archive, imported from as it is, and the catalogue that badges are compared with.

/**
 * @param {any} pyodide
 * @param {Uint8Array} archive
 * @param {string} known JSON
 * @returns {any} the desk of `badge_catalogue.in_browser`
 */
export function desk(pyodide, archive, known) {
  pyodide.FS.writeFile("/describe.zip", archive);
  pyodide.runPython("import sys; sys.path.insert(0, '/describe.zip')");
  return pyodide.pyimport("badge_catalogue.in_browser").open_desk(known);
}
