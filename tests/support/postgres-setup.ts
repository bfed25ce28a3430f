import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where there is no Postgres on this machine. */
    postgresUrl: string | null;
  }
}

/** Once for all unit tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server?.url ?? null);
  return async () => server?.stop();
}
