interface ProgrammingLanguage {
  tag: string;
  name: string;
  match: RegExp;
  /** An honest skeleton: it compiles or parses, says what is missing, and fails loudly until filled in. */
  skeleton(name: { camel: string; snake: string; pascal: string }, task: string): string;
}

export const programmingLanguages: readonly ProgrammingLanguage[] = [
  {
    tag: 'typescript',
    name: 'TypeScript',
    match: /\btypescript\b|\bts\b|\btsx\b/,
    skeleton: ({ camel }, task) => `/** ${task} */
export function ${camel}(input: string): string {
  if (input.trim() === '') throw new Error('${camel}: input is empty');

  // 1. Parse the input into the values you need.
  // 2. Do the work on those values, without side effects.
  // 3. Format the result.
  throw new Error('${camel}: the steps above are still to be written');
}`,
  },
  {
    tag: 'javascript',
    name: 'JavaScript',
    match: /\bjavascript\b|\bjs\b|\bnode\b/,
    skeleton: ({ camel }, task) => `/** ${task} */
export function ${camel}(input) {
  if (!input) throw new Error('${camel}: input is empty');

  // 1. Parse the input.  2. Do the work.  3. Format the result.
  throw new Error('${camel}: the steps above are still to be written');
}`,
  },
  {
    tag: 'python',
    name: 'Python',
    match: /\bpython\b|\bpy\b|\bpandas\b|\bdjango\b/,
    skeleton: ({ snake }, task) => `def ${snake}(text: str) -> str:
    """${task}"""
    if not text.strip():
        raise ValueError("${snake}: input is empty")

    # 1. Parse the input.  2. Do the work.  3. Format the result.
    raise NotImplementedError("${snake}: the steps above are still to be written")`,
  },
  {
    tag: 'go',
    name: 'Go',
    match: /\bgolang\b|\bin go\b|\bgo (?:function|program|code)\b/,
    skeleton: ({ camel, pascal }, task) => `package task

import "errors"

// ${pascal}: ${task}
func ${pascal}(input string) (string, error) {
	if input == "" {
		return "", errors.New("${camel}: input is empty")
	}
	// 1. Parse the input.  2. Do the work.  3. Format the result.
	return "", errors.New("${camel}: the steps above are still to be written")
}`,
  },
  {
    tag: 'rust',
    name: 'Rust',
    match: /\brust\b/,
    skeleton: ({ snake }, task) => `/// ${task}
pub fn ${snake}(input: &str) -> Result<String, String> {
    if input.trim().is_empty() {
        return Err("${snake}: input is empty".into());
    }
    // 1. Parse the input.  2. Do the work.  3. Format the result.
    todo!("the steps above are still to be written")
}`,
  },
  {
    tag: 'java',
    name: 'Java',
    match: /\bjava\b/,
    skeleton: ({ camel, pascal }, task) => `/** ${task} */
final class ${pascal} {
    static String ${camel}(String input) {
        if (input.isBlank()) throw new IllegalArgumentException("input is empty");
        // 1. Parse the input.  2. Do the work.  3. Format the result.
        throw new UnsupportedOperationException("the steps above are still to be written");
    }
}`,
  },
  {
    tag: 'csharp',
    name: 'C#',
    match: /\bc#|\bcsharp\b|\.net\b/,
    skeleton: ({ pascal }, task) => `/// <summary>${task}</summary>
static class Task
{
    public static string ${pascal}(string input)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(input);
        // 1. Parse the input.  2. Do the work.  3. Format the result.
        throw new NotImplementedException();
    }
}`,
  },
  {
    tag: 'bash',
    name: 'Bash',
    match: /\bbash\b|\bshell\b|\bzsh\b/,
    skeleton: ({ snake }, task) => `#!/usr/bin/env bash
# ${task}
set -euo pipefail

${snake}() {
  local input=\${1:?usage: ${snake} <input>}
  # 1. Parse the input.  2. Do the work.  3. Print the result.
  echo "${snake}: still to be written for '$input'" >&2
  return 1
}

${snake} "$@"`,
  },
  {
    tag: 'sql',
    name: 'SQL',
    match: /\bsql\b|\bpostgres/,
    skeleton: ({ snake }, task) => `-- ${task}
-- Replace source_table and the columns with yours.
with ${snake} as (
  select id, created_at
  from source_table
  where created_at >= current_date - interval '30 days'
)
select count(*) as rows_found
from ${snake};`,
  },
  {
    tag: 'html',
    name: 'HTML',
    match: /\bhtml\b|\bweb ?page\b/,
    skeleton: ({ snake }, task) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${task}</title>
  </head>
  <body>
    <main id="${snake}">
      <h1>${task}</h1>
      <p>Content goes here.</p>
    </main>
  </body>
</html>`,
  },
  {
    tag: 'css',
    name: 'CSS',
    match: /\bcss\b/,
    skeleton: ({ snake }, task) => `/* ${task} */
.${snake.replaceAll('_', '-')} {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));
  gap: 1rem;
}`,
  },
];
