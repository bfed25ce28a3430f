import { type ModelRow, modelRow } from '#lib/simulator/models.ts';
import type { Pace } from '#lib/simulator/personas.ts';

/** A metronome: exactly `tokens` answer tokens at `rate` per second, after `thinking` reasoning tokens at the same rate. */
export interface BenchShape {
  rate: number;
  tokens: number;
  thinking: number;
}

const pattern = /^bench\/(\d{1,6})x(\d{1,6})(?:-thinking-(\d{1,6}))?$/;

/** Reads `bench/80x400` or `bench/80x400-thinking-60`; null for every other id. */
export function benchShape(id: string): BenchShape | null {
  const [, rate, tokens, thinking] = pattern.exec(id) ?? [];
  if (rate === undefined || tokens === undefined || Number(rate) === 0) {
    return null;
  }
  return { rate: Number(rate), tokens: Number(tokens), thinking: Number(thinking ?? 0) };
}

export function benchPace(shape: BenchShape): Pace {
  return { firstToken: 20, tokensPerSecond: shape.rate };
}

const paragraph = 60;

/**
 * Token `index` (from 0) of every bench answer. Each holds its own number, so the time a token was seen on a screen
 * can be held against the time it was sent. Headings, bold words and paragraphs give a renderer real work.
 */
export function benchToken(index: number): string {
  const word = `w${String(index + 1).padStart(4, '0')}`;
  if (index % (paragraph * 4) === 0) {
    return `## ${word}\n\n`;
  }
  const styled = index % 20 === 10 ? `**${word}**` : word;
  return index % paragraph === paragraph - 1 ? `${styled}.\n\n` : `${styled} `;
}

export function benchThinkingToken(index: number): string {
  return `t${String(index + 1).padStart(4, '0')} `;
}

/** The row of any bench id; it need not be listed to be used. */
export function benchModel(id: string): ModelRow | null {
  const shape = benchShape(id);
  return shape === null
    ? null
    : modelRow({
        id,
        name: `Bench: ${shape.tokens} tokens at ${shape.rate} per second`,
        description: 'A metronome for measurements: every token leaves at its own exact time.',
        contextLength: 1_000_000,
        maxOutput: 1_000_000,
        inputs: ['text', 'image'],
        parameters: ['include_reasoning', 'max_tokens', 'reasoning', 'temperature', 'tools', 'tool_choice'],
        pricing: { prompt: '0.0000001', completion: '0.0000004' },
        ...(shape.thinking > 0 ? { reasoning: { mandatory: false } } : {}),
      });
}

export const listedBenchIds: readonly string[] = [
  'bench/50x200',
  'bench/50x400',
  'bench/50x2400',
  'bench/80x400',
  'bench/80x400-thinking-80',
  'bench/80x1200',
  'bench/200x120',
  'bench/400x40',
  'bench/400x60-thinking-20',
  'bench/400x2000',
  'bench/1000x2000',
  'bench/2000x8000',
  'bench/2000x16000',
  'bench/2000x32000',
];
