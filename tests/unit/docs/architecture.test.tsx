import { existsSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Architecture } from '#components/docs/architecture.tsx';
import { runEventSchema } from '#lib/stream/events.ts';

const page = renderToStaticMarkup(<Architecture />);
const terms = [...page.matchAll(/<dt[^>]*><code[^>]*>([^<]+)<\/code>/g)].map(([, term = '']) => term);

test('every event of the wire stands on the page, and no other', () => {
  const types = runEventSchema.options.map(({ shape }) => shape.type.value);
  expect(terms.filter((term) => term.includes('-'))).toEqual(types);
});

test('every folder on the page is there', () => {
  const folders = terms.filter((term) => !term.includes('-'));
  expect(folders).toContain('lib/run');
  expect(folders.filter((folder) => !existsSync(folder))).toEqual([]);
});

test('every link within the page leads to a part that is there', () => {
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThan(0);
  for (const id of targets) expect(page).toContain(`<section id="${id}"`);
});
