import type { Tray } from '#components/attachments/tray.ts';
import type { Draft } from '#lib/prompt/draft.ts';
import { type Example, sampleName } from './examples.ts';
import { pickExample } from './pick-example.ts';

interface Form {
  draft: Draft;
  tray: Tray;
  change: (patch: Partial<Draft>) => void;
}

/** Fills the form in with an example and what belongs to it; nothing runs. */
export async function takeExample(example: Example, { draft, tray, change }: Form): Promise<void> {
  change(pickExample(example, draft));
  const before = tray.get().attachments.find(({ name }) => name === sampleName);
  if (!example.picture && before) tray.remove(before.id);
  if (!example.picture || before) return;
  const { samplePicture } = await import('./sample-picture.ts');
  await tray.add([await samplePicture()]);
}
