import { handler } from '#lib/http/handler.ts';
import { abreast } from '#lib/process.ts';

export const dynamic = 'force-dynamic';

/** Ready even where nothing can be kept: what runs now does not hang on the store. */
export const GET = handler(async () => {
  const { providers, store, place, runs } = abreast();
  const usable = providers
    .filter((provider) => provider.access({ keys: {} }) !== null)
    .map((provider) => provider.name);
  const problem = await runs.trouble();
  return Response.json({
    status: 'ready',
    providers: usable,
    store: { engine: store.engine, place, keeps: problem === null, problem },
  });
});
