import { anyCriteria, criteria } from '../data/criteria.ts';
import { glossary } from '../data/glossary.ts';
import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, labelled, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, listOf, plain } from '../text.ts';

const shapes: readonly RegExp[] = [
  /\b(?:compare|comparison of|comparison between|differences? between|choose between|choosing between|decide between|trade-?offs? (?:between|of)|pros and cons of)\s+(.+?)\s+(?:and|with|to|vs\.?|versus|or)\s+([^.?!,;:]+)/i,
  /(?:^|[.?!:]\s*|\b(?:is|use|choose|pick|get|buy|prefer|learn|between)\s+)?([^.?!,:]{2,60}?)\s+(?:vs\.?|versus)\s+([^.?!,;:]+)/i,
  /\b(?:use|choose|pick|prefer|reach for|take|buy|learn|get)\s+(.+?)\s+(?:instead of|rather than|over|or)\s+([^.?!,;:]+)/i,
  /\bis\s+(.+?)\s+(?:better|worse|faster|cheaper|safer|healthier|easier)\s+than\s+([^.?!,;:]+)/i,
  /\bwhich is (?:better|best|faster|cheaper|safer|healthier|easier)\b[,:]?\s*(.+?)\s+or\s+([^.?!,;:]+)/i,
  /\bshould (?:i|we) ([\p{L} ]{2,30}?) or ([\p{L} ]{2,30}?)\?/iu,
];

const trimSide = (text: string) =>
  clip(
    bare(plain(text))
      .replace(/^(?:when|whether|should|i|we|you|do|to|use|using|an?|the|between|please|compare)\s+/gi, '')
      .replace(/^(?:when|should|i|we|an?|the)\s+/gi, '')
      .replace(/\s+(?:for|in|as|with|when|if|on|show|using|because)\b.*$/i, '')
      .trim(),
    40,
  );

/** The two or three things a prompt sets against each other. */
export function comparedSubjects(prompt: string): string[] | undefined {
  for (const shape of shapes) {
    const match = prompt.match(shape);
    if (!match?.[1] || !match[2]) continue;
    const sides = [
      ...match[1].split(/\s*,\s*|\s+(?:vs\.?|versus)\s+/i),
      ...match[2].split(/\s*,\s*(?:and |or )?|\s+(?:vs\.?|versus|and|or)\s+/i),
    ];
    const subjects = [...new Set(sides.map(trimSide).filter((side) => /[\p{L}\p{N}]/u.test(side)))].slice(
      0,
      3,
    );
    if (subjects.length >= 2) return subjects;
  }
  const weighed = prompt.match(
    /\b(?:pros and cons|advantages and disadvantages|benefits and drawbacks|upsides and downsides) of ([^.?!,;:]{2,60})/i,
  )?.[1];
  return weighed ? [trimSide(weighed), 'doing without'] : undefined;
}

const meaning = (subject: string): string | undefined => {
  const key = subject.toLowerCase();
  return Object.hasOwn(glossary, key) ? glossary[key] : undefined;
};

