import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { metricsCsv } from '#lib/share/metrics-csv.ts';
import { doneReply, reply } from '../columns/replies.ts';
import { shownOf } from './programs.ts';

const rowsOf = (csv: string) =>
  papaparse.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
    .data;

describe('the figures as a table', () => {
  test('names every metric with its unit, and the source of what a provider may report', () => {
    const [row = {}] = rowsOf(metricsCsv(shownOf([doneReply()])));
    expect(Object.keys(row)).toEqual([
      'Column',
      'Model',
      'Provider',
      'Answered by',
      'Endpoint',
      'State',
      'Finish reason',
      'Attempt',
      'Queued (ms)',
      'First byte (ms)',
      'First token (ms)',
      'First answer (ms)',
      'Total (ms)',
      'Speed (tokens/s)',
      'Speed source',
      'Tokens in',
      'Tokens in source',
      'Tokens out',
      'Tokens out source',
      'Reasoning tokens',
      'Reasoning tokens source',
      'Cached tokens',
      'Cached tokens source',
      'Cost (USD)',
      'Cost source',
      'Jitter (ms)',
    ]);
    expect(row).toMatchObject({
      Column: 'Model a',
      State: 'done',
      'First token (ms)': '100',
      'Speed (tokens/s)': '100',
      'Tokens out': '90',
      'Tokens out source': 'reported',
      'Cached tokens': '',
      'Cached tokens source': '',
    });
  });

  test('one row for each column, an estimate marked as one', () => {
    const estimated = doneReply({ column: 'b', usage: { output: { value: 40, source: 'estimated' } } });
    const rows = rowsOf(metricsCsv(shownOf([reply({ column: 'a' }), estimated])));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ State: 'queued', 'Total (ms)': '' });
    expect(rows[1]).toMatchObject({ 'Tokens out source': 'estimated', 'Speed source': 'estimated' });
  });

  test('no text is a formula to a spreadsheet, and it comes back whole', () => {
    const dangerous = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '\r', '＝'), fc.string({ unit: 'grapheme' }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(dangerous, (name) => {
        const run = { ...shownOf([doneReply()]), names: new Map([['a', name]]) };
        const [row = {}] = rowsOf(metricsCsv(run));
        expect(row.Column).toBe(`'${name}`);
      }),
    );
  });
});
