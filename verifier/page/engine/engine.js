// @ts-check
// The page's side of the worker: starts it, queues what is to be verified, and gives up on what takes too long.

/** @typedef {{ stage: string, done?: number, total?: number, message?: string, why?: string, plain?: boolean }} Stage */
/** @typedef {{ status: number, final_url: string, body: ArrayBuffer } | { refused: string }} Answer */
/** @typedef {(url: string, maxBytes: number, seconds: number) => Promise<Answer>} Look */
/** @typedef {{ ask: { type: string, data: ArrayBuffer, options?: string }, look: Look | null, resolve: Function, reject: Function }} Job */

const PATIENCE = 60_000; // milliseconds of computing for one file; what a badge may cost is bounded far below, this is the last net

/** The verifier gave no answer in time. */
export class TooSlow extends Error {}

export class Engine {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Job[]} */ #queue = [];
  /** @type {Job | null} */ #current = null;
  /** @type {number | undefined} */ #timer;
  #id = 0;
  #ready = false;
  #failed = false;
  /** What every file is judged by. @type {{ trust: string, badges: Uint8Array | null, snapshots: object } | null} */ #known = null;
  #fresh = false;

  /**
   * @param {URL} base folder of the release
   * @param {string} script the worker's, by its name in the release
   * @param {Record<string, import("./release.js").Entry>} files what the worker needs of it
   * @param {(stage: Stage) => void} announce
   * @param {boolean} plain start without the memory snapshot
   */
  constructor(base, script, files, announce, plain) {
    this.plain = plain;
    this.base = base;
    this.script = script;
    this.files = files;
    this.announce = announce;
  }

  start() {
    if (this.#worker !== null) return;
    /** @type {Worker} */ let worker;
    try {
      worker = new Worker(blobOf(new URL(this.script, this.base)), { type: "module" });
    } catch (error) {
      return this.fail({ stage: "failed", message: String(error), why: "other" }); // what waits in line waits on
    }
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.fail({ stage: "failed", message: event.message ?? "", why: "other" });
    worker.postMessage({ type: "start", files: this.files, fresh: this.#fresh, plain: this.plain });
    this.#worker = worker;
    this.#tell();
  }

  /** Say what every file is judged by from now on. @param {{ trust: string, badges: Uint8Array | null, snapshots: object }} known */
  know(known) {
    this.#known = known;
    this.#tell();
  }

  #tell() {
    if (this.#known === null) return;
    const { trust, badges, snapshots } = this.#known;
    this.#worker?.postMessage({ type: "know", trust, badges, snapshots: JSON.stringify(snapshots) });
  }

  /** Start anew, past the HTTP cache: what lies there may be what is broken, also the badges that came after the list. */
  retry() {
    this.#stop();
    if (this.#known !== null) this.#known = { ...this.#known, badges: null };
    this.#fresh = true;
    this.#failed = false;
    this.start();
  }

  /**
   * @param {ArrayBuffer} data stays the caller's
   * @param {object} options of `page_api.verify_json`
   * @param {Look | null} look where the user agreed to look something up
   * @returns {Promise<{ reports: any[], texts: { container: string, path: string, text: string }[], paths: string[], looked: string[] }>}
   */
  verify(data, options, look = null) {
    return this.#line({ type: "verify", data, options: JSON.stringify(options) }, look);
  }

  /**
   * @param {ArrayBuffer} data of a picture; stays the caller's
   * @returns {Promise<string | null>} what the QR code in it says
   */
  readCode(data) {
    return this.#line({ type: "code", data }, null);
  }

  /**
   * @param {ArrayBuffer} data of a ZIP; stays the caller's
   * @returns {Promise<{ name: string, bytes: Uint8Array<ArrayBuffer> }[]>} the files in it
   */
  entries(data) {
    return this.#line({ type: "entries", data }, null);
  }

  /**
   * @param {ArrayBuffer} data stays the caller's
   * @param {string[]} identities e-mail addresses and names
   * @returns {Promise<(number | null)[]>} the place of the one that each badge in it names, null where none
   */
  matches(data, identities) {
    return this.#line({ type: "matches", data, options: JSON.stringify(identities) }, null);
  }

  /** Put a question in line. @param {Job["ask"]} ask @param {Look | null} look @returns {Promise<any>} */
  #line(ask, look) {
    return new Promise((resolve, reject) => {
      this.#queue.push({ ask, look, resolve, reject });
      if (!this.#failed) this.start();
      this.#next();
    });
  }

  #next() {
    if (!this.#ready || this.#current !== null) return;
    const job = this.#queue.shift();
    if (job === undefined || this.#worker === null) return;
    this.#current = job;
    this.#worker.postMessage({ id: ++this.#id, ...job.ask });
    this.#arm();
  }

  /** Give up after a while. Time spent waiting for a host does not count: Python bounds how often and how long. */
  #arm() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp(), PATIENCE);
  }

  /** @param {any} message */
  #hear(message) {
    if (message.type === "stage") {
      if (message.stage === "failed") return this.fail(message);
      this.#ready = message.stage === "ready";
      this.announce(message);
      return this.#next();
    }
    if (message.type === "fetch") return void this.#lookUp(message);
    const job = this.#current;
    if (job === null || message.id !== this.#id) return;
    clearTimeout(this.#timer);
    this.#current = null;
    if (message.type === "reports") job.resolve({ reports: JSON.parse(message.reports), ...JSON.parse(message.inside) });
    else if (message.type === "code") job.resolve(message.text);
    else if (message.type === "entries") job.resolve(message.entries);
    else if (message.type === "matches") job.resolve(message.places);
    else job.reject(new Error(message.message));
    this.#next();
  }

  /** @param {{ id: number, url: string, max_bytes: number, seconds: number }} question */
  async #lookUp({ id, url, max_bytes: maxBytes, seconds }) {
    const worker = this.#worker;
    const job = this.#current;
    clearTimeout(this.#timer);
    const answer = !job?.look ? { refused: "offline" } : await job.look(url, maxBytes, seconds);
    if (job === null || job !== this.#current || worker !== this.#worker) return; // it was given up meanwhile
    this.#arm();
    worker?.postMessage({ id, type: "answer", answer });
  }

  /** Give the start up, and say so; what waits in line waits for another one. @param {Stage} stage */
  fail(stage) {
    this.#failed = true;
    this.#stop();
    this.announce({ ...stage, stage: "failed" });
  }

  #giveUp() {
    const job = this.#current;
    this.#current = null;
    this.#stop();
    job?.reject(new TooSlow("no answer in time"));
    this.announce({ stage: "runtime" });
    this.start();
  }

  /** What was under way is put back at the head of the queue. */
  #stop() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
    if (this.#current !== null) this.#queue.unshift(this.#current);
    this.#current = null;
  }
}

/**
 * Return the address of a blob that imports `script`: such a worker is bound by the page's policy. Messages that
 * arrive while the import runs wait.
 * @param {URL} script
 */
function blobOf(script) {
  const boot = `const early = []; onmessage = (event) => early.push(event);
    import(${JSON.stringify(script.href)}).then(
      () => early.forEach((event) => onmessage(event)),
      (error) => postMessage({ type: "stage", stage: "failed", message: String(error), why: "network" }));`;
  const address = URL.createObjectURL(new Blob([boot], { type: "text/javascript" }));
  // @ts-ignore -- not yet in TypeScript's library
  const types = globalThis.trustedTypes;
  if (types === undefined) return address;
  rule ??= types.createPolicy("verifier-worker", { createScriptURL: (/** @type {string} */ url) => url });
  return rule.createScriptURL(address);
}

/** @type {any} */
let rule;
