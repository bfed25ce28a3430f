import { languages } from '../data/phrases.ts';
import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { givenText, subjectOf } from '../subject.ts';
import { bare, capitalise, clip, listOf, plain, sentencesOf, wordsOf } from '../text.ts';
import { findTopic } from '../topics/find-topic.ts';
import type { Topic } from '../topics/topic.ts';
import { asksForCode, draftSnippet, findSnippet, frameOf, languageOf, nameOf } from './code.ts';

export interface Earlier {
  prompt: string;
  reply: string;
}

/** What is to be different about the earlier question: "And in Python?" → in Python. */
interface Change {
  /** As it was written: the signs of 6 * 7 and the one of C# included. */
  text: string;
  phrase: string;
  preposition: string | undefined;
  object: string;
}

const courtesy = /^(?:(?:ok(?:ay)?|so|but|then|now|yes|great|thanks|thank you)\b[,.! ]*)+/i;
const opening = /^(?:and\b[, ]*)?(?:(?:what|how) about|what if)\b[, ]*|^and\b[, ]*/i;
const closing = /[, ]+(?:please|then|instead|too|as well|now)$/i;
const relation = /^(in|for|with|using|on|at|of|about|to)\s+/i;
/** A sentence of its own, which happens to begin with "and". */
const ownRequest =
  /^(?:what|who|where|when|why|which|how|is|are|was|were|do|does|did|can|could|would|should|will|i|we|you|please|write|give|show|tell|explain|translate|make|create|list|compare|summari[sz]e|draft|rewrite|extract|calculate|solve|find|put|turn|convert|now|then|so|also)\b/i;

export function changeAsked(prompt: string): Change | undefined {
  if (prompt.length > 200) return undefined;
  const text = bare(prompt.replace(/\s+/g, ' ')).replace(courtesy, '');
  const opened = text.match(opening)?.[0] ?? '';
  const rest = text.slice(opened.length).replace(closing, '');
  const phrase = plain(rest);
  const count = wordsOf(phrase).length;
  if (count === 0 || count > 10 || ownRequest.test(phrase)) return undefined;
  const preposition = phrase.match(relation)?.[1]?.toLowerCase();
  if (opened === '' && (preposition === undefined || count > 5)) return undefined;
  return { text: rest, phrase, preposition, object: phrase.replace(relation, '') };
}

const unshelved = /^(?:c|c\+\+|kotlin|swift|php|ruby|scala|elixir|haskell|perl|dart|lua|zig|julia)$/;

/** The fence tag of the programming language a change names, known to the shelf or not. */
function codeTag({ text }: Change): string | undefined {
  const name = text.replace(relation, '').toLowerCase();
  if (wordsOf(name).length > 3) return undefined;
  return languageOf(`in ${name}`)?.tag ?? name.match(unshelved)?.[0];
}

function topicInCode(topic: Topic, wanted: string): Draft {
  const { language, source: own, also = {} } = topic.code;
  const found = wanted === language ? own : also[wanted];
  const tag = found === undefined ? language : wanted;
  const shelf = [language, ...Object.keys(also)].map(nameOf);
  const apology =
    found === undefined
      ? `My shelf has the code for this one in ${listOf(shelf)} only, and not in ${nameOf(wanted)}; here it is in ${nameOf(tag)}.`
      : undefined;
  const code = fence(tag, found ?? own);
  return {
    short: topic.short,
    thinking: [
      `The same question, now in ${nameOf(wanted)}. The argument stays; the code has to change.`,
      apology ?? `I have it in ${nameOf(tag)}, so there is no need to guess at a library.`,
      topic.doubt,
      'So: the code first, and beside it the one line that decides when to use which part.',
    ],
    swift: blocks(apology, code, `**Remember:** ${topic.rules[0]}`),
    steady: blocks(
      `### ${topic.title}, in ${nameOf(tag)}`,
      apology,
      code,
      table(topic.decide),
      `**Keep in mind.** ${topic.caveat}`,
    ),
    thinker: blocks(
      apology,
      'The language changes the words and not the argument, so read the comments before the code:',
      code,
      `**Verdict.** ${topic.verdict}`,
    ),
    scribe: blocks(
      `The same thought in another tongue, then. ${apology ?? 'It translates well, as sound ideas do.'}`,
      code,
      quote(topic.quote),
      topic.essay[2],
    ),
    smith: blocks(apology, code, bullets(topic.rules.slice(0, 2))),
    polyglot: blocks(apology, code, topic.notes.map(([tongue, text]) => `*${tongue}:* ${text}`).join('  \n')),
    seer: blocks(apology, code, `**As a picture.** ${topic.picture}`),
    caller: blocks(
      apology,
      code,
      'No tools came with this request, so nothing of it was run. With one I would call:',
      fence('text', `run_code(${JSON.stringify({ language: tag })})`),
    ),
  };
}

