import { type Input, takesInput } from '#lib/catalog/inputs.ts';
import type { Model } from '#lib/catalog/model.ts';

const words: Record<Input, string> = { image: 'pictures', file: 'PDFs' };

/** A column of the line-up; a model that is not known yet refuses nothing. */
export interface Taker {
  name: string;
  model: Model | undefined;
}

/** Which columns cannot take what is attached, in a sentence; null when all can. */
export function refusingNote(kinds: readonly Input[], takers: readonly Taker[]): string | null {
  const sentences = (['image', 'file'] as const)
    .filter((kind) => kinds.includes(kind))
    .flatMap((kind) => {
      const refusing = takers.filter(({ model }) => model && !takesInput(model, kind));
      return refusing.length > 0 ? [`${subject(refusing, takers.length)} no ${words[kind]}.`] : [];
    });
  return sentences.length > 0 ? sentences.join(' ') : null;
}

function subject(refusing: readonly Taker[], all: number): string {
  const [only] = refusing;
  if (refusing.length === 1 && only) return `${only.name} takes`;
  if (refusing.length <= 3) return `${refusing.map(({ name }) => name).join(', ')} take`;
  return `${refusing.length} of ${all} models take`;
}
