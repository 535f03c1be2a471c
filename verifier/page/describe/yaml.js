// @ts-check
// A badge file without the help of Python, for when the check could not start: right YAML, plainly laid out, unchecked.

/** @param {any} data @param {string} remark @returns {string} */
export function written(data, remark) {
  const modeline = "# yaml-language-server: $schema=../../../schema/badge.json";
  return `${[modeline, `# ${remark}`, ...lines(data, "")].join("\n")}\n`;
}

/** @param {any} data @param {string} space @returns {string[]} */
function lines(data, space) {
  return Object.entries(data).flatMap(([key, value]) => {
    if (value === null || typeof value !== "object") return [`${space}${key}: ${single(key, value)}`];
    if (!Array.isArray(value)) return [`${space}${key}:`, ...lines(value, `${space}  `)];
    if (value.every((item) => typeof item !== "object")) return [`${space}${key}: [${value.map((item) => single(key, item)).join(", ")}]`];
    return [
      `${space}${key}:`,
      ...value.flatMap((item) => {
        const [first, ...rest] = lines(item, `${space}    `);
        return [`${space}  - ${first.trimStart()}`, ...rest];
      }),
    ];
  });
}

/** Text in double quotes, where YAML reads JSON's escapes; days as they are. @param {string} key @param {any} value */
function single(key, value) {
  if (typeof value !== "string") return String(value);
  const day = /^\d{4}-\d\d-\d\d$/.test(value) && ["reviewed_on", "decided_on", "starts"].includes(key);
  return day ? value : JSON.stringify(value);
}
