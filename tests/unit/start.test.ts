import { describe, expect, test } from 'vitest';
import { demoLineUp } from '#components/playground/demo-line-up.ts';
import { firstPrompt, startOf } from '#components/playground/start.ts';

const nothing = {
  theme: undefined,
  density: undefined,
  lineUp: undefined,
  banner: undefined,
  history: undefined,
};
const start = (query = '', remembered: Partial<typeof nothing> | Record<string, string> = {}) =>
  startOf(new URLSearchParams(query), { ...nothing, ...remembered });
const models = (one: ReturnType<typeof start>) => one.draft.columns.map((column) => column.model);

describe('what the playground begins with', () => {
  test('a first visit has four demo models and a prompt that one press runs', () => {
    expect(models(start())).toEqual(demoLineUp);
    expect(start().draft.prompt).toBe(firstPrompt);
  });

  test('a later visit has the line-up used last and an empty prompt', () => {
    const later = start('', { lineUp: 'demo:seer\nopenrouter:a/b:free' });
    expect(models(later)).toEqual(['demo:seer', 'openrouter:a/b:free']);
    expect(later.draft.prompt).toBe('');
  });

  test('a link counts more than what is remembered', () => {
    const linked = start('models=demo:smith&prompt=Hi&temperature=0', { lineUp: 'demo:seer' });
    expect(models(linked)).toEqual(['demo:smith']);
    expect(linked.draft).toMatchObject({ prompt: 'Hi', parameters: { temperature: 0 } });
  });

  test('a link of models alone is not filled with a prompt nobody wrote', () => {
    expect(start('models=demo:smith').draft.prompt).toBe('');
  });

  test('a link of a prompt alone keeps the line-up', () => {
    expect(models(start('prompt=Hi'))).toEqual(demoLineUp);
    expect(start('prompt=Hi').draft.prompt).toBe('Hi');
    expect(models(start('prompt=Hi', { lineUp: 'demo:seer' }))).toEqual(['demo:seer']);
  });

  test('an empty list of models counts as none', () => {
    expect(models(start('models='))).toEqual(demoLineUp);
  });

  test('a return from OpenRouter is told, and is no part of the link', () => {
    expect(start('connected=openrouter', { lineUp: 'demo:seer' })).toMatchObject({
      outcome: 'connected',
      ignored: [],
    });
    expect(start('models=demo:seer&connect-error=denied')).toMatchObject({ outcome: 'denied', ignored: [] });
    expect(start('models=demo:seer').outcome).toBeNull();
  });

  test('the theme, the density and the dismissed banner are remembered, and nonsense is not', () => {
    expect(start('', { theme: 'dark', density: 'compact', banner: 'dismissed' })).toMatchObject({
      theme: 'dark',
      density: 'compact',
      bannerDismissed: true,
    });
    expect(start('', { theme: 'pink' })).toMatchObject({ theme: 'system', bannerDismissed: false });
  });

  test('a kept run to go on with is no part of the link, and the open history is remembered', () => {
    expect(start('continue=r1')).toMatchObject({ continues: 'r1', ignored: [] });
    expect(start('continue=').continues).toBeNull();
    expect(start('', { history: 'open' }).historyOpen).toBe(true);
    expect(start().historyOpen).toBe(false);
  });

  test('the server and the browser begin with the same', () => {
    expect(start('models=demo:a,demo:b&2.seed=1')).toEqual(start('models=demo:a,demo:b&2.seed=1'));
  });
});
