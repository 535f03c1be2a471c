// @ts-check
// Fills the place holders of sentences, and chooses among sentences by number. No page, no network.

const CATEGORIES = /** @type {const} */ (["zero", "one", "two", "few", "many", "other"]);

/**
 * Return a sentence with its place holders filled in; one without a value stays.
 * @param {string} template with {name} for what is filled in
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Return the sentence of a number of things in the form that the page's language has for it: PO files number the forms
 * in the order in which CLDR names its categories. What is said of none at all stands under the name with `_none`.
 * @param {Record<string, string>} words
 * @param {string} name
 * @param {number} n
 */
export function formOf(words, name, n) {
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const known = rules.resolvedOptions().pluralCategories;
  const ordered = CATEGORIES.filter((category) => known.includes(category));
  const none = n === 0 ? words[`${name}_none`] : undefined;
  const found = none ?? words[`${name}[${ordered.indexOf(rules.select(n))}]`];
  return found ?? words[`${name}[${Object.keys(words).filter((key) => key.startsWith(`${name}[`)).length - 1}]`];
}

/**
 * Return the same sentence with the number filled in.
 * @param {Record<string, string>} words
 * @param {string} name
 * @param {number} n
 */
export function counted(words, name, n) {
  return fill(formOf(words, name, n), { n: n.toLocaleString(document.documentElement.lang) });
}
