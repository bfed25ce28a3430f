import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import { nameFrom } from '#lib/simulator/face.ts';
import { badRequest, geminiRefusal } from '#lib/simulator/gemini/refusals.ts';
import type { Refusal } from '#lib/simulator/refusal.ts';

const known = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'temperature',
  'top_p',
  'max_tokens',
  'stop',
  'reasoning_effort',
  'extra_body',
  'tools',
  'tool_choice',
  'response_format',
]);

const cannotFind = (name: string, place = '') =>
  `Invalid JSON payload received. Unknown name "${name}"${place}: Cannot find field.`;

/** Unlike OpenRouter this API refuses what it does not know, by name and all at once. */
export function unknownFields(chat: ChatRequest): Refusal | null {
  const names = Object.keys(chat).filter((name) => !known.has(name));
  const extra = Object.keys(record(chat.extra_body)).filter((name) => name !== 'google');
  const violations = [
    ...names.map((name) => ({ description: cannotFind(name) })),
    ...extra.map((name) => ({ field: 'extra_body', description: cannotFind(name, " at 'extra_body'") })),
  ];
  return violations.length > 0 ? badRequest(violations) : null;
}

/** Two ways to say how much to think, of which a request may use one. */
export function twoEfforts(chat: ChatRequest): Refusal | null {
  return chat.reasoning_effort && thinkingConfig(chat)
    ? geminiRefusal(
        400,
        'INVALID_ARGUMENT',
        'Expected one of either `reasoning_effort` or custom `thinking_config`; found both.',
      )
    : null;
}

export function thinkingConfig(chat: ChatRequest): Record<string, unknown> | null {
  const config = record(record(chat.extra_body).google).thinking_config;
  return typeof config === 'object' && config !== null ? record(config) : null;
}

const refusedKeywords = new Set(['additionalProperties', '$schema', 'const', 'propertyNames']);
/** Below these the keys are names that the caller chose. */
const named = new Set(['properties', '$defs', 'definitions', 'patternProperties']);
/** Below these stands data. */
const data = new Set(['enum', 'default', 'example', 'examples']);

function refusedIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(refusedIn);
  return Object.entries(record(schema)).flatMap(([key, value]) => {
    if (refusedKeywords.has(key)) return [key];
    if (data.has(key)) return [];
    return named.has(key) ? Object.values(record(value)).flatMap(refusedIn) : refusedIn(value);
  });
}

/** The API reads a tool's schema into a shape of its own, which has no room for these keywords. */
export function refusedSchemas(chat: ChatRequest): Refusal | null {
  const violations = (chat.tools ?? []).flatMap((tool, index) => {
    const field = `tools[${index}].function_declarations[0].parameters`;
    const names = new Set(refusedIn(tool.function?.parameters));
    return [...names].map((name) => ({ field, description: cannotFind(name, ` at '${field}'`) }));
  });
  return violations.length > 0 ? badRequest(violations) : null;
}

export const signatureOf = (callId: string): string => nameFrom(`signature ${callId}`, 48);

/** A model that signs its thoughts wants every call of the turn at hand back as it was. */
export function missingSignature(chat: ChatRequest): Refusal | null {
  const lastPrompt = chat.messages.findLastIndex(({ role }) => role === 'user');
  const calls = chat.messages.slice(lastPrompt + 1).flatMap((message) => message.tool_calls ?? []);
  const unsigned = calls.find(
    (call) => record(record(call.extra_content).google).thought_signature !== signatureOf(call.id),
  );
  return unsigned
    ? geminiRefusal(
        400,
        'INVALID_ARGUMENT',
        `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${unsigned.function.name}\`, position 2. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.`,
      )
    : null;
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
