import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import { AppError } from '#lib/errors.ts';
import { parametersOf, promptOf, routingOf } from '#lib/prompt/call.ts';
import type { Column, Message, Setup } from '#lib/prompt/setup.ts';
import { supportedParameters } from '#lib/prompt/supported.ts';
import type { Provider } from '#lib/providers/provider.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';
import { refusedInput } from './refused-input.ts';
import { offeredTools, refusedTools } from './refused-tools.ts';
import type { ReplyTask } from './reply-task.ts';
import type { OwnKeys } from './runs.ts';

/** What a run needs to know of providers and their models. */
export interface Prepare {
  provider(id: string): Provider | undefined;
  /**
   * The row of the catalog as a visitor with these keys sees it, with its dynamic suffix taken off where need be;
   * undefined when there is none.
   */
  model(id: string, own?: OwnKeys): Promise<Model | undefined>;
  /** Throws an AppError that names the first id no provider has. */
  checkModels(ids: readonly string[], own?: OwnKeys): Promise<void>;
}

interface ReplyCircumstances {
  own: OwnKeys;
  history: readonly Message[];
  attempt: number;
}

/** A reply ready to leave, or the event that says why this column cannot run: the others go on. */
export async function prepareReply(
  prepare: Prepare,
  setup: Setup,
  column: Column,
  { own, history, attempt }: ReplyCircumstances,
): Promise<ReplyTask | { column: string; refusal: ReplyEvent }> {
  const [providerId, name] = splitModelId(column.model);
  const provider = prepare.provider(providerId);
  const model = await prepare.model(column.model, own);
  if (!provider || !model) {
    throw new AppError(
      'unknown-model',
      `There is no model ${column.model}.`,
      'Choose another model for this column.',
    );
  }
  const refuse = (refusal: ReplyEvent) => ({ column: column.id, refusal });
  const access = provider.access(own);
  if (!access) {
    return refuse({
      type: 'reply-error',
      kind: 'authentication',
      message: `${model.name} needs a key for ${provider.name}.`,
      action: `Connect ${provider.name}, then retry.`,
    });
  }
  if (model.unavailable === 'batch-only') {
    return refuse({
      type: 'reply-error',
      kind: 'unsupported',
      message: 'This model runs in batch jobs only.',
      action: 'Choose another model.',
    });
  }
  const refused = refusedInput(model, setup, column, history) ?? refusedTools(model, setup);
  if (refused) return refuse(refused);
  const offered = offeredTools(model, setup);
  return {
    column: column.id,
    id: column.model,
    model,
    name,
    provider,
    access,
    setup: offered,
    attempt,
    prompt: promptOf(offered, column, history),
    parameters: supportedParameters(parametersOf(setup, column), model),
    routing: routingOf(setup, column),
  };
}
