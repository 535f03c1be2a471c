// @ts-check
// What differs by number: "1 part", "2 parts", and however many forms a language has.

/**
 * Return the form of a text for a number, with the number filled in.
 * @param {string[]} forms as the words of the page hold them
 * @param {number} number
 * @param {string} plural which form each number from 0 to 199 takes; a larger one goes by its last two figures
 */
export function counted(forms, number, plural) {
  const form = plural[number < plural.length ? number : 100 + (number % 100)];
  return forms[Number(form)].replace("{number}", String(number));
}
