// @ts-check
// Runs a Python script in Node's Pyodide, as the page does, with a JSON text as `given`; prints what it leaves in `found`.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [sources, script] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.FS.mkdir("/sources");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: sources }, "/sources");
pyodide.globals.set("given", readFileSync(0, "utf8"));
await pyodide.runPythonAsync(`import sys\nsys.path.insert(0, "/sources")\n${script}`);
process.stdout.write(pyodide.globals.get("found"));
