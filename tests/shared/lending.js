// Lends a worker whose Python has started to one page after another, in tests that are not about how Python starts.
//
// A page of the site, started as every visitor starts it, keeps its worker and opens a window. In that window `new Worker`
// gives a stand-in: a page that starts a worker from the same files hears at once what the first one heard, and from then
// on talks to that same worker. Whatever else a page starts, other files, or while the worker is not idle, is started.
(() => {
  if (globalThis !== top || globalThis.Worker === undefined) return;
  delete Navigator.prototype.serviceWorker; // nothing is kept here, as in a private window of some browsers
  const Real = globalThis.Worker;
  let lender = null;
  try {
    lender = globalThis.opener?.lender ?? null;
  } catch {
    // opened by another site
  }
  globalThis.Worker = lender === null ? keeping(Real) : lent(Real, lender);

  function keeping(Real) {
    let [worker, start, unanswered] = [null, "", 0];
    const said = [];
    /** @type {{ window: Window, left: boolean }[]} */
    const pages = [];
    globalThis.lender = {
      pages,
      said,
      isThere: () => worker !== null && said.at(-1)?.stage === "ready",
      lend(message) {
        if (!this.isThere() || JSON.stringify(message) !== start) return null;
        worker.onmessage = null; // the page itself has no more to say
        if (unanswered === 0) return worker;
        // Asked by a page that was left, which may never answer what the worker asks of it; or by one that is still there.
        if (pages.every(({ window, left }) => left || window.closed)) this.end();
        return null;
      },
      end() {
        worker?.terminate();
        worker = null;
      },
    };
    return class extends Real {
      constructor(address, options) {
        super(address, options);
        worker = this;
        this.addEventListener("message", ({ data }) => {
          if (data.type === "stage" && !globalThis.lender.isThere()) said.push(data);
          else if (data.id !== undefined && data.type !== "fetch") unanswered -= 1;
        });
      }

      postMessage(message, ...rest) {
        if (message.type === "start") start = JSON.stringify(message);
        else if (message.id !== undefined && message.type !== "answer") unanswered += 1;
        super.postMessage(message, ...rest);
      }
    };
  }

  function lent(Real, lender) {
    return class {
      onmessage = null;
      onerror = null;
      #worker = null;
      #made;

      constructor(address, options) {
        this.#made = () => new Real(address, options);
      }

      postMessage(message) {
        if (this.#worker === null) this.#begin(lender.lend(message));
        if (message.type !== "start" || this.#worker instanceof Real) this.#worker.postMessage(message);
      }

      #begin(worker) {
        this.#worker = worker ?? this.#made();
        // What another window made is copied, so that it is of this one.
        const hear = ({ data }) => this.onmessage?.({ data: structuredClone(data) });
        this.#worker.addEventListener("message", hear);
        this.#worker.addEventListener("error", (event) => this.onerror?.(event));
        if (worker === null) return;
        const page = { window: globalThis, left: false };
        lender.pages.push(page);
        addEventListener("pagehide", () => {
          page.left = true;
          worker.removeEventListener("message", hear);
        });
        document.documentElement.dataset.lent = "";
        for (const data of lender.said) setTimeout(() => hear({ data }));
      }

      terminate() {
        if (this.#worker instanceof Real) this.#worker.terminate();
        else lender.end();
      }
    };
  }
})();
