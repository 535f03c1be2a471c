// @ts-check
// The facets as numbers: which rows pass, and how many each option would give. No page, no network, no clock.

/**
 * @typedef {{id: string, name: string, keys: string[], labels: string[], sets: number[][], rows: number[]}} Facet
 * @typedef {{texts: string[], order: number[], rows: number[]}} Strings   order: what a text is sorted by
 * @typedef {{language: string, locale: string, built: string, summaries: number, ladders: Record<string, string[]>, in_sight: string[], slug: string[], name: string[],
 *   foreign: Record<number, string>, others: string[], png: number[], day?: number[], size: Strings, grade: Strings,
 *   price: Strings, tongue: Strings, starts: {sets: string[][], rows: number[]}, order: string[], facets: Facet[]}} Data   ladders: of
 *   levels, beside the European one, to other words for a level on each; order: ids of all facets; those that are not there yet come with `completed`, and so does `day`
 * @typedef {Map<string, Set<string>>} Chosen   facet id to keys
 * @typedef {{rows: number[], counts: Map<string, Uint32Array>}} Counted
 */

/** What a facet adds to what is shown anyway, where every other facet takes away. */
const ADDING = "status";
const DAY = 86_400_000;

/**
 * Make of what was downloaded what is counted: where every badge has a set of its own, its number goes without saying.
 * @param {any} downloaded
 * @returns {Data}
 */
export function prepared(downloaded) {
  for (const facet of downloaded.facets) facet.rows ??= Array.from({ length: facet.sets.length }, (_, row) => row);
  return downloaded;
}

/**
 * Put in what was downloaded later.
 * @param {Data} data
 * @param {any} later
 */
export function completed(data, later) {
  const facets = [...data.facets, ...prepared(later).facets];
  data.facets = data.order.flatMap((id) => facets.find((facet) => facet.id === id) ?? []);
  data.day = later.day;
}

/**
 * Say whether an address asks for what comes later: the facets out of sight are shown together, so one of them needs all.
 * @param {Data} data
 * @param {string} query
 */
export function needsMore(data, query) {
  const asked = new URLSearchParams(query);
  const hidden = data.order.filter((id) => !data.in_sight.includes(id));
  return !data.day && (asked.get("sort") === "newest" || hidden.some((id) => asked.has(id)));
}

/**
 * Fill in what depends on the day of the visit: the "start" facet, and which start comes next.
 * @param {Data} data
 * @param {Date} today
 * @returns {(string | undefined)[]} per row the next start, as an ISO date
 */
export function startsFrom(data, today) {
  const now = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const start = named(data, "start");
  const schedule = named(data, "schedule");
  const ownPace = schedule.keys.indexOf("own_pace");
  /** @type {Map<string, number>} */
  const numbers = new Map();
  start.sets = [];
  const next = data.starts.sets.map((dates) => dates.find((date) => Date.parse(date) >= now));
  start.rows = data.starts.rows.map((set, row) => {
    const keys = new Set();
    const days = next[set] === undefined ? undefined : (Date.parse(next[set]) - now) / DAY;
    for (const limit of ["30", "90", "180"]) if (days !== undefined && days <= Number(limit)) keys.add(limit);
    if (days !== undefined && days > 180) keys.add("later");
    if (schedule.sets[schedule.rows[row]].includes(ownPace)) keys.add("any");
    const places = start.keys.flatMap((key, place) => (keys.has(key) ? [place] : []));
    const text = places.join();
    const number = numbers.get(text) ?? start.sets.push(places) - 1;
    numbers.set(text, number);
    return number;
  });
  return data.starts.rows.map((set) => next[set]);
}

/**
 * @param {Data} data
 * @param {string} id
 * @returns {Facet}
 */
export function named(data, id) {
  const found = data.facets.find((facet) => facet.id === id);
  if (!found) throw new Error(`no facet ${id}`);
  return found;
}

/**
 * Which rows pass every facet, and what each option would give: a row counts for an option of a facet when it passes
 * all other facets.
 * @param {Data} data
 * @param {Chosen} chosen
 * @param {(row: number) => boolean} [found] whether the search words found the row
 * @returns {Counted}
 */
export function count(data, chosen, found) {
  const size = data.slug.length;
  const failures = new Uint8Array(size); // how many facets a row fails
  const failed = new Int16Array(size).fill(-1); // and which one, where it is one
  data.facets.forEach((facet, place) => {
    const passing = sets(facet, chosen.get(facet.id));
    if (!passing) return;
    for (let row = 0; row < size; row += 1) {
      if (passing[facet.rows[row]]) continue;
      failures[row] += 1;
      failed[row] = place;
    }
  });
  /** @type {number[]} */
  const rows = [];
  const perSet = data.facets.map((facet) => new Uint32Array(facet.sets.length));
  for (let row = 0; row < size; row += 1) {
    if (failures[row] > 1 || (found && !found(row))) continue;
    if (failures[row] === 1) {
      perSet[failed[row]][data.facets[failed[row]].rows[row]] += 1;
      continue;
    }
    rows.push(row);
    for (let place = 0; place < perSet.length; place += 1) perSet[place][data.facets[place].rows[row]] += 1;
  }
  const counts = new Map(
    data.facets.map((facet, place) => {
      const options = new Uint32Array(facet.keys.length);
      facet.sets.forEach((keys, set) => {
        for (const key of keys) options[key] += perSet[place][set];
      });
      return [facet.id, options];
    }),
  );
  return { rows, counts };
}

/**
 * Return the sets of a facet that pass; nothing where the facet does not restrict.
 * @param {Facet} facet
 * @param {Set<string> | undefined} keys
 */
function sets(facet, keys) {
  if (!keys?.size && facet.id !== ADDING) return undefined;
  const wanted = facet.keys.map((key) => keys?.has(key) ?? false);
  return facet.sets.map((places) => (facet.id === ADDING && places.length === 0) || places.some((place) => wanted[place]));
}

/**
 * @param {Data} data
 * @param {number[]} rows in the order of names
 * @param {string} order relevance, name, hours, level or newest
 * @param {Map<number, number>} [scores] per row, of the search words
 */
export function sorted(data, rows, order, scores) {
  /** @type {Record<string, (row: number) => number>} */
  const weights = {
    relevance: (row) => -(scores?.get(row) ?? 0),
    hours: (row) => (ordered(data.size, row) < 0 ? Infinity : ordered(data.size, row)),
    level: (row) => ordered(data.grade, row) || Infinity,
    newest: (row) => -(data.day?.[row] ?? 0),
  };
  const weight = weights[order];
  if (!weight) return rows;
  const by = new Map(rows.map((row) => [row, weight(row)]));
  return [...rows].sort((one, other) => difference(by.get(one), by.get(other)) || one - other);
}

/**
 * @param {Strings} column
 * @param {number} row
 */
function ordered(column, row) {
  return column.order[column.rows[row]];
}

/**
 * @param {number | undefined} one
 * @param {number | undefined} other
 */
function difference(one = 0, other = 0) {
  return one === other ? 0 : one - other; // Infinity - Infinity is not a number
}
