import { demoLineUp } from '#components/playground/start.ts';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';

export interface LineUp {
  name: string;
  /** What is in it, or why it cannot be taken now. */
  note: string;
  models: string[];
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

/** Line-ups to start from, made of what can run now. `random` gives numbers from 0 to 1. */
export function starterLineUps(models: readonly Model[], random: () => number): LineUp[] {
  const real = models.filter((model) => model.available && model.provider !== 'demo');
  const free = real.filter((model) => model.free && model.outputs.includes('text'));
  const newest = [...free].sort((one, other) => (other.created ?? 0) - (one.created ?? 0));
  const seeing = [...newest, ...real.filter((model) => !model.free)].filter((model) =>
    model.inputs.includes('image'),
  );
  const missing = 'Needs an OpenRouter key';
  const four = (name: string, note: string, list: readonly Model[]): LineUp => {
    const chosen = fourDiverse(list);
    return { name, note: chosen.length > 0 ? note : missing, models: chosen };
  };
  return [
    { name: 'Four demo models', note: 'Simulated, no key needed', models: [...demoLineUp] },
    four('Newest free', 'Four makers, latest first', newest),
    four('Random four free', 'Drawn anew each time', shuffled(free, random)),
    four('Vision', 'Take pictures, free ones first', seeing),
  ];
}

/** The name of the starter that stands now, if one does. */
export function lineUpName(models: readonly string[], starters: readonly LineUp[]): string | null {
  const key = [...models].sort().join();
  const starter = starters.find((one) => one.models.length > 0 && [...one.models].sort().join() === key);
  return starter?.name ?? null;
}
