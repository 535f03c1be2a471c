// @ts-check
// Runs `in_pyodide.WebCrypto` in Node's Pyodide over the cases of a JSON file and prints the outcomes as JSON.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [sources, cases] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.FS.mkdir("/sources");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: sources }, "/sources");
pyodide.globals.set("cases", readFileSync(cases, "utf8"));
const outcomes = await pyodide.runPythonAsync(`
import json, sys
sys.path.insert(0, "/sources")
from badge_verifier.errors import StepError
from badge_verifier.runtimes.in_pyodide import WebCrypto
from badge_verifier.ports import SignatureCheck

async def outcome(case):
    check = SignatureCheck(case["algorithm"], case["key"], bytes.fromhex(case["message"]), bytes.fromhex(case["signature"]))
    try:
        return await WebCrypto().verify(check)
    except StepError as error:
        return error.code

json.dumps([await outcome(case) for case in json.loads(cases)])
`);
process.stdout.write(outcomes);
