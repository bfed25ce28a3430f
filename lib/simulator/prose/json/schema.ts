/** The parts of JSON Schema we write values for. Everything is optional and nothing is trusted. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  description?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, Schema | boolean>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  minProperties?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

export const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};

/** Follows `#/$defs/…` pointers inside the root; an unknown one allows anything. */
export function resolveRef(schema: Schema, root: Schema): Schema {
  let current = schema;
  for (let hops = 0; typeof current.$ref === 'string' && hops < 20; hops += 1) {
    const { $ref, ...beside } = current;
    const path = $ref
      .replace(/^#\/?/, '')
      .split('/')
      .filter(Boolean)
      .map((part) => decodeURIComponent(part.replaceAll('~1', '/').replaceAll('~0', '~')));
    let target: unknown = root;
    for (const part of path)
      target =
        typeof target === 'object' && target !== null ? (target as Record<string, unknown>)[part] : undefined;
    current = { ...asSchema(target), ...beside };
  }
  return current;
}

const tighter = (choose: (...bounds: number[]) => number, left?: number, right?: number) =>
  left === undefined || right === undefined ? (left ?? right) : choose(left, right);

function mergeTwo(left: Schema, right: Schema): Schema {
  const merged: Schema = { ...left, ...right };
  if (left.properties && right.properties) merged.properties = { ...left.properties, ...right.properties };
  if (left.required && right.required) merged.required = [...left.required, ...right.required];
  const minimum = tighter(Math.max, left.minimum, right.minimum);
  const maximum = tighter(Math.min, left.maximum, right.maximum);
  if (minimum !== undefined) merged.minimum = minimum;
  if (maximum !== undefined) merged.maximum = maximum;
  return merged;
}

/** One schema that asks for what all of them ask for, as far as a shallow merge can say it. */
export function mergeAll(schema: Schema, root: Schema): Schema {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) return schema;
  let merged: Schema = own;
  for (const part of allOf) merged = mergeTwo(merged, mergeAll(resolveRef(asSchema(part), root), root));
  return merged;
}

export function typesOf(schema: Schema): string[] {
  if (Array.isArray(schema.type)) return schema.type;
  if (typeof schema.type === 'string') return [schema.type];
  if (schema.properties || schema.required || schema.additionalProperties !== undefined) return ['object'];
  if (schema.items !== undefined || schema.prefixItems) return ['array'];
  if (
    schema.minimum !== undefined ||
    schema.maximum !== undefined ||
    schema.multipleOf !== undefined ||
    schema.exclusiveMinimum !== undefined ||
    schema.exclusiveMaximum !== undefined
  )
    return ['number'];
  return ['string'];
}
