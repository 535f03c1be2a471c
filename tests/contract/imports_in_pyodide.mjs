// @ts-check
// Imports in Node's Pyodide, from our lock file, every package that the pages load; prints what each import gave.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [runtime, named, ...archives] = process.argv.slice(2);
const lockFileContents = readFileSync(`${runtime}/pyodide-lock.json`, "utf8");
const pyodide = await loadPyodide({ lockFileContents, packageBaseUrl: `${runtime}/` });
const { prepare } = await import(`${runtime}/../engine/prepare.js`);
await prepare(pyodide);
archives.forEach((archive, number) => {
  pyodide.FS.writeFile(`/archive${number}.zip`, new Uint8Array(readFileSync(archive)));
  pyodide.runPython(`import sys; sys.path.insert(0, "/archive${number}.zip")`);
});
pyodide.globals.set("named", named);
process.stdout.write(
  pyodide.runPython(`
import importlib, json
found = {}
for name in json.loads(named):
    try:
        found[name] = importlib.import_module(name).__name__
    except Exception as error:
        found[name] = f"{type(error).__name__}: {error}"
json.dumps(found)
`),
);
