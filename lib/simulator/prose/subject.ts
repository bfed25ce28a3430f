import { bare, capText, plain, sentencesOf } from './text.ts';

/** Openings that say what to do and not what it is about; stripped again and again until none is left. */
const openings: readonly RegExp[] = [
  /^(?:hi|hello|hey|ok|okay|so|and|now|well|also)\b[,!. ]+/i,
  /^(?:please|kindly|can you|could you|would you|will you|i(?:'d| would) like(?: you)? to|i (?:want|need)(?: you)? to|help me(?: to)?|let'?s)\s+/i,
  /^(?:explain|describe|discuss|define|outline|compare|list|name|suggest|recommend|write|draft|compose|create|make|generate|design|plan|brainstorm|show|give|tell|teach|find|come up with|think of|talk about|walk me through)\b(?: (?:me|us))?(?: up)?\s+/i,
  /^(?:about|regarding|to (?:me|us)|on how|how|for me)\s+/i,
  /^(?:an?|the|some|few|several|\d+|two|three|five|six|seven|eight|ten|twelve)\s+(?:(?:short|brief|quick|long|detailed|simple|good|small|step-by-step|beginner'?s?|concise|catchy|creative|fun|new|clear|one-page) )*(?:overview|explanation|introduction|intro|summary|guide|list|essay|article|paragraph|post|plan|table|comparison|outline|tutorial|ideas?|names?|ways?|tips|reasons|examples?|things|steps|checklist|description|definition|poem|haiku|story|tale|limerick|sonnet|verse|song|pros and cons|differences?|trade-?offs?)\s*(?:of|about|on|to|for|describing|explaining|between|that|in|with)?\s+/i,
  /^(?:what|who|where|when|why|which|how)(?:'s|’s)?\s+(?:(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|might|to|come|about)\s+)?(?:(?:i|we|you|one|it|there|they|people|someone)\s+)?(?:(?:best|meant by|the best way to|a good way to|the point of|the meaning of|the difference between|the differences between)\s+)?/i,
  /^(?:is|are|do|does|did|can|should|would|will)\s+(?:(?:i|we|you|one|it|there|they|people)\s+)?/i,
];

/** Closings that say how to answer. */
const closings: readonly RegExp[] = [
  /[,;]?\s*\b(?:in|as|with|using|into)\s+(?:a |an |the |one |two |three |four |five |\d+ |at most |under |simple |plain |short |bullet )+[\w -]{0,30}$/i,
  /[,;]?\s*\b(?:and|then)\s+(?:say|explain|tell|show|give|list|describe|why|when|how|include)\b.*$/i,
  /[,;]?\s*\b(?:please|thanks|thank you|step by step|in detail|briefly|for beginners|for a beginner|for dummies)\W*$/i,
  /[,;]?\s*\b(?:like|as if) i(?:'m| am| was| were)\b.*$/i,
];

const stripAll = (text: string, patterns: readonly RegExp[]): string => {
  for (let round = 0; round < 6; round += 1) {
    const before = text;
    for (const pattern of patterns) {
      const after = text.replace(pattern, '').trim();
      if (after !== '') text = after;
    }
    if (text === before) break;
  }
  return text;
};

/** What a prompt is about, in the visitor's own words: "How do I plan a garden, please?" → "plan a garden". */
export function subjectOf(prompt: string): string {
  const first = bare(plain(sentencesOf(capText(prompt))[0] ?? ''));
  const middle = stripAll(stripAll(first, openings), closings);
  const words = bare(middle).split(' ');
  const subject = words.slice(0, 10).join(' ');
  return /[\p{L}\p{N}]/u.test(subject) ? bare(subject).slice(0, 90).toWellFormed() : '';
}

/** The text a prompt hands in to be worked on: what is quoted, else what follows a colon or the first line. */
export function givenText(prompt: string): string | undefined {
  const quoted =
    prompt.match(/["“«](.{3,}?)["”»](?=\s|[.?!,]|$)/s) ??
    prompt.match(/(?<=^|[\s:(])['‘](.{3,})['’](?=\s|[.?!,)]|$)/s);
  if (quoted?.[1]) return quoted[1].trim();
  const afterColon = prompt.match(/:\s+(\S.{2,})$/s) ?? prompt.match(/:\n+(\S.{2,})$/s);
  if (afterColon?.[1]) return afterColon[1].trim();
  const lines = prompt.split(/\n+/);
  const rest = lines.slice(1).join('\n').trim();
  return rest.length > 2 ? rest : undefined;
}
