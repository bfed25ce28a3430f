/**
 * Makes the bundled model list from a saved answer of OpenRouter's `GET /models`:
 *
 *     node lib/commands/snapshot.ts models.json [date] > lib/catalog/snapshot.json
 *
 * The date is when the list was taken; without it, the file's own `fetchedAt` counts, or else the file's age.
 */
import { readFile, stat } from 'node:fs/promises';
import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import { packSnapshot, printSnapshot } from '#lib/catalog/snapshot.ts';

async function dateOf(file: string, body: unknown): Promise<Date> {
  const said = body instanceof Object && 'fetchedAt' in body ? body.fetchedAt : null;
  return typeof said === 'string' || typeof said === 'number' ? new Date(said) : (await stat(file)).mtime;
}

const [file, date] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node lib/commands/snapshot.ts <models.json> [date] > lib/catalog/snapshot.json');
  process.exit(2);
}

const body: unknown = JSON.parse(await readFile(file, 'utf8'));
const taken = date === undefined ? await dateOf(file, body) : new Date(date);
const { models, dropped } = readOpenRouterModels(body);
models.sort((one, other) => (other.created ?? 0) - (one.created ?? 0) || (one.id < other.id ? -1 : 1));
process.stdout.write(printSnapshot(packSnapshot(models, taken.toISOString())));
console.error(`${models.length} models of ${taken.toISOString()}, ${dropped} entries without an id left out`);
