import { type Face, faceChat } from '#lib/simulator/face.ts';
import { json } from '#lib/simulator/http.ts';
import { openAiDialect } from '#lib/simulator/openai/dialect.ts';
import { type OpenAiModel, openAiModels, otherOpenAiModels } from '#lib/simulator/openai/models.ts';
import {
  badKey,
  openAiRefusal,
  unknownArgument,
  unknownOpenAiModel,
} from '#lib/simulator/openai/refusals.ts';
import { isRefusal, refusalResponse } from '#lib/simulator/refusal.ts';
import type { Call } from '#lib/simulator/simulation.ts';

const known = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'temperature',
  'top_p',
  'max_tokens',
  'max_completion_tokens',
  'frequency_penalty',
  'presence_penalty',
  'seed',
  'stop',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'response_format',
  'reasoning_effort',
  'verbosity',
  'n',
  'user',
  'store',
  'metadata',
  'logprobs',
]);

/** A plain OpenAI-compatible server, as strict with what it is sent as OpenAI itself. */
const face: Face<OpenAiModel> = {
  model: (name) => openAiModels.find(({ row }) => row.id === name),
  unauthorized: badKey,
  malformed: (message) => openAiRefusal(400, { message, type: 'invalid_request_error' }),
  unknownModel: unknownOpenAiModel,
  unfit(chat) {
    const stranger = Object.keys(chat).find((name) => !known.has(name));
    return stranger === undefined ? null : unknownArgument(stranger);
  },
  understood: (chat) => chat,
  dialect: openAiDialect,
};

export const openAiChat = (call: Call): Promise<Response> => faceChat(call, face);

/** `GET /models`: ids and little else; what a model can do is not told. */
export function listOpenAiModels({ request, simulation }: Call): Response {
  if (isRefusal(simulation.accounts.authenticate(request))) {
    return refusalResponse(badKey(request.headers.has('authorization')));
  }
  const faulty = simulation.settings.faults;
  const ids = openAiModels.map(({ row }) => row.id).filter((id) => faulty || !id.startsWith('gpt-fault-'));
  const entry = (id: string) => ({ id, object: 'model', created: 1_793_491_200, owned_by: 'simulator' });
  return json({ object: 'list', data: [...ids, ...otherOpenAiModels].map(entry) });
}
