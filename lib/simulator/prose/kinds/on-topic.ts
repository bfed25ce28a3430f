import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, labelled, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { sentencesOf } from '../text.ts';
import type { Topic } from '../topics/topic.ts';

function swift(topic: Topic, reading: Reading): string {
  if (reading.wantsTable) {
    const rows = topic.table.rows.slice(0, 3);
    return blocks(topic.short, table({ ...topic.table, rows }), bullets(labelled(topic.points.slice(-2))));
  }
  return blocks(topic.short, bullets(labelled(topic.points)), `**Remember:** ${topic.rules[0]}`);
}

/** How to read the table: the first two for choices, the others for explanations. */
const readings = [
  'How to use it: read down the column you lean towards and stop at the first row you cannot accept. If you reach the bottom, you have your answer, and most people never get past the third row.',
  'How to use it: mark the one row that matters most to you this month. Let that row decide, let the others only break a tie, and write down why while you still remember it.',
] as const;
const studies = [
  'How to use it: cover everything but the first column and fill in the rest from memory. The row at which you stop is the one to read again, and ten minutes later you try once more.',
  'How to use it: explain one row aloud to somebody who has never heard of it. If you need a second breath, that row is worth another look, so go back to it before the rules below.',
] as const;

function steady(topic: Topic, reading: Reading): string {
  return blocks(
    `### ${topic.title}`,
    topic.lead,
    table(topic.table),
    reading.random.pick(topic.bargain ? readings : studies),
    '### Rule of thumb',
    bullets(topic.rules),
    `**Keep in mind.** ${topic.caveat}`,
  );
}

function thinker(topic: Topic): string {
  return blocks(...topic.reasoning, table(topic.decide), `**Verdict.** ${topic.verdict}`);
}

function scribe(topic: Topic, reading: Reading): string {
  const [opening, middle, ending] = topic.essay;
  const shown =
    reading.wantsTable && table(topic.bargain ?? { ...topic.table, rows: topic.table.rows.slice(0, 3) });
  return blocks(opening, quote(topic.quote), middle, shown, ending, topic.caveat);
}

/** Why, asked again: the argument without the recital. */
export function reasonsOf(topic: Topic): string {
  return blocks(...topic.reasoning, `**Where it stops being true.** ${topic.caveat}`);
}

export function draftTopic(topic: Topic, reading: Reading): Draft {
  const { code } = topic;
  return {
    short: topic.short,
    thinking: [
      reading.wantsTable
        ? 'They want a table, so the table should carry the decision and not just repeat the prose.'
        : 'A definition alone will not help; they need to be able to act on it.',
      topic.doubt,
      `A case to test it on: ${topic.decide.rows[0]?.slice(0, 2).join(' → ') ?? topic.title}. That holds.`,
      `What could mislead: ${topic.caveat.charAt(0).toLowerCase()}${topic.caveat.slice(1)}`,
    ],
    swift: swift(topic, reading),
    steady: steady(topic, reading),
    thinker: thinker(topic),
    scribe: scribe(topic, reading),
    smith: blocks(
      fence(code.language, code.source),
      code.note,
      reading.wantsTable && table({ ...topic.table, rows: topic.table.rows.slice(0, 3) }),
      `**In short.** ${topic.rules[0]}`,
    ),
    polyglot: blocks(
      sentencesOf(topic.short)[0],
      topic.notes.map(([language, text]) => `*${language}:* ${text}`).join('  \n'),
      topic.abroad,
      reading.wantsTable && table({ ...topic.decide, rows: topic.decide.rows.slice(0, 3) }),
      `**Anywhere in the world:** ${topic.rules[0]}`,
    ),
    seer: blocks(
      topic.picture,
      reading.wantsTable && table({ ...topic.table, rows: topic.table.rows.slice(0, 3) }),
      `**What the picture says.** ${topic.short}`,
      'No image came with this prompt; the scene above is words only.',
    ),
    caller: blocks(
      topic.short,
      reading.wantsTable && table({ ...topic.table, rows: topic.table.rows.slice(0, 3) }),
      'No tools came with this request, so nothing was looked up. With a search tool I would call:',
      fence('text', `search_docs(${JSON.stringify({ query: topic.title, limit: 3 })})`),
    ),
  };
}
