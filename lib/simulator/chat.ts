import type { Account } from '#lib/simulator/accounts.ts';
import { type Admission, admit } from '#lib/simulator/admission.ts';
import { benchPace, benchShape } from '#lib/simulator/bench.ts';
import { type ChatRequest, thinkingOf } from '#lib/simulator/chat-request.ts';
import type { Dialect } from '#lib/simulator/dialect.ts';
import { createFraming } from '#lib/simulator/framing.ts';
import { corsHeaders, json } from '#lib/simulator/http.ts';
import { baseId, personaKey, variantOf } from '#lib/simulator/models.ts';
import { personas } from '#lib/simulator/personas.ts';
import { contentFor, fitted, type ReplyPlan } from '#lib/simulator/plan.ts';
import { countPrompt } from '#lib/simulator/prose-request.ts';
import { randomFrom, seedFrom } from '#lib/simulator/random.ts';
import { readChatRequest } from '#lib/simulator/read-chat-request.ts';
import type { SimulatedRequest } from '#lib/simulator/record.ts';
import { isRefusal, type Refusal, refusalResponse } from '#lib/simulator/refusal.ts';
import { humanSchedule, type Schedule, steadySchedule } from '#lib/simulator/schedule.ts';
import { script } from '#lib/simulator/script.ts';
import { type Call, newGenerationId, type Simulation } from '#lib/simulator/simulation.ts';
import { type Delivery, eventStream } from '#lib/simulator/stream.ts';
import { wholeReply } from '#lib/simulator/whole.ts';
import { witness } from '#lib/simulator/witness.ts';

/** `POST /chat/completions`: key, body, model, routing, quota, credit, fault, answer, in this order. */
export async function chatCompletions({ request, simulation }: Call): Promise<Response> {
  const { settings, records, accounts } = simulation;
  const receivedAt = settings.clock.now();
  const record = records.open(newGenerationId(simulation, receivedAt), receivedAt);
  const account = accounts.authenticate(request);
  if (isRefusal(account)) {
    return refused(account, record, simulation);
  }
  record.keyHash = account.keyHash;
  const chat = await readChatRequest(request, record);
  if (isRefusal(chat)) {
    return refused(chat, record, simulation, account);
  }
  const seed = seedFrom(settings.seed, chat.seed ?? '', chat.model ?? '', JSON.stringify(chat.messages));
  const admission = admit(chat, account, settings, seed);
  if (isRefusal(admission)) {
    return refused(admission, record, simulation, account);
  }
  const plan = planFor(chat, admission, record, seed, simulation);
  record.answeredModel = admission.row.id;
  record.provider = plan.head.provider;
  return answer({ chat, admission, plan, record, account, simulation, signal: request.signal });
}

function refused(
  refusal: Refusal,
  record: SimulatedRequest,
  { settings }: Simulation,
  account?: Account,
): Response {
  record.status = refusal.status;
  record.headersAt = settings.clock.now();
  record.endedAt = record.headersAt;
  return refusalResponse(refusal, account?.userId);
}

/** The whole reply of the admitted model, its fault included. */
export function planFor(
  chat: ChatRequest,
  { row, endpoint, fault }: Admission,
  record: SimulatedRequest,
  seed: number,
  { settings }: Simulation,
): ReplyPlan {
  const persona = fault?.persona ?? personaKey(row.id) ?? 'steady';
  const { compose, answerTokens, usageShape } = settings;
  const content = contentFor({ request: chat, row, persona, seed, compose, answerTokens });
  const { cut, ...fits } = fitted(content, chat, row);
  const plan: ReplyPlan = {
    ...fits,
    head: {
      id: record.id,
      created: Math.floor(record.receivedAt / 1000),
      model: settings.modelEcho === 'canonical' ? row.canonical_slug + variantOf(row.id) : row.id,
      provider: endpoint.provider,
    },
    hidden: thinkingOf(chat).hidden,
    finish: cut ? 'length' : fits.toolCall ? 'tool_calls' : 'stop',
    schedule: scheduleFor(row.id, persona, seed, settings),
    comments: benchShape(row.id) ? 0 : settings.comments,
    second: 1000 / settings.speed,
    promptTokens: countPrompt(chat),
    prices: endpoint,
    usageShape,
  };
  return fault?.plan?.(plan, chat) ?? plan;
}

function scheduleFor(id: string, persona: string, seed: number, settings: Simulation['settings']): Schedule {
  const shape = benchShape(id);
  if (shape) {
    return steadySchedule(benchPace(shape));
  }
  const own = personas[persona]?.pace ?? { firstToken: 300, tokensPerSecond: 60 };
  const pace = {
    firstToken: settings.timeToFirstToken ?? own.firstToken,
    tokensPerSecond: settings.tokensPerSecond ?? own.tokensPerSecond,
  };
  return humanSchedule(pace, settings.speed, randomFrom(seedFrom('pace', seed, baseId(id))));
}

interface Answer {
  /** Another API's way to say the same reply; OpenRouter's own where there is none. */
  dialect?: Dialect;
  chat: ChatRequest;
  admission: Admission;
  plan: ReplyPlan;
  record: SimulatedRequest;
  account: Account;
  simulation: Simulation;
  signal: AbortSignal;
}

export async function answer(reply: Answer): Promise<Response> {
  const { chat, admission, plan, record, account, simulation, signal, dialect } = reply;
  const { settings } = simulation;
  const { fault } = admission;
  const { onStep, onEnd } = witness(record, plan, account, settings.clock);
  const delivery: Delivery = { clock: settings.clock, origin: record.receivedAt, signal, onStep, onEnd };
  const ordinary = script(plan);
  const steps = fault?.steps?.(ordinary, plan) ?? ordinary;
  const headers = { ...(dialect?.headers(plan) ?? { 'X-Generation-Id': plan.head.id }), ...fault?.headers };
  record.status = 200;
  if (!chat.stream) {
    const body = await wholeReply(steps, plan, delivery);
    record.headersAt = settings.clock.now();
    return json(dialect?.whole(body, plan) ?? body, 200, headers);
  }
  await headersDue(admission, plan, delivery);
  record.headersAt = settings.clock.now();
  const random = randomFrom(seedFrom('framing', settings.seed, plan.head.id));
  const framing = createFraming(fault?.cut ?? settings.chunking, fault?.lineEnd ?? '\n', random);
  return new Response(eventStream(dialect?.steps(steps, plan) ?? steps, framing, delivery), {
    headers: { ...corsHeaders, ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' },
  });
}

/** A real router answers before the model speaks: its headers come some way into the wait for the first token. */
async function headersDue({ row, fault }: Admission, plan: ReplyPlan, delivery: Delivery): Promise<void> {
  const usual = benchShape(row.id) ? 0 : plan.schedule(0) * 0.3;
  const wait = fault?.headersDelay === undefined ? usual : (fault.headersDelay / 1000) * plan.second;
  try {
    if (wait > 0) {
      await delivery.clock.delay(wait, delivery.signal);
    }
    delivery.signal.throwIfAborted();
  } catch (error) {
    delivery.onEnd('cancelled');
    throw error;
  }
}
