import { type Facts, findFacts } from '../facts.ts';
import { type FieldValue, readField, sentimentOf } from '../fields.ts';
import { keyWords } from '../kinds/summary.ts';
import { capitalise, clip } from '../text.ts';
import { sampleFor } from './pattern.ts';
import { asSchema, mergeAll, resolveRef, type Schema, typesOf } from './schema.ts';

/** Where values come from. `answer` fills text fields the prompt has no fact for. */
export interface Source {
  text: string;
  answer: string;
  /** `found` leaves out optional properties that the text says nothing about. */
  optional: 'all' | 'found';
  /** A reading of a field by its name that comes before the general rules. */
  read?(name: string): FieldValue | undefined;
}

interface Context extends Source {
  root: Schema;
  facts: Facts;
}

const depthLimit = 8;

const formats: Readonly<Record<string, (context: Context) => string>> = {
  date: ({ facts }) => facts.dates[0] ?? '2026-01-01',
  'date-time': ({ facts }) =>
    `${facts.dates[0] ?? '2026-01-01'}T${facts.times[0]?.padStart(5, '0') ?? '09:00'}:00Z`,
  time: ({ facts }) => `${facts.times[0]?.padStart(5, '0') ?? '09:00'}:00Z`,
  email: ({ facts }) => facts.emails[0] ?? 'someone@example.com',
  uri: ({ facts }) => facts.urls[0] ?? 'https://example.com/',
  url: ({ facts }) => facts.urls[0] ?? 'https://example.com/',
  uuid: () => '00000000-0000-4000-8000-000000000000',
  ipv4: () => '192.0.2.1',
  ipv6: () => '2001:db8::1',
  hostname: () => 'example.com',
  duration: () => 'PT1H',
};

const accepts = (pattern: string, text: string): boolean => {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
};

const lastPart = (path: string) =>
  path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1) ?? '';

const found = (path: string, context: Context): FieldValue | undefined => {
  const name = lastPart(path);
  return context.read?.(name) ?? readField(name, context.facts, context.text);
};

function stringFor(schema: Schema, path: string, context: Context): string {
  const format = schema.format ? formats[schema.format] : undefined;
  if (format) return format(context);
  const fact = found(path, context);
  const fallback =
    /answer|text|content|body|explanation|reason|summary|description|message|response/i.test(
      lastPart(path),
    ) || path === ''
      ? context.answer
      : clip(context.answer.split(/[.:;,]/)[0] ?? '', 60);
  let text = String(fact ?? fallback);
  if (schema.pattern !== undefined) {
    const candidates = [
      text,
      ...context.facts.identifiers,
      ...context.facts.phones,
      ...context.facts.dates,
      ...(context.text.match(/[\p{L}\p{N}-]+/gu)?.slice(0, 60) ?? []),
    ];
    const { pattern } = schema;
    return (
      candidates.find((candidate) => accepts(pattern, candidate) && fits(schema, candidate)) ??
      sampleFor(pattern)
    );
  }
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  while ([...text].length < Math.min(minLength, 10_000)) text += text === '' ? 'text' : ` ${text}`;
  return [...text].length > maxLength ? [...text].slice(0, maxLength).join('') : text;
}

