import type { CatalogAnswer, Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import { formatPerMillion } from '#lib/format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ENDS_SOON = 60 * DAY;

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function ago(ms: number): string {
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h ago`;
  return `${Math.floor(ms / DAY)} days ago`;
}

/** How far the list can be trusted: `live 2 min ago`, `cached 3 h ago`, `bundled list of 22 August 2026`. */
export function writeAge({ source, fetchedAt }: CatalogAnswer, now: number): string {
  if (source === 'snapshot') return `bundled list of ${longDate.format(fetchedAt)}`;
  return `${source === 'live' ? 'live' : 'cached'} ${ago(now - fetchedAt)}`;
}

/** `12 of 360 models`, or `360 models` when nothing is filtered. */
export function writeCount(shown: number, total: number): string {
  const noun = total === 1 ? 'model' : 'models';
  return shown === total ? `${total} ${noun}` : `${shown} of ${total} ${noun}`;
}

/** An announced end that is near or past, else null. */
export function writeExpiry(model: Model, now: number): string | null {
  if (model.expires === null || model.expires - now > ENDS_SOON) return null;
  return `${model.expires < now ? 'ended' : 'ends'} ${shortDate.format(model.expires)}`;
}

/**
 * Input → output in USD per million tokens. Zero for what is not free means that something else is paid for; free without
 * a price is free for as long as the account's free tier lasts.
 */
export function writePrice({ free, pricing: { input, output } }: Model): string {
  if (free) return input === null && output === null ? 'free tier' : 'free';
  if (input === null || output === null) return 'varies';
  if (input === 0 && output === 0) return '–';
  return `${formatPerMillion(input)} → ${formatPerMillion(output)} /M`;
}

/** The quiet line under the name: the id as its provider writes it, and the provider where it is not OpenRouter. */
export function writeId(model: Model): string {
  const [provider, name] = splitModelId(model.id);
  return provider === 'openrouter' || provider === '' ? name : `${provider} · ${name}`;
}

const providerNames: Readonly<Record<string, string>> = { openrouter: 'OpenRouter', openai: 'OpenAI' };

export function writeProvider(id: string): string {
  return providerNames[id] ?? id.charAt(0).toUpperCase() + id.slice(1);
}
