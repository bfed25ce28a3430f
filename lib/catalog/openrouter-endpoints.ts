import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { number, positive, readPricing, record, text, texts } from './lenient.ts';

/** Without the median the rest says nothing. */
const percentiles = z
  .object({ p50: z.number().min(0), p75: number, p90: number, p99: number })
  .nullable()
  .catch(null);

const entrySchema = z.object({
  name: text,
  provider_name: text,
  tag: text,
  quantization: text,
  context_length: number,
  max_completion_tokens: number,
  pricing: record,
  supported_parameters: texts,
  status: number,
  uptime_last_5m: number,
  uptime_last_30m: number,
  uptime_last_1d: number,
  latency_last_30m: percentiles,
  throughput_last_30m: percentiles,
});

type Entry = z.infer<typeof entrySchema>;

/** Null: nobody could tell whose endpoint it is. */
function toEndpoint(entry: Entry): Endpoint | null {
  const provider = entry.provider_name ?? entry.name?.split(' | ')[0] ?? entry.tag;
  if (provider === null) return null;
  return {
    name: entry.name ?? provider,
    provider,
    tag: entry.tag,
    quantization: entry.quantization === 'unknown' ? null : entry.quantization,
    contextLength: positive(entry.context_length),
    maxOutput: positive(entry.max_completion_tokens),
    pricing: readPricing(entry.pricing),
    parameters: entry.supported_parameters,
    status: entry.status,
    uptime: {
      last5m: entry.uptime_last_5m,
      last30m: entry.uptime_last_30m,
      last1d: entry.uptime_last_1d,
    },
    latency: entry.latency_last_30m,
    throughput: entry.throughput_last_30m,
  };
}

const bodySchema = z
  .object({ data: z.object({ endpoints: z.array(z.unknown()).catch([]) }).catch({ endpoints: [] }) })
  .catch({ data: { endpoints: [] } });

/** Reads the body of `GET /models/{author}/{slug}/endpoints`. Never throws; what is no endpoint is left out. */
export function readOpenRouterEndpoints(body: unknown): Endpoint[] {
  return bodySchema.parse(body).data.endpoints.flatMap((entry) => {
    const { data } = entrySchema.safeParse(entry);
    return (data && toEndpoint(data)) ?? [];
  });
}
