import type { Account } from '#lib/simulator/accounts.ts';
import { countCall } from '#lib/simulator/accounts.ts';
import { answeringModel, findModel, type Needs, satisfies } from '#lib/simulator/catalog.ts';
import { type ChatRequest, imagesIn, textOf, thinkingOf } from '#lib/simulator/chat-request.ts';
import { chooseEndpoint, type Endpoint } from '#lib/simulator/endpoints.ts';
import type { Fault } from '#lib/simulator/fault.ts';
import { noCredits, noEndpointsForPolicy } from '#lib/simulator/fault-refusals.ts';
import { faultOf } from '#lib/simulator/faults.ts';
import { isFree, takeFree } from '#lib/simulator/limits.ts';
import type { ModelRow } from '#lib/simulator/models.ts';
import type { Settings } from '#lib/simulator/options.ts';
import { countPrompt } from '#lib/simulator/prose-request.ts';
import { isRefusal, type Refusal, refuse } from '#lib/simulator/refusal.ts';

/** A request that will be answered: by which model, served by whom, and with which fault. */
export interface Admission {
  row: ModelRow;
  endpoint: Endpoint;
  fault: Fault | null;
}

const defaultModel = 'demo/swift:free';

/** Tries the model asked for and then its fallbacks; the last refusal lists the ones before it. */
export function admit(
  chat: ChatRequest,
  account: Account,
  settings: Settings,
  seed: number,
): Admission | Refusal {
  const candidates = [...new Set([...(chat.model ? [chat.model] : []), ...(chat.models ?? [])])];
  const refusals: Refusal[] = [];
  for (const id of candidates.length > 0 ? candidates : [defaultModel]) {
    const outcome = admitTo(id, chat, account, settings, seed);
    if (!isRefusal(outcome)) {
      return outcome;
    }
    refusals.push(outcome);
  }
  return withPrevious(refusals);
}

function withPrevious(refusals: readonly Refusal[]): Refusal {
  const [last, ...earlier] = [...refusals].reverse();
  if (!last || earlier.length === 0) {
    return last ?? refuse(404, 'No models match your request and model restrictions');
  }
  const previous = earlier.reverse().map(({ error }) => error);
  return {
    ...last,
    error: { ...last.error, metadata: { ...last.error.metadata, previous_errors: previous } },
  };
}

function admitTo(
  id: string,
  chat: ChatRequest,
  account: Account,
  settings: Settings,
  seed: number,
): Admission | Refusal {
  const asked = findModel(settings.models, id);
  if (!asked) {
    return refuse(400, `${id} is not a valid model ID`);
  }
  const needs = needsOf(chat);
  const row = answeringModel(settings.models, asked, needs, seed);
  const unfit = unfitFor(chat, row, needs);
  if (unfit) {
    return unfit;
  }
  const endpoint = chooseEndpoint(row, chat.provider, id);
  if (isRefusal(endpoint)) {
    return endpoint;
  }
  const now = settings.clock.now();
  const unpaid = isFree(asked.id)
    ? takeFree(account.freeRequests, account.limits, now)
    : settings.credits !== null && account.spent >= settings.credits
      ? noCredits()
      : null;
  if (unpaid) {
    return unpaid;
  }
  const fault = faultOf(row.id);
  const call = {
    number: countCall(account, row.id),
    row,
    provider: endpoint.provider,
    now,
    limits: account.limits,
    prompt: promptOf(chat),
  };
  return fault?.refuse?.(call) ?? { row, endpoint, fault };
}

function needsOf(chat: ChatRequest): Needs {
  return {
    tools: (chat.tools ?? []).some((tool) => tool.function !== undefined),
    images: chat.messages.some((message) => imagesIn(message) > 0),
  };
}

/** What of this request this model cannot do, in the order the live service was seen to look. */
function unfitFor(chat: ChatRequest, row: ModelRow, needs: Needs): Refusal | null {
  if (row.id.endsWith(':batch')) {
    return refuse(
      404,
      'This model is only available through the Batch API. Use the /api/beta/batches endpoint instead.',
    );
  }
  if (isFree(row.id) && chat.provider?.data_collection === 'deny') {
    return noEndpointsForPolicy();
  }
  if (!satisfies(row, { ...needs, images: false })) {
    return refuse(
      404,
      'No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing',
    );
  }
  if (!satisfies(row, { ...needs, tools: false })) {
    return refuse(404, 'No endpoints found that support image input', {
      failed_routing_step: 'Filter by Image Support',
    });
  }
  if (chat.provider?.require_parameters && !supportsAll(chat, row)) {
    return refuse(
      404,
      'No endpoints found that can handle the requested parameters. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing',
      { failed_routing_step: 'Filter by Parameters' },
    );
  }
  if (row.reasoning?.mandatory && thinkingOf(chat).off) {
    return refuse(400, 'Reasoning is mandatory for this endpoint and cannot be disabled.', {
      provider_name: null,
    });
  }
  return tooLong(chat, row);
}

/** Only what the list calls a parameter can be missing; the rest of the body is routing and transport. */
const optionalParameters = [
  'temperature',
  'top_p',
  'top_k',
  'frequency_penalty',
  'presence_penalty',
  'repetition_penalty',
  'seed',
  'stop',
  'response_format',
  'reasoning',
] as const;

function supportsAll(chat: ChatRequest, row: ModelRow): boolean {
  return optionalParameters.every(
    (name) => chat[name] === undefined || chat[name] === null || row.supported_parameters.includes(name),
  );
}

function tooLong(chat: ChatRequest, row: ModelRow): Refusal | null {
  const input = countPrompt(chat);
  const output = chat.max_completion_tokens ?? chat.max_tokens ?? 0;
  if (row.context_length === null || input + output <= row.context_length) {
    return null;
  }
  return refuse(
    400,
    `This endpoint's maximum context length is ${row.context_length} tokens. However, you requested about ${input + output} tokens (${input} of text input, ${output} in the output). Please reduce the length of either one, or use the context-compression plugin to compress your prompt automatically.`,
    { provider_name: null },
  );
}

function promptOf(chat: ChatRequest): string {
  return textOf(chat.messages.findLast((message) => message.role === 'user')?.content);
}
