import { glossary } from '../data/glossary.ts';
import type { Draft } from '../draft.ts';
import { blocks, bullets, labelled, numbered, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, plain } from '../text.ts';

const keys = Object.keys(glossary).sort((a, b) => b.length - a.length);

/** The glossary entry a prompt asks about: named near its end, or the whole of its subject. */
function findMeaning(reading: Reading): { term: string; text: string } | undefined {
  const subject = reading.subject
    .toLowerCase()
    .replace(/ works?$/, '')
    .replace(/^(?:an?|the) /, '');
  const term =
    keys.find((key) => subject === key || subject === `${key}s`) ??
    keys.find(
      (key) => subject.startsWith(`${key} `) && subject.split(' ').length <= key.split(' ').length + 2,
    );
  const text = term && glossary[term];
  return term && text ? { term, text } : undefined;
}

/** The term as the visitor writes it: HTTPS, not Https. */
const nameIn = (reading: Reading, term: string) => {
  const at = reading.lower.indexOf(term);
  return capitalise(at < 0 ? term : reading.prompt.slice(at, at + term.length));
};

/** Any other question: what is known is said, and for the rest a good way to find out. */
export function draftExplanation(reading: Reading): Draft {
  const subject = reading.subject.replace(/ works?$/, '') || 'your question';
  const asked = bare(plain(reading.prompt));
  const title = asked.length > 0 && asked.length < 70 ? capitalise(asked) : capitalise(subject);
  const known = findMeaning(reading);
  const fact = known ? `**${nameIn(reading, known.term)}**: ${known.text}.` : undefined;
  const limit = known
    ? 'That is the definition; for more than it, a demo model’s shelf is short.'
    : `I am a demo model with a small shelf, and ${/^(?:your question)$/.test(subject) ? 'this' : `"${subject}"`} is not on it, so I will not make up facts about it.`;
  const questions: readonly (readonly [string, string])[] = [
    ['What is it for', 'what would be harder without it?'],
    ['What is it like', 'which familiar thing is closest, and where does the likeness break?'],
    ['How would you know', 'what would you see if it were wrong?'],
    ['Who disagrees', 'and what do they know that you do not?'],
  ];
  const short = known
    ? `${nameIn(reading, known.term)}: ${known.text}.`
    : `“${capitalise(subject)}” is not on a demo model's shelf and I will not invent an answer: ask any source for its purpose, its mechanism and one exception, and you can judge what you are told.`;
  return {
    short,
    thinking: [
      known
        ? `The term is "${known.term}", and I have a definition of it: ${known.text}.`
        : `The subject is "${subject}". I look for it among the things I really know, and it is not there.`,
      known
        ? 'A definition alone seldom satisfies. What is missing is its use and the mistake people make with it.'
        : 'Two bad options: pad the answer with generalities, or invent details that sound right. The second is worse, since nobody notices.',
      'What remains useful is the shape of a good explanation: purpose, likeness, test, dissent. With these four, any source can be read faster and doubted better.',
    ],
    swift: blocks(
      fact,
      limit,
      bullets(labelled(questions.slice(0, 3).map(([label, text]) => [label, capitalise(text)] as const))),
      'Try me on hash maps, TCP, sourdough, black holes or inflation, or connect a real model for this one.',
    ),
    steady: blocks(
      `### ${title}`,
      fact,
      limit,
      '### How to get a sound answer',
      table({ head: ['Ask', 'In full'], rows: questions.map(([label, text]) => [label, capitalise(text)]) }),
      '### Next steps',
      numbered([
        'Read one overview and one primary source, in that order.',
        'Write the answer in two sentences, for someone who was not there.',
        'Look for the strongest objection to your second sentence.',
      ]),
      '**Rule of thumb.** If you cannot say what would prove it wrong, you have learned a phrase and not yet a fact.',
    ),
    thinker: blocks(
      fact,
      limit,
      `Suppose you had an answer to "${subject}". How would you tell whether it was a good one? It should let you predict something you have not been told, and it should name the case where it fails. An explanation that fits everything explains nothing.`,
      table({
        head: ['An answer that…', 'is probably'],
        rows: [
          ['names its exceptions', 'worth keeping'],
          ['fits every case', 'too vague to be wrong'],
          ['rests on one source', 'in need of a second'],
          ['surprises you, with reasons', 'where you learn something'],
        ],
      }),
      '**Verdict.** Ask for the mechanism and for one counter-example. Whoever can give you both, understands it.',
    ),
    scribe: blocks(
      known
        ? `A definition is a door and not a room. ${nameIn(reading, known.term)}, the dictionary says, is ${known.text}, and so it is; yet one may know the sentence by heart and still stand outside.`
        : `You ask about ${subject}, and I owe you plainness before I owe you prose. This is a demonstration voice with a modest shelf, and the book you want is not on it. I could write three handsome paragraphs that sounded as if it were. They would be the worst thing I could give you.`,
      quote('The first sign of understanding is being able to say what would change your mind.'),
      'What I can offer is the way I would go about it. I would ask first what the thing is for, since purpose explains more than structure ever does: what would be harder, or lonelier, or more expensive, if it did not exist? Then I would look for its nearest relation among things I already know, and walk along the likeness until it breaks. The place where it breaks is nearly always the interesting one.',
      'After that I would read twice. Once quickly, in some general account, to learn the words; and once slowly, in something written by a person who was there or who did the measuring. The two will disagree somewhere. That disagreement is not a nuisance but a gift, because it shows where the knowledge is still alive.',
      'Last, I would try to say it aloud, in two sentences, to somebody patient. If I stumbled, I would know where to look again; and if the patient person asked a question that I could not answer, I would write that question down and keep it, as the best result of the day.',
    ),
    lookup: subject,
  };
}
