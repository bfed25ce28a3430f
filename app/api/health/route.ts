import { handler } from '#lib/http/handler.ts';
import { abreast } from '#lib/process.ts';

export const dynamic = 'force-dynamic';

export const GET = handler(async () => {
  const { providers } = abreast();
  const usable = providers
    .filter((provider) => provider.access({}) !== null)
    .map((provider) => provider.name);
  return Response.json({ status: 'ready', providers: usable });
});
