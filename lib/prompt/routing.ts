import type { Routing } from './setup.ts';

/**
 * What a set-up may say of OpenRouter's routing, one row each: the link, the form and the badges follow from this
 * table. `max` is the most entries a list takes.
 */
export const routingFields = [
  { key: 'order', label: 'Try in this order', short: 'order', kind: 'list' },
  { key: 'only', label: 'Only these', short: 'only', kind: 'list' },
  { key: 'ignore', label: 'Never these', short: 'ignore', kind: 'list' },
  {
    key: 'sort',
    label: 'Prefer by',
    short: 'sort',
    kind: 'choice',
    choices: ['price', 'throughput', 'latency'],
  },
  { key: 'maxPrice', label: 'Price ceiling', short: 'max price', kind: 'price' },
  { key: 'quantizations', label: 'Quantizations', short: 'quantizations', kind: 'list' },
  {
    key: 'dataCollection',
    label: 'Data collection',
    short: 'data',
    kind: 'choice',
    choices: ['allow', 'deny'],
  },
  { key: 'zdr', label: 'Zero data retention', short: 'zdr', kind: 'flag' },
  { key: 'requireParameters', label: 'Require parameters', short: 'require parameters', kind: 'flag' },
  { key: 'allowFallbacks', label: 'Endpoint fallbacks', short: 'fallbacks', kind: 'flag' },
  { key: 'models', label: 'Fallback models', short: 'fallback models', kind: 'list', max: 8 },
] as const;

export type RoutingField = (typeof routingFields)[number];
export type RoutingKey = RoutingField['key'];

/** `undefined` takes the field out. */
export function withRouting<Key extends RoutingKey>(
  routing: Routing,
  key: Key,
  value: Routing[Key] | undefined,
): Routing {
  const { [key]: _before, ...rest } = routing;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** Endpoints are those of one model: what names them means nothing for another. */
export function withoutEndpoints({ order, only, ignore, ...rest }: Routing): Routing {
  return rest;
}

/** Commas divide a list, so one inside an entry is escaped once more. */
export const writeEntry = (entry: string) => entry.replaceAll('%', '%25').replaceAll(',', '%2C');
export const readEntry = (text: string) => text.trim().replaceAll('%2C', ',').replaceAll('%25', '%');

/** The routing as fields of a link, without the prefix: `sort=price`, `only=a,b`, `maxPrice.input=0.5`. */
export function writeRouting(routing: Routing): [field: string, text: string][] {
  return routingFields.flatMap((field): [string, string][] => {
    if (field.kind === 'price') {
      const prices = Object.entries(routing.maxPrice ?? {}).filter(([, usd]) => usd !== undefined);
      return prices.map(([side, usd]) => [`maxPrice.${side}`, String(usd)]);
    }
    const value = routing[field.key];
    if (value === undefined) return [];
    return [[field.key, Array.isArray(value) ? value.map(writeEntry).join(',') : String(value)]];
  });
}

/** The routing with one field of a link laid in; null when that field or its text means nothing. */
export function readRouting(routing: Routing, name: string, text: string): Routing | null {
  const [key, side] = name.split('.');
  const field = routingFields.find((one) => one.key === key);
  if (!field || (side !== undefined && field.kind !== 'price')) return null;
  if (field.kind === 'price') return readPrice(routing, side, text);
  const value = readValue(field, text);
  return value === undefined ? null : { ...routing, [field.key]: value };
}

function readValue(field: Exclude<RoutingField, { kind: 'price' }>, text: string) {
  if (field.kind === 'flag') return { true: true, false: false }[text];
  if (field.kind === 'choice') return field.choices.find((choice) => choice === text);
  const entries = text.split(',').map(readEntry).filter(Boolean);
  return 'max' in field && entries.length > field.max ? undefined : entries;
}

function readPrice(routing: Routing, side: string | undefined, text: string): Routing | null {
  const usd = text.trim() === '' ? Number.NaN : Number(text);
  if ((side !== 'input' && side !== 'output') || !Number.isFinite(usd) || usd < 0) return null;
  return { ...routing, maxPrice: { ...routing.maxPrice, [side]: usd } };
}
