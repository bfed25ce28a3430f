import { pathOfCall } from './api-call.ts';
import type { Language } from './language.ts';
import { javascript, literal } from './literal.ts';

const writesText = `    stdout.write(choices?.[0]?.delta?.content ?? "");
`;

/** A call comes in pieces, of which the first has the name. */
const writesCalls = `    const { content, tool_calls: calls } = choices?.[0]?.delta ?? {};
    stdout.write(content ?? "");
    for (const { function: call } of calls ?? []) {
      stdout.write((call.name ? \`\\n\${call.name} \` : "") + (call.arguments ?? ""));
    }
`;

export const javascriptFetch: Language = {
  id: 'javascript',
  label: 'JavaScript',
  grammar: 'javascript',
  install: () => null,
  write: ({ baseUrl, key, body }) => `import { ${key ? 'env, ' : ''}stdout } from "node:process";

const response = await fetch(${JSON.stringify(baseUrl + pathOfCall)}, {
  method: "POST",
  headers: {${key ? `\n    Authorization: \`Bearer \${env.${key}}\`,` : ''}
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${literal(body, javascript, 2)}),
});
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);

let rest = "";
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\\n");
  rest = lines.pop();
  for (const line of lines) {
    if (!line.startsWith("data: {")) continue;
    const { error, choices } = JSON.parse(line.slice(6));
    if (error) throw new Error(error.message);
${body.tools ? writesCalls : writesText}  }
}
`,
};
