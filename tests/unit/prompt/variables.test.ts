import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillIn, isVariableName, missingIn, variablesIn, variableValue } from '#lib/prompt/variables.ts';

const name = fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_-]{0,10}$/u);
/** Text with no brace and no backslash in it: nothing that could be, or escape, a variable. */
const plain = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(/[{}\\]/g, ''));
const anything = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('the variables of a text', () => {
  test('are the names in double braces, each once, in the order of their first place', () => {
    expect(variablesIn(['{{b}} and {{ a }} and {{b}}', '{{c}}{{a}}'])).toEqual(['b', 'a', 'c']);
    expect(variablesIn([])).toEqual([]);
  });

  test.each([
    '{{}}',
    '{{ }}',
    '{name}',
    '{{two words}}',
    '{{#if x}}',
    '{{1st}}',
    '{{a.b}}',
    '{{name',
    '{{name}',
    '{{a\nb}}',
    '{{\nname\n}}',
    '\\{{name}}',
    `{{${'x'.repeat(65)}}}`,
  ])('%j holds none', (text) => {
    expect(variablesIn([text])).toEqual([]);
    if (!text.startsWith('\\')) expect(fillIn(text, { name: 'x', a: 'x', b: 'x' })).toBe(text);
  });

  test('may have letters of any script, digits, _ and -', () => {
    expect(variablesIn(['{{größe}} {{都市}} {{a_1-b}} {{_}}'])).toEqual(['größe', '都市', 'a_1-b', '_']);
    expect(['größe', 'a_1-b', '_', 'x'.repeat(64)].every(isVariableName)).toBe(true);
    expect(['', '1st', 'a b', 'a.b', '-a', ' a', 'x'.repeat(65)].some(isVariableName)).toBe(false);
  });

  test('are found inside more braces than needed', () => {
    expect(variablesIn(['{{{name}}}'])).toEqual(['name']);
    expect(fillIn('{{{name}}}', { name: 'x' })).toBe('{x}');
  });

  test('are found whatever stands around them', () => {
    fc.assert(
      fc.property(plain, name, plain, (before, variable, after) => {
        expect(variablesIn([`${before}{{${variable}}}${after}`])).toEqual([variable]);
      }),
    );
  });

  test('are found quickly in a text made to be slow', () => {
    const slow = `${'{{'.repeat(20_000)}${' '.repeat(20_000)}${'{{a'.repeat(20_000)}`;
    const before = process.threadCpuUsage();
    expect(variablesIn([slow])).toEqual([]);
    const { user, system } = process.threadCpuUsage(before);
    expect(user + system).toBeLessThan(2_000_000);
  });
});

describe('filling in', () => {
  test('puts every value in the place of its name', () => {
    expect(fillIn('{{a}}, {{ b }} and {{a}}', { a: '1', b: '2' })).toBe('1, 2 and 1');
  });

  test('any value stands there as it was typed, braces, dollars and backslashes included', () => {
    fc.assert(
      fc.property(plain, name, anything, plain, (before, variable, value, after) => {
        fc.pre(value !== '');
        expect(fillIn(`${before}{{${variable}}}${after}`, { [variable]: value })).toBe(
          `${before}${value}${after}`,
        );
      }),
    );
    expect(fillIn('{{a}}{{b}}', { a: '{{b}}', b: '$&' })).toBe('{{b}}$&');
  });

  test('a text without variables stays as it is', () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(fillIn(text, { a: 'x' })).toBe(text);
      }),
    );
  });

  test('leaves nothing to be filled in when all values are there and are plain', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, plain), { maxLength: 5 }), (pairs) => {
        const text = pairs.map(([variable]) => `{{${variable}}}`).join(' ');
        const values = Object.fromEntries(pairs.map(([variable, value]) => [variable, `${value}.`]));
        expect(variablesIn([fillIn(text, values)])).toEqual([]);
      }),
    );
  });

  test('a backslash keeps the braces and goes away itself', () => {
    expect(fillIn('Write \\{{name}} for {{name}}.', { name: 'Ada' })).toBe('Write {{name}} for Ada.');
    expect(fillIn('\\\\{{name}}', { name: 'Ada' })).toBe('\\{{name}}');
  });

  test('a backslash before braces that are no variable stays', () => {
    expect(fillIn('\\{{x}^2} and \\{{ }}', { x: '1' })).toBe('\\{{x}^2} and \\{{ }}');
  });

  test('a name without a value stays as it is written', () => {
    expect(fillIn('{{ a }} {{b}}', { b: '' })).toBe('{{ a }} {{b}}');
  });
});

describe('values', () => {
  test('are missing when they are not there, empty or blank', () => {
    expect(missingIn(['a', 'b', 'c', 'd'], { a: '', b: ' \n', c: '0' })).toEqual(['a', 'b', 'd']);
  });

  test('that every object has of its own accord are none', () => {
    for (const inherited of ['constructor', 'toString', '__proto__']) {
      expect(variableValue({}, inherited)).toBe('');
      expect(missingIn([inherited], {})).toEqual([inherited]);
      expect(fillIn(`{{${inherited}}}`, {})).toBe(`{{${inherited}}}`);
    }
    expect(fillIn('{{__proto__}}', { ['__proto__']: 'x' })).toBe('x');
  });
});
