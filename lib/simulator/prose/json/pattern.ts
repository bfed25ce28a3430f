const classes: Readonly<Record<string, string>> = { d: '4', w: 'a', s: ' ', D: 'a', W: '-', S: 'a' };

/** Walks a simple regular expression and writes one text it accepts; callers check the result. */
export function sampleFor(pattern: string): string {
  let index = 0;

  const alternatives = (): string => {
    let first: string | undefined;
    for (;;) {
      const text = sequence();
      first ??= text;
      if (pattern[index] !== '|') return first;
      index += 1;
    }
  };

  const sequence = (): string => {
    let text = '';
    while (index < pattern.length && pattern[index] !== '|' && pattern[index] !== ')') {
      const piece = atom();
      text += piece.repeat(repeats());
      if (text.length > 500) return text.slice(0, 500);
    }
    return text;
  };

  const atom = (): string => {
    const character = pattern[index++] ?? '';
    if (character === '^' || character === '$') return '';
    if (character === '.') return 'a';
    if (character === '\\') {
      const escaped = pattern[index++] ?? '';
      return escaped === 'b' || escaped === 'B' ? '' : (classes[escaped] ?? escaped);
    }
    if (character === '[') return oneOf();
    if (character !== '(') return character;
    if (pattern[index] === '?') index = Math.max(index, pattern.slice(index).search(/[:>=!]/) + index + 1);
    const inside = alternatives();
    index += 1;
    return inside;
  };

  const oneOf = (): string => {
    const end = pattern.indexOf(']', index + 1);
    const body = pattern.slice(index, end < 0 ? pattern.length : end);
    index = end < 0 ? pattern.length : end + 1;
    if (body.startsWith('^'))
      return [...'a0_- '].find((candidate) => !new RegExp(`[${body.slice(1)}]`).test(candidate)) ?? 'a';
    return body.startsWith('\\') ? (classes[body[1] ?? ''] ?? body[1] ?? '') : (body[0] ?? '');
  };

  const repeats = (): number => {
    const rest = pattern.slice(index);
    const counted = rest.match(/^\{(\d+)(?:,\d*)?\}\??/);
    const simple = rest.match(/^[*+?]\??/);
    index += (counted ?? simple)?.[0].length ?? 0;
    if (counted) return Math.min(Number(counted[1]), 200);
    return simple && !simple[0].startsWith('+') ? 0 : 1;
  };

  return alternatives();
}
