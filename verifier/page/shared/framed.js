// @ts-check
// Who may frame this page, and what it may frame itself: no other site, and one address.

/** Say whether another site shows this page in a frame, at any depth: it could cover it, and talk to it. */
export function framedByOthers() {
  try {
    for (let here = /** @type {Window} */ (window); here !== here.parent; here = here.parent) {
      if (here.parent.location.origin !== location.origin) return true;
    }
    return false;
  } catch {
    return true; // another origin's address cannot be read
  }
}

/**
 * Forbid every frame but one, beside the policy that the page came with: which address that is, only the site knows that
 * serves it. A file of ours without a policy of its own could otherwise be framed, and what runs there could reach out.
 * @param {string} address
 */
export function allowOneFrame(address) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `frame-src ${address}`;
  document.head.append(policy);
}
