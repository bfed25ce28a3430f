import papaparse from 'papaparse';
import { type Measure, type Metric, metrics } from '#lib/metrics/metrics.ts';
import { type ShownReply, type ShownRun, shownReplies } from './shown-run.ts';

/** Spreadsheets run a cell as a formula that begins like this, blanks before it or not. */
const formula = /^\s*[=+\-@＝＋－＠\t\r\n]/;

/** Programs that expect another encoding show the names right with it. */
const byteOrderMark = '\uFEFF';

const unitOf: Record<Metric['unit'], string> = {
  duration: ' (ms)',
  speed: ' (tokens/s)',
  tokens: '',
  money: ' (USD)',
};

const sources: Record<Measure['kind'], string> = { exact: 'reported', estimated: 'estimated', none: '' };

/** One row for each column of the run, figures as plain numbers; empty where there is none. */
export function metricsCsv(run: ShownRun): string {
  const rows = shownReplies(run).map(rowOf);
  const text = papaparse.unparse(rows, { escapeFormulae: formula, newline: '\r\n' });
  return `${byteOrderMark}${text}\r\n`;
}

function rowOf({ column, name, reply }: ShownReply): Record<string, string | number> {
  return {
    Column: name,
    Model: reply.model ?? column.model,
    Provider: reply.provider ?? '',
    'Answered by': reply.served?.model ?? '',
    Endpoint: reply.served?.endpoint ?? '',
    State: reply.state,
    'Finish reason': reply.finishReason ?? reply.trouble?.kind ?? reply.stoppedBy ?? '',
    Attempt: reply.attempt,
    ...Object.fromEntries(metrics.flatMap((metric) => cellsOf(metric, metric.of(reply)))),
  };
}

/** Times are our own clock's; only what a provider may have reported names its source. */
function cellsOf(metric: Metric, measure: Measure): [string, string | number][] {
  const cell: [string, string | number] = [
    metric.term + unitOf[metric.unit],
    measure.value === null ? '' : rounded(metric, measure.value),
  ];
  return metric.unit === 'duration' ? [cell] : [cell, [`${metric.term} source`, sources[measure.kind]]];
}

const rounded = ({ unit }: Metric, value: number) => (unit === 'money' ? value : Number(value.toFixed(3)));
