// @ts-check
// The planning page: what one has, where one wants to go, how far one is. Which badges someone holds never leaves this
// page: it is in no address and in no request. Only what one aims at may stand behind the # of an address.

import { counted, fill } from "../catalogue/wording.js";
import { element, get } from "../site/dom.js";
import { badgeGap, pathwayGap } from "./gaps.js";
import { held, isKept, remember, watch } from "./memory.js";
import { mine } from "./own-badges.js";
import { countsToo, inShort, missing } from "./missing.js";
import { forOccupation } from "./occupation.js";
import { far, route } from "./routes.js";
import { searching } from "./search.js";
import { link, name, pathwayLink, plain, said } from "./speech.js";

/** @typedef {import("./missing.js").Aim} Aim */

const FEW = 6; // pathways; of more, only those with a badge one has are unfolded at first

const page = get("#plan");
const { root = "./", home = "./" } = page.dataset;
const words = JSON.parse(get("#plan-words").textContent ?? "{}");
const status = get("#plan-status");

/** @param {string} message */
const say = (message) => void (status.textContent = message);

/** @param {import("./gaps.js").Plan} plan */
function begin(plan) {
  const places = new Map(plan.badges.id.map((id, badge) => [id, badge]));
  /** Ids that the catalogue lacks: kept, for it may have them again. @type {string[]} */
  let lost = [];
  /** @type {import("./speech.js").Desk} */
  const desk = { plan, words, root, home, held: new Set(), change };

  function read() {
    const found = held().map((id) => ({ id, badge: places.get(id) ?? plan.former[id] }));
    desk.held = new Set(found.flatMap(({ badge }) => (badge === undefined ? [] : [badge])));
    lost = found.flatMap(({ id, badge }) => (badge === undefined ? [id] : []));
  }

  /** @param {number} badge @param {boolean} has */
  function change(badge, has) {
    if (isKept()) read(); // another tab may have changed it meanwhile
    if (has) desk.held.add(badge);
    else desk.held.delete(badge);
    remember([...[...desk.held].map((one) => plan.badges.id[one]), ...lost]);
    update();
    const touched = plan.pathways.filter(({ steps }) => steps.some(({ badges }) => badges.includes(badge)));
    const routes = touched.map((pathway) => fill(words.route_now, { route: plain(pathway.name), progress: far(desk, pathway) }));
    say(
      [fill(has ? words.added : words.removed, { name: name(desk, badge) }), counted(words, "have", desk.held.size), ...routes].join(" "),
    );
  }

  read();
  const list = mine(desk, () => lost, say, again);
  const few = plan.pathways.length <= FEW;
  const cards = plan.pathways.flatMap((pathway) => {
    const card = document.querySelector(`[data-pathway="${CSS.escape(pathway.id)}"]`);
    const started = pathway.steps.some(({ badges }) => badges.some((badge) => desk.held.has(badge)));
    return card instanceof HTMLElement ? [route(desk, card, pathway, few || started)] : [];
  });
  const goal = aiming(desk);

  function update() {
    list.update();
    for (const card of cards) card.update();
    goal.update();
  }

  function again() {
    read();
    update();
  }

  watch(again);
  addEventListener("pageshow", (event) => {
    if (event.persisted) again(); // back from another page, which may have added a badge
  });
  update();
  page.dataset.ready = "true";
}

