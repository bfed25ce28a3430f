import { json } from '#lib/simulator/http.ts';
import type { SimulatedRequest } from '#lib/simulator/record.ts';
import { isRefusal, refusalResponse, refuse } from '#lib/simulator/refusal.ts';
import type { Call } from '#lib/simulator/simulation.ts';

/** `GET /generation?id=`: for the key that made the request, and only a while after it ended. */
export function getGeneration({ request, url, simulation }: Call): Response {
  const account = simulation.accounts.authenticate(request);
  if (isRefusal(account)) {
    return refusalResponse(account);
  }
  const id = url.searchParams.get('id') ?? '';
  const found = simulation.records.find(id);
  const { clock, generationDelay } = simulation.settings;
  const known =
    found?.keyHash === account.keyHash &&
    found.tokens !== null &&
    found.endedAt !== null &&
    clock.now() >= found.endedAt + generationDelay;
  return known
    ? json({ data: generationOf(found) })
    : refusalResponse(refuse(404, `Generation ${id} not found`), account.userId);
}

function generationOf(request: SimulatedRequest) {
  const { tokens } = request;
  const finish = request.cancelled ? null : request.finish;
  const since = (time: number | null) => (time === null ? null : Math.round(time - request.receivedAt));
  return {
    id: request.id,
    upstream_id: `chatcmpl-${request.id.slice(-20)}`,
    created_at: new Date(request.receivedAt).toISOString(),
    model: request.answeredModel ?? '',
    provider_name: request.provider,
    api_type: 'completions',
    router: null,
    streamed: request.streamed,
    cancelled: request.cancelled,
    finish_reason: finish,
    native_finish_reason: finish,
    latency: since(request.firstTokenAt),
    moderation_latency: null,
    generation_time: since(request.endedAt),
    tokens_prompt: tokens?.prompt_tokens ?? null,
    tokens_completion: tokens?.completion_tokens ?? null,
    native_tokens_prompt: tokens?.prompt_tokens ?? null,
    native_tokens_completion: tokens?.completion_tokens ?? null,
    native_tokens_reasoning: tokens?.completion_tokens_details.reasoning_tokens ?? null,
    native_tokens_cached: tokens?.prompt_tokens_details.cached_tokens ?? null,
    native_tokens_completion_images: null,
    num_media_prompt: null,
    num_input_audio_prompt: null,
    num_media_completion: 0,
    num_search_results: null,
    num_fetches: null,
    usage: tokens?.cost ?? 0,
    total_cost: tokens?.cost ?? 0,
    cache_discount: null,
    upstream_inference_cost: 0,
    is_byok: false,
    app_id: null,
    origin: '',
    http_referer: null,
    user_agent: null,
    external_user: null,
    data_region: 'global',
    service_tier: null,
    preset_id: null,
    workspace_id: null,
    web_search_engine: null,
    provider_responses: [],
  };
}
