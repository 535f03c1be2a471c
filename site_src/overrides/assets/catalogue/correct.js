// @ts-check
// Finds the word of our own vocabulary that someone probably meant. No page, no network.

/** @typedef {{words: string[], counts: number[]}} Vocabulary */

const CONTAINED = 4; // letters from which a part of a compound counts: "verpleging" in "wijkverpleging"

/**
 * @param {string} text
 * @returns {string} without capitals and accents
 */
export function plain(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * The nearest word: one slip first, then a compound that holds the word, then more slips; the more common one wins.
 * @param {string} typed
 * @param {Vocabulary} vocabulary
 * @returns {string | undefined}
 */
export function nearest(typed, vocabulary) {
  const word = plain(typed);
  const most = word.length < 3 ? 0 : word.length < 5 ? 1 : word.length < 9 ? 2 : 3;
  let best;
  let bestRank = Infinity;
  let bestCount = 0;
  vocabulary.words.forEach((candidate, place) => {
    const other = plain(candidate);
    if (other === word) return; // known, so not what was meant
    const slips = distance(word, other, most);
    const holds = word.length >= CONTAINED && other.includes(word);
    const rank = Math.min(slips <= most ? slips * 2 : Infinity, holds ? 3 : Infinity);
    const count = vocabulary.counts[place];
    if (rank < bestRank || (rank === bestRank && rank < Infinity && count > bestCount)) {
      best = candidate;
      bestRank = rank;
      bestCount = count;
    }
  });
  return best;
}

/**
 * How many letters are wrong, missing, too many or changed places (optimal string alignment).
 * @param {string} one
 * @param {string} other
 * @param {number} most gives up beyond, and returns something greater
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return above[other.length];
}
