// @ts-check
// Where pages and pictures of entries stand, below the root of the site or the home of a language: as
// badge_catalogue/addresses.py has it, beside which a test holds this.

/** What the list of badges downloads. */
export const BADGES = "badges/";
export const FACETS = "badges/facets.json";
export const FACETS_LATER = "badges/more.json";
export const FOUND = "badges/found.json";
export const WORDS = "badges/words.json";

/** @param {string} id of a badge */
export const badgeFolder = (id) => `${BADGES}${id.replace(".", "/")}/`;

/** @param {string} id of a badge @param {boolean} own whether it brings a picture of its own, in pixels */
export const badgePicture = (id, own) => `${badgeFolder(id)}image.${own ? "png" : "svg"}`;

/** @param {string} id of a pathway */
export const pathwayFolder = (id) => `pathways/${id}/`;

/** @param {string} language */
export const termsOf = (language) => `assets/site/terms/${language}.json`;

/** @param {string} id of an institution */
export const institutionFolder = (id) => `institutions/${id}/`;
