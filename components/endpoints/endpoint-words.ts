import type { Endpoint } from '#lib/catalog/endpoint.ts';
import { formatDuration, formatPerMillion } from '#lib/format.ts';

const unknown = '–';

export function writeLatency({ latency }: Endpoint): string {
  if (latency === null) return unknown;
  const { text, unit } = formatDuration(latency.p50);
  return `${text} ${unit}`;
}

export function writeThroughput({ throughput }: Endpoint): string {
  if (throughput === null) return unknown;
  const { p50 } = throughput;
  return `${p50 < 10 ? Math.round(p50 * 10) / 10 : Math.round(p50)} tok/s`;
}

/** Of the last day, else of the shortest time that is known. Never rounded up to 100. */
export function writeUptime({ uptime }: Endpoint): string {
  const percent = uptime.last1d ?? uptime.last30m ?? uptime.last5m;
  return percent === null ? unknown : `${Math.floor(percent * 10) / 10} %`;
}

/** Input → output in USD per million tokens. */
export function writeEndpointPrice({ pricing: { input, output } }: Endpoint): string {
  if (input === null || output === null) return unknown;
  if (input === 0 && output === 0) return 'free';
  return `${formatPerMillion(input)} → ${formatPerMillion(output)}`;
}

/** One endpoint in one line, for a menu: `Together · fp8 · $0.15 → $0.75`. */
export function writeEndpoint(endpoint: Endpoint): string {
  const facts = [endpoint.provider, endpoint.quantization, writeEndpointPrice(endpoint)];
  return facts.filter((fact) => fact !== null && fact !== unknown).join(' · ');
}
