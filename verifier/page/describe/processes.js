// @ts-check
// Work processes as people write them, one a line in each language, and as a badge file has them. Pure.

/** @typedef {{ code: string, name?: Record<string, string>, task?: Record<string, string> }} Process */

/**
 * Return the processes with what one language says of them; a code that stood there keeps its words in other languages.
 * @param {Process[]} before
 * @param {string} text lines of "code | name | core task"
 * @param {string} tongue
 * @returns {Process[]}
 */
export function read(before, text, tongue) {
  const found = before.map((one) => structuredClone(one));
  const left = new Set(found);
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [code, name = "", task = ""] = line.split("|").map((part) => part.trim());
    let one = found.find((each) => each.code === code && left.delete(each));
    if (one === undefined) {
      one = { code };
      found.push(one);
    }
    if (name !== "") one.name = { ...one.name, [tongue]: name };
    if (task !== "") one.task = { ...one.task, [tongue]: task };
  }
  return found;
}

/** Return processes as lines of one language; one that says nothing in it is left to the languages that it has. @param {unknown} processes @param {string} tongue */
export function written(processes, tongue) {
  const all = /** @type {any[]} */ ([processes ?? []].flat());
  return all
    .filter((one) => one?.name?.[tongue] || one?.task?.[tongue] || !(one?.name || one?.task))
    .map((one) => [one?.code ?? "", one?.name?.[tongue] ?? "", one?.task?.[tongue] ?? ""].join(" | ").replace(/[ |]+$/, ""))
    .join("\n");
}
