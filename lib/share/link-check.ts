/** The field of a copied link that stands first and tells a cut anywhere after it. Nobody has to write it. */
export const checkField = 'check';

/**
 * `<number of fields>.<digest of them>`. What a mail program or a way back adds behind them is not counted, and does no
 * harm.
 */
export function checkOf(fields: [string, string][]): string {
  return `${fields.length}.${digest(new URLSearchParams(fields).toString())}`;
}

/** Whether the fields that stand beside a check are those it was made of. */
export function isWhole(check: string, fields: [string, string][]): boolean {
  const counted = Number.parseInt(check, 10);
  return counted > 0 && checkOf(fields.slice(0, counted)) === check;
}

/** FNV-1a of 32 bits: it is meant for accidents. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
