// @ts-check
// Reads the QR code in a picture. Runs in the worker, where the bytes of a badge belong.

await import("./jsqr.js"); // no module: it names itself `jsQR`; why not at the head says worker.js

const LARGEST = 12_000; // pixels of a side of the picture as it came
const TRIED = [1_400, 700, 2_400]; // pixels of the longest side: a code may be small, or photographed unsharply
const LONGEST = 4_000; // characters; no QR code holds more than 7,089

const KINDS = /** @type {[string, number[]][]} */ ([
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
]);

/** Return what the QR code in a picture says, or null where there is none to read. @param {ArrayBuffer} data */
export async function readCode(data) {
  const bytes = new Uint8Array(data, 0, Math.min(4, data.byteLength));
  const kind = KINDS.find(([, start]) => start.every((byte, place) => bytes[place] === byte));
  if (kind === undefined) return null;
  try {
    const drawn = await createImageBitmap(new Blob([data], { type: kind[0] }));
    if (Math.max(drawn.width, drawn.height) > LARGEST) return null;
    for (const side of TRIED) {
      const text = read(drawn, side);
      if (text !== null && text !== "") return text.slice(0, LONGEST);
    }
  } catch {
    // not a picture after all; the verifier has said what it is
  }
  return null;
}

/** @param {ImageBitmap} drawn @param {number} side @returns {string | null} */
function read(drawn, side) {
  const scale = Math.min(1, side / Math.max(drawn.width, drawn.height));
  const [width, height] = [drawn.width, drawn.height].map((length) => Math.max(1, Math.round(length * scale)));
  const pen = new OffscreenCanvas(width, height).getContext("2d");
  if (pen === null) return null;
  pen.fillStyle = "#fff"; // what is transparent counts as paper
  pen.fillRect(0, 0, width, height);
  pen.drawImage(drawn, 0, 0, width, height);
  const { jsQR } = /** @type {any} */ (globalThis);
  return jsQR(pen.getImageData(0, 0, width, height).data, width, height)?.data ?? null;
}
