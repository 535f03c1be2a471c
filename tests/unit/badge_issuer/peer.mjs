// Another implementation of what we issue and verify: the libraries of Digital Bazaar, driven over JSON on standard input.
// { documents: address → JSON, seed: base64 | null, credentials: [...], sign: [...] } → { verified: [...], signed: [...] }
import * as Ed25519Multikey from "@digitalbazaar/ed25519-multikey";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import * as vc from "@digitalbazaar/vc";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { documents, controller, method, seed, credentials, sign } = JSON.parse(Buffer.concat(chunks).toString());

/** Only what was handed over is ever read. @param {string} url */
async function documentLoader(url) {
  if (!(url in documents)) throw new Error(`not handed over: ${url}`);
  return { contextUrl: null, documentUrl: url, document: documents[url] };
}

const verified = [];
for (const credential of credentials) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const found = await vc.verifyCredential({
    credential,
    suite,
    documentLoader,
    now: "2026-11-22T00:00:00Z",
    ...(credential.credentialStatus ? { checkStatus } : {}),
  });
  verified.push({
    proof: found.results?.[0]?.verified ?? false,
    status: found.statusResult?.results?.map((/** @type {{ status: boolean }} */ each) => each.status) ?? null,
    error: found.verified ? null : String(found.error?.errors?.map((/** @type {Error} */ each) => each.message) ?? found.error),
  });
}

const signed = [];
for (const credential of sign) {
  const pair = await Ed25519Multikey.generate({ id: method, controller, seed: Buffer.from(seed, "base64") });
  const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: "2026-10-01T00:00:00Z" });
  signed.push(await vc.issue({ credential, suite, documentLoader }));
}
process.stdout.write(JSON.stringify({ verified, signed }));
