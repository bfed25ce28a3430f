import { setTimeout as delay } from 'node:timers/promises';
import { type Abreast, abreast } from '#lib/process.ts';
import { prepareReply } from '#lib/run/prepare-reply.ts';
import { runReply } from '#lib/run/reply-task.ts';
import { createRunLog } from '#lib/run/run-log.ts';

const model = 'demo:swift';

/**
 * Takes the way of a prompt once before anybody waits on it: the catalog is fetched, the account of the server's key is
 * asked about, and a demo reply, kept nowhere, loads and compiles what a first run would otherwise be measured loading.
 * (Measured: the requests of a first run of 16 columns left 240 ms apart without it.) Never rejects: a server that
 * cannot warm up still serves.
 */
export async function warmUp(): Promise<void> {
  const all = abreast();
  const { catalog, prepare } = all;
  void catalog.list();
  void askForQuota(all);
  try {
    const columns = ['a', 'b', 'c', 'd'].map((id) => ({ id, model }));
    const setup = { messages: [{ role: 'user' as const, content: 'Warm up.' }], columns };
    await Promise.all(
      columns.map(async (column) => {
        const reply = await prepareReply(prepare, setup, column, {
          visitor: { keys: {} },
          history: [],
          attempt: 1,
        });
        if ('refusal' in reply) return;
        await runReply(reply, {
          log: createRunLog(),
          signal: new AbortController().signal,
          now: () => performance.now(),
          wallClock: Date.now,
          idleMs: 10_000,
          delay: (ms, signal) => delay(ms, undefined, { signal }),
        });
      }),
    );
  } catch (error) {
    console.error('Warming up failed; the first run may be slower.', error);
  }
}

/** A store that is still being opened is waited for: it would be taken for one that does not answer. */
async function askForQuota({ store, planner, prepare }: Abreast): Promise<void> {
  await store.check().catch(() => {});
  await planner.quota(prepare.provider('openrouter')?.access({ keys: {} }) ?? null);
}
