import { abreast } from '#lib/process.ts';

/** Opens what is kept and marks what an earlier process left open. A server that can keep nothing says why and serves. */
export async function openRuns(): Promise<void> {
  const { runs } = abreast();
  await runs.open();
  const problem = await runs.trouble();
  if (problem) console.error(`Runs cannot be kept now. ${problem.message} ${problem.action}`);
}
