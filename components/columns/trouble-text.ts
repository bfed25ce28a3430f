/** `Busy: no worker is free.` → its first clause, which is set bold, and the rest. */
export function firstClause(message: string): [clause: string, rest: string] {
  const end = /[.:;](?=\s)/.exec(message);
  if (!end) return [message, ''];
  return [message.slice(0, end.index + 1), message.slice(end.index + 1).trimStart()];
}
