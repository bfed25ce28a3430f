import { settings } from '#lib/prompt/settings.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { routingDifferences } from './routing-differences.ts';

type Own = Pick<Column, 'system' | 'parameters' | 'routing' | 'messages'>;

/** What a column does differently from the shared set-up, in words: `Temperature 0`, `System prompt`. */
export function differences(column: Own): string[] {
  return list(column, 'label');
}

/** The same for a badge: the one difference there is (`temp 0`), or that there are several; null for none. */
export function differenceBadge(column: Own): string | null {
  const short = list(column, 'short');
  return short.length > 1 ? 'differs' : (short[0] ?? null);
}

function list({ system, parameters, routing, messages }: Own, name: 'label' | 'short'): string[] {
  const own: string[] = [];
  if (messages) own.push(name === 'label' ? 'Own messages' : 'messages');
  if (system !== undefined) own.push(name === 'label' ? 'System prompt' : 'system');
  for (const setting of settings) {
    const value = parameters?.[setting.key];
    if (value !== undefined) own.push(`${setting[name]} ${Array.isArray(value) ? value.join(', ') : value}`);
  }
  return [...own, ...routingDifferences(routing, name)];
}
