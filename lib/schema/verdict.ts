import { compileSchema, type JsonSchema } from './compile-schema.ts';

/** How a text stands to a schema; the complaint is the first thing wrong, in words. */
export type Verdict =
  | { type: 'valid' }
  | { type: 'not-json' | 'not-valid' | 'bad-schema'; complaint: string };

/** Judges a text that should be JSON of that schema; without a text, the schema alone. */
export function judge(schema: JsonSchema, text?: string): Verdict {
  const check = compileSchema(schema);
  if (typeof check === 'string') return { type: 'bad-schema', complaint: check };
  if (text === undefined) return { type: 'valid' };
  const value = parse(text);
  if (value === undefined) return { type: 'not-json', complaint: whyNotJson(text) };
  const complaint = check(value);
  return complaint === null ? { type: 'valid' } : { type: 'not-valid', complaint };
}

/** Undefined, which JSON can't say, for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyNotJson(text: string): string {
  if (text.trim() === '') return 'It is empty';
  const [, fenced] = /^\s*```\w*\n([\s\S]*)\n```\s*$/.exec(text) ?? [];
  if (fenced !== undefined && parse(fenced) !== undefined) return 'It stands in a code fence';
  return /^\s*[[{"]/.test(text) ? 'It is cut off or malformed' : 'It is plain text';
}
