import type { EndpointsAnswer } from '#lib/catalog/endpoint.ts';

/** Tokens per second by model id; a model whose speed is not known is not in it. */
export type Speeds = ReadonlyMap<string, number>;

/** How long a speed is taken for true, ms, and how many models are asked about at most. */
const freshFor = 5 * 60_000;
const mostAsked = 20;
/** A model whose endpoints are not told within this, ms, is left out: the choice should not wait for the slowest. */
const patience = 5_000;

interface World {
  fetch: typeof globalThis.fetch;
  now(): number;
}

const browser: World = { fetch: (input, init) => fetch(input, init), now: Date.now };

/** What `/api/endpoints` says of the speed of models, asked for when it is needed and kept for a while. */
export function createSpeeds({
  fetch,
  now,
}: World = browser): (models: readonly string[]) => Promise<Speeds> {
  const known = new Map<string, { at: number; speed: number | null }>();

  async function ask(model: string): Promise<void> {
    const path = `/api/endpoints?${new URLSearchParams({ model })}`;
    const response = await fetch(path, { signal: AbortSignal.timeout(patience) }).catch(() => null);
    if (!response?.ok) return;
    const answer: EndpointsAnswer | null = await response.json().catch(() => null);
    known.set(model, { at: now(), speed: bestOf(answer) });
  }

  /** The speeds of the first of these, as far as they can be had. Never rejects. */
  return async (models: readonly string[]): Promise<Speeds> => {
    const wanted = models.slice(0, mostAsked);
    const stale = wanted.filter((model) => now() - (known.get(model)?.at ?? -freshFor) >= freshFor);
    await Promise.all(stale.map(ask));
    return new Map(
      wanted.flatMap((model): [string, number][] => {
        const speed = known.get(model)?.speed;
        return typeof speed === 'number' ? [[model, speed]] : [];
      }),
    );
  };
}

/** The fastest endpoint's usual speed. */
function bestOf(answer: EndpointsAnswer | null): number | null {
  const speeds = (answer?.endpoints ?? []).flatMap(({ throughput }) => throughput?.p50 ?? []);
  return speeds.length > 0 ? Math.max(...speeds) : null;
}
