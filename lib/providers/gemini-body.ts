import { record } from '#lib/record.ts';

type Fields = Record<string, unknown>;

/** All that the endpoint takes; any other name is a 400 (API reference, section 9). */
const taken = [
  'model',
  'messages',
  'stream',
  'stream_options',
  'temperature',
  'top_p',
  'max_tokens',
  'stop',
  'tools',
  'tool_choice',
  'response_format',
] as const;

/** The SDK's body as Gemini takes it. `effort` and `budget` are our own words in it, for how much to think. */
export function geminiBody(name: string, body: Fields): Fields {
  const kept = Object.fromEntries(taken.flatMap((field) => (field in body ? [[field, body[field]]] : [])));
  const tools = Array.isArray(body.tools) ? { tools: body.tools.map(withPlainSchema) } : {};
  return { ...kept, ...tools, ...thinkingFields(name, body.effort, body.budget) };
}

/** The tokens that the endpoint itself makes of an effort. */
const budgets: Readonly<Record<string, number>> = { minimal: 1024, low: 1024, medium: 8192, high: 24_576 };

/**
 * Thoughts are shown by a config that excludes `reasoning_effort`; so an effort goes into that config, as a budget or, from
 * the third family on, as a level.
 */
function thinkingFields(name: string, effort: unknown, budget: unknown): Fields {
  const [, family] = /^gemini-(2\.5|[3-9]|\d\d)/.exec(name) ?? [];
  if (family === undefined) return {};
  if (effort === 'none') return { reasoning_effort: 'none' };
  const wanted = effort === 'xhigh' || effort === 'max' ? 'high' : effort;
  const amount =
    typeof budget === 'number'
      ? { thinking_budget: budget }
      : typeof wanted !== 'string'
        ? {}
        : family === '2.5'
          ? { thinking_budget: budgets[wanted] ?? 8192 }
          : { thinking_level: wanted };
  return { extra_body: { google: { thinking_config: { include_thoughts: true, ...amount } } } };
}

function withPlainSchema(tool: unknown): unknown {
  const { function: described } = record(tool);
  const { strict: _, ...written } = record(described);
  return { ...record(tool), function: { ...written, parameters: plainSchema(written.parameters) } };
}

/** Below these, keys are names somebody chose and no keywords. */
const named = new Set(['properties', '$defs', 'definitions', 'patternProperties']);
/** Below these stands data, where a keyword is none. */
const data = new Set(['enum', 'default', 'example', 'examples', 'required']);
const refused = new Set(['additionalProperties', '$schema', 'propertyNames']);

/** A tool's schema without the keywords that are refused; a constant becomes the only choice there is. */
export function plainSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plainSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (refused.has(key)) return [];
    if (key === 'const') return typeof value === 'string' ? [['enum', [value]]] : [];
    if (data.has(key)) return [[key, value]];
    if (!named.has(key)) return [[key, plainSchema(value)]];
    const inner = Object.entries(record(value)).map(([name, each]) => [name, plainSchema(each)]);
    return [[key, Object.fromEntries(inner)]];
  });
  return Object.fromEntries(entries);
}
