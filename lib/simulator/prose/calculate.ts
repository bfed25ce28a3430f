export interface Calculation {
  expression: string;
  value: number;
  steps: string[];
}

const precedence: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 3 };
const signs: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '+': '+',
  '^': '^',
  '%': 'mod',
};

/** Up to twelve significant digits, grouped; sums of cents do not show their binary tails. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return 'undefined';
  const rounded = Number(value.toPrecision(12));
  if (Math.abs(rounded) >= 1e15 || (rounded !== 0 && Math.abs(rounded) < 1e-6))
    return rounded.toExponential(6);
  return rounded.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}

const apply = (left: number, operator: string, right: number): number => {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return left ** right;
  }
};

const inverses: Readonly<Record<string, string>> = { '+': '−', '−': '+', '×': '÷', '÷': '×' };

/** The last step turned round, as a way to check it: 391 + 4 = 395 gives 395 − 4 = 391. */
export function checkOf(step: string): string {
  const [, left, sign, right, result] = step.match(/^(\S+) (\S) (\S+) = (\S+)$/) ?? [];
  const inverse = sign && inverses[sign];
  if (!inverse || result === 'undefined' || right === '0')
    return 'division by zero has no value, and everything else follows the usual order of operations';
  return `${result} ${inverse} ${right} = ${left}`;
}

/** Words and signs people use, as one ASCII expression. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/\s*(?:\bplus\b)\s*/g, '+')
    .replace(/\s*(?:\bminus\b|−|–)\s*/g, '-')
    .replace(/\s*(?:\btimes\b|\bmultiplied by\b|×|·|(?<=\d) ?x ?(?=\d))\s*/g, '*')
    .replace(/\s*(?:\bdivided by\b|\bover\b|÷)\s*/g, '/')
    .replace(/\s*(?:\*\*|\bto the power of\b)\s*/g, '^')
    .replace(/\bsquared\b/g, '^2')
    .replace(/\bcubed\b/g, '^3')
    .replace(/²/g, '^2')
    .replace(/³/g, '^3');
}

/** Recursive descent over + - * / % ^ and brackets; undefined for anything else, and for a bare number. */
export function calculate(source: string): Calculation | undefined {
  const tokens = source.replace(/\s+/g, '').match(/\d+(?:\.\d+)?|\.\d+|[-+*/%^()]|./g) ?? [];
  if (tokens.length < 3 || tokens.length > 80) return undefined;
  const steps: string[] = [];
  let position = 0;

  const primary = (): number => {
    const token = tokens[position++];
    if (token === '-') return -binary(3);
    if (token === '+') return primary();
    if (token === '(') {
      const value = binary(1);
      if (tokens[position++] !== ')') return Number.NaN;
      return value;
    }
    return token !== undefined && /^[\d.]+$/.test(token) ? Number(token) : Number.NaN;
  };

  const binary = (lowest: number): number => {
    let left = primary();
    for (;;) {
      const operator = tokens[position] ?? '';
      const rank = precedence[operator];
      if (rank === undefined || rank < lowest) return left;
      position += 1;
      const right = binary(operator === '^' ? rank : rank + 1);
      const value = apply(left, operator, right);
      steps.push(`${formatNumber(left)} ${signs[operator]} ${formatNumber(right)} = ${formatNumber(value)}`);
      left = value;
    }
  };

  const value = binary(1);
  if (
    position !== tokens.length ||
    steps.length === 0 ||
    tokens.some((token) => !/^[\d.]+$|^[-+*/%^()]$/.test(token))
  )
    return undefined;
  return {
    expression: tokens
      .join(' ')
      .replace(/\( /g, '(')
      .replace(/ \)/g, ')')
      .replaceAll('*', '×')
      .replaceAll('/', '÷'),
    value,
    steps,
  };
}
