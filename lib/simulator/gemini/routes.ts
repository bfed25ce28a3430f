import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import { type Face, faceChat } from '#lib/simulator/face.ts';
import { geminiDialect } from '#lib/simulator/gemini/dialect.ts';
import {
  missingSignature,
  refusedSchemas,
  thinkingConfig,
  twoEfforts,
  unknownFields,
} from '#lib/simulator/gemini/fields.ts';
import {
  bareName,
  findGeminiModel,
  type GeminiModel,
  geminiModels,
  otherGeminiModels,
} from '#lib/simulator/gemini/models.ts';
import { badKey, geminiRefusal, unknownGeminiModel } from '#lib/simulator/gemini/refusals.ts';
import { json } from '#lib/simulator/http.ts';
import { isRefusal, refusalResponse } from '#lib/simulator/refusal.ts';
import type { Call } from '#lib/simulator/simulation.ts';

/** Google's Gemini API as its OpenAI-compatible endpoint has it. */
const face: Face<GeminiModel> = {
  model: findGeminiModel,
  unauthorized: badKey,
  malformed: (message) => geminiRefusal(400, 'INVALID_ARGUMENT', message),
  unknownModel: (name) => unknownGeminiModel(bareName(name)),
  unfit: (chat, model) =>
    unknownFields(chat) ??
    twoEfforts(chat) ??
    refusedSchemas(chat) ??
    (model.signs ? missingSignature(chat) : null),
  understood(chat) {
    const { thinking_budget, thinking_level } = thinkingConfig(chat) ?? {};
    const budget = typeof thinking_budget === 'number' && thinking_budget >= 0 ? thinking_budget : null;
    const level = levels.find((name) => name === thinking_level) ?? null;
    return thinking_budget === undefined && thinking_level === undefined
      ? chat
      : { ...chat, reasoning: { effort: level, max_tokens: budget } };
  },
  dialect: geminiDialect,
};

const levels = ['minimal', 'low', 'medium', 'high'] as const satisfies ChatRequest['reasoning_effort'][];

export const geminiChat = (call: Call): Promise<Response> => faceChat(call, face);

const entry = (name: string) => ({
  id: `models/${name}`,
  object: 'model',
  owned_by: 'google',
  display_name: name,
});

/** `GET /models`: for those who show a key, and with much that cannot chat. */
export function listGeminiModels({ request, simulation }: Call): Response {
  if (isRefusal(simulation.accounts.authenticate(request))) return noKey(request);
  const faulty = simulation.settings.faults;
  const names = geminiModels.map(({ row }) => row.id).filter((name) => faulty || !/-fault-/.test(name));
  return json({ object: 'list', data: [...names, ...otherGeminiModels].map(entry) });
}

export function getGeminiModel({ request, parameters, simulation }: Call): Response {
  if (isRefusal(simulation.accounts.authenticate(request))) return noKey(request);
  const name = bareName(parameters[0] ?? '');
  const isKnown = findGeminiModel(name) !== undefined || otherGeminiModels.includes(name);
  return isKnown ? json(entry(name)) : refusalResponse(unknownGeminiModel(name));
}

const noKey = (request: Request) => refusalResponse(badKey(request.headers.has('authorization')));
