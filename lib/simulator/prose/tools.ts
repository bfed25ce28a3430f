import { calculate, normalise } from './calculate.ts';
import { findFacts } from './facts.ts';
import type { FieldValue } from './fields.ts';
import { valueFromSchema } from './json/from-schema.ts';
import type { ProseRequest } from './request.ts';
import { subjectOf } from './subject.ts';
import { bare, capText, wordsOf } from './text.ts';

type Tool = NonNullable<ProseRequest['tools']>[number];

const stems = (text: string) =>
  new Set(
    wordsOf(
      text
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/_/g, ' ')
        .toLowerCase(),
    )
      .filter((word) => word.length > 2)
      .map((word) => word.replace(/(?:ing|ed|es|s)$/, '')),
  );

const everyday = new Set([
  'the',
  'for',
  'and',
  'get',
  'what',
  'with',
  'that',
  'thi',
  'from',
  'you',
  'use',
  'how',
  'are',
  'can',
]);

function score(tool: Tool, prompt: ReadonlySet<string>): number {
  const name = stems(tool.name);
  const description = stems(tool.description ?? '');
  let points = 0;
  for (const word of prompt) {
    if (everyday.has(word)) continue;
    if (name.has(word)) points += 3;
    if (description.has(word)) points += 1;
  }
  return points;
}

/** The tool whose name and description share most with the prompt; the first on a tie. */
export function bestTool(tools: readonly Tool[], prompt: string): { tool: Tool; points: number } | undefined {
  const words = stems(prompt);
  return tools.map((tool) => ({ tool, points: score(tool, words) })).sort((a, b) => b.points - a.points)[0];
}

const placeAfter = /\b(?:in|at|for|near|to|from|of) (\p{Lu}[\p{L}’'-]+(?:[ ,]+\p{Lu}[\p{L}’'-]+)*)/u;
const dayNamed =
  /\b(today|tonight|tomorrow|yesterday|next week|this weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;

/** Parameters whose names say what part of the prompt they want. */
function readArgument(prompt: string, name: string): FieldValue | undefined {
  const label = name.toLowerCase();
  if (/location|city|place|destination|town|address/.test(label))
    return prompt.match(placeAfter)?.[1] ?? findFacts(prompt).names[0];
  if (/origin|departure/.test(label)) return prompt.match(/\bfrom (\p{Lu}[\p{L}-]+)/u)?.[1];
  if (/^(?:date|day|when|time|period)$/.test(label))
    return findFacts(prompt).dates[0] ?? prompt.match(dayNamed)?.[1]?.toLowerCase();
  if (/expression|formula|equation/.test(label)) {
    const found = normalise(prompt).match(/[-+(]*\d[\d.]*(?:[\s)]*[-+*/^%][\s(]*-?\d[\d.]*\)*)+/)?.[0];
    return found && calculate(found) ? found.trim() : undefined;
  }
  if (/^(?:query|q|question|search|keywords?|term|topic|input|prompt)$/.test(label))
    return subjectOf(prompt) || bare(prompt);
  if (/^(?:text|message|content|body)$/.test(label)) return bare(prompt);
  if (/days|count|limit|num/.test(label)) return findFacts(prompt).numbers[0];
  return undefined;
}

/** A call of the best-matching tool, its arguments read from the prompt and valid against its parameters. */
export function composeToolCall(
  request: Pick<ProseRequest, 'prompt' | 'tools'>,
): { name: string; arguments: string } | undefined {
  const prompt = capText(request.prompt);
  const best = bestTool(request.tools ?? [], prompt);
  if (!best) return undefined;
  const { name, parameters } = best.tool;
  const isObject = typeof parameters === 'object' && parameters !== null;
  const value = isObject
    ? valueFromSchema(
        { type: 'object', ...parameters },
        {
          text: prompt,
          answer: subjectOf(prompt) || bare(prompt),
          optional: 'found',
          read: (field) => readArgument(prompt, field),
        },
      )
    : {};
  return { name, arguments: JSON.stringify(value) };
}
