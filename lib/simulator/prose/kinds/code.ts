import { programmingLanguages } from '../data/programming-languages.ts';
import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, numbered, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import type { Snippet } from '../snippets/snippet.ts';
import { snippets } from '../snippets/snippets.ts';
import { capitalise, listOf, wordsOf } from '../text.ts';

export const nameOf = (tag: string) =>
  programmingLanguages.find((language) => language.tag === tag)?.name ?? capitalise(tag);

export const languageOf = (lower: string) => programmingLanguages.find(({ match }) => match.test(lower));

export const findSnippet = ({ lower }: Pick<Reading, 'lower'>): Snippet | undefined =>
  snippets.find(({ match, unless }) => match.test(lower) && !unless?.test(lower));

const codeAsked =
  /\b(?:write|implement|code|build|create|make|give|show|generate|need|fix|refactor|how (?:do|can|to|would))\b.*\b(?:function|method|class|script|program|snippet|code|component|hook|query|regex|regular expression|algorithm|endpoint|api|cli|decorator|dataclass|unit tests?|debounce|throttle|cache|parser|typescript|javascript|python|golang|sql|bash)\b/s;

export const asksForCode = (reading: Pick<Reading, 'lower'>): boolean =>
  codeAsked.test(reading.lower) ||
  (findSnippet(reading) !== undefined && /\b(?:write|implement|code|show|give|in)\b/.test(reading.lower));

/** A snippet in the language of that fence tag, or with a word of apology in the one the shelf has. */
export function draftSnippet(snippet: Snippet, wanted: string | undefined): Draft {
  const available = Object.keys(snippet.sources);
  const tag = wanted && snippet.sources[wanted] ? wanted : (available[0] ?? 'text');
  const source = snippet.sources[tag] ?? '';
  const shorter = snippet.compact?.[tag] ?? source;
  const usage = snippet.usage?.[tag];
  const apology =
    wanted && wanted !== tag
      ? `My shelf has this one in ${listOf(available.map(nameOf))} only, so here it is in ${nameOf(tag)}.`
      : undefined;
  const avoidLines = snippet.avoid.map(([situation, instead]) => `${situation}: ${instead}.`);
  const avoidTable = table({ head: ['Not for', 'Instead'], rows: snippet.avoid });
  return {
    short: snippet.summary,
    thinking: [
      `They want ${snippet.title.toLowerCase()}, in ${nameOf(tag)}. The core is small, so the quality lies in the edges.`,
      snippet.edge,
      `When is it the wrong tool? ${avoidLines[0] ?? ''} That should be in the answer, since the code alone cannot say it.`,
      'I go through it once by hand with the smallest input and once with two inputs in a row, to see that nothing is left over.',
    ],
    swift: blocks(
      apology,
      fence(tag, shorter),
      bullets(snippet.notes.slice(0, 2)),
      `**Not for:** ${avoidLines.slice(0, 2).join(' ')}`,
    ),
    steady: blocks(
      `### ${snippet.title}`,
      apology,
      snippet.summary,
      fence(tag, source),
      '### When not to use it',
      avoidTable,
      `**Keep in mind.** ${snippet.edge}`,
    ),
    thinker: blocks(
      apology,
      `${snippet.summary} The interesting part is not the happy path. ${snippet.edge}`,
      fence(tag, shorter),
      'I would leave it out in these cases, because each has a better tool:',
      bullets(avoidLines),
      `**Verdict.** Use it for what it says and no more. ${snippet.notes[0]}`,
    ),
    scribe: blocks(
      `Good utilities are short stories: a beginning, a turn, and an end that surprises nobody. This one can be told in a sentence. ${snippet.summary}`,
      apology,
      fence(tag, source),
      `Read it slowly, since a few decisions hide in it. ${snippet.notes.join(' ')} None of them is clever, and that is a compliment: whoever opens this file in two years should understand it before the coffee cools.`,
      `There is also a time to leave it alone. ${snippet.avoid.map(([situation, instead]) => `${situation}? ${capitalise(instead)}.`).join(' ')} A tool applied everywhere stops being a decision and becomes a habit, and habits are not reviewed.`,
      `One last remark for the margin. ${snippet.edge} Write a test for that case first; it is the one people will meet on a Friday.`,
    ),
    smith: blocks(
      apology,
      fence(tag, source),
      usage && 'And the use, or the test:',
      usage && fence(tag, usage),
      bullets(snippet.notes.slice(0, 2)),
      `**Not for:** ${avoidLines.slice(0, 3).join(' ')}`,
    ),
    polyglot: blocks(
      fence(tag, shorter),
      available.length > 1 &&
        tag !== available.at(-1) &&
        `The same idea in ${nameOf(available.at(-1) ?? '')}:`,
      available.length > 1 &&
        tag !== available.at(-1) &&
        fence(available.at(-1) ?? '', snippet.sources[available.at(-1) ?? ''] ?? ''),
      '*Français:* le code est court ; les cas limites font la différence.  \n*Deutsch:* Der Code ist kurz, die Grenzfälle entscheiden.',
      `**Not for:** ${avoidLines.slice(0, 2).join(' ')}`,
    ),
    lookup: `${snippet.title} ${tag}`,
  };
}

