import { hasEndpoints } from '#components/endpoints/has-endpoints.ts';
import { demoLineUp } from '#components/playground/demo-line-up.ts';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import type { Speeds } from './speeds.ts';

export interface LineUp {
  name: string;
  /** What is in it, or why it cannot be taken now. */
  note: string;
  models: string[];
  /** It is made of speeds, which are asked for only when it is taken. */
  bySpeed?: true;
}

/** The company that made the model, as its id says: `openrouter:nvidia/nemotron` → `nvidia`. */
const maker = (model: Model) => splitModelId(model.id)[1].split('/')[0] ?? '';

/** The first four of the list, no maker twice as long as there are others. */
function fourDiverse(models: readonly Model[]): string[] {
  const firsts = models.filter(
    (model, index) => models.findIndex((other) => maker(other) === maker(model)) === index,
  );
  const rest = models.filter((model) => !firsts.includes(model));
  return [...firsts, ...rest].slice(0, 4).map((model) => model.id);
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, order: random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ value }) => value);
}

const isReal = (model: Model) =>
  model.available && model.provider !== 'demo' && model.outputs.includes('text');

/** Free models that can run now, the latest first. */
export function newestFree(models: readonly Model[]): Model[] {
  return models
    .filter((model) => isReal(model) && model.free)
    .sort((one, other) => (other.created ?? 0) - (one.created ?? 0));
}

const long = 1_000_000;

/** Line-ups to start from, made of what can run now. `random` gives numbers from 0 to 1. */
export function starterLineUps(
  models: readonly Model[],
  random: () => number,
  speeds: Speeds = new Map(),
): LineUp[] {
  const newest = newestFree(models);
  const freeFirst = [...newest, ...models.filter((model) => isReal(model) && !model.free)];
  const fastest = newest
    .filter(({ id }) => speeds.has(id))
    .sort((one, other) => (speeds.get(other.id) ?? 0) - (speeds.get(one.id) ?? 0));
  const ofOpenRouter = models.filter(({ provider, available }) => provider === 'openrouter' && available);
  /** Gemini's list tells neither how long a context is nor how fast a model. */
  const missing = (doors: string) =>
    ofOpenRouter.length > 0 ? 'None can run now' : `Needs a key for ${doors}`;
  const four = (
    name: string,
    note: string,
    list: readonly Model[],
    doors = 'OpenRouter or Gemini',
  ): LineUp => {
    const chosen = fourDiverse(list);
    return { name, note: chosen.length > 0 ? note : missing(doors), models: chosen };
  };
  return [
    { name: 'Four demo models', note: 'Simulated, no key needed', models: [...demoLineUp] },
    four('Newest free', 'Four makers, latest first', newest),
    {
      name: 'Fastest free',
      note: newest.some(({ id }) => hasEndpoints(id))
        ? 'Four makers, by tokens per second now'
        : missing('OpenRouter'),
      models: fourDiverse(fastest),
      bySpeed: true,
    },
    four('Random four free', 'Drawn anew each time', shuffled(newest, random)),
    four(
      'Vision',
      'Take pictures, free ones first',
      freeFirst.filter(({ inputs }) => inputs.includes('image')),
    ),
    four(
      '1M context',
      'A million tokens and more, free ones first',
      freeFirst.filter(({ contextLength }) => (contextLength ?? 0) >= long),
      'OpenRouter',
    ),
  ];
}

/** The name of the starter that stands now, if one does. */
export function lineUpName(models: readonly string[], starters: readonly LineUp[]): string | null {
  const key = [...models].sort().join();
  const starter = starters.find((one) => one.models.length > 0 && [...one.models].sort().join() === key);
  return starter?.name ?? null;
}
