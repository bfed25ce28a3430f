import type { Draft } from '../draft.ts';
import { blocks, fence } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip } from '../text.ts';
import { anyTheme, type Theme, themes } from '../verse/themes.ts';

/** Markdown joins lines; two spaces at the end keep a verse a verse. */
const stanza = (lines: readonly string[]) =>
  lines
    .map((line) => (line === '' ? '' : `${line}  `))
    .join('\n')
    .replace(/ {2}\n\n/g, '\n\n')
    .trimEnd();

const haiku = (theme: Theme) => stanza(theme.haiku);
const quatrains = (theme: Theme, count: number) => theme.quatrains.slice(0, count).map(stanza).join('\n\n');
const couplets = (theme: Theme) => theme.couplets.map(stanza).join('\n\n');

export const topicOfPiece = (reading: Reading): string =>
  bare(
    reading.prompt.match(
      /\b(?:poem|haiku|limerick|sonnet|verse|ode|song|rhyme|story|tale|fable)\b[^.?!\n]{0,20}?\b(?:about|on|of|to|for)\s+([^.?!\n]{2,80})/i,
    )?.[1] ?? reading.subject,
  ).replace(/^(?:a|an|the) (?:short |little )?(?:poem|haiku|story)\b.*$/i, '') || 'something small';

export function draftVerse(reading: Reading): Draft {
  const topic = clip(topicOfPiece(reading).replace(/[|`*_#<>[\]{}\\$]/g, ''), 60);
  const theme = themes.find(({ match }) => match.test(topic.toLowerCase())) ?? anyTheme(topic);
  const title = capitalise(topic);
  const onlyHaiku = /\bhaikus?\b/.test(reading.lower);
  const titled = (body: string) => blocks(`**${title}**`, body);
  if (onlyHaiku) return haikuOnly(theme, title);
  if (/\blimericks?\b/.test(reading.lower)) return limerick(title);
  return {
    short: theme.haiku.join(' / '),
    thinking: [
      `A poem about ${topic}. The obvious road is a list of pretty images, and that is how most of these go wrong.`,
      'I would rather have one idea that turns. Form: rhymed couplets, five beats to a line, because a pair can set something up and then answer it.',
      `Beat check on the first line: "${theme.couplets[0]?.[0] ?? ''}" It walks evenly enough.`,
      'The ending should not explain. If the last line could be cut without loss, it has to go.',
    ],
    swift: titled(haiku(theme)),
    steady: blocks(
      titled(quatrains(theme, 3)),
      '*Form: four-line stanzas in ballad rhythm, rhymed abab. Read it aloud; the short lines are the breath.*',
    ),
    thinker: blocks(
      titled(couplets(theme)),
      '**Why couplets.** Each pair sets something up and then answers it, so the poem can turn without announcing the turn.',
    ),
    scribe: titled(stanza(theme.free)),
    smith: blocks(
      fence(
        'python',
        [
          `# ${clip(title, 60)}`,
          'POEM = """\\',
          ...(theme.quatrains[0] ?? []),
          '"""',
          '',
          'for line in POEM.splitlines():',
          '    print(f"{line:<40}|", len(line.split()), "words")',
        ].join('\n'),
      ),
      'Four lines, and a loop that counts words, as near to scansion as a `for` will go.',
    ),
    polyglot: blocks(
      titled(haiku(theme)),
      '*日本語:* 俳句は五・七・五。  \n*Français:* Cinq, sept, cinq : le reste est silence.',
      'A haiku counts *morae* in Japanese and syllables in English; the English one holds rather more. A season word is traditional, a cut in the thought even more so.',
    ),
    seer: blocks(
      titled(stanza(theme.free.slice(0, theme.free.indexOf('') > 0 ? theme.free.indexOf('') : 4))),
      'I read it for what can be seen: one object, one light source, one thing that moves. No image came with the prompt.',
    ),
    caller: blocks(
      titled(haiku(theme)),
      'Poems need no tools. Had you asked for a rhyme, I would have called:',
      fence('text', `find_rhymes(${JSON.stringify({ word: topic.split(' ').at(-1) })})`),
    ),
    lookup: `poems about ${topic}`,
  };
}

const limericks = [
  [
    'There once was a poet whose art',
    'was to finish before he could start;',
    'he would polish the rhyme',
    'till he ran out of time,',
    'and recite only half from the heart.',
  ],
  [
    'A writer who wanted to please',
    'did limericks only in threes;',
    'but the second fell through,',
    'so she made do with two,',
    'and the third one is lost in the trees.',
  ],
] as const;

function limerick(title: string): Draft {
  const [first, second] = [stanza(limericks[0]), stanza(limericks[1])];
  const honest = `My limericks are ready-made, so ${title.charAt(0).toLowerCase()}${title.slice(1)} has lent this one its title and nothing more.`;
  return {
    short: limericks[0].join(' / '),
    thinking: [
      `A limerick on ${title.toLowerCase()}: five lines, aabba, three beats, then two short ones with two.`,
      'Rhyming to order on any word is beyond a demo model, and a forced rhyme is worse than none.',
      'So I use one that scans and say so.',
    ],
    swift: blocks(`**${title}**`, first),
    steady: blocks(`**${title}**`, second, '*Form: aabba; the third and fourth lines are short.*', honest),
    thinker: blocks(
      `**${title}**`,
      first,
      `${honest} **Verdict.** It scans, which is most of what a limerick owes anybody.`,
    ),
    scribe: blocks(`**${title}**`, first, second, honest),
  };
}

function haikuOnly(theme: Theme, title: string): Draft {
  const poem = haiku(theme);
  const pair = blocks(
    poem,
    stanza(['Someone else looks too.', 'We do not say what we see.', 'It is still the same.']),
  );
  return {
    short: theme.haiku.join(' / '),
    thinking: [
      `A haiku on ${title.toLowerCase()}: five, seven, five, and a cut between two images.`,
      `First image: "${theme.haiku[0]}" The rest has to change how one sees it and may not comment on it.`,
      'I count the syllables on my fingers, line by line, and leave out every adjective that can be left out.',
    ],
    swift: poem,
    smith: blocks(
      fence(
        'python',
        ['# 5, 7, 5', ...theme.haiku.map((line) => `print(${JSON.stringify(line)})`)].join('\n'),
      ),
      'Three statements, no loop.',
    ),
    polyglot: blocks(
      poem,
      '*日本語:* 俳句は五・七・五。',
      'In Japanese the count goes by *morae*; English syllables are heavier, so an English haiku says a little more.',
    ),
    steady: blocks(
      `**${title}**`,
      poem,
      '*Five, seven and five syllables. The turn comes with the second line.*',
    ),
    thinker: blocks(
      poem,
      'The first line gives a thing, the other two change what it is. **Verdict.** That small shift is the poem; the syllables only keep it honest.',
    ),
    scribe: blocks(
      `**${title}**`,
      pair,
      'The second one is a reply, as was the custom when poems were written in company: the next guest takes up the picture and turns it a little towards the door.',
    ),
  };
}
