// @ts-check
// Registers the service worker, from every page but those that run Python: their policy allows no worker from an address.

const script = document.currentScript;
if (script instanceof HTMLScriptElement && "serviceWorker" in navigator && document.querySelector("#verify, #describe") === null) {
  addEventListener("load", () => {
    const address = new URL("../service-worker.js", script.src);
    navigator.serviceWorker.register(address).catch(() => {}); // then the page needs the network each time, no more
  });
}
