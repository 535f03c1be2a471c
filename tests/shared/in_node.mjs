// @ts-check
// Runs pieces of script, each in a worker of its own that knows nothing of the others: a line in, a line out.

import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";

const SECONDS = 600;

/** @param {string} body @returns {string} */
const piece = (body) => `"use strict";
const { parentPort, workerData } = require("node:worker_threads");
(async () => {
  const m = await import(workerData.module);
  const given = JSON.parse(workerData.given);
  parentPort.postMessage({ value: await (async () => { ${body} })() });
})();`;

/** @param {{ module: string, body: string, given: string }} asked @returns {Promise<object>} */
function answered({ module, body, given }) {
  return new Promise((resolve) => {
    const worker = new Worker(piece(body), { eval: true, stdout: true, workerData: { module, given } });
    const patience = setTimeout(() => resolve({ error: `no answer in ${SECONDS} seconds` }), SECONDS * 1000);
    worker.once("message", resolve);
    worker.once("error", (error) => resolve({ error: String(error.stack ?? error) }));
    worker.once("exit", () => resolve({ error: "it ended without an answer" }));
    worker.once("exit", () => clearTimeout(patience));
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answered(JSON.parse(line)))}\n`);
}
process.exit(0);
