import { chatCompletions } from '#lib/simulator/chat.ts';
import { geminiChat, getGeminiModel, listGeminiModels } from '#lib/simulator/gemini/routes.ts';
import { preflight } from '#lib/simulator/http.ts';
import { listOpenAiModels, openAiChat } from '#lib/simulator/openai/routes.ts';
import type { SimulatorOptions } from '#lib/simulator/options.ts';
import type { SimulatedRequest } from '#lib/simulator/record.ts';
import { notFound, refusalResponse } from '#lib/simulator/refusal.ts';
import { getCredits, getKey } from '#lib/simulator/routes/account.ts';
import {
  answerConsent,
  exchangeCode,
  exchangeNotAllowed,
  showConsent,
} from '#lib/simulator/routes/authorize.ts';
import { getGeneration } from '#lib/simulator/routes/generation.ts';
import {
  countModels,
  getEndpoints,
  getModel,
  listModels,
  listProviders,
  listUserModels,
} from '#lib/simulator/routes/models.ts';
import { clearRequests, getRequests } from '#lib/simulator/routes/truth.ts';
import { type Call, createSimulation } from '#lib/simulator/simulation.ts';

export interface Simulator {
  /** Answers as openrouter.ai would. Rejects with the signal's reason when the caller leaves before the headers. */
  fetch(request: Request): Promise<Response>;
  /** What really happened to each chat request, newest last. */
  requests(): SimulatedRequest[];
}

type Handler = (call: Call) => Response | Promise<Response>;

/** First match wins. */
const routes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/api\/v1\/models$/, listModels],
  ['GET', /^\/api\/v1\/models\/count$/, countModels],
  ['GET', /^\/api\/v1\/models\/user$/, listUserModels],
  ['GET', /^\/api\/v1\/models\/([^/]+)\/([^/]+)\/endpoints$/, getEndpoints],
  ['GET', /^\/api\/v1\/model\/([^/]+)\/([^/]+)$/, getModel],
  ['GET', /^\/api\/v1\/providers$/, listProviders],
  ['GET', /^\/api\/v1\/(?:auth\/)?key$/, getKey],
  ['GET', /^\/api\/v1\/credits$/, getCredits],
  ['GET', /^\/api\/v1\/generation$/, getGeneration],
  ['POST', /^\/api\/v1\/chat\/completions$/, chatCompletions],
  ['POST', /^\/api\/v1\/auth\/keys$/, exchangeCode],
  ['GET', /^\/api\/v1\/auth\/keys$/, exchangeNotAllowed],
  ['GET', /^\/auth$/, showConsent],
  ['POST', /^\/auth$/, answerConsent],
  ['GET', /^\/v1beta\/openai\/models$/, listGeminiModels],
  ['GET', /^\/v1beta\/openai\/models\/(.+)$/, getGeminiModel],
  ['POST', /^\/v1beta\/openai\/chat\/completions$/, geminiChat],
  ['GET', /^\/openai\/v1\/models$/, listOpenAiModels],
  ['POST', /^\/openai\/v1\/chat\/completions$/, openAiChat],
  ['GET', /^\/__simulator\/requests$/, getRequests],
  ['DELETE', /^\/__simulator\/requests$/, clearRequests],
];

/** A stand-in for the OpenRouter API: one function from request to response, with no network behind it. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const simulation = createSimulation(options);

  async function answer(request: Request): Promise<Response> {
    request.signal.throwIfAborted();
    if (request.method === 'OPTIONS') {
      return preflight();
    }
    const url = new URL(request.url);
    for (const [method, path, handler] of routes) {
      const match = method === request.method ? path.exec(url.pathname) : null;
      if (match) {
        return handler({ request, url, parameters: match.slice(1), simulation });
      }
    }
    return refusalResponse(notFound());
  }

  /** Every server says what time it is; this one by the clock that rules its limits. */
  async function dated(request: Request): Promise<Response> {
    const response = await answer(request);
    response.headers.set('Date', new Date(simulation.settings.clock.now()).toUTCString());
    return response;
  }

  return { fetch: dated, requests: () => simulation.records.all() };
}
