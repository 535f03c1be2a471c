// @ts-check
// Downloads data of the site's own; what is not there is an error.

/** @param {string} address */
export async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}
