import type { Tray } from '#components/attachments/tray.ts';
import type { Draft } from '#lib/prompt/draft.ts';
import { type Example, sampleName } from './examples.ts';
import { pickExample } from './pick-example.ts';

interface Form {
  draft: Draft;
  tray: Tray;
  change: (patch: Partial<Draft>) => void;
}

let latest: Example | null = null;

const drawSample = () => import('./sample-picture.ts').then(({ samplePicture }) => samplePicture());

/** Fills the form in with an example and what belongs to it; nothing runs. `draw` makes the sample picture. */
export async function takeExample(
  example: Example,
  { draft, tray, change }: Form,
  draw: () => Promise<File> = drawSample,
): Promise<void> {
  latest = example;
  change(pickExample(example, draft));
  const { attachments, reading } = tray.get();
  const before = [...attachments, ...reading].find(({ name }) => name === sampleName);
  if (!example.picture && before) tray.remove(before.id);
  if (!example.picture || before) return;
  const picture = await draw();
  // Another one may have been taken while it was drawn.
  if (latest === example) await tray.add([picture]);
}
