// @ts-check
// Puts our Python and its YAML parser within reach, as archives that Python imports from.

/**
 * @param {any} pyodide
 * @param {Uint8Array[]} archives
 * @param {string} known JSON, the catalogue that badges are compared with
 * @returns {any} the desk of `badge_catalogue.describe.in_browser`
 */
export function desk(pyodide, archives, known) {
  archives.forEach((archive, number) => {
    pyodide.FS.writeFile(`/archive${number}.zip`, archive);
    pyodide.runPython(`import sys; sys.path.insert(0, "/archive${number}.zip")`);
  });
  return pyodide.pyimport("badge_catalogue.describe.in_browser").open_desk(known);
}
