import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { complaintOf } from './complaint.ts';
import { withinTime } from './within-time.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Null when the value fits, else the first complaint in words. */
export type Check = (value: unknown) => string | null;

/** How large a schema may be, in characters of JSON, and how long it or one value may be looked at, in ms. */
const largest = 50_000;
const longest = 1_000;

const options: Options = {
  // What a model's provider lets through is no error here: unknown keywords and formats say nothing.
  strict: false,
  logger: false,
  validateSchema: false,
  code: { regExp: Object.assign(regExp, { code: 'new RegExp' }) },
};

/** Patterns are of the Unicode kind by the book; many that are in use are not, and mean the same without it. */
function regExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

const compiled = new WeakMap<JsonSchema, Check | string>();

/** The check a JSON Schema stands for (2020-12, or draft 4 to 7 where `$schema` says so), or what is wrong with it. */
export function compileSchema(schema: JsonSchema): Check | string {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const made = compile(schema);
  compiled.set(schema, made);
  return made;
}

/** What is wrong with a schema, in words; null when it can be used. */
export function schemaComplaint(schema: JsonSchema): string | null {
  const check = compileSchema(schema);
  return typeof check === 'string' ? check : null;
}

/** `$async` would make the check a promise, and its refusal an error that nobody catches. */
function compile({ $schema, $async: _, ...schema }: JsonSchema): Check | string {
  try {
    if (JSON.stringify(schema).length > largest) return 'It is larger than 50,000 characters';
    const ajv = /draft-0[4-7]/.test(String($schema)) ? new Ajv(options) : new Ajv2020(options);
    addFormats(ajv);
    const isSchema = withinTime(longest, () => ajv.validateSchema(schema));
    if (!isSchema) return complaintOf(ajv.errors?.[0]);
    const validate = withinTime(longest, () => ajv.compile(schema));
    return (value) => {
      try {
        return withinTime(longest, () => validate(value)) ? null : complaintOf(validate.errors?.[0]);
      } catch {
        return 'It takes too long to check';
      }
    };
  } catch (error) {
    return compileTrouble(error);
  }
}

/** A reference that leads nowhere or a pattern that is none; anything else has no words of its own. */
function compileTrouble(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const [, reference] = /can't resolve reference (\S+)/.exec(message) ?? [];
  if (reference) return `${reference} refers to nothing in it`;
  const [, pattern] = /Invalid regular expression: (\/.*\/)/.exec(message) ?? [];
  return pattern ? `${pattern} is not a valid pattern` : 'It cannot be read as a JSON Schema';
}