/** The snippet a prompt got. A question that only names SQL or retries got none. */
const codedIn = (prompt: string) => {
  const lower = prompt.toLowerCase();
  return asksForCode({ lower }) ? findSnippet({ lower }) : undefined;
};

function inCode({ prompt }: Earlier, wanted: string, reading: Reading): Draft {
  const snippet = codedIn(prompt);
  if (snippet) return draftSnippet(snippet, wanted);
  const topic = findTopic(prompt);
  if (topic) return topicInCode(topic, wanted);
  const inner = reading.draft(prompt);
  const worked = inner.smith?.match(/^```(\w+)\n[\s\S]*?^```$/m);
  if (worked?.[1] !== wanted) return frameOf(subjectOf(prompt), wanted);
  const code = worked[0];
  return {
    ...inner,
    swift: blocks(code, inner.short),
    steady: blocks(`### In ${nameOf(wanted)}`, code, inner.short),
    thinker: blocks('The same steps, for a machine to follow:', code, `**Verdict.** ${inner.short}`),
    scribe: blocks(
      'Written down for a reader who never tires, it is shorter than prose.',
      code,
      quote(inner.short),
    ),
  };
}

const tongues =
  /^(?:french|german|spanish|italian|japanese|chinese|korean|portuguese|dutch|russian|arabic|hindi|polish|swedish|danish|norwegian|finnish|greek|turkish|czech|hebrew|latin)$/;
const ownNames: Readonly<Record<string, string>> = {
  french: 'Français',
  german: 'Deutsch',
  spanish: 'Español',
  italian: 'Italiano',
};

/** The same draft in every voice, with a line before it. */
function after(line: string | undefined, draft: Draft): Draft {
  if (line === undefined) return draft;
  const { swift, steady, thinker, scribe, smith, polyglot, seer, caller } = draft;
  const put = (text: string) => blocks(line, text);
  return {
    ...draft,
    swift: put(swift),
    steady: put(steady),
    thinker: put(thinker),
    scribe: put(scribe),
    ...(smith === undefined ? {} : { smith: put(smith) }),
    ...(polyglot === undefined ? {} : { polyglot: put(polyglot) }),
    ...(seer === undefined ? {} : { seer: put(seer) }),
    ...(caller === undefined ? {} : { caller: put(caller) }),
  };
}

