import { z } from 'zod';
import type { Pricing } from './model.ts';

/** Fields of OpenRouter's public lists, read so that no change of theirs can break us: a wrong type counts as missing. */
export const text = z.string().min(1).nullable().catch(null);
export const number = z.number().nullable().catch(null);
export const texts = z
  .array(z.unknown())
  .catch([])
  .transform((values) => values.filter((value) => typeof value === 'string'));
export const record = z.record(z.string(), z.unknown()).catch({});

/** What is not a positive number is unknown: 0 is sent for models to which the figure does not apply. */
export const positive = (value: number | null): number | null =>
  value !== null && value > 0 && value <= Number.MAX_SAFE_INTEGER ? value : null;

/** Prices are decimal strings; a negative one means that it depends on what the router picks. */
export function readPrice(value: unknown): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (value === '') return null;
  const price = Number(value);
  return Number.isFinite(price) && price >= 0 ? price : null;
}

export function readPricing(pricing: Record<string, unknown>): Pricing {
  return {
    input: readPrice(pricing.prompt),
    output: readPrice(pricing.completion),
    cacheRead: readPrice(pricing.input_cache_read),
    request: readPrice(pricing.request),
    image: readPrice(pricing.image),
  };
}
