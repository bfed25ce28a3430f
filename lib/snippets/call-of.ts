import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import { geminiBaseUrl, openRouterBaseUrl } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import type { Column, Setup } from '#lib/prompt/setup.ts';
import { openAiBaseUrl } from '#lib/providers/openai-address.ts';
import type { Access } from '#lib/providers/provider.ts';
import { canRun } from '#lib/run/can-run.ts';
import { type Prepare, requestOf } from '#lib/run/prepare-reply.ts';
import { refusedRequest } from '#lib/run/refused-request.ts';
import type { OwnKeys } from '#lib/run/runs.ts';
import { upstreamCall } from '#lib/run/upstream-call.ts';
import { type ApiCall, pathOfCall } from './api-call.ts';

/** Where `npm run simulator` listens: the only API that demo models have. */
const simulatorUrl = 'http://127.0.0.1:4010/api/v1';

/** Where visitors of a site send their own requests: the addresses that it uses itself are its operator's alone. */
const knownToAll: Readonly<Record<string, string>> = {
  compatible: 'https://your-server.example/v1',
  gemini: geminiBaseUrl,
  openai: openAiBaseUrl,
  openrouter: openRouterBaseUrl,
};

/** The variables that the providers' own documents name; a server on this machine wants no key. */
const keys: Readonly<Record<string, string | null>> = {
  demo: 'OPENROUTER_API_KEY',
  gemini: 'GEMINI_API_KEY',
  local: null,
  openrouter: 'OPENROUTER_API_KEY',
};

/** Stands where a key would, in a request that is never sent. */
const nobody: Access = { key: 'none', owner: 'none' };

/**
 * The request that a column of the set-up is: the provider makes it and it is caught before it leaves, so it is what a run
 * would send to the letter, or `refused` says why it would not. For strangers (`isPublic`) it goes to the address that everybody knows. Throws an AppError
 * when there is no such model.
 */
export async function callOf(
  prepare: Pick<Prepare, 'provider' | 'model'>,
  setup: Setup,
  column: Column,
  { own = {}, isPublic = false }: { own?: OwnKeys; isPublic?: boolean } = {},
): Promise<ApiCall> {
  const [id, name] = splitModelId(column.model);
  const provider = prepare.provider(id);
  const model = await prepare.model(column.model, own);
  if (!provider || !model) {
    throw new AppError(
      'unknown-model',
      `There is no model ${column.model}.`,
      'Choose another model for this column.',
    );
  }
  const { prompt, ...request } = requestOf(model, setup, column, []);
  const caught = Promise.withResolvers<Request>();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    caught.resolve(new Request(input, init));
    throw new Error('It was caught and is not sent.');
  };
  const sent = provider.model(name, nobody, fetch).doStream(upstreamCall(provider, request, prompt));
  sent.then(() => caught.reject(new Error('The provider sent nothing.')), caught.reject);
  const { url, ...made } = await read(await caught.promise);
  const isLent = isPublic && own[id] === undefined;
  const refused = refusalOf(model, setup, column, isLent);
  const address = id === 'demo' ? simulatorUrl : url.slice(0, -pathOfCall.length);
  const baseUrl = isPublic ? (knownToAll[id] ?? address) : address;
  return {
    provider: id,
    baseUrl,
    key: keys[id] === undefined ? 'OPENAI_API_KEY' : keys[id],
    ...(refused && { refused }),
    ...made,
  };
}

function refusalOf(model: Model, setup: Setup, column: Column, isLent: boolean): string | null {
  const refused = refusedRequest(model, setup, column, []);
  if (refused?.type === 'reply-error') return `${refused.message} ${refused.action}`;
  if (canRun(model, column, { isLent, routing: setup.routing })) return null;
  return 'This model needs a key before it runs here; the code takes your own.';
}

async function read(request: Request): Promise<{ url: string; body: Record<string, unknown> }> {
  return { url: request.url, body: await request.json() };
}
