import type { Language } from './language.ts';
import { literal, python } from './literal.ts';

/** What the package's own function has a name for; anything else goes in by `extra_body`. */
const known = new Set([
  'frequency_penalty',
  'max_completion_tokens',
  'max_tokens',
  'messages',
  'model',
  'presence_penalty',
  'reasoning_effort',
  'response_format',
  'seed',
  'stop',
  'stream',
  'stream_options',
  'temperature',
  'tool_choice',
  'tools',
  'top_p',
  'verbosity',
]);

const printsText = `    if chunk.choices and chunk.choices[0].delta.content:
        print(chunk.choices[0].delta.content, end="", flush=True)
`;

/** A call comes in pieces, of which the first has the name. */
const printsCalls = `    if not chunk.choices:
        continue
    delta = chunk.choices[0].delta
    if delta.content:
        print(delta.content, end="", flush=True)
    for call in delta.tool_calls or []:
        if call.function.name:
            print("\\n" + call.function.name, end=" ")
        print(call.function.arguments or "", end="", flush=True)
`;

export const pythonOpenAi: Language = {
  id: 'python',
  label: 'Python',
  grammar: 'python',
  install: () => 'pip install openai',
  write({ baseUrl, key, body }) {
    const fields = Object.entries(body);
    const extra = Object.fromEntries(fields.filter(([name]) => !known.has(name)));
    const named = fields.filter(([name]) => known.has(name));
    if (Object.keys(extra).length > 0) named.push(['extra_body', extra]);
    return `${key ? 'import os\n\n' : ''}from openai import OpenAI

client = OpenAI(
    base_url=${JSON.stringify(baseUrl)},
    api_key=${key ? `os.environ[${JSON.stringify(key)}]` : '"none"'},
)
stream = client.chat.completions.create(
${named.map(([name, value]) => `    ${name}=${literal(value, python, 4)},`).join('\n')}
)
for chunk in stream:
${body.tools ? printsCalls : printsText}`;
  },
};
