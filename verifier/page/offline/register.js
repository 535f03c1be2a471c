// Registers the service worker for the verify page, whose own policy allows no worker from an address. Runs in a frame of
// our origin with a policy of its own: nothing but this script, and from here on no worker but that one. A classic
// script, put into register.html.

const address = new URL("../../../service-worker.js", location.href).href;
const narrow = document.createElement("meta");
narrow.httpEquiv = "Content-Security-Policy";
narrow.content = `worker-src ${address}`;
document.head.append(narrow);
if (parent !== window && "serviceWorker" in navigator) navigator.serviceWorker.register(address).catch(() => {}); // then no more than before
