import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, labelled, numbered, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, plain, wordsOf } from '../text.ts';

const endings = [
  ['Lane', 'short, easy to say, suggests a path'],
  ['Loom', 'weaving things together'],
  ['Field', 'open and calm'],
  ['Works', 'plain craft'],
  ['Post', 'a place where news arrives'],
  ['Lantern', 'a small light, carried'],
  ['Ledger', 'trust and order'],
  ['& Kin', 'warm, a little old-fashioned'],
  ['Signal', 'quick and clear'],
  ['Harbour', 'arrival, safety'],
] as const;

const skipped = new Set(
  'a an the for of to my our your new small online app application company business startup product brand shop store website site that which with and or in on name names called ideas idea short catchy good creative best'.split(
    ' ',
  ),
);

const lenses: readonly (readonly [string, (topic: string) => string])[] = [
  ['Smaller', (topic) => `a version of ${topic} that takes ten minutes and costs nothing`],
  ['Opposite', (topic) => `${topic} for the people who usually avoid it`],
  ['Borrowed', (topic) => `${topic} run the way a library or a choir is run`],
  ['Together', (topic) => `${topic} done in pairs, with strangers`],
  ['Backwards', (topic) => `start from the last day of ${topic} and plan towards today`],
  ['Kept', (topic) => `${topic} that leaves something behind: a map, a jar, a list`],
  ['Without', (topic) => `${topic} with the most expensive part removed`],
  ['Seasonal', (topic) => `${topic} that happens on one day a year and is better for it`],
];