export function draftComparison(subjects: readonly string[], reading: Reading): Draft {
  const [first = 'The first', second = 'The second'] = subjects;
  const rows = criteria.find(({ match }) => match.test(reading.lower))?.rows ?? anyCriteria;
  const known = subjects.flatMap((subject) => {
    const text = meaning(subject);
    return text ? [`**${capitalise(subject)}** is ${text}.`] : [];
  });
  const names = listOf(subjects, 'or');
  const both = listOf(subjects.filter((subject) => subject !== 'doing without'));
  const honest =
    known.length === subjects.length
      ? 'That much I know; the weighing has to use your facts.'
      : `A demo model knows little about ${both}, so I give you the scales and not the weights.`;
  const weigh = table({
    head: ['Ask', ...subjects.map(capitalise)],
    rows: rows.map(([label, question]) => [`**${label}**: ${question}`, ...subjects.map(() => '0 to 3')]),
  });
  const lean = table({
    head: [`${capitalise(first)} if…`, `${capitalise(second)} if…`],
    rows: [
      ['you already know it or own it', 'you start from nothing on both'],
      ['its worst day is one you can bear', 'the other fails on the one thing you need'],
      ['people near you can help with it', 'you tried both and came back to it'],
    ],
  });
  const decide = table({
    head: ['If this is true', 'then'],
    rows: [
      [`only ${first} does the hard part`, `choose ${first}`],
      [`only ${second} does the hard part`, `choose ${second}`],
      ['both do', 'choose the one that is easier to leave'],
      ['neither does', 'the question is wrong: look further'],
    ],
  });
  const [label = 'Purpose', question = ''] = rows[0] ?? [];
  const [lastLabel = 'Way out', lastQuestion = ''] = rows.at(-1) ?? [];
  return {
    short: `Choose between ${names} by the one thing you cannot do without; where both offer it, take the one that is easier to leave.`,
    thinking: [
      `The comparison is between ${both}. ${known.length > 0 ? `I have a definition for ${known.length === subjects.length ? 'both' : 'one of them'}, but no figures.` : 'I have no reliable facts about either, and inventing figures for a table would be worse than leaving cells open.'}`,
      `What I can do is order the questions. ${label} first, since it can end the comparison at once: ${question}`,
      `Then ${lastLabel.toLowerCase()}, because a choice one can undo needs less certainty. A table of these is useful even when its cells still have to be filled in.`,
    ],
    swift: blocks(
      ...known,
      reading.wantsTable || known.length === 0 ? lean : bullets(labelled(rows.slice(0, 3))),
      `${honest} **Quick test:** name one thing you cannot do without. If only one of them has it, you are done.`,
    ),
    steady: blocks(
      `### ${capitalise(clip(subjects.join(' or '), 70))}`,
      ...known,
      honest,
      weigh,
      '### Rule of thumb',
      bullets([
        `Score each row from 0 to 3 before discussing it with anyone.`,
        `A zero under **${label}** decides the matter, whatever the total.`,
        'If the totals are within two points, take the one that is easier to undo.',
      ]),
    ),
    thinker: blocks(
      `${known.join(' ')} ${honest}`.trim(),
      `Most comparisons are settled by one row, and the skill is to find it before filling in the others. Ask of both: ${question} Then ask: ${lastQuestion}`,
      decide,
      `**Verdict.** If no row settles it, the difference is smaller than it feels, and a week of trying ${first} will teach you more than another table.`,
    ),
    scribe: blocks(
      `To ask whether one should choose ${names} is seldom a question about the things themselves. It is a question about an ordinary Tuesday: who will be using it, how tired they will be, and what they will have forgotten. ${known.join(' ')}`,
      quote('A choice that can be undone deserves an afternoon; one that cannot deserves a week.'),
      `${honest} I would begin with what cannot be bargained over. ${capitalise(question)} If only one of them can answer this with a plain yes, the rest of the comparison is conversation, and one may enjoy it without being swayed. If both can, I would look at what they ask in return, for everything that gives also takes: money, or time, or a small piece of one’s attention every week for years.`,
      reading.wantsTable && lean,
      `Then I would try them, and not merely read about them. Take the most awkward hour of your real week and spend it once with ${first}, once with ${second}. Write down afterwards what annoyed you. Delight fades quickly and is a poor guide; annoyance comes back every morning at the same time, and you will know after a single hour which of the two kinds you can forgive.`,
      `And if in the end they still seem equal, let them be equal. Take whichever is easier to leave, put a date in the calendar three months from now, and on that day ask the question again with better facts than anybody can give you today.`,
    ),
    smith: blocks(
      fence(
        'typescript',
        `// Fill in the numbers; the decision follows.\nconst weights = { ${rows.map(([name], index) => `${name.toLowerCase().replace(/\W+(\w)/g, (_whole, letter: string) => letter.toUpperCase())}: ${rows.length - index}`).join(', ')} };\ntype Scores = Record<keyof typeof weights, 0 | 1 | 2 | 3>;\n\nconst total = (scores: Scores) =>\n  Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * scores[name as keyof Scores], 0);\n\n/** Names in order; a zero in the first criterion rules a candidate out. */\nexport const rank = (candidates: Record<string, Scores>) =>\n  Object.entries(candidates)\n    .filter(([, scores]) => Object.values(scores)[0] !== 0)\n    .sort(([, a], [, b]) => total(b) - total(a))\n    .map(([name]) => name);\n\n// rank({ ${subjects
          .slice(0, 2)
          .map((subject) => `${JSON.stringify(subject)}: { … }`)
          .join(', ')} })`,
      ),
      ...known,
      reading.wantsTable && lean,
      'I hold no figures for these, so the scores are yours. The filter matters more than the sum.',
    ),
    polyglot: blocks(
      ...known,
      lean,
      '*Français:* choisir, c’est renoncer ; autant savoir à quoi.  \n*Deutsch:* Wer die Wahl hat, hat die Qual.',
      honest,
    ),
    seer: blocks(
      `Picture a pair of scales, ${first} in one pan and ${second} in the other. The pans do not settle until you lay something of your own on them: ${question}`,
      lean,
      honest,
      'No image came with this prompt; a photo or screenshot of both would be something to look at.',
    ),
    lookup: subjects.join(' vs '),
  };
}
