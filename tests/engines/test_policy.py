"""The published policy binds a worker that was started from a blob, in each engine: it reaches its own site alone."""

import html
import re
from pathlib import Path
from typing import Any

TYPES = "; require-trusted-types-for 'script'"  # left out: the page of the tests starts its worker without a rule
TRIALS = """
onmessage = async ({ data: [own, other] }) => {
  const said = {};
  const heard = (what, yes, no) => new Promise((resolve, reject) => {
    what[yes] = resolve;
    what.onerror = () => { what.close?.(); reject(new Error("refused")); };
    setTimeout(() => reject(new Error("silent")), 3000);
  });
  const nested = (address) => heard(new Worker(address), "onmessage");
  const blob = (code) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const asking = (address) => `fetch("${address}", { mode: "no-cors" })
    .then(() => postMessage(1), () => { throw new Error("refused"); });`;
  const request = (address) => {
    const made = new XMLHttpRequest();
    const answer = heard(made, "onload");
    made.open("GET", address);
    made.send();
    return answer;
  };
  const trials = {
    "fetch": (to) => fetch(`${to}fetch`, { mode: "no-cors" }),
    "XMLHttpRequest": (to) => request(`${to}request`),
    "import()": (to) => import(`${to}code.js`),
    "WebSocket": (to) => heard(new WebSocket(`${to.replace("http", "ws")}socket`), "onopen"),
    "EventSource": (to) => heard(new EventSource(`${to}events`), "onopen"),
    "nested worker from an address": (to) => nested(`${to}code.js`),
    "fetch in a nested worker from a blob": (to) => nested(blob(asking(`${to}nested`))),
    "a worker that imports": (to) => heard(new Worker(blob(`import "${to}code.js";`), { type: "module" }), "onmessage"),
  };
  for (const [name, trial] of Object.entries(trials)) {
    try { await trial(other); said[name] = "went"; } catch { said[name] = "refused"; }
  }
  for (const [name, address] of Object.entries({ "own fetch": fetch, "own import()": (to) => import(to) })) {
    try { await address(`${own}trial-code.js`); said[name] = "went"; } catch { said[name] = "refused"; }
  }
  postMessage(JSON.stringify(said));
};
"""
START = """
const { own, other } = document.documentElement.dataset;
const start = (code) => {
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.startsWith("{")) document.documentElement.dataset.said = data; // what it imports may speak for itself
  };
  worker.postMessage([own, other]);
};
fetch("trials.txt").then((answer) => answer.text()).then(start);
"""
OWN = {"own fetch", "own import()"}


def _said(window: Any, host: Any, elsewhere: Any, policy: str) -> dict[str, str]:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">' if policy else ""
    root = f'<html data-own="{host.address}" data-other="{elsewhere.address}">'
    page = f'<!doctype html>{root}{meta}<title>x</title><script type="module" src="start.js"></script>'
    host.extra |= {
        "trial.html": page.encode(),
        "start.js": START.encode(),
        "trials.txt": TRIALS.encode(),
        "trial-code.js": b"export const a = 1;",
    }
    window.visit(f"{host.address}trial.html")
    window.until("document.documentElement.dataset.said !== undefined")
    return dict(window.run("return JSON.parse(document.documentElement.dataset.said)"))


def _policy(folder: Path) -> str:
    page = (folder / "verify" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = html.unescape(found[1])
    assert policy.endswith(TYPES)
    return policy.removesuffix(TYPES)


def test_the_policy_binds_a_worker_from_a_blob(window: Any, host: Any, elsewhere: Any) -> None:
    """Eight ways to another origin are refused, and it hears nothing; the worker's own site it does reach."""
    said = _said(window, host, elsewhere, _policy(host.folder))
    assert {name for name, outcome in said.items() if outcome == "went"} == OWN
    assert len(said) == len(OWN) + 8
    assert elsewhere.asked == []


def test_without_the_policy_the_same_trials_reach_the_other_origin(window: Any, host: Any, elsewhere: Any) -> None:
    """What is refused above is refused by the policy, and not because the trial could not succeed."""
    said = _said(window, host, elsewhere, "")
    assert {"fetch", "XMLHttpRequest", "import()", "fetch in a nested worker from a blob"} <= {
        name for name, outcome in said.items() if outcome == "went"
    }
    asked = {path.rpartition("/")[2] for path in elsewhere.asked}
    assert {"fetch", "request", "code.js", "socket", "events", "nested"} <= asked
