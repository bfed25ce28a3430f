import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Typeset, typeset } from '#lib/markdown/formula.ts';
import { holdsMath } from '#lib/markdown/math.ts';
import { keptTypeset, loadTypesetter, longestTypeset, typesetWhenIdle } from '#lib/markdown/typeset.ts';

const mathml = (source: string, display = false) => {
  const set = typeset(source, display);
  return 'mathml' in set ? set.mathml : set.complaint;
};

describe('a formula', () => {
  test('becomes MathML that holds its source', () => {
    const root = mathml('\\frac{\\sqrt{\\pi}}{2}', true);
    expect(root).toMatch(/^<math xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML" display="block"/);
    expect(root).toContain('<mfrac><msqrt>');
    expect(root).toContain('<annotation encoding="application/x-tex">\\frac{\\sqrt{\\pi}}{2}</annotation>');
  });

  test.each([
    ['\\frac{1', "Unexpected end of input in a macro argument, expected '}'"],
    ['\\klingon x', 'Unsupported function name: \\klingon'],
    ['\\def\\a{\\a\\a}\\a', 'Too many expansions: infinite loop or need to increase maxExpand setting'],
  ])('that can not be set says why: %s', (source, complaint) => {
    expect(typeset(source, false)).toEqual({ complaint });
  });

  test.each(['\\href{javascript:alert(1)}{x}', '\\includegraphics{https://a.test/b.png}', '\\class{a}{b}'])(
    'reaches nothing outside of it: %s',
    (source) => expect(typeset(source, false)).toHaveProperty('complaint'),
  );

  test('is no larger than a column can bear', () => {
    expect(mathml('\\rule{1000em}{1000em}')).toContain('width="20em" height="20em"');
  });

  test('keeps the macros it defines to itself', () => {
    expect(typeset('\\gdef\\mine{x}\\mine', false)).toHaveProperty('mathml');
    expect(typeset('\\mine', false)).toHaveProperty('complaint');
  });

  test('whatever stands in it, gives MathML elements only, or none', () => {
    const parts = fc.constantFrom(
      '\\text{',
      '}',
      '{',
      '<b>',
      '"',
      '&',
      '^',
      '_',
      '\\color{red}',
      'x',
      '\\frac',
      "'",
      '\\\\',
    );
    const tag = /<\/?([A-Za-z]+)/g;
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 12 }), (pieces) => {
        const set = typeset(pieces.join(''), false);
        if ('complaint' in set) return;
        for (const [, name] of set.mathml.matchAll(tag))
          expect(name).toMatch(/^(m[a-z]+|semantics|annotation)$/);
        expect(set.mathml).not.toMatch(/<[^>]* (on\w+|href|src)=/);
      }),
    );
  });
});

test.each([
  ['It is $x^2$.', true],
  ['$$\nx\n$$', true],
  ['So \\(x\\) is', true],
  ['It costs $5 and then $10.', false],
  ['Nothing of it', false],
])('whether a text holds a formula: %s', (text, holds) => expect(holdsMath(text)).toBe(holds));

describe('typeset in idle time', () => {
  const idle: (() => void)[] = [];
  beforeAll(() => void vi.stubGlobal('requestIdleCallback', (task: () => void) => idle.push(task)));
  afterAll(() => void vi.unstubAllGlobals());
  const rest = () => new Promise((resolve) => setTimeout(resolve));
  const goIdle = () => {
    for (const task of idle.splice(0)) task();
  };

  test('a formula waits for the typesetter and for an idle moment, and is set once', async () => {
    const heard: Typeset[] = [];
    typesetWhenIdle('a+b', false, (set) => heard.push(set));
    await rest();
    goIdle();
    expect(heard).toEqual([]);
    loadTypesetter();
    await vi.waitFor(() => expect(idle).toHaveLength(1));
    expect(keptTypeset('a+b', false)).toBeUndefined();
    goIdle();
    typesetWhenIdle('a+b', false, (set) => heard.push(set));
    await rest();
    goIdle();
    expect(heard).toHaveLength(2);
    expect(heard[0]).toBe(heard[1]);
    expect(keptTypeset('a+b', false)).toBe(heard[0]);
    expect(keptTypeset('a+b', true)).toBeUndefined();
  });

  test('one that is called off or very long is left alone', async () => {
    const heard: Typeset[] = [];
    typesetWhenIdle('c', false, (set) => heard.push(set))();
    typesetWhenIdle('x'.repeat(longestTypeset + 1), false, (set) => heard.push(set));
    await rest();
    goIdle();
    expect(heard).toEqual([]);
  });
});
