import { benchModel, listedBenchIds } from '#lib/simulator/bench.ts';
import { faultModels } from '#lib/simulator/faults.ts';
import {
  baseId,
  demoModels,
  type ModelRow,
  modelRow,
  paidDemoModels,
  variantOf,
} from '#lib/simulator/models.ts';

const freeRouterId = 'openrouter/free';

const freeRouter: ModelRow = modelRow({
  id: freeRouterId,
  name: 'Free Models Router',
  description: 'Picks one of the free models that can do what the request needs.',
  contextLength: 131_072,
  maxOutput: 16_384,
  inputs: ['text', 'image'],
  parameters: [
    'max_tokens',
    'response_format',
    'seed',
    'stop',
    'temperature',
    'tool_choice',
    'tools',
    'top_p',
  ],
  pricing: { prompt: '0', completion: '0' },
});

const batchRows: readonly ModelRow[] = paidDemoModels.slice(0, 1).map((row) => ({
  ...row,
  id: `${row.id}:batch`,
  name: `${row.name} (batch)`,
  pricing: { prompt: '0.000000025', completion: '0.0000001' },
}));

/** The list of a simulated OpenRouter as others may meet it: routers and batch rows among the models. */
export function everyModel(withFaults: boolean): readonly ModelRow[] {
  const bench = listedBenchIds.flatMap((id) => benchModel(id) ?? []);
  const ordinary = [...demoModels, ...paidDemoModels, ...batchRows, freeRouter];
  return withFaults ? [...ordinary, ...bench, ...faultModels] : [...ordinary, ...bench];
}

/** Suffixes that steer routing and name no row of their own. */
const dynamicSuffix = /:(?:nitro|floor|exacto|online)$/;

/** The row an id means: itself, a bench id that is not listed, a canonical slug, or an id with a routing suffix. */
export function findModel(rows: readonly ModelRow[], id: string): ModelRow | null {
  const exact = rows.find((row) => row.id === id) ?? benchModel(id);
  if (exact) {
    return exact;
  }
  if (dynamicSuffix.test(id)) {
    return findModel(rows, id.replace(dynamicSuffix, ''));
  }
  const slug = baseId(id);
  return rows.find((row) => row.canonical_slug === slug && variantOf(row.id) === variantOf(id)) ?? null;
}

/** The row that answers for another: a router's pick, the same one for one seed. One that is unfit is left to be refused. */
export function answeringModel(
  rows: readonly ModelRow[],
  row: ModelRow,
  needs: Needs,
  seed: number,
): ModelRow {
  if (row.id !== freeRouterId) {
    return row;
  }
  const free = rows.filter((candidate) => candidate.id.endsWith(':free'));
  const able = free.filter((candidate) => satisfies(candidate, needs));
  return able[seed % Math.max(1, able.length)] ?? free[0] ?? row;
}

/** What a request needs of the model that answers it. */
export interface Needs {
  tools: boolean;
  images: boolean;
}

export function satisfies(row: ModelRow, needs: Needs): boolean {
  return (
    (!needs.tools || row.supported_parameters.includes('tools')) &&
    (!needs.images || row.architecture.input_modalities.includes('image'))
  );
}
