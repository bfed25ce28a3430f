import type { Model } from '#lib/catalog/model.ts';
import type { Column, Message, Setup } from '#lib/prompt/setup.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';
import { refusedInput } from './refused-input.ts';
import { refusedTools } from './refused-tools.ts';

/** Why this model is not asked this, whatever key there is, as the event that says so; null when it is. */
export function refusedRequest(
  model: Model,
  setup: Setup,
  column: Column,
  history: readonly Message[],
): ReplyEvent | null {
  if (model.unavailable === 'batch-only') {
    return {
      type: 'reply-error',
      kind: 'unsupported',
      message: 'This model runs in batch jobs only.',
      action: 'Choose another model.',
    };
  }
  return refusedInput(model, setup, column, history) ?? refusedTools(model, setup);
}
