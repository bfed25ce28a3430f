import { catalogResponse } from '#lib/catalog/catalog-response.ts';
import { catalogAnswer } from '#lib/catalog/merge.ts';
import { handler } from '#lib/http/handler.ts';
import { ownKeys } from '#lib/http/own-keys.ts';
import { abreast } from '#lib/process.ts';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Every model of every provider, with what this visitor can run now. */
export const GET = handler(async (request) => {
  const { catalog, providers } = abreast();
  return catalogResponse(request, await catalogAnswer(catalog, providers, await ownKeys(request)));
});
