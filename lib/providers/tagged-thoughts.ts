import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { createThoughtSplitter, type Piece } from './thought-splitter.ts';

type StreamPart = LanguageModelV4StreamPart;

/**
 * Thoughts that come as tagged text leave as reasoning. `isThought` looks at the provider's own chunk for a mark of its
 * own. (The SDK's middleware for tags takes them anywhere in an answer and adds line breaks of its own.)
 */
export function taggedThoughts(
  tag: string,
  isThought: (chunk: unknown) => boolean = () => false,
): (part: StreamPart) => Iterable<StreamPart> {
  const splitter = createThoughtSplitter(tag);
  let isMarked = false;
  return function* reshape(part) {
    if (part.type === 'raw') isMarked = isThought(part.rawValue);
    if (part.type === 'text-delta') {
      yield* splitter.push(part.delta, isMarked).map(deltaOf);
      return;
    }
    if (part.type === 'text-end' || part.type === 'finish') yield* splitter.end().map(deltaOf);
    yield part;
  };
}

function deltaOf({ kind, text }: Piece): StreamPart {
  return { type: kind === 'thinking' ? 'reasoning-delta' : 'text-delta', id: kind, delta: text };
}
