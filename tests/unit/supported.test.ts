import { expect, test } from 'vitest';
import { settings } from '#lib/prompt/settings.ts';
import { supportedParameters, supports } from '#lib/prompt/supported.ts';

test('only what the model takes is kept, zero included', () => {
  const parameters = { temperature: 0, topK: 40, stop: ['###'], reasoningEffort: 'low' } as const;
  const own = { ...parameters, stop: [...parameters.stop] };
  expect(supportedParameters(own, { parameters: ['temperature', 'stop'] })).toEqual({
    temperature: 0,
    stop: ['###'],
  });
  expect(supportedParameters(own, { parameters: [] })).toEqual({});
  expect(supportedParameters({}, { parameters: ['temperature'] })).toEqual({});
});

test('a model that lists the other name of an ability has it', () => {
  const setting = (key: string) => settings.find((one) => one.key === key);
  const max = setting('maxTokens');
  const effort = setting('reasoningEffort');
  if (!max || !effort) throw new Error('A row of the table is missing.');
  expect(supports({ parameters: ['max_completion_tokens'] }, max)).toBe(true);
  expect(supports({ parameters: ['reasoning_effort'] }, effort)).toBe(true);
  expect(supports({ parameters: ['reasoning_effort'] }, max)).toBe(false);
});
