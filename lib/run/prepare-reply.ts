import type { Model } from '#lib/catalog/model.ts';
import { shortName, splitModelId } from '#lib/catalog/model-id.ts';
import { AppError } from '#lib/errors.ts';
import { parametersOf, promptOf, routingOf } from '#lib/prompt/call.ts';
import type { Column, Message, Setup } from '#lib/prompt/setup.ts';
import { supportedParameters } from '#lib/prompt/supported.ts';
import { wanted } from '#lib/providers/lending.ts';
import type { Asker, Provider } from '#lib/providers/provider.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';
import { refusedRequest } from './refused-request.ts';
import { offeredTools } from './refused-tools.ts';
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
  visitor: Asker;
  history: readonly Message[];
  attempt: number;
}

/** A reply ready to leave, or the event that says why this column cannot run: the others go on. */
export async function prepareReply(
  prepare: Prepare,
  setup: Setup,
  column: Column,
  { visitor, history, attempt }: ReplyCircumstances,
): Promise<ReplyTask | { column: string; refusal: ReplyEvent }> {
  const [providerId, name] = splitModelId(column.model);
  const provider = prepare.provider(providerId);
  const model = await prepare.model(column.model, visitor.keys);
  if (!provider || !model) {
    throw new AppError(
      'unknown-model',
      `There is no model ${column.model}.`,
      'Choose another model for this column.',
    );
  }
  const refuse = (refusal: ReplyEvent) => ({ column: column.id, refusal });
  const access = provider.access(visitor, wanted(model, column.model, routingOf(setup, column).models));
  if (!access) return refuse(needsKey(provider, model, provider.access(visitor) !== null));
  const refused = refusedRequest(model, setup, column, history);
  if (refused) return refuse(refused);
  return {
    column: column.id,
    id: column.model,
    model,
    name,
    provider,
    access,
    attempt,
    ...requestOf(model, setup, column, history),
  };
}

/** What the model is asked: the shared set-up with the column's own laid over it, as far as the model takes it. */
export function requestOf(
  model: Model,
  setup: Setup,
  column: Column,
  history: readonly Message[],
): Pick<ReplyTask, 'setup' | 'prompt' | 'parameters' | 'routing'> {
  const offered = offeredTools(model, setup);
  return {
    setup: offered,
    prompt: promptOf(offered, column, history),
    parameters: supportedParameters(parametersOf(setup, column), model),
    routing: routingOf(setup, column),
  };
}

/** A server that has a key lends it for some models only. */
function needsKey(provider: Provider, model: Model, lends: boolean): ReplyEvent {
  return {
    type: 'reply-error',
    kind: 'authentication',
    message: lends
      ? 'The key of this server is for free models alone, with no suffix and no paid fallback.'
      : `${shortName(model.name)} needs a key for ${provider.name}.`,
    action: `Connect ${provider.name}${lends ? ' with your own key' : ''}, then retry.`,
  };
}
