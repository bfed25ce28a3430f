import { settings } from '#lib/prompt/settings.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { SharedSettings } from './column-actions.ts';
import { routingDeltas, routingDifferences } from './routing-differences.ts';

type Own = Pick<Column, 'system' | 'parameters' | 'routing' | 'messages'>;

/** What a column does differently from the shared set-up, in words: `Temperature 0`, `System prompt`. */
export function differences(column: Own): string[] {
  return list(column, 'label');
}

/** The same for a badge: the one difference there is (`differs: temp 0`), or how many; null for none. */
export function differenceBadge(column: Own): string | null {
  const short = list(column, 'short');
  if (short.length === 0) return null;
  return `differs: ${short.length > 1 ? short.length : short[0]}`;
}

/** Each difference with what is shared before it: `Temperature: 1 → 0`. */
export function deltas(column: Own, shared: SharedSettings): string[] {
  const { system, parameters, routing, messages } = column;
  const own: string[] = [];
  if (messages) own.push('Own messages in place of the shared prompt');
  if (system !== undefined) own.push(systemDelta(system, shared.system));
  for (const { key, label } of settings) {
    const value = parameters?.[key];
    if (value === undefined) continue;
    const before = shared.parameters[key];
    own.push(`${label}: ${before === undefined ? 'default' : write(before)} → ${write(value)}`);
  }
  return [...own, ...routingDeltas(routing, shared.routing)];
}

function systemDelta(own: string, shared: string): string {
  const before = shared.trim() === '' ? 'none' : 'the shared one';
  return `System prompt: ${before} → ${own.trim() === '' ? 'none' : 'its own'}`;
}

const write = (value: number | string | string[]) =>
  Array.isArray(value) ? value.join(', ') || 'none' : String(value);

function list({ system, parameters, routing, messages }: Own, name: 'label' | 'short'): string[] {
  const own: string[] = [];
  if (messages) own.push(name === 'label' ? 'Own messages' : 'messages');
  if (system !== undefined) own.push(name === 'label' ? 'System prompt' : 'system');
  for (const setting of settings) {
    const value = parameters?.[setting.key];
    if (value !== undefined) own.push(`${setting[name]} ${write(value)}`);
  }
  return [...own, ...routingDifferences(routing, name)];
}
