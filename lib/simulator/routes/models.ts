import { findModel } from '#lib/simulator/catalog.ts';
import { endpointsOf, providers } from '#lib/simulator/endpoints.ts';
import { json } from '#lib/simulator/http.ts';
import { filteredModels } from '#lib/simulator/model-filters.ts';
import type { ModelRow } from '#lib/simulator/models.ts';
import { isRefusal, refusalResponse, refuse } from '#lib/simulator/refusal.ts';
import type { Call } from '#lib/simulator/simulation.ts';

const cached = { 'Cache-Control': 'public, max-age=120, stale-while-revalidate=3600, stale-if-error=3600' };

/** `GET /models`: keyless; a wrong key is not looked at. */
export function listModels({ url, simulation }: Call): Response {
  return modelList(url, simulation.settings.models, cached);
}

/** `GET /models/user`: the same list, for those who show a key. */
export function listUserModels({ request, url, simulation }: Call): Response {
  const account = simulation.accounts.authenticate(request);
  return isRefusal(account)
    ? refusalResponse(account)
    : modelList(url, simulation.settings.models, { 'Cache-Control': 'private, no-store' });
}

function modelList(url: URL, rows: readonly ModelRow[], headers: Record<string, string>): Response {
  const found = filteredModels(rows, url.searchParams);
  if (isRefusal(found)) {
    return refusalResponse(found);
  }
  const page = pageOf(found, url);
  return json({ data: page.data, links: { next: page.next }, total_count: found.length }, 200, headers);
}

/** Paging is opt-in: asked for neither offset nor limit, the whole list comes. */
function pageOf(rows: readonly ModelRow[], url: URL): { data: readonly ModelRow[]; next: string | null } {
  const asked = url.searchParams.has('offset') || url.searchParams.has('limit');
  if (!asked) {
    return { data: rows, next: null };
  }
  const offset = Math.max(0, Number(url.searchParams.get('offset') ?? 0) || 0);
  const limit = Math.min(1000, Math.max(1, Number(url.searchParams.get('limit') ?? 500) || 500));
  const end = offset + limit;
  const next = new URLSearchParams(url.searchParams);
  next.set('offset', String(end));
  return {
    data: rows.slice(offset, end),
    next: end < rows.length ? `${url.pathname}?${next.toString()}` : null,
  };
}

export function countModels({ url, simulation }: Call): Response {
  const found = filteredModels(simulation.settings.models, url.searchParams);
  return isRefusal(found) ? refusalResponse(found) : json({ data: { count: found.length } }, 200, cached);
}

export function getModel(call: Call): Response {
  const row = rowOf(call);
  return row ? json({ data: row }, 200, cached) : unknownModel(call);
}

/** Keyless too, but latency and throughput are for those who show a good key. */
export function getEndpoints(call: Call): Response {
  const row = rowOf(call);
  const account = call.simulation.accounts.authenticate(call.request);
  return row ? json(endpointsOf(row, !isRefusal(account))) : unknownModel(call);
}

export function listProviders(): Response {
  return json({ data: providers });
}

const idOf = ({ parameters }: Call) => parameters.map(decoded).join('/');

/** A stray percent sign is a name nobody has, not a crash. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function rowOf(call: Call): ModelRow | null {
  return findModel(call.simulation.settings.models, idOf(call));
}

function unknownModel(call: Call): Response {
  return refusalResponse(refuse(404, `Model "${idOf(call)}" not found`));
}
