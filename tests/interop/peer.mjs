// @ts-check
// Asks our peers: a line with a list of tasks on standard input gives a line with a list of answers on standard output.
//
// The code that signs and judges is the peers' own; nothing here decides anything. Nothing is fetched: contexts are the
// bundled ones, keys are did:key or stand in the task's `controllers`.

import * as EcdsaMultikey from "@digitalbazaar/ecdsa-multikey";
import * as Ed25519Multikey from "@digitalbazaar/ed25519-multikey";
import * as sd from "@digitalbazaar/ecdsa-sd-2023-cryptosuite";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite as ecdsaRdfc } from "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite";
import { cryptosuite as eddsaRdfc } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import { StatusList, createHeaderAndPayload } from "@sd-jwt/jwt-status-list";
import { SDJwtInstance } from "@sd-jwt/core";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import * as jose from "jose";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);

/** Mozilla's baker is of 2013, when any object could inherit from Buffer; Node 4 ended that, so it is undone for it. */
function repaired() {
  const BitWriter = require("bitwriter");
  for (const name of ["length", "parent", "offset", "pool"]) {
    Object.defineProperty(BitWriter.prototype, name, { value: undefined, writable: true });
  }
  /** @type {(this: any, n: number) => number} */
  BitWriter.prototype.get = function get(n) {
    return this._buffer[n];
  };
  const plain = (/** @type {any} */ each) => each._buffer ?? each;
  const { concat } = Buffer;
  const { copy } = Buffer.prototype;
  Buffer.concat = (list, length) => concat(list.map(plain), length);
  Buffer.prototype.copy = function copied(target, ...rest) {
    return copy.call(plain(this), plain(target), ...rest);
  };
  return require("openbadges-bakery");
}

/** @type {any} */
let repair;
const bakery = () => (repair ??= repaired());
const contexts = new URL("../../verifier/badge_verifier/contexts/", import.meta.url);

/** @param {any} controllers documents by their address */
function loader(controllers) {
  const documents = new Map(Object.entries(controllers ?? {}));
  for (const { url, file } of JSON.parse(readFileSync(new URL("index.json", contexts), "utf8"))) {
    if (!documents.has(url)) documents.set(url, JSON.parse(readFileSync(new URL(file, contexts), "utf8")));
  }
  return async (/** @type {string} */ url) => {
    const [subject, fragment] = url.split("#");
    let document = documents.get(url) ?? (fragment ? undefined : documents.get(subject));
    if (!document && subject.startsWith("did:key:")) document = didKey(subject, fragment);
    if (!document && documents.has(subject)) {
      const methods = documents.get(subject).verificationMethod ?? [];
      const method = methods.find((/** @type {any} */ each) => each.id === url);
      if (method) document = { "@context": "https://w3id.org/security/multikey/v1", ...method };
    }
    if (!document) throw new Error(`${url} is not among the documents of this task`);
    return { contextUrl: null, documentUrl: url, document };
  };
}

/** @param {string} did @param {string | undefined} fragment */
function didKey(did, fragment) {
  const publicKeyMultibase = did.slice("did:key:".length);
  const method = { id: `${did}#${publicKeyMultibase}`, type: "Multikey", controller: did, publicKeyMultibase };
  if (fragment) return { "@context": "https://w3id.org/security/multikey/v1", ...method };
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: [method],
    assertionMethod: [method.id],
  };
}

/** @param {string} kind "Ed25519", "P-256" or "P-384" */
async function keyOf(kind) {
  const pair = kind === "Ed25519" ? await Ed25519Multikey.generate() : await EcdsaMultikey.generate({ curve: kind });
  pair.controller = `did:key:${pair.publicKeyMultibase}`;
  pair.id = `${pair.controller}#${pair.publicKeyMultibase}`;
  return pair;
}

