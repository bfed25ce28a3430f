import { code, host, named, type Row, reasonsOf, says, source, step, type } from './row.ts';

/** Who asks may not: the key, the money, moderation, the region, what the account allows. */
export const permissionRows: readonly Row[] = [
  [
    'authentication',
    (e) =>
      e.status === 401 ||
      says(
        e,
        /API key not valid|API_KEY_INVALID|API key expired|reported as leaked|unregistered callers|invalid Authorization header/i,
      ),
    (_, c) => `${c.provider} does not accept ${c.owner === 'own' ? 'your' : 'the server’s'} key.`,
    (_, c) =>
      c.owner === 'own'
        ? 'Connect again with a valid key.'
        : 'Set a valid key on the server, or connect with your own.',
  ],
  [
    'payment',
    (e) => e.status === 402 && e.metadata.reason === 'in_flight_budget_exhausted',
    () => 'The requests already running use up the credit that is left.',
    () => 'Retry when they are done, or add credits.',
  ],
  [
    'key-limit',
    (e) =>
      (e.status === 402 || e.status === 403) &&
      (says(e, /Key limit exceeded/) || /key_limit|guardrail_budget|workspace_budget/.test(source(e))),
    () => 'The key has reached its own spending limit.',
    () => 'Raise the limit in the key’s settings, or use another key.',
  ],
  [
    'payment',
    (e) => e.status === 402 && e.metadata.reason === 'weight_exceeds_budget',
    () => 'This request alone costs more than the credit that is left.',
    () => 'Set max tokens lower, or add credits.',
  ],
  [
    'payment',
    (e) => e.status === 402 && says(e, /fewer max_tokens|can only afford/),
    () => 'The credit left does not cover this request’s longest possible answer.',
    () => 'Set max tokens lower, or add credits.',
  ],
  [
    'payment',
    (e) => e.status === 402,
    (_, c) => `The ${c.provider} account has no credit left.`,
    () => 'Add credits, or choose a free model.',
  ],
  [
    'moderation',
    (e) =>
      (e.status === 403 && (says(e, /flagged|moderation/) || Array.isArray(e.metadata.reasons))) ||
      /content_policy|refusal/.test(type(e)) ||
      named(e, /content_policy_violation|content_filter/),
    (e, c) => `${host(e, c)}’s moderation refused this prompt${reasonsOf(e)}.`,
    () => 'Reword the prompt, or choose a model that is not moderated.',
  ],
  [
    'moderation',
    (e) => says(e, /prompt injection/),
    () => 'A guardrail of the account blocked this prompt.',
    () => 'Reword the prompt, or change the guardrail in the account’s settings.',
  ],
  [
    'forbidden',
    (e) => /Agentic Harness/.test(step(e)) || says(e, /agentic harness/),
    () => 'This free model answers only to coding agents.',
    () => 'Choose another model.',
  ],
  [
    'forbidden',
    (e) =>
      /Geo Restrictions/.test(step(e)) ||
      says(e, /in your region|User location/) ||
      named(e, /unsupported_country/) ||
      code(e) === 'region_restricted',
    () => 'This model is not offered in the region the request came from.',
    () => 'Choose another model.',
  ],
  [
    'forbidden',
    (e) => says(e, /SERVICE_DISABLED|has not been used in project/),
    (_, c) => `The project of this key has not switched the ${c.provider} API on.`,
    () => 'Switch it on in the Google Cloud console, or use another key.',
  ],
  [
    'forbidden',
    (e) => e.status === 403,
    (_, c) => `${c.provider} does not allow this request.`,
    () => 'Check what the key may do, or choose another model.',
  ],
  [
    'privacy',
    (e) =>
      /Data Policy|Guardrails/.test(step(e)) ||
      says(e, /data policy|guardrail/i) ||
      code(e) === 'privacy_restricted',
    () => 'The account’s privacy settings rule out every endpoint of this model.',
    () => 'Allow free model training in the OpenRouter privacy settings, or choose another model.',
  ],
];
