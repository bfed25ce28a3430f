import type { Model } from '#lib/catalog/model.ts';
import type { Access } from '#lib/providers/provider.ts';
import { type Asked, createPlanner, type Planner } from '#lib/quota/planner.ts';
import type { KeyReport } from '#lib/quota/read-key.ts';
import type { ShareLimits } from '#lib/quota/shares.ts';
import type { Trouble } from '#lib/run/reply.ts';
import type { Store } from '#lib/store/store.ts';
import type { ManualTime } from '../../support/manual-time.ts';
import { catalog } from '../providers/world.ts';

export function modelOf(id: string): Model {
  const model = catalog.find((each) => each.id === id);
  if (!model) throw new Error(`There is no model ${id}.`);
  return model;
}

export const free = modelOf('openrouter:demo/swift:free');
export const ownKey = (key: string): Access => ({ key, owner: 'own' });
export const lentTo = (visitor: string): Access => ({ key: 'of the server', owner: 'server', visitor });

export const askedWith = (access: Access, model = free, provider = 'openrouter'): Asked => ({
  provider: { id: provider },
  access,
  model,
});

/** A request that asks to leave, and what became of it. */
export interface Guest {
  asked: Asked;
  waits: [reason: string, until: number][];
  left: boolean;
  trouble: Trouble | null;
  /** Resolves when it heard for the first time. */
  told: Promise<void>;
}

export interface InstanceOptions {
  store: Pick<Store, 'transact'>;
  shares?: ShareLimits;
  readKey?: (key: string) => Promise<Partial<KeyReport> | null>;
}

/** One of several processes, by the same clock. */
export function startInstance(
  time: ManualTime,
  instance: string,
  { store, shares, readKey = async () => null }: InstanceOptions,
) {
  const planner: Planner = createPlanner({
    async readKey(key) {
      const report = await readKey(key);
      return report && { account: null, day: null, date: null, ...report };
    },
    secret: () => 'a secret of a test',
    store,
    instance,
    now: time.now,
    after: time.after,
    wait: time.wait,
    ...(shares ? { shares } : {}),
  });
  function ask(asked: Asked, signal = new AbortController().signal): Guest {
    const { promise: told, resolve } = Promise.withResolvers<void>();
    const guest: Guest = { asked, waits: [], left: false, trouble: null, told };
    const onWait = (reason: string, until: number) => {
      guest.waits.push([reason, until]);
      resolve();
    };
    void planner.admit(asked, signal, onWait).then((trouble) => {
      guest.left = trouble === null && !signal.aborted;
      guest.trouble = trouble;
      resolve();
    });
    return guest;
  }
  const askFor = (count: number, access: Access) =>
    Array.from({ length: count }, () => ask(askedWith(access)));
  return { planner, ask, askFor };
}

export const countLeft = (guests: readonly Guest[]) => guests.filter(({ left }) => left).length;
export const told = (guests: readonly Guest[]) => Promise.all(guests.map((guest) => guest.told));
