import { isRecord, record } from '#lib/record.ts';

/** A tool call as the model wrote it. */
export interface RawCall {
  id: string;
  name: string;
  text: string;
}

/**
 * What stands in the provider's own chunks (in OpenAI's shape) and is lost or mended on the way through its SDK: the
 * arguments of tools as they were written, the finish reason, and counts of tokens that are null or no numbers. One bad
 * count makes the SDK call the whole chunk an error.
 */
export interface RawChunks {
  hear(chunk: unknown): void;
  /** The newest chunk counts tokens and carries neither text nor an error: nothing is lost when it is skipped. */
  isCountOnly(): boolean;
  /** The first error that stood in a chunk: some SDKs overlook one that stands beside choices. */
  error(): unknown;
  calls(): readonly RawCall[];
  /** The first one given: it comes again beside the usage. */
  finishReason(): string | undefined;
  usage(): Record<string, unknown> | undefined;
}

export function createRawChunks(): RawChunks {
  const calls: RawCall[] = [];
  /** By the call's index, where there is one. */
  const byIndex = new Map<number, RawCall>();
  let newest: Record<string, unknown> = {};
  let finishReason: string | undefined;
  let usage: Record<string, unknown> | undefined;
  let error: unknown;

  /** Gemini sends each call whole and without an index: an id or a name of its own makes it a new one. */
  function callOf(index: unknown, id: string, name: string): RawCall | undefined {
    const known = typeof index === 'number' ? byIndex.get(index) : calls.at(-1);
    const isNew = known === undefined || (typeof index !== 'number' && name !== '' && id !== known.id);
    if (!isNew) return known;
    const call = { id: id || `call-${calls.length + 1}`, name, text: '' };
    calls.push(call);
    if (typeof index === 'number') byIndex.set(index, call);
    return call;
  }

  return {
    hear(chunk) {
      newest = record(chunk);
      if (isRecord(newest.usage)) usage = newest.usage;
      const choice = record(list(newest.choices)[0]);
      finishReason ??= text(choice.finish_reason) || undefined;
      error ??= newest.error ?? choice.error ?? undefined;
      for (const piece of list(record(choice.delta).tool_calls).map(record)) {
        const written = record(piece.function);
        const call = callOf(piece.index, text(piece.id), text(written.name));
        if (call) call.text += text(written.arguments);
      }
    },
    isCountOnly() {
      const { content, reasoning, reasoning_content, tool_calls } = record(
        record(list(newest.choices)[0]).delta,
      );
      const isEmpty = !content && !reasoning && !reasoning_content && list(tool_calls).length === 0;
      return isRecord(newest.usage) && newest.error === undefined && isEmpty;
    },
    error: () => error,
    calls: () => calls,
    finishReason: () => finishReason,
    usage: () => usage,
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