const fits = ({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema, text: string) =>
  [...text].length >= minLength && [...text].length <= maxLength;

/** The fact if it lies within the bounds, else the nearest value that does. */
function numberFor(schema: Schema, isInteger: boolean, path: string, context: Context): number {
  const fact = found(path, context);
  const [firstNumber] = context.facts.numbers;
  const step = schema.multipleOf && schema.multipleOf > 0 ? schema.multipleOf : isInteger ? 1 : 0;
  const nudge = step || 1e-6;
  const lows = [schema.minimum, schema.exclusiveMinimum].filter((bound) => typeof bound === 'number');
  const highs = [schema.maximum, schema.exclusiveMaximum].filter((bound) => typeof bound === 'number');
  const low = lows.length > 0 ? Math.max(...lows) : Number.NEGATIVE_INFINITY;
  const high = highs.length > 0 ? Math.min(...highs) : Number.POSITIVE_INFINITY;
  const wanted =
    typeof fact === 'number'
      ? fact
      : typeof fact === 'string' && Number.isFinite(Number(fact))
        ? Number(fact)
        : (firstNumber ?? 1);

  let value = Math.min(Math.max(wanted, low), high);
  const width = high - low;
  if (value === schema.exclusiveMinimum) value += step || Math.min(1, Number.isFinite(width) ? width / 2 : 1);
  if (value === schema.exclusiveMaximum) value -= step || Math.min(1, Number.isFinite(width) ? width / 2 : 1);
  if (!step) return value;
  const whole = isInteger && !Number.isInteger(step) ? Math.ceil(step) : step;
  const tidy = (count: number) => Number((count * whole).toPrecision(15));
  value = tidy(Math.floor(value / whole + 1e-9));
  if (value < low || value === schema.exclusiveMinimum)
    value = tidy(Math.ceil(low / whole + (tidy(Math.ceil(low / whole)) === schema.exclusiveMinimum ? 1 : 0)));
  return Math.abs(value) < nudge * 1e-9 ? 0 : value;
}

function chooseEnum(options: readonly unknown[], context: Context, skip: number): unknown {
  const lower = context.text.toLowerCase();
  const named = options.filter(
    (option) =>
      typeof option === 'string' &&
      option !== '' &&
      new RegExp(
        `(?<![a-z])${option
          .toLowerCase()
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/[_-]/g, '[ _-]')}`,
      ).test(lower),
  );
  const felt = options.filter((option) => option === sentimentOf(context.text));
  const ranked = [...new Set([...named, ...felt, ...options])];
  return ranked[skip % ranked.length];
}

const several: readonly (readonly [RegExp, (facts: Facts, text: string) => (string | number)[]])[] = [
  [/e-?mails?/i, ({ emails }) => emails],
  [/dates?|days?/i, ({ dates }) => dates],
  [/names?|people|persons?|authors?|customers?|attendees|members/i, ({ names }) => names],
  [/amounts?|prices?|totals?/i, ({ amounts }) => amounts.map(({ value }) => value)],
  [/numbers?|values|scores?/i, ({ numbers }) => numbers],
  [/urls?|links?/i, ({ urls }) => urls],
  [/tags?|keywords?|topics?|categories|labels?/i, (_facts, text) => keyWords(text, 4)],
];

function arrayFor(schema: Schema, path: string, context: Context, depth: number): unknown[] {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const listed =
    several.find(([match]) => match.test(lastPart(path)))?.[1](context.facts, context.text) ?? [];
  const natural = depth > depthLimit ? 0 : Math.min(Math.max(listed.length, 1), 6);
  const count = Math.min(Math.max(natural, minItems), maxItems, 1000);
  const items: unknown[] = [];
  for (let index = 0; index < count; index += 1) {
    const itemSchema = schema.prefixItems?.[index] ?? schema.items;
    if (itemSchema === false) break;
    const narrowed = listed[index] === undefined ? context : { ...context, read: () => listed[index] };
    let value = valueFor(asSchema(itemSchema), `${path}.${index}`, narrowed, depth + 1, index);
    if (schema.uniqueItems) value = distinct(value, items, index);
    if (schema.uniqueItems && items.some((item) => JSON.stringify(item) === JSON.stringify(value))) break;
    items.push(value);
  }
  return items;
}

function distinct(value: unknown, items: readonly unknown[], index: number): unknown {
  if (!items.some((item) => JSON.stringify(item) === JSON.stringify(value))) return value;
  if (typeof value === 'string') return `${value} ${index + 1}`;
  return typeof value === 'number' ? value + index : value;
}

function objectFor(schema: Schema, path: string, context: Context, depth: number): Record<string, unknown> {
  const properties = schema.properties ?? {};
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const names = [...new Set([...Object.keys(properties), ...required])];
  const entries: [string, unknown][] = [];
  for (const name of names) {
    const property =
      properties[name] ??
      (schema.additionalProperties === false ? {} : asSchema(schema.additionalProperties));
    if (property === false) continue;
    const isNeeded = required.has(name);
    if (!isNeeded && depth > depthLimit) continue;
    if (!isNeeded && context.optional === 'found' && !isMentioned(asSchema(property), name, context))
      continue;
    entries.push([
      name,
      valueFor(asSchema(property), path === '' ? name : `${path}.${name}`, context, depth + 1, 0),
    ]);
  }
  for (
    let extra = 1;
    entries.length < Math.min(schema.minProperties ?? 0, 100) && schema.additionalProperties !== false;
    extra += 1
  ) {
    entries.push([
      `field${extra}`,
      valueFor(asSchema(schema.additionalProperties), `field${extra}`, context, depth + 1, 0),
    ]);
  }
  // Not assignment: a property may be called __proto__.
  return Object.fromEntries(entries);
}

function isMentioned(property: Schema, name: string, context: Context): boolean {
  const { enum: options } = resolveRef(property, context.root);
  if (Array.isArray(options))
    return options.some(
      (option) => typeof option === 'string' && context.text.toLowerCase().includes(option.toLowerCase()),
    );
  return found(name, context) !== undefined;
}

function valueFor(given: Schema, path: string, context: Context, depth: number, index: number): unknown {
  const resolved = mergeAll(resolveRef(given, context.root), context.root);
  if (resolved.const !== undefined) return resolved.const;
  if (Array.isArray(resolved.enum) && resolved.enum.length > 0)
    return chooseEnum(resolved.enum, context, index);

  const options = resolved.anyOf ?? resolved.oneOf;
  if (Array.isArray(options) && options.length > 0) {
    const { anyOf: _any, oneOf: _one, ...shared } = resolved;
    const alternatives = options.map((option) => resolveRef(asSchema(option), context.root));
    const isNull = (option: Schema) => option.type === 'null' || option.const === null;
    const nothing = alternatives.find(isNull);
    // Nothing found and null allowed: null is the true answer. Deep down it also ends recursion.
    if (
      nothing &&
      (depth > depthLimit || (lastPart(path) !== '' && isUnknownScalar(alternatives, path, context)))
    )
      return null;
    const chosen =
      alternatives.find(
        (option) =>
          !isNull(option) && (depth <= depthLimit || !['object', 'array'].includes(typesOf(option)[0] ?? '')),
      ) ??
      alternatives.find((option) => !isNull(option)) ??
      alternatives[0];
    return valueFor(
      mergeAll({ ...shared, allOf: [...(shared.allOf ?? []), chosen ?? {}] }, context.root),
      path,
      context,
      depth + 1,
      index,
    );
  }

  const types = typesOf(resolved);
  const type = types.find((candidate) => candidate !== 'null') ?? 'null';
  if (
    types.includes('null') &&
    (depth > depthLimit || (lastPart(path) !== '' && isUnknownScalar([{ ...resolved, type }], path, context)))
  )
    return null;
  switch (type) {
    case 'object':
      return depth > depthLimit * 8 ? {} : objectFor(resolved, path, context, depth);
    case 'array':
      return depth > depthLimit * 8 ? [] : arrayFor(resolved, path, context, depth);
    case 'integer':
    case 'number':
      return numberFor(resolved, type === 'integer', path, context);
    case 'boolean':
      return !/\b(?:no|not|never|without|false|isn't|doesn't)\b/i.test(context.text);
    case 'null':
      return null;
    default:
      return stringFor(resolved, path, context);
  }
}

const isUnknownScalar = (options: readonly Schema[], path: string, context: Context) =>
  options.every(
    (option) =>
      ['string', 'number', 'integer', 'null'].includes(typesOf(option)[0] ?? '') &&
      !option.enum &&
      option.const === undefined,
  ) && found(path, context) === undefined;

/** A value that validates against the schema, with whatever the text really says put where its name fits. */
export function valueFromSchema(schema: unknown, source: Source): unknown {
  const root = asSchema(schema);
  const answer = capitalise(source.answer.trim()) || 'No answer';
  return valueFor(root, '', { ...source, answer, root, facts: findFacts(source.text) }, 0, 0);
}
