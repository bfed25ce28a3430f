import { record } from '#lib/record.ts';

type Part = Record<string, unknown>;

/** Messages of a chat body as the AI SDK takes them; the system prompt stands apart there. */
export function sdkMessages(body: unknown): { instructions: string | null; messages: Part[] } {
  const all = (Array.isArray(body) ? body : []).map(record);
  const isSystem = ({ role }: Part) => role === 'system' || role === 'developer';
  const system = all.filter(isSystem).map(({ content }) => textOf(content));
  const toolNames = new Map(
    all.flatMap(callsIn).map((call) => [String(call.id), String(record(call.function).name)] as const),
  );
  const messages = all
    .filter((message) => !isSystem(message))
    .map((message) => (message.role === 'tool' ? resultOf(message, toolNames) : messageOf(message)));
  return { instructions: system.length > 0 ? system.join('\n\n') : null, messages };
}

const callsIn = ({ tool_calls: calls }: Part): Part[] => (Array.isArray(calls) ? calls.map(record) : []);

function messageOf(message: Part): Part {
  const { role, content } = message;
  const calls = callsIn(message).map(({ id, function: called }) => {
    const { name, arguments: text } = record(called);
    return { type: 'tool-call', toolCallId: id, toolName: name, input: parsed(String(text)) };
  });
  if (calls.length === 0 && typeof content === 'string') return { role, content };
  const said = typeof content === 'string' && content !== '' ? [{ type: 'text', text: content }] : [];
  const parts = Array.isArray(content) ? content.map((part) => partOf(record(part))) : said;
  return { role, content: [...parts, ...calls] };
}

function partOf(part: Part): Part {
  if (part.type === 'image_url') return fileOf(record(part.image_url).url);
  if (part.type !== 'file') return { type: 'text', text: part.text };
  const { filename, file_data: data } = record(part.file);
  return { ...fileOf(data), filename };
}

/** From a data URL, which names its type. */
function fileOf(url: unknown): Part {
  const [, mediaType, data] = /^data:([^;,]+);base64,(.*)$/s.exec(String(url)) ?? [];
  return { type: 'file', mediaType, data: data ?? url };
}

function resultOf({ tool_call_id: id, content }: Part, toolNames: ReadonlyMap<string, string>): Part {
  const output = { type: 'text', value: textOf(content) };
  const toolName = toolNames.get(String(id)) ?? '';
  return { role: 'tool', content: [{ type: 'tool-result', toolCallId: id, toolName, output }] };
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return String(content ?? '');
  return content.map((part) => String(record(part).text ?? '')).join('\n\n');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
