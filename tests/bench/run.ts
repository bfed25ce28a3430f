import { spawnSync } from 'node:child_process';
import { openContext } from './context.ts';
import { crashes } from './crash-measurement.ts';
import { linearity, memory, typing } from './load-measurements.ts';
import {
  bareStreaming,
  type Figures,
  fanOut,
  firstLoad,
  picker,
  streaming,
  truth,
  unseen,
} from './measurements.ts';
import { replayTiming, seeking } from './replay-measurement.ts';
import { resuming } from './resume-measurement.ts';
import { median } from './statistics.ts';
import { storeFigures } from './store-measurements.ts';
import { takeover } from './takeover-measurement.ts';

/**
 * `npm run bench [-- name …]`: medians of five rounds against the simulator on this machine, each load on the bare
 * page and on the product in turn, so that a noisy machine troubles both alike. `--once`: one round. `--built`: the build
 * that is there is taken as it is.
 */
const rounds = Number(process.argv.includes('--once') ? 1 : 5);
const loads = [
  { model: 'bench/80x400', columns: 4, tokens: 400, rate: 80 },
  { model: 'bench/80x400', columns: 8, tokens: 400, rate: 80 },
  { model: 'bench/400x2000', columns: 4, tokens: 2000, rate: 400 },
  { model: 'bench/2000x8000', columns: 4, tokens: 8000, rate: 2000 },
  { model: 'bench/2000x32000', columns: 1, tokens: 32_000, rate: 2000 },
];
const firstVisit = { model: 'bench/80x400', columns: 4, tokens: 400, rate: 80, atOnce: true };
const kept = { model: 'bench/80x1200', columns: 4, tokens: 1200, rate: 80 };

const wanted = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const chosen = (name: string) => wanted.length === 0 || wanted.some((each) => name.includes(each));

if (!process.argv.includes('--built')) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
const context = await openContext();
console.log(`npm start on a built tree answers after ${context.abreast.readyAfter.toFixed(0)} ms`);
try {
  await report('fan-out, 16 columns', { Abreast: () => fanOut(context) });
  await report('truth, 4 columns at 80 tokens/s', { Abreast: () => truth(context) });
  for (const load of loads) {
    await report(`streaming, ${load.columns} columns at ${load.rate} tokens/s, ${load.tokens} tokens each`, {
      Bare: () => bareStreaming(context, load),
      Abreast: () => streaming(context, load),
    });
  }
  await report('first visit, Run pressed at once, 4 columns at 80 tokens/s', {
    Bare: () => bareStreaming(context, firstVisit),
    Abreast: () => streaming(context, firstVisit),
  });
  await report('log, what keeping adds to 4 columns at 80 tokens/s, 1,200 tokens each', {
    Kept: () => streaming(context, kept),
    'Not kept': () => streaming(context, { ...kept, keep: false }),
  });
  await report('log, the same without a page', {
    Kept: () => unseen(context, kept),
    'Not kept': () => unseen(context, { ...kept, keep: false }),
  });
  await report('resume, 20 reloads of 6 columns', { Abreast: () => resuming(context) }, 1);
  await report('crash, kill -9 under load', { Abreast: () => crashes(50, context.simulator.url) }, 1);
  await report('growth, 8,000 and 16,000 tokens in one column', { Abreast: () => linearity(context) });
  await report('memory, ten runs of 4 × 8,000 tokens', { Abreast: () => memory(context) }, 1);
  await report('typing, 24 columns of 200 turns', { Abreast: () => typing(context) }, 1);
  await report('takeover, a killed server with one Postgres for two', { Abreast: takeover }, 1);
  await report('picker, 2,000 models', { Abreast: () => picker(context) });
  await report('first load', { Abreast: () => firstLoad(context) });
  await report('replay at 1×', { Abreast: () => replayTiming(context) });
  await report('replay, seeking in 8,000 events', { Abreast: async () => seeking() });
} finally {
  await context.close();
}

// Filling it takes minutes and its figures are percentiles already: once is enough.
await report('store, 10,000 runs of 4 columns', { Abreast: () => storeFigures(10_000) }, 1);

/** Runs the subjects in turn, round by round, and prints the median of each figure side by side. */
async function report(
  title: string,
  subjects: Record<string, () => Promise<Figures>>,
  times = rounds,
): Promise<void> {
  if (!chosen(title)) return;
  const results = new Map<string, Figures[]>();
  for (let round = 0; round < times; round++) {
    for (const [name, run] of Object.entries(subjects)) {
      results.set(name, [...(results.get(name) ?? []), await run()]);
    }
  }
  console.log(`\n${title} (median of ${times})`);
  const table: Record<string, Record<string, number>> = {};
  for (const [name, figures] of results) {
    for (const key of Object.keys(figures[0] ?? {})) {
      const value = median(figures.map((figure) => figure[key] ?? Number.NaN));
      table[key] = { ...table[key], [name]: Math.round(value * 1000) / 1000 };
    }
  }
  console.table(table);
}
