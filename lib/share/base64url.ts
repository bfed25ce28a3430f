/** Bytes a call may spread over the stack at once. */
const stretch = 0x8000;

/** Base64 as it may stand in a URL, without padding. For the browser; the server has `Buffer`. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += stretch) {
    binary += String.fromCharCode(...bytes.subarray(at, at + stretch));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
