// @ts-check
// Judges that are not ours, from npm: what they say of our files. Questions over standard input, answers over standard output.

import * as learncard from "@learncard/types";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import * as vc from "@digitalbazaar/vc";
import * as jose from "jose";
import { readFileSync } from "node:fs";

/** @type {Record<string, (question: any) => Promise<any>>} */
const judges = {
  /** Whether a document has the shape that LearnCard's Open Badges 3.0 types ask for. */
  async shape({ name, document }) {
    const found = /** @type {any} */ (learncard)[name].safeParse(document);
    return found.success ? [] : found.error.issues.map((/** @type {any} */ issue) => issue.path.join("."));
  },

  /** Whether a credential verifies when the only thing known of its issuer is a DID document. */
  async controlled({ credential, documents }) {
    const documentLoader = async (/** @type {string} */ url) => {
      const [subject] = url.split("#");
      const method = documents[subject]?.verificationMethod?.find((/** @type {any} */ each) => each.id === url);
      const document = method ? { "@context": "https://w3id.org/security/multikey/v1", ...method } : documents[url];
      if (!document) throw new Error(`not handed over: ${url}`);
      return { contextUrl: null, documentUrl: url, document };
    };
    const suite = new DataIntegrityProof({ cryptosuite });
    return (await vc.verifyCredential({ credential, suite, documentLoader, now: new Date("2026-11-22") })).verified;
  },

  /** Whether a token verifies with the key that a JWK Set has under its `kid`. */
  async signed({ token, jwks }) {
    try {
      await jose.jwtVerify(token, jose.createLocalJWKSet(jwks), { currentDate: new Date("2026-11-22") });
      return "verified";
    } catch (error) {
      return /** @type {any} */ (error).code;
    }
  },
};

const answers = [];
for (const question of JSON.parse(readFileSync(0, "utf8"))) answers.push(await judges[question.judge](question));
process.stdout.write(JSON.stringify(answers));
