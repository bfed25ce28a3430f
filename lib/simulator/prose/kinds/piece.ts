import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, numbered, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, plain } from '../text.ts';
import { findTopic } from '../topics/find-topic.ts';
import { draftTopic } from './on-topic.ts';

/** Essays, posts, descriptions: a draft with the visitor's own words and brackets where only they know the facts. */
export function draftPiece(reading: Reading): Draft {
  const known = findTopic(reading.prompt);
  if (known) return draftTopic(known, reading);
  const form =
    reading.lower.match(
      /\b(essay|article|blog ?post|paragraph|speech|toast|product description|description|review|bio|biography|headline|advert|ad|caption|announcement|press release|post)\b/,
    )?.[1] ?? 'piece';
  const asked = plain(reading.prompt).match(
    /\b(?:about|on|for|of|announcing|describing)\s+((?:an? |the |my |our )?[^.?!,\n]{3,60})/i,
  )?.[1];
  const topic = clip(bare(asked ?? reading.subject).replace(/\bmy\b/g, 'your') || 'your subject', 60);
  const title = capitalise(topic.replace(/^(?:an?|the|your) /i, ''));
  const limit = 'Square brackets mark the facts, since those have to come from you.';
  const short = [
    `**${title}**`,
    `You know the moment when [the problem]. That moment is the test of ${topic}: [the one thing done well]. [A number or a name that proves it.] Try it once, and see what you stop noticing.`,
  ];
  const plan: readonly (readonly [string, string])[] = [
    ['Opening', 'one moment the reader has lived through'],
    ['Claim', 'one sentence somebody could disagree with'],
    ['Proof', 'a number, a name, a scene'],
    ['Doubt', 'the best objection, fairly put'],
    ['End', 'what to do or to think next'],
  ];
  return {
    short: `For a ${form} on ${topic}: open with one moment the reader knows, make one claim, prove it once, and stop.`,
    thinking: [
      `A ${form} about ${topic}. I know nothing particular about it, and a text full of invented particulars would have to be thrown away.`,
      'What can be given is the shape and the tone, with brackets where a fact belongs.',
      'One claim only. Most weak texts make three and prove none. The opening should be a moment and not a definition.',
    ],
    swift: blocks(...short, limit),
    steady: blocks(
      `### Plan for the ${form}: ${title}`,
      table({ head: ['Part', 'What it holds'], rows: plan }),
      '### First draft',
      short[1],
      '### Before it goes out',
      numbered([
        'Replace every bracket with a fact.',
        'Cut the first sentence and see whether anyone misses it.',
        'Read it aloud.',
      ]),
    ),
    thinker: blocks(
      `Before style, the claim. What should a reader believe about ${topic} afterwards that they did not believe before?`,
      bullets([
        'If everyone already agrees, there is nothing to write.',
        'If nobody could be convinced, there is no use in writing.',
        'In between lies the sentence you need.',
      ]),
      short[1],
      `**Verdict.** Find that sentence first; the rest of the ${form} is its evidence. ${limit}`,
    ),
    scribe: blocks(
      `**${title}**`,
      `There is always a first time. For [name], it was [a place], on an afternoon when nothing was meant to happen. Until then ${topic} had been a phrase, one of those one nods at. Then [the small event], and it was a phrase no longer.`,
      `What changed was not large. [One concrete detail: something seen, held or heard.] But small things have a way of asking large questions, and this one asked whether we had been looking in the right direction at all.`,
      quote('[The sentence you would like to be quoted on.]'),
      `Some will say that [the best objection]. They have a point, and it deserves better than a shrug. Yet consider [the fact that answers it]. It does not settle the matter; it merely moves the burden to the other side of the table, where it has not been for some time.`,
      `So judge ${topic} by the ordinary days. On those, [what happens when nobody is watching]. No miracle, then; only the sort of thing that one would miss, and there are fewer of these than one thinks.`,
      `*${limit} I have lent you the rhythm; the truth of it is your part.*`,
    ),
    smith: blocks(
      fence(
        'markdown',
        `# ${title}\n\n${plan.map(([part, text]) => `<!-- ${part}: ${text} -->`).join('\n\n')}`,
      ),
      `A skeleton to write into. ${limit}`,
    ),
    lookup: `${form} examples ${topic}`,
  };
}
