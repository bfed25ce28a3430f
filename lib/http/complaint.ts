import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * The first issue as a sentence: `columns.2.model must be text.` or `Unknown field "foo" in columns.0.`. A schema may have
 * a whole sentence of its own: `A run takes at most 24 columns.`
 */
export function complaint(error: z.ZodError): string {
  const first = error.issues[0];
  if (!first) return 'The request does not have the right form.';
  const issue = innermost(first);
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(', ');
    return `Unknown field ${names}${path ? ` in ${path}` : ''}.`;
  }
  if (/^[A-Z].*\.$/.test(issue.message)) return issue.message;
  return `${path || 'The request'} ${issue.message.replace(/\.$/, '')}.`;
}

/** Of a value that fits no form of a union, the complaint that got furthest into it: that form was meant. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const meant = issue.errors
    .flatMap((branch) => branch.slice(0, 1))
    .map((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return meant && meant.path.length > issue.path.length ? meant : issue;
}

/** What a value must be, to stand after its name; for `safeParse`, where a schema has no words of its own. */
export function requirement(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return `must ${size(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}`;
    case 'too_small':
      return `must ${size(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}`;
    case 'invalid_value':
      return `must be ${oneOf(issue.values.map(String))}`;
    case 'invalid_format':
      return issue.pattern ? `must match ${issue.pattern}` : 'does not have the right form';
    case 'invalid_union': {
      const options: unknown = issue.options;
      if (Array.isArray(options)) return `must be ${oneOf(options.map(String))}`;
      const forms = issue.errors.flatMap(([first]) =>
        first ? [first.message.replace(/^must be /, '')] : [],
      );
      return forms.length > 0 ? `must be ${oneOf([...new Set(forms)])}` : 'does not have the right form';
    }
    default:
      return 'does not have the right form';
  }
}

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const units: Readonly<Record<string, string>> = { array: 'item', set: 'item', string: 'character' };

function size(origin: string, bound: string, value: number | bigint): string {
  const unit = units[origin];
  return unit ? `have ${bound} ${value} ${unit}${value === 1 ? '' : 's'}` : `be ${bound} ${value}`;
}

function oneOf(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join('');
}
