import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { memoryKeys } from '#components/playground/memory.ts';
import { Playground } from '#components/playground/playground.tsx';
import { startOf } from '#components/playground/start.ts';
import { lineUpModels } from '#lib/catalog/line-up-models.ts';
import { env } from '#lib/env.ts';
import { ownKeys } from '#lib/http/own-keys.ts';
import { abreast } from '#lib/process.ts';
import { openSetupLink } from '#lib/share/read-setup-link.ts';

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const [query, kept] = await Promise.all([searchParams, cookies()]);
  if (query.present !== undefined) redirect('/present');
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    [value ?? []].flat().map((one) => [key, one]),
  );
  const { params, problem } = openSetupLink(new URLSearchParams(pairs));
  const start = startOf(params, {
    theme: kept.get(memoryKeys.theme)?.value,
    density: kept.get(memoryKeys.density)?.value,
    lineUp: kept.get(memoryKeys.lineUp)?.value,
    banner: kept.get(memoryKeys.banner)?.value,
    history: kept.get(memoryKeys.history)?.value,
  });
  const { providers } = abreast();
  const own = await ownKeys({ headers: await headers() });
  const models = await lineUpModels(
    start.draft.columns.map((column) => column.model),
    providers,
    own,
  );
  const connected = providers.some(
    (provider) => provider.id === 'openrouter' && provider.access({ keys: own }) !== null,
  );
  const isPublic = env().ABREAST_MODE === 'public';
  return <Playground start={{ ...start, linkProblem: problem, models, connected, isPublic }} />;
}
