/**
 * Eight hexadecimal digits. Not `crypto.randomUUID`: a browser has that on https and localhost only, and the page may be
 * opened over plain http on a home network.
 */
export function randomId(): string {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word.toString(16).padStart(8, '0');
}
