import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type CatalogAnswer, modelSchema } from './model.ts';

const keptSchema = z.object({
  fetchedAt: z.number(),
  models: z.array(modelSchema).min(1),
});

interface CatalogCache {
  /** Null when there is none, or when what is there can't be used. */
  read(): Promise<CatalogAnswer | null>;
  /** Never throws: on a disk that takes nothing the catalog only forgets. */
  write(answer: CatalogAnswer): Promise<void>;
}

/** Where the newest list of one base URL is kept between starts. */
export function catalogCachePath(dataDirectory: string, baseUrl: string): string {
  const hash = createHash('sha256').update(baseUrl).digest('hex').slice(0, 16);
  return join(dataDirectory, 'catalog', `${hash}.json`);
}

export function createCatalogCache(path: string): CatalogCache {
  return {
    async read() {
      try {
        const kept = keptSchema.parse(JSON.parse(await readFile(path, 'utf8')));
        return { source: 'cache', ...kept };
      } catch {
        return null;
      }
    },

    /** Written beside and then moved, so that a reader sees the old list or the new one, never half of one. */
    async write({ fetchedAt, models }) {
      const draft = `${path}.${randomUUID()}`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(draft, JSON.stringify({ fetchedAt, models }));
        await rename(draft, path);
      } catch {
        await rm(draft, { force: true }).catch(() => {});
      }
    },
  };
}
