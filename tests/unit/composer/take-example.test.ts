import { expect, test } from 'vitest';
import { createTray } from '#components/attachments/tray.ts';
import { examples, sampleName } from '#components/composer/examples.ts';
import { takeExample } from '#components/composer/take-example.ts';
import { emptyDraft } from '#lib/prompt/draft.ts';

function exampleOf(kind: string) {
  const found = examples.find((example) => example.kind === kind);
  if (!found) throw new Error(`There is no example ${kind}.`);
  return found;
}

const [vision, code] = [exampleOf('Vision'), exampleOf('Code')];
const drawn = new File(['png'], sampleName);

function formOf(read = Promise.resolve()) {
  const tray = createTray(async ({ name }, id) => {
    await read;
    return { id, kind: 'image', name, url: 'data:,', bytes: 3, note: null };
  });
  return { draft: emptyDraft, tray, change: () => {} };
}

const namesIn = ({ tray }: ReturnType<typeof formOf>) => tray.get().attachments.map(({ name }) => name);

test('the sample picture comes once, and goes with its example', async () => {
  const form = formOf();
  await takeExample(vision, form, async () => drawn);
  await takeExample(vision, form, async () => drawn);
  expect(namesIn(form)).toEqual([sampleName]);
  await takeExample(code, form);
  expect(namesIn(form)).toEqual([]);
});

test('a picture that is still being drawn when another example is taken does not come', async () => {
  const form = formOf();
  const drawing = Promise.withResolvers<File>();
  const first = takeExample(vision, form, () => drawing.promise);
  await takeExample(code, form);
  drawing.resolve(drawn);
  await first;
  expect(namesIn(form)).toEqual([]);
});

test('nor does one that is still being read', async () => {
  const reading = Promise.withResolvers<void>();
  const form = formOf(reading.promise);
  const first = takeExample(vision, form, async () => drawn);
  await expect.poll(() => form.tray.get().reading).toHaveLength(1);
  await takeExample(code, form);
  reading.resolve();
  await first;
  expect(namesIn(form)).toEqual([]);
});
