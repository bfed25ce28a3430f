import { describe, expect, test } from 'vitest';
import { offeredChoices, ownDefault } from '#components/settings/offered.ts';
import type { Model } from '#lib/catalog/model.ts';
import { settings } from '#lib/prompt/settings.ts';

const setting = (key: string) => {
  const row = settings.find((each) => each.key === key);
  if (!row) throw new Error(`There is no setting ${key}.`);
  return row;
};
const choice = (key: string) => {
  const row = setting(key);
  if (row.kind !== 'choice') throw new Error(`${key} is no choice.`);
  return row;
};

function model(reasoning: Model['reasoning'], defaults: Model['defaults'] = {}): Model {
  return {
    id: 'openrouter:a/b',
    name: 'B',
    provider: 'openrouter',
    free: true,
    available: true,
    unavailable: null,
    contextLength: null,
    maxOutput: null,
    inputs: [],
    outputs: [],
    parameters: ['reasoning', 'temperature'],
    defaults,
    reasoning,
    pricing: { input: null, output: null, cacheRead: null, request: null, image: null },
    created: null,
    expires: null,
    description: null,
    aliases: [],
  };
}

const reasoner = { mandatory: false, efforts: null, defaultEffort: null, budget: true };

describe('the choices of a setting', () => {
  test('are all of them where the model names none', () => {
    const effort = choice('reasoningEffort');
    for (const each of [undefined, model(null), model(reasoner), model({ ...reasoner, efforts: [] })]) {
      expect(offeredChoices(effort, each)).toEqual(effort.choices);
    }
  });

  test('are those the model knows, in our order, and off where it can be turned off', () => {
    const efforts = ['high', 'low', 'odd'];
    expect(offeredChoices(choice('reasoningEffort'), model({ ...reasoner, efforts }))).toEqual([
      'none',
      'low',
      'high',
    ]);
    const always = model({ ...reasoner, efforts, mandatory: true });
    expect(offeredChoices(choice('reasoningEffort'), always)).toEqual(['low', 'high']);
  });

  test('of anything but the effort do not depend on it', () => {
    const verbosity = choice('verbosity');
    expect(offeredChoices(verbosity, model({ ...reasoner, efforts: ['low'] }))).toEqual(verbosity.choices);
  });
});

describe('what counts where nothing is set', () => {
  test('is the model’s own default, as far as it is known', () => {
    const known = model({ ...reasoner, defaultEffort: 'medium' }, { temperature: 0.6 });
    expect(ownDefault(setting('temperature'), known)).toBe('0.6');
    expect(ownDefault(setting('reasoningEffort'), known)).toBe('medium');
    expect(ownDefault(setting('reasoningTokens'), known)).toBe('default');
    expect(ownDefault(setting('temperature'), undefined)).toBe('default');
  });
});
