// @ts-check
// What must be in Python before the verifier runs. The worker calls it in the browser, `snapshot.mjs` in Node.

export const PACKAGES = ["cachetools", "frozendict", "pyld", "badge-verifier"]; // each after what it needs

/**
 * PyLD imports `lxml.html` at the top of its module and uses it for HTML input only, which we never give it.
 * An empty module stands in for it; whoever touches it gets an AttributeError, and the badge is not judged.
 */
const WITHOUT_LXML = `
import sys, types
sys.modules["lxml"] = types.ModuleType("lxml")
sys.modules["lxml.html"] = sys.modules["lxml"].html = types.ModuleType("lxml.html")
`;

/**
 * Load our packages; throw where one is missing: a wheel whose digest is wrong does not throw, it is left out.
 * @param {any} pyodide
 */
export async function prepare(pyodide) {
  const quiet = { messageCallback() {}, errorCallback() {} };
  for (const name of PACKAGES) {
    // One after the other: together they would arrive in any order, and a memory snapshot would not be the same twice.
    const loaded = await pyodide.loadPackage([name], quiet);
    if (!loaded.some((/** @type {any} */ found) => found.name === name)) throw new Error(`not loaded: ${name}`);
  }
  pyodide.runPython(WITHOUT_LXML);
}

/**
 * Import all of the verifier and verify one badge, so that what follows finds everything read and parsed. Nothing is
 * awaited and no object of JavaScript is touched: a memory snapshot could not hold it.
 * @param {any} pyodide
 */
export function warm(pyodide) {
  pyodide.runPython(WARM);
}

const WARM = `
import gc, importlib, json, pkgutil
import badge_verifier

for _found in pkgutil.walk_packages(badge_verifier.__path__, "badge_verifier."):
    if _found.name not in ("badge_verifier.cli", "badge_verifier.runtimes.in_cpython"):
        try:
            importlib.import_module(_found.name)
        except ImportError:
            pass  # needs what only CPython has; nothing that the page calls may need it, which its tests show

from badge_verifier import page_api
from badge_verifier.words import po

po.read_all()  # a snapshot holds no files

class _Nobody:
    async def verify(self, check):
        return False

def _run(document):
    options = json.dumps({"now": "2026-01-01T00:00:00Z", "lang": "en", "trust": None})
    run = page_api.verify_json(json.dumps(document).encode(), options, None, _Nobody())
    try:
        run.send(None)
    except StopIteration as ended:
        return json.loads(ended.value)[0]
    raise RuntimeError("warming up may not wait for anything")

_issuer = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
_badge = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    "id": "urn:uuid:00000000-0000-4000-8000-000000000000",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "name": "Warm",
    "issuer": {"id": _issuer, "type": ["Profile"], "name": "Warm"},
    "validFrom": "2025-01-01T00:00:00Z",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "hashed": False, "identityHash": "a@example.org", "identityType": "emailAddress"}],
        "achievement": {
            "id": "https://example.org/warm", "type": ["Achievement"], "name": "Warm", "description": "Warm",
            "criteria": {"narrative": "Warm"},
        },
    },
    "proof": {
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": "2025-01-01T00:00:00Z",
        "verificationMethod": _issuer + "#" + _issuer.removeprefix("did:key:"), "proofPurpose": "assertionMethod",
        "proofValue": "z" + "1" * 64,
    },
}
_report = _run(_badge)
if _report["steps"][2]["code"] != "proof.signature-mismatch":
    raise RuntimeError(f"warming up ended elsewhere: {_report['steps'][2]}")
del po, _badge, _issuer, _report, _run, _Nobody, _found
gc.collect()
`;
