import { code, host, named, type Row, says, step, type } from './row.ts';

/** What was asked for is not to be had: the model, its input, its parameters, its length, its time. */
export const requestRows: readonly Row[] = [
  [
    'unsupported',
    (e) => says(e, /support image|image_url is only supported|image input is not supported/),
    () => 'This model takes no pictures.',
    () => 'Remove the picture, or choose a model with vision.',
  ],
  [
    'unsupported',
    (e) => says(e, /tool use|not support tools|tool choice requires/),
    (_, c) => `This model cannot call tools at ${c.provider}.`,
    () => 'Remove the tools, or choose a model that calls tools.',
  ],
  [
    'unsupported',
    (e) =>
      /Filter by Parameters|Max Price/.test(step(e)) ||
      says(e, /requested parameters|max price|allowed providers|request and model restrictions/) ||
      code(e) === 'constraint_filtered',
    () => 'No endpoint of this model meets the conditions that were set.',
    () => 'Loosen the parameters or the routing, or choose another model.',
  ],
  [
    'unsupported',
    (e) => says(e, /Batch API/),
    () => 'This model runs in batch jobs only.',
    () => 'Choose another model.',
  ],
  [
    'unsupported',
    (e) => says(e, /Reasoning is mandatory/),
    () => 'This model cannot answer without reasoning.',
    () => 'Set another reasoning effort than none.',
  ],
  [
    'unsupported',
    (e) => named(e, /unsupported_(parameter|value)/) || says(e, /Unrecognized request argument/),
    () => 'This model does not take one of the parameters that were set.',
    () => 'Reset the parameters of this column, or choose another model.',
  ],
  [
    'invalid-request',
    (e) => says(e, /thought_signature/),
    (_, c) => `${c.provider} misses the thoughts that led to the tool call.`,
    () => 'Run the prompt again from its start.',
  ],
  [
    'invalid-request',
    (e) =>
      named(e, /invalid_function_parameters|invalid_json_schema/) ||
      says(e, /Invalid schema for|Unknown name .* at '(tools|response_format|generation_config)/),
    (_, c) => `${c.provider} does not take the schema of a tool or of the answer.`,
    () => 'Make the schema simpler: types, properties, required and enum.',
  ],
  [
    'not-found',
    (e) => code(e) === 'free_variant_ended' || says(e, /free (variant|period).*ended/i),
    () => 'This free variant is no longer offered.',
    () => 'Choose another model.',
  ],
  [
    'not-found',
    (e) => code(e) === 'model_deprecated' || (e.status === 404 && says(e, /deprecated/i)),
    () => 'This model is no longer offered.',
    () => 'Choose another model.',
  ],
  [
    'not-found',
    (e) =>
      named(e, /model_not_found/) ||
      says(e, /not found for API version|model .* (does not exist|not found)/i),
    (_, c) => `${c.provider} has no such model, or the key may not use it.`,
    () => 'Choose another model.',
  ],
  [
    'not-found',
    (e) => e.status === 404 || says(e, /is not a valid model ID/),
    (_, c) => `${c.provider} has no endpoint for this model at the moment.`,
    () => 'Choose another model, or retry later.',
  ],
  [
    'too-long',
    (e) =>
      e.status === 413 ||
      says(
        e,
        /maximum context length|exceeds the maximum number of tokens|available context size|context (length|the) overflow/i,
      ) ||
      named(e, /context_length_exceeded|exceed_context_size/) ||
      /context_length|token_limit|max_tokens_exceeded|string_too_long/.test(type(e)),
    () => 'The conversation is longer than this model can take.',
    () => 'Shorten it, set max tokens lower, or choose a model with a longer context.',
  ],
  [
    'unavailable',
    (e) => e.status === 503 && says(e, /Loading model/i),
    (_, c) => `${c.provider} is still loading this model.`,
    () => 'Retry in a moment.',
  ],
  [
    'timeout',
    (e) => e.status === 408 || e.status === 504 || e.status === 524,
    (e, c) => `${host(e, c)} did not answer in time.`,
    () => 'Retry, or choose another model.',
  ],
  [
    'invalid-request',
    (e) => e.status !== null && e.status >= 400 && e.status < 500,
    (e, c) => `${host(e, c)} refused the request${e.objection ? `: ${e.objection}` : ' as it stands.'}`,
    () => 'Check the parameters of this column, or choose another model.',
  ],
];