/** The part that asks where one wants to go. @param {import("./speech.js").Desk} desk */
function aiming(desk) {
  const { plan } = desk;
  const answer = get("#aim-answer");
  /** @type {{ name: string, entry: Aim }[]} */
  const choices = [
    ...plan.pathways.map((pathway) => ({ name: plain(pathway.name), entry: { badge: null, pathway } })),
    ...plan.occupations.map((occupation) => ({ name: plain(occupation[1]), entry: { badge: null, pathway: null, occupation } })),
    ...plan.badges.id.flatMap((_, badge) =>
      plan.badges.status[badge] === "active" ? [{ name: name(desk, badge), entry: { badge, pathway: null } }] : [],
    ),
  ];
  /** @type {Aim | null} */
  let aim = null;
  let unknown = false; // what the address aims at cannot be aimed at

  const key = (/** @type {Aim} */ { badge, pathway, occupation }) =>
    occupation ? `occupation:${occupation[0]}` : pathway ? `pathway:${pathway.id}` : plan.badges.id[badge ?? 0];
  const gapOf = (/** @type {Aim} */ { badge, pathway }) =>
    pathway ? pathwayGap(plan, desk.held, pathway) : badgeGap(plan, desk.held, badge ?? 0);
  const labelled = (/** @type {Aim} */ { badge, pathway }) => (pathway ? pathwayLink(desk, pathway) : link(desk, badge ?? 0));

  const update = () => {
    answer.hidden = aim === null && !unknown;
    if (aim === null) return answer.replaceChildren(...(unknown ? [element("p", { class: "note caution" }, words.aim_unknown)] : []));
    const drop = element("button", { type: "button", class: "button quiet-button", onclick: () => choose(null, true) }, words.aim_drop);
    if (aim.occupation) {
      const take = (/** @type {number} */ badge) => choose({ badge, pathway: null }, true);
      return answer.replaceChildren(...forOccupation(desk, aim.occupation, take), element("p", { class: "aim-drop no-print" }, drop));
    }
    const gap = gapOf(aim);
    const told = new Set(gap.options[0]?.badges); // each with what it gives
    answer.replaceChildren(
      element("h3", {}, labelled(aim), " ", element("span", { class: "tag" }, aim.pathway ? words.aim_pathway : words.aim_badge)),
      ...missing(desk, gap, aim),
      ...(aim.badge === null ? [] : countsToo(desk, aim.badge, (giver) => !told.has(giver))),
      element("p", { class: "aim-drop no-print" }, drop),
    );
  };

  /** @param {Aim | null} chosen @param {boolean} asked by a press, not by the address */
  const choose = (chosen, asked) => {
    aim = chosen;
    unknown = false;
    search.clear();
    update();
    if (!asked) return;
    history.replaceState(null, "", aim ? `#to=${key(aim)}` : location.pathname + location.search);
    languages();
    if (aim === null) return get("#aim-find").focus();
    answer.focus();
    if (aim.occupation) return say(plain(aim.occupation[1]));
    say(fill(words.aim_chosen, { name: labelled(aim).textContent ?? "", gap: inShort(desk, gapOf(aim)) }));
  };

  const search = searching({
    field: "#aim-find",
    count: "#aim-found-count",
    list: "#aim-found",
    words,
    found: "aim_found",
    entries: choices,
    item: (/** @type {Aim} */ entry) =>
      element(
        "button",
        { type: "button", class: "choice", onclick: () => choose(entry, true) },
        element(
          "span",
          {},
          said(entry.occupation ? entry.occupation[1] : entry.pathway ? entry.pathway.name : plan.badges.name[entry.badge ?? 0]),
        ),
        element("small", { class: "quiet" }, entry.occupation ? words.aim_occupation : entry.pathway ? words.aim_pathway : words.aim_badge),
      ),
  });

  const fromAddress = () => {
    const wanted = /^#to=(.+)$/.exec(location.hash)?.[1];
    const found = wanted === undefined ? undefined : choices.find(({ entry }) => key(entry) === wanted);
    choose(found?.entry ?? null, false);
    languages();
    if (found) answer.querySelector("h3")?.scrollIntoView({ block: "nearest" }); // below one's own badges on a phone
    if (wanted === undefined || found) return;
    unknown = true; // an old address is not obeyed in silence
    update();
    say(words.aim_unknown);
  };
  addEventListener("hashchange", fromAddress);
  get("#plan-aim").hidden = false;
  fromAddress();
  return { update };
}

/** The other language shows the same aim. */
function languages() {
  for (const other of document.querySelectorAll(".site-tools a[hreflang]")) {
    if (other instanceof HTMLAnchorElement) other.hash = location.hash;
  }
}

try {
  const answer = await fetch("plan.json");
  if (!answer.ok) throw new Error(String(answer.status));
  begin(await answer.json());
} catch (error) {
  page.dataset.failed = "true"; // then the list stands as it does without a script
  get("#plan-failed").hidden = false;
  throw error;
}
