import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import { baseId, type ModelRow, variantOf } from '#lib/simulator/models.ts';
import { type Persona, personas } from '#lib/simulator/personas.ts';
import { type Refusal, refuse } from '#lib/simulator/refusal.ts';

/** A company that would host the model, were it real. Latency and speed are factors of the persona's own pace. */
interface Host {
  name: string;
  slug: string;
  quantization: string;
  price: number;
  latency: number;
  speed: number;
  uptime: number;
}

const hosts: readonly Host[] = [
  {
    name: 'Simulator',
    slug: 'simulator',
    quantization: 'bf16',
    price: 1,
    latency: 1,
    speed: 1,
    uptime: 99.9,
  },
  {
    name: 'Simulator East',
    slug: 'simulator-east',
    quantization: 'fp8',
    price: 0.8,
    latency: 1.3,
    speed: 0.9,
    uptime: 99.4,
  },
  {
    name: 'Simulator West',
    slug: 'simulator-west',
    quantization: 'int4',
    price: 0.6,
    latency: 0.9,
    speed: 1.2,
    uptime: 97.1,
  },
];

/** Free rows have a single host, as nearly all live ones do; paid demo rows have a choice, and the fault that is about one. */
function hostsOf(row: ModelRow): readonly Host[] {
  const hasChoice = row.id.startsWith('demo/') || row.id === 'fault/429-one-endpoint';
  return hasChoice && variantOf(row.id) === '' ? hosts : hosts.slice(0, 1);
}

export const providers = hosts.map(({ name, slug }) => ({
  name,
  slug,
  privacy_policy_url: null,
  terms_of_service_url: null,
  status_page_url: null,
  headquarters: null,
  datacenters: null,
}));

/** The body of `GET /models/{author}/{slug}/endpoints`; measured figures only for those who show a key. */
export function endpointsOf(row: ModelRow, withFigures: boolean) {
  const { id, name, created, description, architecture } = row;
  const endpoints = hostsOf(row).map((host) => endpointOf(row, host, withFigures));
  return { data: { id, name, created, description, architecture, endpoints } };
}

function endpointOf(row: ModelRow, host: Host, withFigures: boolean) {
  const persona = personas[baseId(row.id).replace('demo/', '')];
  const tools = row.supported_parameters.includes('tools');
  return {
    name: `${host.name} | ${row.canonical_slug}${variantOf(row.id)}`,
    model_id: row.id,
    model_name: row.name,
    context_length: row.context_length ?? 0,
    pricing: { ...pricesAt(row, host), discount: 0 },
    provider_name: host.name,
    tag: `${host.slug}/${host.quantization}`,
    quantization: host.quantization,
    max_completion_tokens: row.top_provider.max_completion_tokens,
    max_prompt_tokens: null,
    supported_parameters: row.supported_parameters,
    supports_implicit_caching: false,
    supports_voice_cloning: false,
    supports_tool_choice: { auto: tools, function: tools, none: tools, required: tools },
    status: 0,
    uptime_last_5m: host.uptime,
    uptime_last_30m: host.uptime,
    uptime_last_1d: host.uptime,
    latency_last_30m: withFigures ? latencyOf(persona, host) : null,
    throughput_last_30m: withFigures ? throughputOf(persona, host) : null,
  };
}

const percentiles = (p50: number, factors: readonly [number, number, number]) => ({
  p50: Math.round(p50),
  p75: Math.round(p50 * factors[0]),
  p90: Math.round(p50 * factors[1]),
  p99: Math.round(p50 * factors[2]),
});

function latencyOf(persona: Persona | undefined, host: Host) {
  return percentiles((persona?.pace.firstToken ?? 300) * host.latency, [1.2, 1.6, 2.8]);
}

function throughputOf(persona: Persona | undefined, host: Host) {
  return percentiles((persona?.pace.tokensPerSecond ?? 60) * host.speed, [1.1, 1.2, 1.3]);
}

function pricesAt(row: ModelRow, host: Host) {
  const at = (price: string) => String(Number((Number(price) * host.price).toPrecision(6)));
  return { prompt: at(row.pricing.prompt), completion: at(row.pricing.completion) };
}

/** Who answers, and at which price per token. */
export interface Endpoint {
  provider: string;
  prompt: number;
  completion: number;
}

/** Applies the request's provider preferences; refuses when nobody is left. */
export function chooseEndpoint(
  row: ModelRow,
  preferences: ChatRequest['provider'],
  asked = row.id,
): Endpoint | Refusal {
  const named = (host: Host, list: readonly string[] | null | undefined) =>
    list?.some((slug) => slug.split('/')[0] === host.slug || slug === host.name) ?? false;
  const allowed = hostsOf(row).filter(
    (host) => (!preferences?.only || named(host, preferences.only)) && !named(host, preferences?.ignore),
  );
  if (allowed.length === 0) {
    return refuse(404, 'No allowed providers are available for the selected model.');
  }
  const precise = allowed.filter((host) => preferences?.quantizations?.includes(host.quantization) ?? true);
  const affordable = precise.filter((host) => isAffordable(row, host, preferences?.max_price));
  if (precise.length === 0) {
    return refuse(404, `No endpoints found for ${row.id}.`);
  }
  const sorted = bySort(affordable, sortOf(preferences) ?? sortOfSuffix(asked));
  const first = byOrder(sorted, preferences?.order)[0];
  if (!first) {
    return refuse(404, 'No endpoints found that satisfy the max price for this request', {
      failed_routing_step: 'Filter by Max Price',
    });
  }
  const prices = pricesAt(row, first);
  return { provider: first.name, prompt: Number(prices.prompt), completion: Number(prices.completion) };
}

type MaxPrice = NonNullable<ChatRequest['provider']>['max_price'];

/** A price ceiling is in USD per million tokens, a price per token. */
function isAffordable(row: ModelRow, host: Host, ceiling: MaxPrice): boolean {
  const prices = pricesAt(row, host);
  const within = (price: string, limit: number | string | undefined) =>
    limit === undefined || Number(price) * 1e6 <= Number(limit);
  return within(prices.prompt, ceiling?.prompt) && within(prices.completion, ceiling?.completion);
}

function sortOf(preferences: ChatRequest['provider']): string | undefined {
  const sort = preferences?.sort ?? undefined;
  return typeof sort === 'object' ? sort.by : sort;
}

const suffixSorts: Readonly<Record<string, string>> = { nitro: 'throughput', floor: 'price' };

/** Two of the routing suffixes are another way to say a sort. */
function sortOfSuffix(id: string): string | undefined {
  return suffixSorts[id.split(':').at(-1) ?? ''];
}

/** The dearest, slowest and longest waited for comes last; without a sort the order stays. */
function bySort(candidates: readonly Host[], sort: string | undefined): readonly Host[] {
  const rank: Readonly<Record<string, (host: Host) => number>> = {
    price: ({ price }) => price,
    throughput: ({ speed }) => -speed,
    latency: ({ latency }) => latency,
  };
  const by = rank[sort ?? ''];
  return by ? [...candidates].sort((a, b) => by(a) - by(b)) : candidates;
}

function byOrder(candidates: readonly Host[], order: readonly string[] | null | undefined): readonly Host[] {
  const rank = (host: Host) => {
    const place = order?.findIndex((slug) => slug.split('/')[0] === host.slug) ?? -1;
    return place === -1 ? Number.POSITIVE_INFINITY : place;
  };
  return [...candidates].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
