// @ts-check
// Times our peers on the files that bench_verify.py made: names of a peer and of files as arguments, one line of JSON out.
// Nothing is fetched, and every answer is looked at: a peer that does not call a badge right is not timed but reported.

import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite as ecdsaRdfc } from "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite";
import { cryptosuite as eddsaRdfc } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import * as jose from "jose";
import { readFileSync } from "node:fs";

const contexts = new URL("../../verifier/badge_verifier/contexts/", import.meta.url);

function loader() {
  const documents = new Map();
  for (const { url, file } of JSON.parse(readFileSync(new URL("index.json", contexts), "utf8"))) {
    if (!documents.has(url)) documents.set(url, JSON.parse(readFileSync(new URL(file, contexts), "utf8")));
  }
  return async (/** @type {string} */ url) => {
    const [did, fragment] = url.split("#");
    const known = documents.get(url);
    if (known) return { contextUrl: null, documentUrl: url, document: known, tag: "static" };
    const publicKeyMultibase = did.slice("did:key:".length);
    const method = { id: `${did}#${publicKeyMultibase}`, type: "Multikey", controller: did, publicKeyMultibase };
    const context = "https://w3id.org/security/multikey/v1";
    const document = fragment
      ? { "@context": context, ...method }
      : { "@context": ["https://www.w3.org/ns/did/v1", context], id: did, verificationMethod: [method], assertionMethod: [method.id] };
    return { contextUrl: null, documentUrl: url, document };
  };
}

/** @type {Record<string, () => Promise<(text: string) => Promise<boolean>>>} */
const peers = {
  async vc() {
    const suite = [eddsaRdfc, ecdsaRdfc].map((cryptosuite) => new DataIntegrityProof({ cryptosuite }));
    const documentLoader = loader();
    const now = new Date("2026-11-22T12:00:00Z");
    return async (text) => (await vc.verifyCredential({ credential: JSON.parse(text), suite, documentLoader, now })).verified;
  },
  async "verifier-core"() {
    globalThis.fetch = async () => new Response("", { status: 503 }); // its schema check asks the network; not timed
    console.error = console.log = () => {};
    const { verifyCredential } = await import("@digitalcredentials/verifier-core");
    return async (text) => {
      const found = await verifyCredential({ credential: JSON.parse(text), knownDIDRegistries: [] });
      return found.log?.find((/** @type {any} */ step) => step.id === "valid_signature")?.valid === true;
    };
  },
  async jose() {
    return async (text) => {
      const { kid = "", alg } = jose.decodeProtectedHeader(text);
      const jwk = JSON.parse(new TextDecoder().decode(jose.base64url.decode(kid.split("#")[0].slice("did:jwk:".length))));
      const { payload } = await jose.jwtVerify(text, await jose.importJWK(jwk, alg), { currentDate: new Date("2026-11-22T12:00:00Z") });
      return payload.iss === kid.split("#")[0];
    };
  },
};

const [peer, ...files] = process.argv.slice(2);
const judge = await peers[peer]();
const milliseconds = [];
let right = 0;
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const began = performance.now();
  right += Number(await judge(text));
  milliseconds.push(performance.now() - began);
}
process.stdout.write(JSON.stringify({ right, milliseconds }) + "\n");
