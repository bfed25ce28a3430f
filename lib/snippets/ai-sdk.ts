import { record } from '#lib/record.ts';
import { sdkMessages } from './ai-sdk-messages.ts';
import type { ApiCall } from './api-call.ts';
import type { Language } from './language.ts';
import { javascript, literal } from './literal.ts';

/** The SDK's name for a field of the body. */
const names: Readonly<Record<string, string>> = {
  temperature: 'temperature',
  top_p: 'topP',
  max_tokens: 'maxOutputTokens',
  frequency_penalty: 'frequencyPenalty',
  presence_penalty: 'presencePenalty',
  seed: 'seed',
  stop: 'stopSequences',
};

/** Those only its OpenRouter package sends. */
const openRouterNames: typeof names = { ...names, top_k: 'topK' };

/** What the SDK writes by itself, or from what stands elsewhere in the code. */
const written = new Set([
  'messages',
  'model',
  'response_format',
  'stream',
  'stream_options',
  'tool_choice',
  'tools',
  'usage',
]);

interface Door {
  package: string;
  create: string;
  /** Its function that makes a model of the chat API, and what that is told to count usage as we do. */
  chat: string;
  usage: string;
  settings: Record<string, unknown>;
  names: typeof names;
}

const openRouter: Door = {
  package: '@openrouter/ai-sdk-provider',
  create: 'createOpenRouter',
  chat: 'chat',
  usage: ', { usage: { include: true } }',
  settings: { compatibility: 'strict' },
  names: openRouterNames,
};
const compatible: Door = {
  package: '@ai-sdk/openai-compatible',
  create: 'createOpenAICompatible',
  chat: 'chatModel',
  usage: '',
  settings: { name: 'provider', includeUsage: true, supportsStructuredOutputs: true },
  names,
};

const doorOf = ({ provider }: ApiCall) =>
  provider === 'openrouter' || provider === 'demo' ? openRouter : compatible;

/** Code, not a value: `literal` would put it in quotes. */
type Field = [name: string, code: string];

const writesText = 'for await (const text of result.textStream) stdout.write(text);\n';

const writesCalls = `for await (const part of result.stream) {
  if (part.type === "text-delta") stdout.write(part.text);
  if (part.type === "tool-call") stdout.write(\`\\n\${part.toolName} \${JSON.stringify(part.input)}\`);
}
`;

export const aiSdk: Language = {
  id: 'ai-sdk',
  label: 'AI SDK',
  grammar: 'typescript',
  install: (call) => `npm install ai ${doorOf(call).package}`,
  write(call) {
    const door = doorOf(call);
    const { baseUrl, key, body } = call;
    const imports = ['streamText', ...(body.tools ? ['jsonSchema', 'tool'] : [])];
    if (formatOf(body)) imports.push('Output', ...(body.tools ? [] : ['jsonSchema']));
    const settings: Field[] = [
      ...(key ? [['apiKey', `env.${key}`] satisfies Field] : []),
      ['baseURL', JSON.stringify(baseUrl)],
      ...fieldsOf(door.settings),
    ];
    return `import { ${key ? 'env, ' : ''}stdout } from "node:process";
import { ${door.create} } from "${door.package}";
import { ${imports.toSorted((a, b) => a.localeCompare(b)).join(', ')} } from "ai";

const provider = ${door.create}({
${lines(settings)}
});
const result = streamText({
${lines([
  ['model', `provider.${door.chat}(${JSON.stringify(body.model)}${door.usage})`],
  ...promptFields(body),
  ...parameterFields(body, door),
])}
});
${body.tools ? writesCalls : writesText}`;
  },
};

const fieldsOf = (values: Record<string, unknown>): Field[] =>
  Object.entries(values).map(([name, value]) => [name, literal(value, javascript, 2)]);

const lines = (fields: readonly Field[]) => fields.map(([name, code]) => `  ${name}: ${code},`).join('\n');

function promptFields(body: ApiCall['body']): Field[] {
  const { instructions, messages } = sdkMessages(body.messages);
  return fieldsOf({ ...(instructions ? { instructions } : {}), messages });
}

function parameterFields(body: ApiCall['body'], door: Door): Field[] {
  const common = Object.entries(body).flatMap(([field, value]): [string, unknown][] => {
    const name = door.names[field];
    return name ? [[name, value]] : [];
  });
  const rest = Object.entries(body).filter(([field]) => !(field in door.names) && !written.has(field));
  const options = { [door === openRouter ? 'openrouter' : 'provider']: Object.fromEntries(rest) };
  return [
    ...fieldsOf(Object.fromEntries(common)),
    ...toolFields(body),
    ...outputFields(body),
    ...(rest.length > 0 ? fieldsOf({ providerOptions: options }) : []),
  ];
}

function toolFields({ tools, tool_choice: choice }: ApiCall['body']): Field[] {
  if (!Array.isArray(tools)) return [];
  const written = tools.map((each) => {
    const { name, description, parameters } = record(record(each).function);
    const described = description === undefined ? '' : `description: ${JSON.stringify(description)}, `;
    const schema = literal(parameters, javascript, 4);
    return `    ${javascript.key(String(name))}: tool({ ${described}inputSchema: jsonSchema(${schema}) }),\n`;
  });
  const named = record(record(choice).function).name;
  const toolChoice = named === undefined ? choice : { type: 'tool', toolName: named };
  return [
    ['tools', `{\n${written.join('')}  }`],
    ...(toolChoice === undefined ? [] : fieldsOf({ toolChoice })),
  ];
}

function formatOf({ response_format: format }: ApiCall['body']) {
  const described = record(record(format).json_schema);
  return described.schema === undefined ? null : described;
}

function outputFields(body: ApiCall['body']): Field[] {
  const format = formatOf(body);
  if (!format) return [];
  const name = JSON.stringify(format.name);
  return [
    [
      'output',
      `Output.object({ name: ${name}, schema: jsonSchema(${literal(format.schema, javascript, 2)}) })`,
    ],
  ];
}
