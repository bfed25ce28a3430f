import type { Model } from '#lib/catalog/model.ts';
import type { ReplyEvent, Usage } from '#lib/stream/events.ts';

export type Served = Extract<ReplyEvent, { type: 'reply-served' }>;

interface Asked {
  /** The id that was sent. */
  name: string;
  model: Model;
}

interface Answered {
  by: string | undefined;
  /** As the provider names it; anything but a text is none. */
  endpoint: unknown;
  cached: boolean;
}

/** Models whose job it is to choose another: OpenRouter's routers, and its moving aliases. */
const routes = /^(openrouter\/|~)/;

/** Who really answered. Another name for the same model (its dated slug, with or without the variant) is no fallback. */
export function servedEvent({ name, model }: Asked, { by, endpoint, cached }: Answered): Served {
  const bare = (id: string) => id.replace(/(?<=\/.*):[a-z-]+$/, '').replace(/-\d{4}-\d\d-\d\d$/, '');
  const isSame = [name, ...model.aliases].some((id) => by === undefined || bare(by) === bare(id));
  return {
    type: 'reply-served',
    ...(typeof endpoint === 'string' ? { endpoint } : {}),
    ...(by === undefined ? {} : { model: by }),
    ...(isSame || routes.test(name) ? {} : { fallback: true }),
    ...(cached ? { cached } : {}),
  };
}

/** What OpenRouter says where it kept the whole reply from an earlier request (https://openrouter.ai/docs/guides/features/response-caching). */
export const isCacheHit = (headers: Headers): boolean =>
  headers.get('x-openrouter-cache-status')?.toUpperCase() === 'HIT';

/**
 * A reply from a provider's response cache is text that cost no token at all. Tokens of the prompt that were read from a
 * cache are another thing: the model still answered.
 */
export function isCachedReply({ input, output }: Usage, answer: string): boolean {
  const zero = (quantity: Usage['input']) => quantity?.source === 'reported' && quantity.value === 0;
  return answer !== '' && zero(input) && zero(output);
}

/** Of several requests for one reply: the newest, unless another model came in for one before it. */
export function servedTogether(all: readonly Served[]): Served {
  const newest = all.findLast(({ fallback }) => fallback) ?? all.at(-1) ?? { type: 'reply-served' };
  return all.some(({ cached }) => cached) ? { ...newest, cached: true } : newest;
}
