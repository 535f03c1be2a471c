// @ts-check
// Finds the word of our own vocabulary that someone probably meant. No page, no network.

/** @typedef {{words: string[], counts: number[]}} Vocabulary */

const CONTAINED = 4; // letters from which a part of a compound counts: "verpleging" in "wijkverpleging"
/** Letters from which so many slips are taken for slips: in a short word two make another word ("avond" is not "and"). */
const SLIPS = [3, 7, 12];
/** Letters that are taken for each other: they sound alike, or lie side by side on a keyboard. */
const ALIKE = [
  "aeiouy",
  "ckq",
  "csz",
  "dt",
  "bp",
  "fvw",
  "gh",
  "jy",
  "mn",
  "lr",
  "qw",
  "er",
  "rt",
  "ty",
  "ui",
  "op",
  "as",
  "sd",
  "df",
  "fg",
  "hj",
  "jk",
  "kl",
  "xc",
  "cv",
  "vb",
  "bn",
];
const OTHER = 2; // what any other wrong letter counts for

/**
 * @param {string} text
 * @returns {string} without capitals and accents
 */
export function plain(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * The words of a question: what a slash joins is two, and what an apostrophe adds is an ending ("zzp'er", "foto's").
 * @param {string} words
 */
export function apart(words) {
  return words.replace(/(?<=\p{L})['\u2019]\p{L}{1,4}(?!\p{L})/gu, "").split(/[\s/]+/u);
}

/**
 * The nearest word: one slip first, then a compound that holds the word, then more slips; the more common one wins.
 * The first letter is right, or changed places with the second: nobody who types "ehbo" means "hbo".
 * @param {string} typed
 * @param {Vocabulary} vocabulary
 * @returns {string | undefined}
 */
export function nearest(typed, vocabulary) {
  const word = plain(typed);
  const most = SLIPS.filter((letters) => word.length >= letters).length;
  let best;
  let bestRank = Infinity;
  let bestCount = 0;
  vocabulary.words.forEach((candidate, place) => {
    const other = plain(candidate);
    if (other === word) return; // known, so not what was meant
    const slips = begins(word, other) ? distance(word, other, most) : Infinity;
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
 * @param {string} word
 * @param {string} other
 */
function begins(word, other) {
  return word[0] === other[0] || (word[0] === other[1] && word[1] === other[0]);
}

/**
 * What it counts for that one letter stands where another should.
 * @param {string} one
 * @param {string} other
 */
function wrong(one, other) {
  if (one === other) return 0;
  return ALIKE.some((letters) => letters.includes(one) && letters.includes(other)) ? 1 : OTHER;
}

/**
 * Return the number of letters that are wrong, missing, too many or changed places (optimal string alignment).
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
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + wrong(one[i - 1], other[j - 1]));
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
