import { describe, expect, test } from 'vitest';
import { lineUpName, starterLineUps } from '#components/shell/line-ups.ts';
import type { Model } from '#lib/catalog/model.ts';
import { plainModel } from '#lib/providers/listed-models.ts';

const model = (id: string, facts: Partial<Model> = {}): Model =>
  plainModel({ id, name: id, provider: id.split(':')[0] ?? '', free: true, ...facts });

const of = (name: string, list: Model[], random = () => 0.5) =>
  starterLineUps(list, random).find((one) => one.name === name)?.models;

describe('line-ups to start from', () => {
  test('without a key only the demo models can be taken, and the others say what they need', () => {
    const list = [model('demo:swift'), model('openrouter:a/one:free', { available: false })];
    for (const { name, models, note } of starterLineUps(list, () => 0)) {
      expect(models).toHaveLength(name === 'Four demo models' ? 4 : 0);
      if (models.length > 0) continue;
      const knownToGemini = ['Newest free', 'Random four free', 'Vision'].includes(name);
      expect(note).toBe(
        knownToGemini ? 'Needs a key for OpenRouter or Gemini' : 'Needs a key for OpenRouter',
      );
    }
  });

  test('a key for Gemini is enough for pictures, not for speeds and long contexts, which its list does not tell', () => {
    const list = [model('gemini:gemini-3.8-flash', { inputs: ['text', 'image'] })];
    expect(of('Vision', list)).toEqual(['gemini:gemini-3.8-flash']);
    const notes = new Map(starterLineUps(list, () => 0).map(({ name, note }) => [name, note]));
    expect(notes.get('Fastest free')).toBe('Needs a key for OpenRouter');
    expect(notes.get('1M context')).toBe('Needs a key for OpenRouter');
  });

  test('with a key, a line-up that has no model says so and asks for no key', () => {
    const starters = starterLineUps([model('openrouter:a/one:free')], () => 0);
    expect(starters.find(({ name }) => name === '1M context')).toMatchObject({
      note: 'None can run now',
      models: [],
    });
  });

  test('the newest free ones come from different makers as long as there are enough', () => {
    const list = [
      model('openrouter:a/old', { created: 1 }),
      model('openrouter:a/new', { created: 9 }),
      model('openrouter:a/newer', { created: 10 }),
      model('openrouter:b/one', { created: 5 }),
      model('openrouter:c/one', { created: 4 }),
      model('openrouter:d/paid', { created: 20, free: false }),
    ];
    expect(of('Newest free', list)).toEqual([
      'openrouter:a/newer',
      'openrouter:b/one',
      'openrouter:c/one',
      'openrouter:a/new',
    ]);
  });

  test('the random four follow the random numbers given', () => {
    const list = ['a', 'b', 'c', 'd', 'e'].map((maker) => model(`openrouter:${maker}/one`));
    const numbers = [0.9, 0.1, 0.5, 0.3, 0.2];
    expect(of('Random four free', list, () => numbers.shift() ?? 0)).toEqual(
      ['b', 'e', 'd', 'c'].map((maker) => `openrouter:${maker}/one`),
    );
  });

  test('those for pictures take pictures, free ones first', () => {
    const sees = { inputs: ['text', 'image'] };
    const list = [
      model('openrouter:a/paid', { ...sees, free: false, created: 9 }),
      model('openrouter:b/blind', { created: 8 }),
      model('openrouter:c/free', { ...sees, created: 1 }),
    ];
    expect(of('Vision', list)).toEqual(['openrouter:c/free', 'openrouter:a/paid']);
  });

  test('the fastest free ones are those whose speed is known, the fastest first, and are asked for when taken', () => {
    const list = [
      model('openrouter:a/slow', { created: 9 }),
      model('openrouter:a/fast', { created: 1 }),
      model('openrouter:b/one'),
      model('openrouter:c/unknown'),
      model('openrouter:d/paid', { free: false }),
    ];
    const speeds = new Map([
      ['openrouter:a/slow', 20],
      ['openrouter:a/fast', 90],
      ['openrouter:b/one', 50],
      ['openrouter:d/paid', 500],
    ]);
    const taken = (known?: Map<string, number>) =>
      starterLineUps(list, () => 0.5, known).find(({ name }) => name === 'Fastest free');
    expect(taken(speeds)?.models).toEqual(['openrouter:a/fast', 'openrouter:b/one', 'openrouter:a/slow']);
    expect(taken()).toMatchObject({ models: [], bySpeed: true });
  });

  test('those of a long context read a million tokens, free ones first', () => {
    const list = [
      model('openrouter:a/paid', { free: false, contextLength: 2_000_000 }),
      model('openrouter:b/short', { contextLength: 999_999 }),
      model('openrouter:c/free', { contextLength: 1_000_000 }),
      model('openrouter:d/unknown'),
    ];
    expect(of('1M context', list)).toEqual(['openrouter:c/free', 'openrouter:a/paid']);
  });

  test('free models that give no text are not for a comparison of text', () => {
    expect(of('Newest free', [model('openrouter:a/paints', { outputs: ['image'] })])).toEqual([]);
  });

  test('the one that stands is known by its models, in whatever order', () => {
    const starters = starterLineUps([], () => 0);
    expect(lineUpName(['demo:scribe', 'demo:steady', 'demo:swift', 'demo:thinker'], starters)).toBe(
      'Four demo models',
    );
    expect(lineUpName(['demo:scribe'], starters)).toBeNull();
    expect(lineUpName([], starters)).toBeNull();
  });
});
