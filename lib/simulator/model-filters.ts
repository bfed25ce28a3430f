import { type ModelRow, personaKey } from '#lib/simulator/models.ts';
import { personas } from '#lib/simulator/personas.ts';
import { type Refusal, refuseMalformed } from '#lib/simulator/refusal.ts';

const modalities = [
  'text',
  'image',
  'audio',
  'video',
  'file',
  'embeddings',
  'rerank',
  'speech',
  'transcription',
];

type Filter = (row: ModelRow, value: string) => boolean;

const wordsIn = (value: string) =>
  value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const perMillion = (price: string) => Number(price) * 1e6;

/** The query parameters of `GET /models` that narrow the list: one row each. Those not named here are ignored. */
const filters: Readonly<Record<string, Filter>> = {
  supported_parameters: (row, value) =>
    wordsIn(value).every((name) => row.supported_parameters.includes(name)),
  input_modalities: (row, value) =>
    wordsIn(value).every((name) => row.architecture.input_modalities.includes(name)),
  output_modalities: (row, value) =>
    value === 'all' || wordsIn(value).some((name) => row.architecture.output_modalities.includes(name)),
  category: (row, value) => categoriesOf(row).includes(value),
  q: (row, value) => `${row.id} ${row.name}`.toLowerCase().includes(value.toLowerCase()),
  context: (row, value) => (row.context_length ?? 0) >= Number(value),
  min_price: (row, value) => perMillion(row.pricing.prompt) >= Number(value),
  max_price: (row, value) => perMillion(row.pricing.prompt) <= Number(value),
  min_output_price: (row, value) => perMillion(row.pricing.completion) >= Number(value),
  max_output_price: (row, value) => perMillion(row.pricing.completion) <= Number(value),
  model_authors: (row, value) => wordsIn(value).includes(row.id.split('/')[0] ?? ''),
};

function categoriesOf(row: ModelRow): readonly string[] {
  return personas[personaKey(row.id) ?? '']?.categories ?? [];
}

const orders: Readonly<Record<string, (a: ModelRow, b: ModelRow) => number>> = {
  newest: (a, b) => b.created - a.created,
  'pricing-low-to-high': (a, b) => Number(a.pricing.prompt) - Number(b.pricing.prompt),
  'pricing-high-to-low': (a, b) => Number(b.pricing.prompt) - Number(a.pricing.prompt),
  'context-high-to-low': (a, b) => (b.context_length ?? 0) - (a.context_length ?? 0),
};

export function filteredModels(
  rows: readonly ModelRow[],
  query: URLSearchParams,
): readonly ModelRow[] | Refusal {
  const output = query.get('output_modalities') ?? 'text';
  const strange = output === 'all' ? [] : wordsIn(output).filter((name) => !modalities.includes(name));
  if (strange.length > 0) {
    return refuseMalformed([
      {
        code: 'invalid_value',
        values: [...modalities, 'all'],
        path: ['output_modalities'],
        message: `Invalid option: ${strange.join(', ')}`,
      },
    ]);
  }
  const asked = Object.entries(filters).flatMap(([name, filter]) => {
    const value = query.get(name);
    return value === null ? [] : [{ filter, value }];
  });
  const found = rows.filter((row) => asked.every(({ filter, value }) => filter(row, value)));
  const order = orders[query.get('sort') ?? ''];
  return order ? found.toSorted(order) : found;
}
