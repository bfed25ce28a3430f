import { formatMeasure, metrics } from '#lib/metrics/metrics.ts';
import type { Reply } from '#lib/run/reply.ts';

/** What stands before or after a figure where there is no room for its whole name. */
const words: Record<string, (figure: string) => string> = {
  'first-token': (figure) => `first ${figure}`,
  total: (figure) => `total ${figure}`,
  speed: (figure) => figure,
  'tokens-out': (figure) => `${figure} out`,
  cost: (figure) => figure,
};

/** A settled reply's figures in one line, for turns gone by. */
export function MetricsLine({ reply }: { reply: Reply }) {
  const figures = metrics.flatMap((metric) => {
    const measure = metric.of(reply);
    const word = words[metric.key];
    if (!word || measure.value === null) return [];
    const { text, unit } = formatMeasure(metric, measure);
    return [word(unit ? `${text} ${unit}` : text)];
  });
  if (figures.length === 0) return null;
  return (
    <p className="mt-2 truncate text-[11.5px] text-mute leading-4 tabular-nums">{figures.join(' · ')}</p>
  );
}
