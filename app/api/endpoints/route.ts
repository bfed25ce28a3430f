import { AppError } from '#lib/errors.ts';
import { handler } from '#lib/http/handler.ts';
import { ownKeys } from '#lib/http/own-keys.ts';
import { abreast } from '#lib/process.ts';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Who serves a model: latency, throughput, uptime and quantization of each endpoint. */
export const GET = handler(async (request) => {
  const model = new URL(request.url).searchParams.get('model');
  if (!model) throw new AppError('invalid-request', 'No model is named.', 'Ask with ?model= and its id.');
  const answer = await abreast().endpoints.list(model, await ownKeys(request));
  return Response.json(answer, { headers: { 'Cache-Control': 'private, no-store', Vary: 'Cookie' } });
});
