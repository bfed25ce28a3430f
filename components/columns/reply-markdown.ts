import { formatMeasure, metrics } from '#lib/metrics/metrics.ts';
import type { Reply } from '#lib/run/reply.ts';

/** A reply as Markdown: the model's name, its answer, and a table of what was measured. */
export function replyWithMetrics(name: string, reply: Reply): string {
  const rows = metrics.flatMap((metric) => {
    const measure = metric.of(reply);
    if (measure.value === null) return [];
    const { text, unit } = formatMeasure(metric, measure);
    return [`| ${metric.term} | ${text}${unit && ` ${unit}`} |`];
  });
  const table = rows.length > 0 ? ['', '| Metric | Value |', '| --- | --- |', ...rows] : [];
  return [`## ${name}`, '', reply.answer.trimEnd(), ...table, ''].join('\n');
}
