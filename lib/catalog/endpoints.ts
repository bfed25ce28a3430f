import { AppError } from '#lib/errors.ts';
import { wanted } from '#lib/providers/lending.ts';
import type { Access } from '#lib/providers/provider.ts';
import type { Prepare } from '#lib/run/prepare-reply.ts';
import type { OwnKeys } from '#lib/run/runs.ts';
import type { Endpoint, EndpointsAnswer } from './endpoint.ts';
import { splitModelId } from './model-id.ts';

const freshFor = 60_000;
/** Lists held at most; the oldest goes first. */
const mostLists = 500;

/** Who serves each model, as its provider tells it; held for a minute. */
export interface Endpoints {
  /**
   * For a visitor with these keys of his own: without any key the figures are missing. A provider that leaves no
   * choice has an empty list. Rejects with an AppError for an unknown model and for a list that can't be had.
   */
  list(id: string, own: OwnKeys): Promise<EndpointsAnswer>;
}

interface EndpointsOptions {
  prepare: Pick<Prepare, 'provider' | 'model'>;
  /** Epoch ms. */
  now(): number;
}

interface Held {
  at: number;
  endpoints: Promise<readonly Endpoint[]>;
}

export function createEndpoints({ prepare, now }: EndpointsOptions): Endpoints {
  const held = new Map<string, Held>();

  function remember(key: string, ask: () => Promise<readonly Endpoint[]>): Promise<readonly Endpoint[]> {
    const known = held.get(key);
    if (known && now() - known.at < freshFor) return known.endpoints;
    const made: Held = { at: now(), endpoints: ask() };
    held.delete(key);
    held.set(key, made);
    const [oldest] = held.keys();
    if (held.size > mostLists && oldest !== undefined) held.delete(oldest);
    // A failure is nobody's answer but of those who waited for it.
    made.endpoints.catch(() => {
      if (held.get(key) === made) held.delete(key);
    });
    return made.endpoints;
  }

  return {
    async list(id, own) {
      const [providerId] = splitModelId(id);
      const provider = prepare.provider(providerId);
      const model = await prepare.model(id);
      if (!provider || !model) {
        throw new AppError('unknown-model', `There is no model ${id}.`, 'Choose another model.');
      }
      const [, name] = splitModelId(model.id);
      const access = provider.access({ keys: own }, wanted(model));
      const endpoints = await remember(`${ownerOf(access)} ${model.id}`, async () =>
        provider.endpoints ? provider.endpoints(name, access) : [],
      );
      return { model: id, endpoints: [...endpoints] };
    },
  };
}

/** The figures are the same for every key; what matters is whether there is one, and whose trouble a bad one is. */
const ownerOf = (access: Access | null) => access?.owner ?? 'none';
