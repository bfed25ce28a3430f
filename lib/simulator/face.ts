import { countCall } from '#lib/simulator/accounts.ts';
import { answer, planFor } from '#lib/simulator/chat.ts';
import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import type { Dialect } from '#lib/simulator/dialect.ts';
import { chooseEndpoint } from '#lib/simulator/endpoints.ts';
import type { Fault, FaultCall } from '#lib/simulator/fault.ts';
import type { ModelRow } from '#lib/simulator/models.ts';
import { randomFrom, seedFrom } from '#lib/simulator/random.ts';
import { readChatRequest } from '#lib/simulator/read-chat-request.ts';
import { isRefusal, type Refusal, refusalResponse } from '#lib/simulator/refusal.ts';
import { type Call, newGenerationId } from '#lib/simulator/simulation.ts';

/** A model as one of the other APIs has it: a row for the engine, and how it fails if that is what it is for. */
export interface FaceModel {
  row: ModelRow;
  fault: Fault | null;
  /** Refuses in place of an answer; null lets this call through. */
  refuse?: (call: FaultCall) => Refusal | null;
}

/** An API that the engine can stand in for besides OpenRouter's. Refusals come in the API's own shape. */
export interface Face<Model extends FaceModel> {
  model(name: string): Model | undefined;
  unauthorized(hasKey: boolean): Refusal;
  malformed(message: string): Refusal;
  unknownModel(name: string): Refusal;
  /** What of this request the API or the model does not take. */
  unfit(chat: ChatRequest, model: Model): Refusal | null;
  /** The request in the words of the engine. */
  understood(chat: ChatRequest): ChatRequest;
  dialect(chat: ChatRequest, model: Model): Dialect;
}

/** `POST …/chat/completions` of another API: key, body, model, fields, fault, answer, in this order. */
export async function faceChat<Model extends FaceModel>(
  { request, simulation }: Call,
  face: Face<Model>,
): Promise<Response> {
  const { settings, records, accounts } = simulation;
  const receivedAt = settings.clock.now();
  const record = records.open(newGenerationId(simulation, receivedAt), receivedAt);
  const refused = (refusal: Refusal): Response => {
    record.status = refusal.status;
    record.headersAt = settings.clock.now();
    record.endedAt = record.headersAt;
    return refusalResponse(refusal);
  };
  const account = accounts.authenticate(request);
  if (isRefusal(account)) return refused(face.unauthorized(request.headers.has('authorization')));
  record.keyHash = account.keyHash;
  const chat = await readChatRequest(request, record);
  if (isRefusal(chat)) return refused(face.malformed(chat.error.message));
  const name = chat.model ?? '';
  const model = face.model(name);
  if (!model) return refused(face.unknownModel(name));
  const { row, fault } = model;
  const unfit = face.unfit(chat, model);
  if (unfit) return refused(unfit);
  const call = {
    number: countCall(account, row.id),
    row,
    // These faces have no endpoints to choose among.
    provider: '',
    now: receivedAt,
    limits: account.limits,
    prompt: '',
  };
  const refusal = model.refuse?.(call);
  if (refusal) return refused(refusal);
  const endpoint = chooseEndpoint(row, null);
  if (isRefusal(endpoint)) return refused(endpoint);

  const heard = face.understood(chat);
  const admission = { row, endpoint, fault: { summary: '', persona: personaFor(chat, row), ...fault } };
  const seed = seedFrom(settings.seed, chat.seed ?? '', name, JSON.stringify(chat.messages));
  const plan = planFor(heard, admission, record, seed, simulation);
  record.answeredModel = row.id;
  const dialect = face.dialect(chat, model);
  return answer({ chat, admission, plan, record, account, simulation, signal: request.signal, dialect });
}

/** One model does here what OpenRouter's cast shares out: call, look, think. */
function personaFor(chat: ChatRequest, row: ModelRow): string {
  if ((chat.tools ?? []).length > 0) return 'caller';
  return row.reasoning ? 'thinker' : 'steady';
}

/** A name of so many letters and digits that is the same for the same reply. */
export const nameFrom = (seed: string, length: number): string => {
  const random = randomFrom(seedFrom(seed));
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
};
