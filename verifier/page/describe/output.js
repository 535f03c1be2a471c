// @ts-check
// What one takes away: a file, a copy, or a letter to the curator.

const LONGEST_LETTER = 1800; // characters of a mailto address that every mail program takes

/** Hand over a file. @param {string} name @param {BlobPart} content @param {string} type */
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Return the address of a letter; where the file does not fit, the letter says that it is attached.
 * @param {{ name: string, path: string, file: string, yaml: string, checked: boolean }} badge
 * @param {any} words
 * @returns {{ address: string, whole: boolean }}
 */
export function letter({ name, path, file, yaml, checked }, words) {
  const subject = encodeURIComponent(words.mail_subject.replace("{}", () => name.slice(0, 80)));
  const start = words.mail_body.replace("{path}", () => path) + (checked ? "" : words.mail_unchecked);
  const body = (/** @type {string} */ text) => encodeURIComponent(text.replaceAll("\n", "\r\n"));
  const address = `mailto:?subject=${subject}&body=${body(`${start}\n${yaml}`)}`;
  if (address.length <= LONGEST_LETTER) return { address, whole: true };
  return { address: `mailto:?subject=${subject}&body=${body(start + words.mail_attach.replace("{file}", () => file))}`, whole: false };
}
