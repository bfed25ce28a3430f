import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { capitalise, clip, listOf, plain } from '../text.ts';

interface Found {
  source: string;
  pairs: [string, string][];
  text: string;
}

const label = (key: string) =>
  capitalise(
    key
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replace(/[_-]+/g, ' ')
      .toLowerCase(),
  );

function flatten(value: unknown, prefix: string, depth: number): [string, string][] {
  if (value === null || typeof value !== 'object') return [[prefix || 'result', plain(String(value))]];
  if (depth > 2) return [[prefix, clip(plain(JSON.stringify(value)), 80)]];
  const entries = Array.isArray(value)
    ? value.slice(0, 5).map((item, index) => [String(index + 1), item] as const)
    : Object.entries(value).slice(0, 12);
  return entries.flatMap(([key, item]) => flatten(item, prefix ? `${prefix} ${key}` : key, depth + 1));
}

function readResult({ name, text }: { name?: string; text: string }): Found {
  const source = name ?? 'the tool';
  try {
    const value: unknown = JSON.parse(text);
    return {
      source,
      text,
      pairs: flatten(value, '', 0)
        .slice(0, 10)
        .map(([key, found]) => [label(key), clip(found, 120)]),
    };
  } catch {
    return { source, text, pairs: [] };
  }
}

/** The answer after tools have run: built from their results and from nothing else. */
export function draftToolResults(reading: Reading): Draft {
  const found = reading.toolResults.map(readResult);
  const pairs = found.flatMap((result) => result.pairs);
  const texts = found
    .filter((result) => result.pairs.length === 0)
    .map((result) => clip(plain(result.text), 400) || 'nothing');
  const sources = listOf([...new Set(found.map(({ source }) => `\`${source}\``))]);
  const failed = found.some(({ text }) => /"?error"?\s*:|^error\b|not found|failed/i.test(text));
  const said =
    pairs.length > 0
      ? pairs
          .slice(0, 4)
          .map(([key, value]) => `${key.toLowerCase()} ${value}`)
          .join(', ')
      : (texts[0] ?? 'nothing');
  const short = failed
    ? `${capitalise(sources)} reported a problem: ${said}.`
    : `According to ${sources}: ${said}.`;
  const lines =
    pairs.length > 0
      ? bullets(pairs.map(([key, value]) => `**${key}:** ${value}`))
      : texts.map(quote).join('\n\n');
  const care = failed
    ? 'I would correct the arguments and try once more before relying on it.'
    : 'All of it comes from the result; I added nothing.';
  return {
    short,
    thinking: [
      `The tools have answered: ${sources}.`,
      `They say: ${clip(said, 200)}.`,
      failed
        ? 'That looks like an error, so I should report it as one and not dress it up.'
        : 'Does this answer the question? It does, so I report it and do not add what was not returned.',
    ],
    swift: blocks(
      short,
      pairs.length > 4 && bullets(pairs.slice(4).map(([key, value]) => `**${key}:** ${value}`)),
    ),
    steady: blocks(
      '### Result',
      pairs.length > 0 ? table({ head: ['Field', 'Value'], rows: pairs }) : lines,
      `**Source.** ${sources}. ${care}`,
    ),
    thinker: blocks(
      short,
      `The question was "${clip(plain(reading.prompt), 100)}", and the result speaks to it directly. ${care}`,
      `**Verdict.** ${failed ? 'Not settled yet.' : 'Settled, as far as the source can be trusted.'}`,
    ),
    scribe: blocks(`We asked, and ${sources} answered.`, lines, care),
    caller: blocks(
      failed ? short : `**${clip(plain(reading.prompt), 90)}**`,
      lines,
      `Source: ${sources}. ${care}`,
    ),
    smith: blocks(
      fence(
        'json',
        pairs.length > 0
          ? JSON.stringify(Object.fromEntries(pairs), null, 2)
          : JSON.stringify({ result: texts }, null, 2),
      ),
      short,
    ),
    polyglot: blocks(
      short,
      `*Français :* voilà ce que dit ${sources}, et rien de plus.  \n*Deutsch:* Das sagt ${sources}, und nicht mehr.`,
    ),
    lookup: 'the same again',
  };
}
