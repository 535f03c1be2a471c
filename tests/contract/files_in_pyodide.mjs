// @ts-check
// Verifies files in Node's Pyodide with WebCrypto, through the entry of the page's worker, from the sources as they stand.
// A file has {"shared": options, "jobs": [{"file", "data" (base64), …options}]}; prints an array of arrays of reports.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [runtime, sources, jobs] = process.argv.slice(2);
const lockFileContents = readFileSync(`${runtime}/pyodide-lock.json`, "utf8");
const pyodide = await loadPyodide({ lockFileContents, packageBaseUrl: `${runtime}/` });
const { prepare } = await import(`${runtime}/../engine/prepare.js`);
await prepare(pyodide);
pyodide.FS.mkdir("/sources");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: sources }, "/sources");
pyodide.globals.set("given", readFileSync(jobs, "utf8"));
process.stdout.write(
  await pyodide.runPythonAsync(`
import base64, json, sys
sys.path.insert(0, "/sources")
for name in [name for name in sys.modules if name.split(".")[0] == "badge_verifier"]:
    del sys.modules[name]
from badge_verifier.page_api import verify_json

told = json.loads(given)
found = []
for job in told["jobs"]:
    data = base64.b64decode(job.pop("data"))
    found.append(json.loads(await verify_json(data, json.dumps({**told["shared"], **job}))))
json.dumps(found)
`),
);
