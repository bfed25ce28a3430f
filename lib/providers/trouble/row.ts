import type { TroubleKind } from '#lib/stream/events.ts';
import type { Evidence } from './evidence.ts';
import { presentable } from './quotes.ts';
import { list, string } from './values.ts';

/** Who is asked on whose behalf: the sentences name them. */
export interface TroubleContext {
  /** The provider's name, for example `OpenRouter`. */
  provider: string;
  /** The prefix of its model ids: models it proposes instead are named in ours. */
  prefix: string;
  owner: 'own' | 'server' | 'none';
  /** The key is the server's, lent to a visitor: its account is not his. */
  isLent?: boolean;
  /** Epoch ms. */
  now: number;
}

/** Where the evidence is so, the trouble is of this kind, and is told in these words. */
export type Row = [
  kind: TroubleKind,
  when: (evidence: Evidence) => boolean,
  message: (evidence: Evidence, context: TroubleContext) => string,
  action: (evidence: Evidence, context: TroubleContext) => string,
];

export const source = ({ metadata }: Evidence) => string(metadata.limit_source);
export const step = ({ metadata }: Evidence) => string(metadata.failed_routing_step);
export const type = ({ metadata }: Evidence) => string(metadata.error_type);
export const code = ({ availability }: Evidence) => string(availability.code);
export const says = (evidence: Evidence, pattern: RegExp) => pattern.test(evidence.message);
export const named = (evidence: Evidence, pattern: RegExp) => pattern.test(evidence.words);
export const host = ({ metadata }: Evidence, { provider }: TroubleContext) =>
  presentable(metadata.provider_name) || provider;

/** The account that pays, at the beginning of a sentence. */
export const account = ({ isLent }: TroubleContext) =>
  isLent ? 'The account of this server' : 'Your account';

export function reasonsOf({ metadata }: Evidence): string {
  const reasons = list(metadata.reasons).slice(0, 3).map(presentable).filter(Boolean);
  return reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
}
