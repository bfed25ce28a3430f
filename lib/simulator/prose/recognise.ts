import type { Draft } from './draft.ts';
import { draftArithmetic, findSum } from './kinds/arithmetic.ts';
import { draftBrainstorm } from './kinds/brainstorm.ts';
import { asksForCode, draftCode } from './kinds/code.ts';
import { comparedSubjects, draftComparison } from './kinds/compare.ts';
import { draftEmail } from './kinds/email.ts';
import { draftExplanation } from './kinds/explain.ts';
import { draftExtraction } from './kinds/extract.ts';
import { findContinued, findFollowUp } from './kinds/follow-up.ts';
import { draftHowTo } from './kinds/how-to.ts';
import { draftImages } from './kinds/image.ts';
import { draftLive, findLive } from './kinds/live.ts';
import { draftForeign, draftOdd, findTongue } from './kinds/odd.ts';
import { draftTopic } from './kinds/on-topic.ts';
import { draftPiece } from './kinds/piece.ts';
import { draftPuzzle, solve } from './kinds/puzzle.ts';
import { draftFact, findFact } from './kinds/quick-fact.ts';
import { draftRewrite } from './kinds/rewrite.ts';
import { draftSmallTalk, isSmallTalk } from './kinds/small-talk.ts';
import { draftStory } from './kinds/story.ts';
import { draftSummary } from './kinds/summary.ts';
import { draftToolResults } from './kinds/tool-result.ts';
import { draftTranslation } from './kinds/translate.ts';
import { draftVerse } from './kinds/verse.ts';
import type { Reading } from './reading.ts';
import { findTopic } from './topics/find-topic.ts';

interface Recogniser {
  kind: string;
  /** The draft when the prompt is of this kind, else undefined. */
  draft(reading: Reading): Draft | undefined;
}

const byWords = (kind: string, match: RegExp, draft: (reading: Reading) => Draft): Recogniser => ({
  kind,
  draft: (reading) => (match.test(reading.lower) ? draft(reading) : undefined),
});

const byFinding = <Found>(
  kind: string,
  find: (reading: Reading) => Found | undefined,
  draft: (found: Found, reading: Reading) => Draft,
): Recogniser => ({
  kind,
  draft: (reading) => {
    const found = find(reading);
    return found === undefined ? undefined : draft(found, reading);
  },
});

/** In order: the first that recognises the prompt writes the reply. The last takes everything. */
export const recognisers: readonly Recogniser[] = [
  {
    kind: 'tool results',
    draft: (reading) => (reading.toolResults.length > 0 ? draftToolResults(reading) : undefined),
  },
  { kind: 'images', draft: (reading) => (reading.images > 0 ? draftImages(reading) : undefined) },
  {
    kind: 'nothing to read',
    draft: (reading) => (/[\p{L}\p{N}]/u.test(reading.prompt) ? undefined : draftOdd(reading)),
  },
  byFinding('follow-up', findFollowUp, (draft) => draft),
  byWords(
    'translation',
    /\btranslat(?:e|ion)\b|\bhow (?:do|would|can) (?:you|i|we) say\b|\bin(?:to)? (?:french|german|spanish|italian)\b.{0,4}$/,
    draftTranslation,
  ),
  byFinding('another language', findTongue, draftForeign),
  byFinding('puzzle', solve, (solution) => draftPuzzle(solution)),
  byWords(
    'summary',
    /\bsummar(?:y|ise|ize|ies)\b|\btl;?dr\b|\bmain points? of (?:this|the following)\b|\bcondense\b/,
    draftSummary,
  ),
  byWords(
    'extraction',
    /\bextract\b|\bpull out\b|\b(?:parse|convert|turn)\b.*\bjson\b|\b(?:as|into|in|to) json\b/,
    draftExtraction,
  ),
  byWords(
    'rewriting',
    /\b(?:rewrite|rephrase|reword|paraphrase|proofread|shorten|improve|polish|edit|correct|fix)\b.*(?:\b(?:sentence|text|paragraph|email|message|grammar|spelling|this|following|tone)\b|:)|\bmake (?:this|it) (?:more |less )?(?:formal|polite|shorter|friendlier|concise|professional)/,
    draftRewrite,
  ),
  byWords(
    'e-mail',
    /\b(?:write|draft|compose|reply|send)\b.*\b(?:e-?mail|letter|message|cover letter|note to)\b/,
    draftEmail,
  ),
  byWords(
    'verse',
    /\b(?:write|compose|give|make|create)\b.*\b(?:poem|haiku|sonnet|verse|limerick|ode|song|rhyme|lyrics)\b|^(?:a |an )?(?:short )?(?:poem|haiku|sonnet|ode)\b/,
    draftVerse,
  ),
  byWords(
    'story',
    /\b(?:write|tell|give|make|create)\b.*\b(?:story|tale|fable|fairy ?tale|short fiction)\b|^(?:a |an )?(?:short )?(?:story|tale)\b/,
    draftStory,
  ),
  byFinding('code', (reading) => (asksForCode(reading) ? reading : undefined), draftCode),
  byWords(
    'piece',
    /\b(?:write|draft|compose|create|generate)\b.*\b(?:essay|article|blog ?post|paragraph|speech|toast|product description|description|review|bio|biography|headline|advert|ad|caption|announcement|press release|post)\b/,
    draftPiece,
  ),
  byFinding('small talk', (reading) => (isSmallTalk(reading) ? reading : undefined), draftSmallTalk),
  byFinding('sum', findSum, (sum) => draftArithmetic(sum)),
  byFinding('topic', (reading) => findTopic(reading.prompt), draftTopic),
  byFinding('live data', findLive, draftLive),
  byFinding('fact', findFact, draftFact),
  byFinding('continuation', findContinued, (draft) => draft),
  byFinding('comparison', (reading) => comparedSubjects(reading.prompt), draftComparison),
  byWords(
    'brainstorm',
    /\bbrainstorm\b|\bideas?\b|\bnames? for\b|\bcome up with\b|\bsuggest\b.*\bnames?\b|\bslogan\b|\btagline\b|\bwhat should i (?:call|name)\b/,
    draftBrainstorm,
  ),
  byWords(
    'how-to',
    /\bhow (?:do|can|should|would|to|might)\b|\bsteps?\b|\bguide\b|\bplan\b|\btutorial\b|\bchecklist\b|\bhelp me\b|\bteach me\b|\btips\b|\badvice\b|\blearn\b/,
    draftHowTo,
  ),
  { kind: 'explanation', draft: draftExplanation },
];
