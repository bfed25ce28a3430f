import type { Token } from 'marked';
import { type Block, type Definition, type Definitions, definitionsIn } from './block.ts';
import { firmTokens } from './firm.ts';
import { type Grown, grow, join, settledParts } from './grow.ts';
import { lexBlocks, type Runs } from './lexer.ts';
import { toBlock } from './to-block.ts';

/**
 * A Markdown text read so far. `settled` blocks keep their identity for good; `open` ones may still change
 * with the next character. What a reader sees is `settled` followed by `open`, whatever steps the text came in.
 */
export interface Markdown {
  readonly text: string;
  readonly settled: readonly Block[];
  readonly open: readonly Block[];
  readonly definitions: Definitions;
  /** The text that is lexed again with the next step. */
  readonly tail: string;
  readonly grown: Grown | undefined;
  readonly settledDefinitions: Definitions;
  readonly runs: Runs;
}

const noDefinitions: Definitions = new Map();

export function createMarkdown(): Markdown {
  return {
    text: '',
    settled: [],
    open: [],
    definitions: noDefinitions,
    tail: '',
    grown: undefined,
    settledDefinitions: noDefinitions,
    runs: new Map(),
  };
}

/** The first definition of a label counts. The same map if there is nothing to add. */
function define(known: Definitions, found: readonly Definition[]): Definitions {
  if (found.length === 0) return known;
  const definitions = new Map(known);
  for (const definition of found) {
    if (!definitions.has(definition.label)) definitions.set(definition.label, definition);
  }
  return definitions;
}

/** `added` with every kind of line end as a newline; a carriage return and its newline may come apart. */
function newlines(before: string, added: string): string {
  const rest = before.endsWith('\r') && added.startsWith('\n') ? added.slice(1) : added;
  return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
}

/** The block as it was drawn before, if it is the same: then nothing is drawn again. */
function reuse(block: Block, before: Block | undefined): Block {
  const isSame = before?.key === block.key && before.type === block.type && before.raw === block.raw;
  return isSame ? before : block;
}

/** The blocks of the tail, keyed after the settled ones, and for each token how many blocks end with it. */
function toTail(state: Markdown, tokens: readonly Token[]) {
  const { grown, open, settled } = state;
  const blocks: Block[] = [];
  const upTo: number[] = [];
  for (const token of tokens) {
    const index = blocks.length;
    const from = grown && index === 0 ? settledParts(grown.block) : 0;
    const block = toBlock(token, String(settled.length + index), from);
    if (block) blocks.push(grown ? block : reuse(block, open[index]));
    upTo.push(blocks.length);
  }
  return { blocks, upTo };
}

function withSettledParts(grown: Grown | undefined, blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks;
  return grown && first ? [join(grown.block, first), ...others] : blocks;
}

function step(state: Markdown, text: string, tail: string): Markdown {
  const source = (state.grown?.prefix ?? '') + tail;
  const { tokens, pieces, runs } = lexBlocks(source, state.runs);
  const { blocks, upTo } = toTail(state, tokens);
  const firm = firmTokens(tokens, source);
  const done = upTo[firm.count - 1] ?? 0;
  const drawn = withSettledParts(state.grown, blocks);
  const next = {
    text,
    settled: done > 0 ? [...state.settled, ...drawn.slice(0, done)] : state.settled,
    open: drawn.slice(done),
    runs,
  };

  const grown = done > 0 ? undefined : state.grown;
  const token = tokens[firm.count];
  const block = blocks[done];
  const rest = source.slice(firm.end);
  const growth = token && block && grow(block, token, rest, done > 0 ? [] : pieces);
  const found = [...blocks.slice(0, done), ...(growth ? [growth.block] : [])];
  const settledDefinitions = define(state.settledDefinitions, definitionsIn(found));
  const definitions = define(settledDefinitions, definitionsIn(blocks.slice(done)));
  if (!growth) {
    return { ...next, definitions, settledDefinitions, grown, tail: grown ? tail : rest };
  }
  const whole = grown ? join(grown.block, growth.block) : growth.block;
  return {
    ...next,
    definitions,
    settledDefinitions,
    grown: { block: whole, prefix: growth.prefix },
    tail: rest.slice(growth.end),
  };
}

/**
 * The state after `text`, which normally extends the text before; any other text is read from its start.
 * Lexes only the tail: what stands after the last settled block, item, row, line or sentence.
 */
export function advance(state: Markdown, text: string): Markdown {
  if (text === state.text) return state;
  // Comparing a slice costs no copy and is many times as fast as startsWith, which goes by character.
  const isContinued = text.slice(0, state.text.length) === state.text;
  const before = isContinued ? state : createMarkdown();
  return step(before, text, before.tail + newlines(before.text, text.slice(before.text.length)));
}
