// @ts-check
// How far someone is, and the smallest set of badges that closes a gap. Pure: plan and badges in, answer out.
//
// What counts is what the catalogue says, to the letter: a badge counts in every step that names it, also when it is no
// longer awarded; that a successor or predecessor counts is nowhere said, so it does not.
// The smallest set is found by looking at all sets, cut short where they cannot win; beyond `limits.nodes` looks the
// answer is the best one seen or a greedy one, and `exact` is false unless no smaller set can exist.

/**
 * A badge is named by its place in the columns.
 * @typedef {{ id: string[], name: (string | string[])[], issuer: number[], hours: (number | null)[],
 *   brief: string[], status: string[], version: string[], replaced_by: (number | null)[], requires: number[][], recommends: number[][] }} Badges
 * @typedef {{ effect: string | string[], by: string | string[], on: string, version: string }} Confirmed
 * @typedef {{ name: string | string[], rule: string, need: number, badges: number[] }} Step
 * @typedef {{ id: string, name: string | string[], status: string, owner: string | string[],
 *   goal: { kind: string, badge: number | null, name: string | string[] }, steps: Step[],
 *   recognised: { who: string | string[], effect: string | string[], by: string | string[], on: string }[], claims: number[] }} Pathway
 * @typedef {{ language: string, issuers: (string | string[])[], badges: Badges, former: Record<string, number>,
 *   counts: [number, number, Confirmed | null][], decided: [number, string | string[], Confirmed][], pathways: Pathway[], occupations: Occupation[],
 *   pictures: import("./pictures.js").Pictures }} Plan
 * @typedef {[string, string | string[], number[]]} Occupation  its key, its name, badges of use in it
 * @typedef {{ need: number, held: number[], left: number }} Progress  of one step
 * @typedef {{ badges: number[], hours: number, unknown: number, sure: number, key: string }} Option  badges in an order in
 *   which they can be earned; unknown: how many do not say their hours; sure: how many count at the goal, confirmed
 * @typedef {{ done: boolean, steps: Progress[], options: Option[], exact: boolean, blocked: number[] }} Gap
 *   blocked: badges that it takes and that nobody can earn now; then there are no options
 */

export const LIMITS = { nodes: 5_000, options: 3 };

/**
 * A badge and, before it, all it requires that one does not hold. What a held badge once required is behind one.
 * @param {Plan} plan @param {Set<number>} held @param {number} badge @returns {number[]} in the order of earning
 */
export function closure(plan, held, badge) {
  /** @type {Set<number>} */
  const seen = new Set();
  /** @type {number[]} */
  const order = [];
  /** @type {[number, boolean][]} */
  const waiting = [[badge, false]];
  while (waiting.length > 0) {
    const [one, ready] = /** @type {[number, boolean]} */ (waiting.pop());
    if (ready) order.push(one);
    else if (!held.has(one) && !seen.has(one)) {
      seen.add(one);
      waiting.push([one, true]);
      for (const needed of [...plan.badges.requires[one]].reverse()) waiting.push([needed, false]);
    }
  }
  return order;
}

/** @param {Plan} plan @param {number} badge */
const earnable = (plan, badge) => plan.badges.status[badge] === "active";

/** Return the progress in each step of a pathway. @param {Set<number>} held @param {Pathway} pathway @returns {Progress[]} */
export function progress(held, pathway) {
  return pathway.steps.map(({ need, badges }) => {
    const here = badges.filter((badge) => held.has(badge));
    return { need, held: here, left: Math.max(0, need - here.length) };
  });
}

/** Return the gap to a badge: the badges that it still requires. @param {Plan} plan @param {Set<number>} held @param {number} badge @returns {Gap} */
export function badgeGap(plan, held, badge) {
  const missing = closure(plan, held, badge);
  const blocked = missing.filter((one) => !earnable(plan, one));
  const options = missing.length > 0 && blocked.length === 0 ? [option(plan, missing)] : [];
  return { done: missing.length === 0, steps: [], options, exact: true, blocked };
}

/**
 * What it still takes to set every step of a pathway, and to be allowed to the badge it leads to; not that badge itself.
 * @param {Plan} plan @param {Set<number>} held @param {Pathway} pathway @param {{ nodes: number, options: number }} limits
 * @returns {Gap}
 */