/** @type {Record<string, (task: any) => Promise<any>>} */
const tasks = {
  async sign({ document, kind, created }) {
    const pair = await keyOf(kind);
    const cryptosuite = kind === "Ed25519" ? eddsaRdfc : ecdsaRdfc;
    const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: created });
    const credential = withIssuer(document, pair.controller);
    return vc.issue({ credential, suite, documentLoader: loader({}) });
  },

  async derive({ document, mandatory, selective, created }) {
    const pair = await keyOf("P-256");
    const documentLoader = loader({});
    const credential = withIssuer(document, pair.controller);
    const signing = new DataIntegrityProof({
      signer: pair.signer(),
      cryptosuite: sd.createSignCryptosuite({ mandatoryPointers: mandatory }),
      date: created,
    });
    const verifiableCredential = await vc.issue({ credential, suite: signing, documentLoader });
    const deriving = new DataIntegrityProof({
      cryptosuite: sd.createDiscloseCryptosuite({ selectivePointers: selective }),
    });
    return vc.derive({ verifiableCredential, suite: deriving, documentLoader });
  },

  async judge({ document, controllers, now }) {
    const suite = [eddsaRdfc, ecdsaRdfc].map((cryptosuite) => new DataIntegrityProof({ cryptosuite }));
    const found = await vc.verifyCredential({
      credential: document,
      suite,
      documentLoader: loader(controllers),
      now: new Date(now),
    });
    return { verified: found.verified, error: found.error && JSON.stringify(found.error, reason).slice(0, 2000) };
  },

  async token({ document, algorithm }) {
    const { publicKey, privateKey } = await jose.generateKeyPair(algorithm, { extractable: true });
    const jwk = await jose.exportJWK(publicKey);
    const did = `did:jwk:${jose.base64url.encode(JSON.stringify(jwk))}`;
    const credential = withIssuer(document, did);
    return new jose.SignJWT({ ...credential, iss: did, jti: credential.id })
      .setProtectedHeader({ alg: algorithm, typ: "vc+jwt", kid: `${did}#0` })
      .sign(privateKey);
  },

  async judgeToken({ token, jwk, algorithm, now }) {
    const key = await jose.importJWK(jwk, algorithm);
    try {
      return { verified: true, payload: (await jose.jwtVerify(token, key, { currentDate: new Date(now) })).payload };
    } catch (error) {
      return { verified: false, error: String(error) };
    }
  },

  async wallet({ claims, frame, shown, decoys, list, key, holder, aud, iat, hash, typ }) {
    const signer = await jose.importJWK(key, key.alg);
    const sign = (/** @type {any} */ secret) => async (/** @type {string} */ data) => {
      const named = { name: "ECDSA", hash: `SHA-${secret.alg.slice(2)}` };
      const signature = await globalThis.crypto.subtle.sign(named, secret.key, new TextEncoder().encode(data));
      return jose.base64url.encode(new Uint8Array(signature));
    };
    const own = { alg: key.alg, key: signer };
    const theirs = holder && { alg: holder.alg, key: await jose.importJWK(holder, holder.alg) };
    const instance = new (typ ? SDJwtInstance : SDJwtVcInstance)({
      signer: sign(own),
      signAlg: key.alg,
      hasher: async (/** @type {any} */ data, /** @type {string} */ name) =>
        new Uint8Array(
          await globalThis.crypto.subtle.digest(name.toUpperCase(), typeof data === "string" ? new TextEncoder().encode(data) : data),
        ),
      hashAlg: hash ?? "sha-256",
      saltGenerator: async (/** @type {number} */ size) => jose.base64url.encode(globalThis.crypto.getRandomValues(new Uint8Array(size))),
      ...(theirs ? { kbSigner: sign(theirs), kbSignAlg: holder.alg } : {}),
    });
    const frames = decoys ? { ...frame, _sd_decoy: decoys } : frame;
    const issued = await instance.issue(claims, frames, {
      header: { ...(key.x5c ? { x5c: key.x5c } : { kid: key.kid }), typ: typ ?? "dc+sd-jwt" },
    });
    const kb = theirs ? { payload: { iat, aud, nonce: "n-1" } } : undefined;
    const token = await instance.present(issued, shown, kb && { kb });
    if (!list) return { token };
    const listed = new StatusList(list.values, list.bits);
    const { header, payload } = createHeaderAndPayload(listed, list.payload, { alg: key.alg, typ: "statuslist+jwt", kid: key.kid });
    return { token, list: await new jose.SignJWT(payload).setProtectedHeader(header).sign(signer) };
  },

  // A seal is a JWS in JSON with a header of its own (ETSI TS 119 182-1); `jose` knows nothing of that standard.
  async seal({ payload, header, key }) {
    const sealing = new jose.GeneralSign(new TextEncoder().encode(payload));
    const known = Object.fromEntries((header.crit ?? []).map((/** @type {string} */ name) => [name, true]));
    sealing.addSignature(await jose.importJWK(key, header.alg), { crit: known }).setProtectedHeader(header);
    const found = await sealing.sign();
    return header.b64 === false ? { ...found, payload } : found;
  },

  async bake({ image, ...what }) {
    const baker = bakery();
    const baked = await new Promise((resolve, reject) => {
      const done = (/** @type {any} */ error, /** @type {any} */ data) => (error ? reject(error) : resolve(data));
      baker.bake({ image: Buffer.from(image, "base64"), ...what }, done);
    });
    return Buffer.from(baked).toString("base64");
  },

  async extract({ image }) {
    const baker = bakery();
    return new Promise((resolve, reject) => {
      const done = (/** @type {any} */ error, /** @type {any} */ data) => (error ? reject(error) : resolve(String(data)));
      baker.extract(Buffer.from(image, "base64"), done);
    });
  },
};

/** @param {any} document @param {string} id */
function withIssuer(document, id) {
  return { ...document, issuer: { ...document.issuer, id } };
}

/** @param {string} _name @param {any} value */
function reason(_name, value) {
  return value instanceof Error ? { message: value.message, cause: value.cause, errors: /** @type {any} */ (value).errors } : value;
}

for await (const line of createInterface({ input: process.stdin })) {
  const value = [];
  try {
    for (const task of JSON.parse(line)) value.push(await tasks[task.task](task));
    process.stdout.write(`${JSON.stringify({ value })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: String(error instanceof Error ? error.stack : error) })}\n`);
  }
}
