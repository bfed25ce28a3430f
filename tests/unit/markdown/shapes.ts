const words = 'the quick brown fox jumps over a lazy dog while tokens stream into columns'.split(' ');
const word = (index: number) => words[(index * 7 + (index >> 3)) % words.length] ?? '';
const every = (index: number, step: number, sign: string) => (index % step === 0 ? sign : `${word(index)} `);

function mixed(index: number): string {
  const place = index % 400;
  if (place === 0) return '\n\n## Heading\n\n';
  if (place === 120) return '\n\n```ts\nconst a = 1;\n';
  if (place > 120 && place < 180) return every(place, 8, '\n');
  if (place === 180) return '\n```\n\n- ';
  if (place > 180 && place < 300) return every(place, 12, '\n- ');
  if (place === 300) return '\n\n| a | b |\n|---|---|\n| ';
  if (place > 300 && place < 380) return every(place, 8, ` | ${word(index)} |\n| `);
  if (place === 380 || place % 60 === 0) return '\n\n';
  return place % 37 === 0 ? `**${word(index)}** ` : `${word(index)} `;
}

/** Replies of one long block each, and one of many: what the token at `index` says. */
export const shapes: Record<string, (index: number) => string> = {
  'a mixed reply': mixed,
  'one paragraph': (index) => `${word(index)} `,
  'one paragraph with emphasis': (index) =>
    index % 9 === 0 ? `**${word(index)}** ` : every(index, 14, `\`${word(index)}\` `),
  'one paragraph of many lines': (index) => every(index, 14, `${word(index)}\n`),
  'one paragraph with an emphasis never closed': (index) => (index === 5 ? '*start ' : `${word(index)} `),
  'one paragraph without spaces': () => '流式',
  'one open fence': (index) => (index === 0 ? '```ts\n' : every(index, 6, `${word(index)};\n`)),
  'one list': (index) => every(index, 12, index > 0 ? '\n- ' : '- '),
  'one loose list': (index) => every(index, 12, index > 0 ? `\n\n${index / 12 + 1}. ` : '1. '),
  'one table': (index) => {
    if (index === 0) return '| a | b |\n|---|---|\n';
    if (index % 12 === 1) return '| ';
    return index % 12 === 0 ? '|\n' : every(index, 6, ' | ');
  },
  'one quote': (index) => every(index, 60, index > 0 ? '\n>\n> ' : '> '),
  'blocks without blank lines': (index) => every(index, 40, `\n# ${word(index)}\n`),
};
