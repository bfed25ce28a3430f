import { type ChatRequest, chatRequestSchema } from '#lib/simulator/chat-request.ts';
import type { SimulatedRequest } from '#lib/simulator/record.ts';
import { type Refusal, refuse, refuseMalformed } from '#lib/simulator/refusal.ts';

/** A truth record of many requests must not hold many pictures. */
const longestRemembered = 1_000_000;

/** The request's body, checked as the live service checks it, and noted in the truth record as it was sent. */
export async function readChatRequest(
  request: Request,
  record: SimulatedRequest,
): Promise<ChatRequest | Refusal> {
  const text = await request.text();
  const body = parsed(text);
  if (typeof body !== 'object' || body === null) {
    return refuse(400, 'Input must have at least 1 token.', { provider_name: null });
  }
  record.body = text.length <= longestRemembered ? body : null;
  record.model = 'model' in body && typeof body.model === 'string' ? body.model : null;
  record.streamed = 'stream' in body && body.stream === true;
  const chat = withMessages(body);
  if (chat === null) {
    return refuse(400, 'Input required: specify "prompt" or "messages"');
  }
  const checked = chatRequestSchema.safeParse(chat);
  return checked.success ? checked.data : refuseMalformed(checked.error.issues);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The old text form becomes one user message. */
function withMessages(body: object): object | null {
  if ('messages' in body && Array.isArray(body.messages) && body.messages.length > 0) {
    return body;
  }
  return 'prompt' in body && typeof body.prompt === 'string' && body.prompt !== ''
    ? { ...body, messages: [{ role: 'user', content: body.prompt }] }
    : null;
}
