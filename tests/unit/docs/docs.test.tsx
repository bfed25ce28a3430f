import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { shortcuts, shortcutsOf } from '#components/command/shortcuts.ts';
import { Docs } from '#components/docs/docs.tsx';
import { freeLimits } from '#components/docs/limits.ts';
import { metrics } from '#lib/metrics/metrics.ts';

const escaped = (text: string) => renderToStaticMarkup(<span>{text}</span>).slice(6, -7);
const page = renderToStaticMarkup(<Docs command="Ctrl" />);

test('every metric stands in the docs with its definition', () => {
  for (const { term, definition } of metrics) {
    expect(page).toContain(`>${escaped(term)}</dt>`);
    expect(page).toContain(escaped(definition));
  }
});

test('every shortcut of a page stands in the docs', () => {
  for (const id of [...shortcutsOf('playground'), ...shortcutsOf('run')])
    expect(page).toContain(escaped(shortcuts[id].words));
});

test('the limits are those the planner goes by', () => {
  expect(freeLimits('openrouter')).toBe('20 a minute and 50 a day');
  expect(freeLimits('gemini')).toBeNull();
  expect(page).toContain('20 a minute and 50 a day');
});

test('every link within the page leads to a part that is there', () => {
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThan(0);
  for (const id of targets) expect(page).toContain(`<section id="${id}"`);
});
