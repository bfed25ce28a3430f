import { formatCount, formatDuration, formatMoney } from '#lib/format.ts';
import { isSettled, type Reply } from '#lib/run/reply.ts';
import type { Quantity } from '#lib/stream/events.ts';

/** A figure with its standing: measured or reported (exact), counted by us (estimated), or not there. */
export interface Measure {
  value: number | null;
  kind: 'exact' | 'estimated' | 'none';
}

export interface Metric {
  key: string;
  /** The term as the page and the export show it. */
  term: string;
  /** One sentence: from where to where it is measured. */
  definition: string;
  /** Which end is best when replies are compared; null: neither. */
  better: 'lower' | 'higher' | null;
  unit: 'duration' | 'speed' | 'tokens' | 'money';
  of(reply: Reply): Measure;
}

const none: Measure = { value: null, kind: 'none' };

/** Total: anything that is not a finite number is "not available", never NaN. */
function exact(value: number | null): Measure {
  return value !== null && Number.isFinite(value) ? { value, kind: 'exact' } : none;
}

/** A span that ends before it begins measures nothing. */
function between(from: number | null, to: number | null): Measure {
  return from === null || to === null || to < from ? none : exact(to - from);
}

function counted(quantity: Quantity | null | undefined): Measure {
  if (!quantity || !Number.isFinite(quantity.value)) return none;
  return { value: quantity.value, kind: quantity.source === 'reported' ? 'exact' : 'estimated' };
}

/**
 * Output tokens ÷ (last token − first token), in tokens a second. Meaningless for one chunk or a handful of tokens, and
 * where tools were called: those tokens show no time of their own, and requests lie between.
 */
function speed(reply: Reply): Measure {
  const { firstTokenAt, lastTokenAt, chunks } = reply;
  if (reply.toolCalls.length > 0) return none;
  const output = counted(reply.usage.output);
  if (output.value === null || output.value < 10 || chunks < 2) return none;
  if (firstTokenAt === null || lastTokenAt === null || lastTokenAt <= firstTokenAt) return none;
  return { value: (output.value * 1000) / (lastTokenAt - firstTokenAt), kind: output.kind };
}

/** p95 (nearest rank) of the gaps between chunks; not available before there are two gaps. */
function jitter(reply: Reply): Measure {
  const gaps: number[] = [];
  for (let gap = reply.gaps; gap; gap = gap.previous) gaps.push(gap.ms);
  if (gaps.length < 2 || !isSettled(reply.state)) return none;
  gaps.sort((a, b) => a - b);
  return exact(gaps[Math.ceil(gaps.length * 0.95) - 1] ?? null);
}

/** The table of metrics: definitions of the design, in the order they are shown. A new metric is one row. */
export const metrics: readonly Metric[] = [
  {
    key: 'queued',
    term: 'Queued',
    definition:
      'From the run’s start to the moment its request was sent. Ours, never counted as the model’s.',
    better: 'lower',
    unit: 'duration',
    of: (reply) => between(reply.askedAt, reply.sentAt),
  },
  {
    key: 'first-byte',
    term: 'First byte',
    definition: 'From request sent to response headers.',
    better: 'lower',
    unit: 'duration',
    of: (reply) => between(reply.sentAt, reply.headersAt),
  },
  {
    key: 'first-token',
    term: 'First token',
    definition: 'From request sent to the first visible token, reasoning or answer.',
    better: 'lower',
    unit: 'duration',
    of: (reply) => between(reply.sentAt, reply.firstTokenAt),
  },
  {
    key: 'first-answer',
    term: 'First answer',
    definition: 'From request sent to the first token of the answer.',
    better: 'lower',
    unit: 'duration',
    of: (reply) => between(reply.sentAt, reply.firstAnswerAt),
  },
  {
    key: 'total',
    term: 'Total',
    definition: 'From request sent to the end of the stream.',
    better: 'lower',
    unit: 'duration',
    // The end of an interrupted reply is only the last that was heard of its run.
    of: (reply) => (reply.stoppedBy === 'interrupted' ? none : between(reply.sentAt, reply.endedAt)),
  },
  {
    key: 'speed',
    term: 'Speed',
    definition:
      'Output tokens, reasoning included, divided by the time from first to last token. Not available for one-chunk replies, under 10 tokens, or where tools were called.',
    better: 'higher',
    unit: 'speed',
    of: speed,
  },
  {
    key: 'tokens-in',
    term: 'Tokens in',
    definition: 'Prompt tokens by the provider’s own count.',
    better: null,
    unit: 'tokens',
    of: (reply) => counted(reply.usage.input),
  },
  {
    key: 'tokens-out',
    term: 'Tokens out',
    definition: 'Output tokens by the provider’s own count, reasoning included.',
    better: null,
    unit: 'tokens',
    of: (reply) => counted(reply.usage.output),
  },
  {
    key: 'tokens-reasoning',
    term: 'Reasoning tokens',
    definition: 'The part of the output tokens that was spent on reasoning.',
    better: null,
    unit: 'tokens',
    of: (reply) => counted(reply.usage.reasoning),
  },
  {
    key: 'tokens-cached',
    term: 'Cached tokens',
    definition: 'The part of the prompt tokens that the provider read from its cache.',
    better: null,
    unit: 'tokens',
    of: (reply) => counted(reply.usage.cached),
  },
  {
    key: 'cost',
    term: 'Cost',
    definition: 'As the provider reports it; computed from list prices only when it reports none.',
    better: 'lower',
    unit: 'money',
    of: (reply) => counted(reply.cost),
  },
  {
    key: 'jitter',
    term: 'Jitter',
    definition: 'The gap between two chunks that 95 % of the gaps stay under.',
    better: 'lower',
    unit: 'duration',
    of: jitter,
  },
];

/** The text and unit of a figure: `412` `ms`, `≈ 386` ``, `–` ``. */
export function formatMeasure(metric: Metric, { value, kind }: Measure): { text: string; unit: string } {
  if (value === null) return { text: '–', unit: '' };
  const { text, unit } = formatValue(metric, value);
  return { text: kind === 'estimated' ? `≈ ${text}` : text, unit };
}

function formatValue(metric: Metric, value: number): { text: string; unit: string } {
  switch (metric.unit) {
    case 'duration':
      return formatDuration(value);
    case 'speed':
      return { text: value.toFixed(value < 10 ? 1 : 0), unit: 'tok/s' };
    case 'tokens':
      return { text: formatCount(value), unit: '' };
    case 'money':
      return { text: formatMoney(value), unit: '' };
    default:
      return metric.unit satisfies never;
  }
}

/**
 * The columns whose figure is the best of a metric (several when tied). Empty until every reply is settled, and when
 * fewer than two replies have the figure or all have the same: then there is nothing to win. Only replies that came to
 * their end compete: a stopped or failed one is not fast.
 */
export function bestOf(metric: Metric, replies: readonly Reply[]): ReadonlySet<string> {
  if (metric.better === null || !replies.every((reply) => isSettled(reply.state))) return new Set();
  const rivals = replies
    .filter((reply) => reply.state === 'done')
    .flatMap((reply) => {
      const { value } = metric.of(reply);
      return value === null ? [] : [{ column: reply.column, value }];
    });
  const values = rivals.map((rival) => rival.value);
  const best = metric.better === 'lower' ? Math.min(...values) : Math.max(...values);
  const winners = rivals.filter((rival) => rival.value === best);
  if (rivals.length < 2 || winners.length === rivals.length) return new Set();
  return new Set(winners.map((rival) => rival.column));
}
