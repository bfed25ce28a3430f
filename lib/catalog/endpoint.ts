import type { Pricing } from './model.ts';

/** How a figure is spread over the last half hour. */
export interface Percentiles {
  p50: number;
  p75: number | null;
  p90: number | null;
  p99: number | null;
}

/** A company that hosts a model behind its provider. Null: not known. */
export interface Endpoint {
  /** As the provider writes it, for example `Together | deepseek/deepseek-chat-v3.1`. */
  name: string;
  /** The company's display name: what a reply says it was served by. */
  provider: string;
  /** What routing preferences call it: `deepinfra/fp8`. */
  tag: string | null;
  quantization: string | null;
  contextLength: number | null;
  maxOutput: number | null;
  pricing: Pricing;
  parameters: string[];
  /** 0: in order; negative: worse. */
  status: number | null;
  /** Percent. */
  uptime: { last5m: number | null; last30m: number | null; last1d: number | null };
  /** Milliseconds to the first token. Told only to those who show a key. */
  latency: Percentiles | null;
  /** Tokens per second. Told only to those who show a key. */
  throughput: Percentiles | null;
}

/** The answer of `GET /api/endpoints`. */
export interface EndpointsAnswer {
  model: string;
  endpoints: Endpoint[];
}