function draftNames(reading: Reading): Draft {
  const topic =
    clip(
      bare(
        plain(
          reading.prompt.match(/\b(?:for|of)\s+(?:a |an |my |our |the )?([^.?!,\n]{3,60})/i)?.[1] ??
            reading.subject,
        ),
      ),
      60,
    ) || 'your project';
  const roots = wordsOf(topic)
    .map((word) => word.replace(/'s$/, ''))
    .filter((word) => word.length > 2 && !skipped.has(word.toLowerCase()))
    .slice(0, 3)
    .map((word) => capitalise(word.toLowerCase()));
  const [root = 'North', other = 'Open'] = roots;
  const chosen = reading.random.some(endings, 6);
  const names = chosen.map(([ending, idea], index) => ({
    name: `${index % 3 === 2 ? other : root} ${ending}`,
    idea,
  }));
  const [best = { name: root, idea: '' }] = names;
  const checks = [
    'Say it on the telephone: is it spelled right at the other end?',
    'Search it together with your city and your trade.',
    'Check domain and trade mark before you fall in love with it.',
  ];
  return {
    short: `${names
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ')}: made from the words in your prompt, so check that they are free.`,
    thinking: [
      `A name for ${topic}. The words I have to work with are ${roots.length > 0 ? roots.join(', ') : 'few, so I choose neutral ones'}.`,
      'A name has three jobs: to be said, spelled and found. Clever spellings fail the second, common words the third.',
      `Of the candidates, ${best.name} is easiest over a bad phone line. I cannot check whether it is taken, and must say so.`,
    ],
    swift: blocks(
      bullets(names.map(({ name }) => `**${name}**`)),
      'Say each aloud twice; drop any you stumble over. Then check that it is free.',
    ),
    steady: blocks(
      `### Names for ${topic}`,
      table({
        head: ['Name', 'What it suggests'],
        rows: names.map(({ name, idea }) => [`**${name}**`, idea]),
      }),
      '### Before choosing',
      numbered(checks),
    ),
    thinker: blocks(
      'Three tests, in this order: can it be said, spelled, found?',
      bullets(names.slice(0, 4).map(({ name, idea }) => `**${name}**: ${idea}.`)),
      `**Verdict.** ${best.name}. It survives a bad phone line, and it does not tie you to what you do this year.`,
    ),
    scribe: blocks(
      `A name is the shortest story a thing will ever tell, and it is told by other people. For ${topic} I would want one that sounds as if it had always been there.`,
      ...names
        .slice(0, 4)
        .map(({ name, idea }) => `**${name}.** ${capitalise(idea)}. One can imagine it on a door.`),
      quote('If a child can say it and a stranger can spell it, it will do.'),
      'Live with two of them for a week. Write them at the head of a letter, say them to someone who is only half listening. The one you stop noticing is the right one, because that is what a good name does: it steps back and lets you through.',
    ),
    smith: blocks(
      fence(
        'typescript',
        `const roots = ${JSON.stringify([root, other])};\nconst endings = ${JSON.stringify(chosen.map(([ending]) => ending))};\n\nexport const names = roots.flatMap((root) => endings.map((ending) => root + ' ' + ending));`,
      ),
      `Twelve names; my pick is **${best.name}**. None has been checked for availability.`,
    ),
    lookup: `${best.name} trademark`,
  };
}

const taglines: readonly ((topic: string) => string)[] = [
  (topic) => `Come for the ${topic}. Stay for the quiet.`,
  (topic) => `A ${topic} that remembers you.`,
  () => 'Made early. Gone by noon.',
  (topic) => `Just the ${topic}, done properly.`,
  () => 'Small on purpose.',
  (topic) => `The ${topic} you tell one friend about.`,
  () => 'Worth the walk.',
];

function draftTaglines(reading: Reading): Draft {
  const topic = clip(
    bare(
      plain(
        reading.prompt.match(/\b(?:for|of)\s+(?:a |an |my |our |the )?([^.?!,\n]{3,40})/i)?.[1] ?? 'place',
      ),
    ),
    40,
  );
  const lines = reading.random.some(taglines, 5).map((make) => make(topic));
  const [best = ''] = lines;
  return {
    short: best,
    thinking: [
      `A line for ${topic}. It has to survive being painted over a door, so seven words at most.`,
      'Adjectives that every competitor could use are out: fresh, quality, passion.',
      `The strongest is "${best}", since it says something that could be false elsewhere.`,
    ],
    swift: bullets(lines),
    steady: blocks(
      `### Taglines for ${topic}`,
      table({ head: ['Line', 'Words'], rows: lines.map((line) => [line, String(wordsOf(line).length)]) }),
      '### Before choosing',
      numbered([
        'Read it aloud after the name.',
        'Ask whether a rival could use it unchanged. If so, drop it.',
        'Check that nobody near you does.',
      ]),
    ),
    thinker: blocks(
      'A tagline earns its place when it would be untrue for the shop next door.',
      bullets(lines.slice(0, 3)),
      `**Verdict.** "${best}" It makes a small promise that can be kept.`,
    ),
    scribe: blocks(
      `A tagline is what is left of a speech when the speaker has somewhere to be.`,
      ...lines.slice(0, 4).map(quote),
      'Say each one to somebody who is putting on a coat. The one they repeat at the door is yours.',
    ),
  };
}

export function draftBrainstorm(reading: Reading): Draft {
  if (/\bslogans?\b|\btaglines?\b/.test(reading.lower)) return draftTaglines(reading);
  if (/\bnames?\b|\bnaming\b|\bcalled?\b/.test(reading.lower)) return draftNames(reading);
  const topic =
    clip(
      reading.subject.replace(/^(?:[\p{L}\d]+ )?(?:ideas?|ways|suggestions) (?:for|about|on|to|of) /iu, ''),
      60,
    ) || 'this';
  const ideas = reading.random
    .some(lenses, 6)
    .map(([label, make]) => [label, capitalise(make(topic))] as const);
  const [first = ['', ''], second = ['', ''], third = ['', '']] = ideas;
  return {
    short: `Three ways in: ${[first, second, third].map(([, text]) => text.charAt(0).toLowerCase() + text.slice(1)).join('; ')}.`,
    thinking: [
      `Ideas about ${topic}. The first five that come to anybody are the ones everybody has, so I use lenses and not memory: smaller, opposite, borrowed.`,
      `The one with most tension is "${second[1]}", since it goes against the usual way.`,
      'An idea is only worth listing if one could try it this week, so I drop any that need a budget.',
    ],
    swift: bullets(labelled(ideas.slice(0, 5))),
    steady: blocks(
      `### Ideas: ${topic}`,
      table({ head: ['Lens', 'Idea'], rows: ideas.map(([label, text]) => [label, text]) }),
      '### Choosing',
      numbered([
        'Cross out what you would not do yourself.',
        'Mark what could be tried by Friday.',
        'Of these, take the one you would tell a friend about.',
      ]),
    ),
    thinker: blocks(
      'Most lists of ideas vary the surface. It is better to change one assumption at a time and see what falls over.',
      numbered(ideas.slice(0, 4).map(([label, text]) => `**${label}.** ${text}.`)),
      `**Verdict.** Start with "${first[1]}". It is the cheapest to be wrong about.`,
    ),
    scribe: blocks(
      `Good ideas about ${topic} tend to arrive sideways, while one is looking for something else. So here are a few windows to look out of.`,
      ...ideas
        .slice(0, 4)
        .map(
          ([label, text]) =>
            `**${label}.** ${text}. Imagine how the first hour of it would go, and who would turn up.`,
        ),
      quote('An idea you could try on Friday is worth ten that need permission.'),
      'Do not choose yet. Leave the list on the table overnight and see which of them you find yourself explaining to somebody at breakfast. Enthusiasm is not proof, but it is the only fuel that a new thing runs on in its first weeks, and it cannot be added afterwards.',
    ),
    smith: blocks(
      fence(
        'json',
        JSON.stringify(
          ideas.map(([lens, idea]) => ({ lens, idea })),
          null,
          2,
        ),
      ),
      'Each lens changes one assumption. Add a lens, and the list grows by itself.',
    ),
    lookup: `ideas ${topic}`,
  };
}
