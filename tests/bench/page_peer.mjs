// @ts-check
// Our peer in a page: `@digitalbazaar/vc` with its Ed25519 cryptosuite, bundled by bench_page.py with the contexts that its
// badges use. Says "ready" as our page does, and judges what it is given.

import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite as eddsaRdfc } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
// @ts-ignore -- made by bench_page.py: address to context
import documents from "bench-contexts";

const suite = [new DataIntegrityProof({ cryptosuite: eddsaRdfc })];
const now = new Date("2026-11-22T12:00:00Z");

/** @param {string} url */
async function documentLoader(url) {
  const [did, fragment] = url.split("#");
  if (url in documents) return { contextUrl: null, documentUrl: url, document: documents[url], tag: "static" };
  const publicKeyMultibase = did.slice("did:key:".length);
  const context = "https://w3id.org/security/multikey/v1";
  const method = { id: `${did}#${publicKeyMultibase}`, type: "Multikey", controller: did, publicKeyMultibase };
  const document = fragment
    ? { "@context": context, ...method }
    : { "@context": ["https://www.w3.org/ns/did/v1", context], id: did, verificationMethod: [method], assertionMethod: [method.id] };
  return { contextUrl: null, documentUrl: url, document };
}

/** @type {any} */ (globalThis).judge = async (/** @type {string} */ text) =>
  (await vc.verifyCredential({ credential: JSON.parse(text), suite, documentLoader, now })).verified;
document.documentElement.dataset.verifier = "ready";
