import { estimateTokenCount } from 'tokenx';
import type { Message, Setup } from '#lib/prompt/setup.ts';
import type { Quantity, Usage } from '#lib/stream/events.ts';
import { type Reply, saidSomething } from './reply.ts';
import { createTokenCounter } from './token-counter.ts';

/**
 * What a reply that was told of no usage has used, by its own text and what it was asked; nothing where it has said
 * nothing. `count`: a counter that has followed the reply.
 */
export function estimatedUsage(reply: Reply, setup: Setup, count = createTokenCounter()): Usage {
  if (!saidSomething(reply)) return {};
  const calls = reply.toolCalls.map(({ name, text }) => ` ${name} ${text}`).join('');
  const input = askedText(reply, setup);
  return {
    ...(input === null ? {} : { input: estimated(estimateTokenCount(input)) }),
    output: estimated(count(reply) + estimateTokenCount(calls)),
  };
}

const estimated = (value: number): Quantity => ({ value, source: 'estimated' });

/**
 * All that was sent, as far as it is text; null where more was sent than the set-up tells or a text can be counted for:
 * earlier turns, files, the results of tools.
 */
function askedText({ column: id, toolCalls }: Reply, setup: Setup): string | null {
  const column = setup.columns.find((each) => each.id === id);
  const messages = column?.messages ?? (setup.parent === undefined ? setup.messages : null);
  if (messages === null || toolCalls.length > 0) return null;
  const texts = messages.map(textOnly);
  const system = column?.system ?? setup.system;
  const whole = [...(system ? [system] : []), ...texts.filter((text) => text !== null)];
  return texts.includes(null) ? null : whole.join('\n');
}

function textOnly({ content }: Message): string | null {
  if (typeof content === 'string') return content;
  return content.every(({ type }) => type === 'text')
    ? content.map((part) => (part.type === 'text' ? part.text : '')).join('')
    : null;
}
