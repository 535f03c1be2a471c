// The build takes it from the site's own scripts.
export * from "../../../site_src/overrides/assets/site/dom.js";
