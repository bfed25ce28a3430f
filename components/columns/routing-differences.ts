import { type RoutingField, routingFields } from '#lib/prompt/routing.ts';
import type { Routing } from '#lib/prompt/setup.ts';

/** What a routing says, a row for each field that is set: `Prefer by: price`, and for a badge `sort price`. */
export function routingDifferences(routing: Routing | undefined, name: 'label' | 'short'): string[] {
  return routingFields.flatMap((field) => {
    const value = routing && write(routing, field, name);
    if (value === undefined) return [];
    return [name === 'label' ? `${field.label}: ${value}` : `${field.short} ${value}`];
  });
}

/** Each field that is set, with what is shared before it: `Prefer by: default → price`. */
export function routingDeltas(own: Routing | undefined, shared: Routing): string[] {
  return routingFields.flatMap((field) => {
    const value = own && write(own, field, 'label');
    if (value === undefined) return [];
    return [`${field.label}: ${write(shared, field, 'label') ?? 'default'} → ${value}`];
  });
}

function write(routing: Routing, field: RoutingField, name: 'label' | 'short'): string | undefined {
  if (field.kind === 'price') return writeCeiling(routing.maxPrice);
  const value = routing[field.key];
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (value.length === 0) return 'none';
  return name === 'label' || value.length === 1 ? value.join(', ') : String(value.length);
}

function writeCeiling(ceiling: Routing['maxPrice']): string | undefined {
  if (!ceiling) return undefined;
  const { input, output } = ceiling;
  const sides = [
    input === undefined ? [] : `$${input} in`,
    output === undefined ? [] : `$${output} out`,
  ].flat();
  return sides.length > 0 ? sides.join(', ') : 'none';
}