export function pathwayGap(plan, held, pathway, limits = LIMITS) {
  const steps = progress(held, pathway);
  const goal = pathway.goal.badge;
  if (goal !== null && held.has(goal)) return { done: true, steps, options: [], exact: true, blocked: [] };
  const way = ways(plan, held);
  const first = goal === null ? [] : way(goal).filter((one) => one !== goal);
  const blocked = first.filter((one) => !earnable(plan, one));
  const open = [];
  for (const [number, { left }] of steps.entries()) {
    if (left === 0) continue;
    const others = pathway.steps[number].badges.filter((badge) => !held.has(badge));
    const usable = others.filter((badge) => way(badge).every((one) => earnable(plan, one) && one !== goal));
    if (usable.length < left) blocked.push(...others.flatMap(way).filter((one) => one === goal || !earnable(plan, one)));
    open.push({ left, usable });
  }
  if (blocked.length > 0) {
    return { done: false, steps, options: [], exact: true, blocked: [...new Set(blocked)].sort((a, b) => a - b) };
  }
  const sure = new Set(plan.counts.flatMap(([giver, target, confirmed]) => (target === goal && confirmed !== null ? [giver] : [])));
  const sized = (/** @type {number[]} */ badges) => option(plan, badges, sure);
  const { sets, exact } = smallest(open, way, new Set(first), sized, limits);
  const options = sets.map((set) => sized(ordered(set, way, pathway))).filter(({ badges }) => badges.length > 0);
  return { done: first.length === 0 && open.length === 0, steps, options, exact, blocked: [] };
}

/**
 * @typedef {{ left: number, usable: number[] }} Open  a step that lacks badges, and those that can fill it
 * @typedef {(badge: number) => number[]} Way  a badge with all it takes, see `closure`
 */

/** `closure`, remembered. @param {Plan} plan @param {Set<number>} held @returns {Way} */
function ways(plan, held) {
  /** @type {Map<number, number[]>} */
  const known = new Map();
  return (badge) => {
    const found = known.get(badge) ?? closure(plan, held, badge);
    known.set(badge, found);
    return found;
  };
}

/** Return the number of badges that each open step still lacks. @param {Open[]} open @param {Set<number>} chosen */
const lacks = (open, chosen) => open.map(({ left, usable }) => Math.max(0, left - usable.filter((badge) => chosen.has(badge)).length));

/** The set without a badge and without all that takes it. @param {Set<number>} set @param {number} badge @param {Way} way */
const without = (set, badge, way) => new Set([...set].filter((other) => !way(other).includes(badge)));

/**
 * Every set is looked at once: after all sets with a badge were seen, it is barred from the rest of its branch.
 * @param {Open[]} open @param {Way} way @param {Set<number>} first what it takes in any case
 * @param {(badges: number[]) => Option} sized @param {{ nodes: number, options: number }} limits
 * @returns {{ sets: Set<number>[], exact: boolean }} the smallest first; of equal size the least hours first
 */
function smallest(open, way, first, sized, limits) {
  for (const step of open) step.usable = [...step.usable].sort((a, b) => compare(sized(way(a)), sized(way(b))));
  /** @type {Option[]} */
  let best = [];
  let looks = 0;

  /** Keep a set, unless some of it can be left out. @param {Set<number>} chosen */
  const keep = (chosen) => {
    const spare = [...chosen].some((badge) => !first.has(badge) && lacks(open, without(chosen, badge, way)).every((lack) => lack === 0));
    const found = sized([...chosen]);
    const lacking = lacks(open, chosen).some((lack) => lack > 0);
    if (lacking || spare || best.some((other) => compare(found, other) === 0)) return;
    best = [...best, found].sort(compare).slice(0, limits.options);
  };

  /** @param {Set<number>} chosen @param {Set<number>} barred */
  const look = (chosen, barred) => {
    looks += 1;
    if (looks > limits.nodes) return;
    const lack = lacks(open, chosen);
    const least = Math.max(0, ...lack);
    if (best.length === limits.options && chosen.size + least > best[best.length - 1].badges.length) return;
    if (least === 0) return keep(chosen);
    const free = (/** @type {number} */ badge) => !chosen.has(badge) && !way(badge).some((one) => barred.has(one));
    const choices = open.map(({ usable }) => usable.filter(free));
    const spare = (/** @type {number} */ place) => choices[place].length - lack[place];
    const places = [...open.keys()].filter((place) => lack[place] > 0).sort((a, b) => spare(a) - spare(b));
    if (spare(places[0]) < 0) return;
    const seen = new Set(barred);
    for (const badge of choices[places[0]]) {
      if (!way(badge).some((one) => seen.has(one))) look(new Set([...chosen, ...way(badge)]), seen);
      seen.add(badge);
    }
  };

  look(first, new Set());
  const exact = looks <= limits.nodes;
  if (!exact) keep(greedy(open, way, first));
  const least = first.size + Math.max(0, ...lacks(open, first));
  return { sets: best.map(({ badges }) => new Set(badges)), exact: exact || best[0]?.badges.length === least };
}

