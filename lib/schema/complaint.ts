import type { ErrorObject } from 'ajv';

const longest = 200;
const mostChoices = 8;

/** What the validator found first, in words: `items[0].price must be a number`, `city is missing`. */
export function complaintOf(error: ErrorObject | undefined): string {
  return error ? clip(wordsOf(error)) : 'It does not fit the schema';
}

function wordsOf({ keyword, instancePath, params, message = 'does not fit' }: ErrorObject): string {
  const place = placeOf(instancePath);
  const named = place === '' ? 'The value' : place;
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return `${within(place, params.missingProperty)} is missing`;
    case 'additionalProperties':
      return `${within(place, params.additionalProperty)} is not allowed`;
    case 'unevaluatedProperties':
      return `${within(place, params.unevaluatedProperty)} is not allowed`;
    case 'type':
      return `${named} must be ${[params.type].flat().map(article).join(' or ')}`;
    case 'enum':
      return `${named} must be one of ${choices(params.allowedValues)}`;
    case 'const':
      return `${named} must be ${JSON.stringify(params.allowedValue)}`;
    default:
      return `${named} ${message}`;
  }
}

/** A JSON pointer as people write it: `/items/0/unit~1price` → `items[0].unit/price`. */
function placeOf(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).reduce(within, '');
}

function within(place: string, step: unknown): string {
  const name = String(step);
  if (/^\d+$/.test(name)) return `${place}[${name}]`;
  return place === '' ? name : `${place}.${name}`;
}

function article(type: unknown): string {
  const name = String(type);
  if (name === 'null') return name;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

function choices(values: unknown): string {
  const all = Array.isArray(values) ? values : [];
  const shown = all.slice(0, mostChoices).map((value) => JSON.stringify(value));
  return [...shown, ...(all.length > shown.length ? ['…'] : [])].join(', ');
}

function clip(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
