import type { Draft } from '../draft.ts';
import { extract } from '../kinds/extract.ts';
import type { Reading } from '../reading.ts';
import { sentencesOf } from '../text.ts';
import { valueFromSchema } from './from-schema.ts';

/** OpenAI wraps a schema as `{ name, strict, schema }`; both the wrapped and the bare one are understood. */
function unwrap(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const inner = (schema as { schema?: unknown; type?: unknown }).schema;
  return typeof inner === 'object' && inner !== null && !('type' in schema) ? inner : schema;
}

const wantsExtraction = /\b(?:extract|pull out|parse|identify|convert)\b/;

/** The reply as JSON text and nothing else. */
export function composeJson(draft: Draft, reading: Reading, schema: unknown): string {
  const wanted = unwrap(schema);
  if (wanted !== undefined) {
    const text = reading.given ?? reading.prompt;
    return JSON.stringify(valueFromSchema(wanted, { text, answer: draft.short, optional: 'all' }), null, 2);
  }
  if (wantsExtraction.test(reading.lower)) {
    const { value } = extract(reading.prompt, reading.given);
    if (Object.keys(value).length > 0) return JSON.stringify(value, null, 2);
  }
  const [answer = draft.short, ...more] = sentencesOf(draft.short);
  return JSON.stringify(
    { answer, ...(more.length > 0 ? { more } : {}), about: reading.subject || null, model: 'simulated' },
    null,
    2,
  );
}