function inTongue({ prompt, reply }: Earlier, tongue: string, reading: Reading): Draft {
  const name = capitalise(tongue);
  const topic = findTopic(prompt);
  if (topic) {
    const note = topic.notes.find(([own]) => own === ownNames[tongue]);
    const notes = topic.notes.map(([own, text]) => `*${own}:* ${text}`).join('  \n');
    const line = note
      ? `In ${name} my shelf has one sentence on this: *${note[1]}*`
      : `My shelf has nothing on this in ${name}, and I will not guess. What it has:\n\n${notes}`;
    return applied(topic, line, `in ${name}`);
  }
  const prose = reply.replace(/^```[\s\S]*?^```$/gm, '').replace(/^\s*(?:\|.*|[-*>#]+ +|\d+\. +)/gm, '');
  const said =
    sentencesOf(prose)
      .map(plain)
      .find((sentence) => wordsOf(sentence).length > 1) ?? subjectOf(prompt);
  const isTranslation = /\btranslat|\bhow (?:do|would|can) \w+ say\b/i.test(prompt);
  const text = clip((isTranslation ? givenText(prompt) : undefined) ?? said, 160).replace(/["“”]/g, '');
  const known = languages.some((language) => language === tongue);
  return after(
    known ? undefined : `My phrase book is ${listOf(languages.map(capitalise))}; ${name} is not in it.`,
    reading.draft(`Translate${known ? ` into ${name}` : ''}: "${text}"`),
  );
}

const unsaid = new Set('the and for with about when what that this very your our its'.split(' '));

/** The lines that name a thing, those that name most of it first. */
function linesOn(object: string, lines: readonly string[]): string[] {
  const stemOf = (word: string) => word.replace(/(?<=..)s$/, '');
  const wanted = wordsOf(object.toLowerCase())
    .filter((word) => word.length > 2 && !unsaid.has(word))
    .map(stemOf);
  const score = (line: string) => {
    const stems = wordsOf(line.toLowerCase()).flatMap((word) => word.split('-').map(stemOf));
    return wanted.filter((stem) => stems.includes(stem)).length;
  };
  return lines
    .map((line) => ({ line, points: score(line) }))
    .filter(({ points }) => points > 0 && points * 2 >= wanted.length)
    .sort((a, b) => b.points - a.points)
    .slice(0, 3)
    .map(({ line }) => line);
}

function linesOf({ table: { head, rows }, points, rules, ...topic }: Topic): string[] {
  const cellsOf = (cells: readonly string[]) =>
    cells.map((cell, index) => `${head[index + 1]}, ${cell}`).join('; ');
  return [
    ...rows.map(([label, ...cells]) => `**${label}:** ${cellsOf(cells)}.`),
    ...points.map(([label, text]) => `**${label}:** ${text}`),
    ...rules,
    ...[`${topic.doubt}.`, ...topic.reasoning, topic.verdict, topic.caveat, ...topic.essay].flatMap(
      sentencesOf,
    ),
  ];
}

/** A topic seen from one side: what is said of that side, then what decides in any case. */
function applied(topic: Topic, line: string, phrase: string): Draft {
  return {
    short: `${line} ${topic.short}`,
    thinking: [
      `Still ${topic.title.toLowerCase()}, but ${phrase}. The earlier answer stands; the weight may shift.`,
      'I look for what my shelf says about exactly that, and take nothing that merely sounds near.',
      topic.doubt,
      'Whatever is not there I leave out, and give what decides in any case.',
    ],
    swift: blocks(line, `**Remember:** ${topic.rules[0]}`),
    steady: blocks(`### ${topic.title}`, line, table(topic.decide)),
    thinker: blocks(line, topic.reasoning[0], `**Verdict.** ${topic.verdict}`),
    scribe: blocks(line, quote(topic.quote), topic.essay[2]),
    smith: blocks(line, fence(topic.code.language, topic.code.source)),
    polyglot: blocks(line, topic.abroad),
    seer: blocks(line, topic.picture),
    lookup: `${topic.title} ${phrase}`,
  };
}

function onSide(topic: Topic, { phrase, object }: Change): Draft {
  const lines = linesOn(object, linesOf(topic));
  const line =
    lines.length > 0
      ? bullets(lines)
      : `My shelf says nothing about "${clip(object, 60)}" in particular; what decides ${topic.title.toLowerCase()} there is what decides it anywhere.`;
  return applied(topic, line, phrase);
}

/** The earlier request with the new thing in the place of the old: the capital of Peru → of France. */
function exchanged(prompt: string, { preposition, object }: Change): string | undefined {
  if (givenText(prompt) !== undefined) return undefined;
  const fits = (found: string | undefined) =>
    preposition === undefined || found?.toLowerCase() === preposition;
  const place = /\b(in|at|for|of) \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*/u;
  const named = prompt.match(place);
  if (/^\p{Lu}/u.test(object) && fits(named?.[1])) {
    const swapped = prompt.replace(place, (_whole, found: string) => `${found} ${object}`);
    if (swapped !== prompt) return swapped;
  }
  const last = prompt.match(/^(.*)\b(in|of|for|about|on|at) [^,.;:?!]{1,50}([.?!]*)\s*$/is);
  return last && fits(last[2]) ? `${last[1]}${last[2]} ${object}${last[3]}` : undefined;
}

/** "And in Python?", "and in French?": the earlier matter in the language named. */
export function inOtherLanguage(earlier: Earlier, change: Change, reading: Reading): Draft | undefined {
  const tag = codeTag(change);
  if (tag) return inCode(earlier, tag, reading);
  const tongue = change.object.toLowerCase().match(tongues)?.[0];
  return tongue ? inTongue(earlier, tongue, reading) : undefined;
}

/** "And for small sets?", "what about teams?": the earlier matter seen from there. */
export function fromOtherSide({ prompt }: Earlier, change: Change, reading: Reading): Draft {
  if (!/\p{L}/u.test(change.text)) return reading.draft(change.text);
  const topic = findTopic(prompt);
  const snippet = codedIn(prompt);
  if (topic && !snippet) return onSide(topic, change);
  if (snippet) {
    const avoided = snippet.avoid.map(([situation, instead]) => `${situation}: ${instead}.`);
    const lines = linesOn(change.object, [snippet.edge, ...snippet.notes, ...avoided]);
    return after(
      lines.length > 0 ? bullets(lines) : `**Watch this there.** ${snippet.edge}`,
      reading.draft(prompt),
    );
  }
  const other = exchanged(prompt, change);
  if (other !== undefined) return reading.draft(other);
  const line = `The earlier request once more, with "${clip(change.phrase, 60)}" in mind; nothing on a demo model’s shelf changes with it.`;
  return after(line, reading.draft(prompt));
}
