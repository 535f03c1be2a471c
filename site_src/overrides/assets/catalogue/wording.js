// @ts-check
// Fills the place holders of sentences, and chooses among sentences by number. No page, no network.

/**
 * Return a sentence with its place holders filled in; one without a value stays.
 * @param {string} template with {name} for what is filled in
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Return one of three sentences, by number.
 * @param {Record<string, string>} words
 * @param {string} name with variants `_one` and `_none`
 * @param {number} n
 */
export function counted(words, name, n) {
  const template = n === 0 ? words[`${name}_none`] : n === 1 ? words[`${name}_one`] : undefined;
  return template ?? fill(words[name], { n: n.toLocaleString(document.documentElement.lang) });
}
