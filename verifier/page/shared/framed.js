// @ts-check
// Who may frame this page, and what it may frame itself: no other site, and two addresses.

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
 * Forbid every frame but a few, beside the policy that the page came with: which addresses they have, only the site knows
 * that serves them. A file of ours without a policy of its own could otherwise be framed, and what runs there could reach out.
 * @param {...string} addresses
 */
export function allowFrames(...addresses) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `frame-src ${addresses.join(" ")}`;
  document.head.append(policy);
}