/**
 * The badge that fills the most for the fewest new badges, again and again; what proves needless is left out after.
 * @param {Open[]} open @param {Way} way @param {Set<number>} first
 */
function greedy(open, way, first) {
  const total = (/** @type {Set<number>} */ set) => lacks(open, set).reduce((sum, lack) => sum + lack, 0);
  let chosen = new Set(first);
  while (total(chosen) > 0) {
    let [most, winner] = [0, chosen];
    for (const badge of new Set(open.flatMap(({ usable }) => usable))) {
      const next = new Set([...chosen, ...way(badge)]);
      const share = next.size > chosen.size ? (total(chosen) - total(next)) / (next.size - chosen.size) : 0;
      if (share > most) [most, winner] = [share, next];
    }
    if (winner === chosen) break; // cannot be: every open step has as many usable badges as it lacks
    chosen = winner;
  }
  for (const badge of [...chosen].reverse()) {
    const fewer = without(chosen, badge, way);
    if (!first.has(badge) && total(fewer) === 0) chosen = new Set([...fewer, ...first]);
  }
  return chosen;
}

/** @param {Plan} plan @param {number[]} badges @param {Set<number>} [sure] what was confirmed to count at the goal @returns {Option} */
function option(plan, badges, sure = new Set()) {
  const hours = badges.map((badge) => plan.badges.hours[badge]);
  return {
    badges,
    hours: hours.reduce((/** @type {number} */ sum, one) => sum + (one ?? 0), 0),
    unknown: hours.filter((one) => one === null).length,
    sure: badges.filter((badge) => sure.has(badge)).length,
    key: badges
      .map((badge) => plan.badges.id[badge])
      .sort()
      .join(),
  };
}

/**
 * The smallest first, then the least hours where all are known, then what the goal's owner confirmed to count; then by
 * their ids, so that both languages give the same answer.
 * @param {Option} one @param {Option} other
 */
function compare(one, other) {
  const order = one.badges.length - other.badges.length || one.unknown - other.unknown || one.hours - other.hours || other.sure - one.sure;
  return order || (one.key < other.key ? -1 : Number(one.key > other.key));
}

/** In the order of the steps, what is required before what requires it. @param {Set<number>} set @param {Way} way @param {Pathway} pathway */
function ordered(set, way, pathway) {
  const named = pathway.steps.flatMap(({ badges }) => badges);
  return [...new Set([...named.filter((badge) => set.has(badge)), ...set].flatMap(way))];
}

/** Return the claims of badges to count towards a badge, the confirmed ones first. @param {Plan} plan @param {number} target */
export function towards(plan, target) {
  return plan.counts.filter(([, to]) => to === target).sort((a, b) => Number(b[2] !== null) - Number(a[2] !== null) || a[0] - b[0]);
}

/** Held badges of which this one is the successor, at any remove. @param {Plan} plan @param {Set<number>} held @param {number} badge */
export function predecessors(plan, held, badge) {
  return [...held].filter((one) => {
    const seen = new Set([one]);
    for (let next = plan.badges.replaced_by[one]; next !== null && !seen.has(next); next = plan.badges.replaced_by[next]) {
      if (next === badge) return true;
      seen.add(next);
    }
    return false;
  });
}

/** Badges recommended before these, that one neither holds nor plans. @param {Plan} plan @param {Set<number>} held @param {number[]} badges */
export function helpful(plan, held, badges) {
  const wanted = badges.flatMap((badge) => plan.badges.recommends[badge]);
  return [...new Set(wanted)].filter((badge) => !held.has(badge) && !badges.includes(badge) && earnable(plan, badge));
}
