import { pathOfCall } from './api-call.ts';
import type { Language } from './language.ts';
import { json, literal } from './literal.ts';

/** Nothing has a meaning to the shell between these; the quote itself must stand outside. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

export const curl: Language = {
  id: 'curl',
  label: 'curl',
  grammar: 'bash',
  install: () => null,
  write({ baseUrl, key, body }) {
    const lines = [
      `curl -N ${quoted(baseUrl + pathOfCall)}`,
      ...(key ? [`  -H "Authorization: Bearer $${key}"`] : []),
      '  -H "Content-Type: application/json"',
      `  -d ${quoted(literal(body, json, 2))}`,
    ];
    return `${lines.join(' \\\n')}\n`;
  },
};
