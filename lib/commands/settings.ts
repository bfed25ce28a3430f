import { type Environment, env } from '#lib/env.ts';

/** The settings; with ones that cannot be used the process ends here, after a sentence and what to do about it. */
export function settings(): Environment {
  try {
    return env();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The environment cannot be used.';
    return giveUp(message, 'Correct it in .env or in the environment, and start again.');
  }
}

export function giveUp(message: string, action: string): never {
  console.error(`${message} ${action}`);
  process.exit(1);
}
