/** How a language writes values that JSON can hold; texts and numbers are the same in all of these. */
export interface Dialect {
  true: string;
  false: string;
  null: string;
  /** A key of an object, ready to stand before its value. */
  key(name: string): string;
}

export const json: Dialect = { true: 'true', false: 'false', null: 'null', key: JSON.stringify };
export const python: Dialect = { true: 'True', false: 'False', null: 'None', key: JSON.stringify };
export const javascript: Dialect = { ...json, key: javascriptKey };

/** A key written `__proto__` would not be one: it sets the object's prototype. */
function javascriptKey(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

const longestLine = 80;

/** A value as code, its lines after the first indented by so many spaces. Short ones stay on one line. */
export function literal(value: unknown, dialect: Dialect, indent = 0): string {
  if (typeof value !== 'object' || value === null) return plain(value, dialect);
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const inner = indent + 2;
  const entries = isList
    ? value.map((each) => literal(each, dialect, inner))
    : Object.entries(value).map(([name, each]) => `${dialect.key(name)}: ${literal(each, dialect, inner)}`);
  if (entries.length === 0) return `${open}${close}`;
  const [before, after] = isList ? [open, close] : [`${open} `, ` ${close}`];
  const line = `${before}${entries.join(', ')}${after}`;
  if (line.length + indent <= longestLine && !line.includes('\n')) return line;
  const space = ' '.repeat(indent);
  return `${open}\n${entries.map((entry) => `${space}  ${entry}`).join(',\n')}\n${space}${close}`;
}

function plain(value: unknown, dialect: Dialect): string {
  if (value === true) return dialect.true;
  if (value === false) return dialect.false;
  return value === null || value === undefined ? dialect.null : JSON.stringify(value);
}
