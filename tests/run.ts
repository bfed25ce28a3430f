import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './support/chromium.ts';

/** The whole test command: each step runs even when one before it failed, and one line at the end sums them up. */
interface Count {
  passed: number;
  failed: number;
  /** Passed at the second try only. */
  flaky?: number;
  /** Tests that could not be run here; what they need says so itself. */
  skipped?: number;
}

const bin = (name: string) => `node_modules/.bin/${name}`;
const succeeds = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit' }).status === 0;

/** A check that has no tests of its own counts as one. */
const check = (command: string, ...args: string[]): Count =>
  succeeds(command, ...args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

function unit(): Count {
  const file = 'test-results/vitest.json';
  rmSync(file, { force: true });
  const ok = succeeds(bin('vitest'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, ok ? 0 : 1),
    skipped: report.numPendingTests,
  };
}

function browser(): Count {
  const file = 'test-results/playwright.json';
  rmSync(file, { force: true });
  ensureChromium();
  const ok = succeeds(bin('playwright'), 'test');
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: Math.max(stats.unexpected, ok ? 0 : 1),
    flaky: stats.flaky,
    skipped: stats.skipped,
  };
}

const steps: [name: string, run: () => Count][] = [
  ['Format and lint', () => check(bin('biome'), 'ci', '.')],
  ['Types', () => check(bin('tsc'), '--noEmit')],
  ['Dead code', () => check(bin('knip'))],
  ['Unit', unit],
  ['Build', () => check(process.execPath, 'lib/commands/build.ts')],
  ['API and browser', browser],
];

const started = performance.now();
const results = steps.map(([name, run]) => {
  console.log(`\n— ${name}`);
  const from = performance.now();
  return { name, ...run(), seconds: Math.round((performance.now() - from) / 1000) };
});

console.log('');
const outcome = ({ passed, failed, flaky, skipped }: Count) =>
  [
    `${passed} passed`,
    ...(flaky ? [`${flaky} at the second try only`] : []),
    `${failed} failed`,
    ...(skipped ? [`${skipped} SKIPPED`] : []),
  ].join(', ');
for (const { name, seconds, ...count } of results) {
  console.log(`${count.failed ? '✗' : '✓'} ${name}: ${outcome(count)} (${seconds} s)`);
}
const sum = (key: keyof Count) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
console.log(`Whole run: ${Math.round((performance.now() - started) / 1000)} s`);
console.log(
  outcome({ passed: sum('passed'), failed: sum('failed'), flaky: sum('flaky'), skipped: sum('skipped') }),
);
process.exit(sum('failed') > 0 ? 1 : 0);