const ignored = new Set(
  'a an the and or that which with without in on for of to from by into using use function method class script program code snippet write implement please me my it its is are typescript javascript python golang go rust java sql bash html css simple small short'.split(
    ' ',
  ),
);

function namesFor(subject: string) {
  const words = wordsOf(subject.normalize('NFKD').replace(/[^\p{ASCII}]/gu, ''))
    .map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '' && !ignored.has(word))
    .slice(0, 4);
  if (words.length === 0 || /^\d/.test(words[0] ?? '')) words.unshift('do', 'task');
  const pascal = words.map(capitalise).join('');
  return { camel: pascal.charAt(0).toLowerCase() + pascal.slice(1), pascal, snake: words.join('_') };
}

/** A frame for a task nothing on the shelf fits, in the language of that tag. */
export function frameOf(subject: string, wanted: string | undefined): Draft {
  const language = programmingLanguages.find(({ tag }) => tag === wanted) ?? programmingLanguages[0];
  const task = capitalise(subject.replace(/["'`\\]/g, '')) || 'The task you described';
  const source = language?.skeleton(namesFor(subject), `${task}.`) ?? '';
  const tag = language?.tag ?? 'typescript';
  const limit = `A demo model keeps a small shelf of finished snippets, and this is not one of them. Here is an honest frame in ${language?.name ?? 'TypeScript'}, which fails loudly until it is filled in.`;
  const questions: readonly (readonly [string, string])[] = [
    ['Input', 'what arrives, and what is the worst of it?'],
    ['Output', 'what does the caller do with the result?'],
    ['Failure', 'throw, return, or log and go on?'],
    ['Size', 'ten items or ten million?'],
  ];
  const steps = [
    'Write one test with the smallest real example.',
    'Fill in the parsing step until bad input is refused.',
    'Do the work as a pure function.',
    'Add the test that would have caught your last bug.',
  ];
  return {
    short: `${limit}`,
    thinking: [
      `The task is "${task}", and nothing finished on the shelf fits it. I could write something that looks complete, but untested code that looks complete is the worst kind.`,
      'What helps instead: the right signature, the place where bad input is refused, and a clear list of the steps that are missing.',
      'And the questions whose answers would change the design. Size and failure come first, since they decide whether this is a loop or a stream.',
    ],
    swift: blocks(fence(tag, source), limit, bullets(steps.slice(0, 3))),
    steady: blocks(
      `### ${task}`,
      limit,
      fence(tag, source),
      '### Decide before filling it in',
      table({ head: ['Question', 'Answer it first'], rows: questions }),
      '### Then',
      numbered(steps),
    ),
    thinker: blocks(
      limit,
      'The signature is the decision that lasts; the body can change on any afternoon. So settle these before writing a line of it:',
      bullets(questions.map(([label, text]) => `**${label}:** ${text}`)),
      fence(tag, source),
      '**Verdict.** Begin with the test for the smallest example. If that is hard to write, the signature is wrong.',
    ),
    scribe: blocks(
      `Every function begins as a promise in its name. ${limit}`,
      fence(tag, source),
      'What remains is to keep the promise. I would begin at the edge, with the input nobody wants: the empty one, the enormous one, the one with an accent where none was expected. Once these are turned away politely, the middle is usually short.',
      'Then write down one true example, the input and what should come out, and let it guide the rest. A function grown from an example tends to stay small, because it never learns to do what nobody asked of it. When the example passes, add a second one that ought to break it.',
      'Finally, read the name again. If it no longer says what the body does, change the name. It is the cheapest documentation there is, and the only kind that is always read.',
    ),
    smith: blocks(fence(tag, source), limit, numbered(steps)),
    lookup: `${task} ${tag}`,
  };
}

export function draftCode(reading: Reading): Draft {
  const snippet = findSnippet(reading);
  const wanted = languageOf(reading.lower)?.tag;
  return snippet ? draftSnippet(snippet, wanted) : frameOf(reading.subject, wanted);
}
