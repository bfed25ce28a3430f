import { createHaystack, type Haystack, rankWord } from './match.ts';
import type { Model } from './model.ts';
import { shortName, splitModelId } from './model-id.ts';
import { type Flag, flags, hasToken, parseQuery, type Query, withToken } from './query.ts';

const DAY = 86_400_000;
const NEW_FOR = 60 * DAY;

/** One thing a model is or can do, by the lists that say so. `favourite` is the reader's own and known only later. */
const abilities: Readonly<Record<Exclude<Flag, 'favourite'>, (model: Model, now: number) => boolean>> = {
  free: (model) => model.free,
  ready: (model) => model.available,
  vision: (model) => model.inputs.includes('image'),
  tools: (model) => model.parameters.includes('tools'),
  json: (model) => model.parameters.includes('structured_outputs'),
  reasoning: (model) => model.reasoning !== null || model.parameters.includes('reasoning'),
  audio: (model) => model.inputs.includes('audio') || model.outputs.includes('audio'),
  new: (model, now) => model.created !== null && now - model.created <= NEW_FOR,
};

export function can(model: Model, ability: keyof typeof abilities, now = Date.now()): boolean {
  return abilities[ability](model, now);
}

/** Flags as bits of one number, so that a chip's count costs next to nothing per model. */
const bitOf = (flag: Flag): number => 1 << flags.indexOf(flag);
const bitsOf = (some: readonly Flag[]): number => some.reduce((bits, flag) => bits | bitOf(flag), 0);

/** A model with all that a query asks of it, worked out once; what words are looked for in, when first needed. */
interface Candidate {
  model: Model;
  order: number;
  haystack(): Haystack;
  flags: number;
  /** Its provider and the author in its id. */
  by: readonly string[];
  /** USD per million output tokens. */
  price: number | null;
}

/** A candidate that the words of a query found. */
interface Found {
  candidate: Candidate;
  rank: number;
  /** Its own flags and whether it is a favourite. */
  flags: number;
}

interface SearchResult {
  /** The best first; without words in the query, in the catalog's order. */
  models: Model[];
  /** For each token asked about: how many models the query would leave with it. */
  counts: Readonly<Record<string, number>>;
}

export interface Search {
  /** How many there are to choose from: without the rows that run in batches only. */
  total: number;
  /** `tokens`: those of the filter chips, to be counted. A query takes under 3 ms on 2,000 models. */
  run(text: string, tokens?: readonly string[], favourites?: ReadonlySet<string>): SearchResult;
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function toCandidate(model: Model, order: number, now: number): Candidate {
  const [provider, name] = splitModelId(model.id);
  const slash = name.indexOf('/');
  const author = slash < 0 ? provider : name.slice(0, slash).replace(/^~/, '');
  const names = [shortName(model.name), model.name, name, name.slice(slash + 1)];
  const { output } = model.pricing;
  return {
    model,
    order,
    haystack: once(() => createHaystack([...new Set(names)], model.id)),
    flags: bitsOf(flags.filter((flag) => flag !== 'favourite' && can(model, flag, now))),
    by: [provider.toLowerCase(), author.toLowerCase()],
    price: output === null ? null : output * 1e6,
  };
}

const comparisons = {
  '>': (value: number, limit: number) => value > limit,
  '>=': (value: number, limit: number) => value >= limit,
  '<': (value: number, limit: number) => value < limit,
  '<=': (value: number, limit: number) => value <= limit,
  '=': (value: number, limit: number) => value === limit,
};

/** The test of all in a query that is not a word. What is unknown passes no limit. */
function createFilter(query: Query): (found: Found) => boolean {
  const required = bitsOf(query.flags);
  const excluded = bitsOf(query.excludedFlags);
  return ({ flags, candidate: { by, price, model } }) =>
    (flags & required) === required &&
    (flags & excluded) === 0 &&
    (query.by.length === 0 || query.by.some((name) => by.includes(name))) &&
    !query.excludedBy.some((name) => by.includes(name)) &&
    query.limits.every(({ of, comparison, value }) => {
      const known = of === 'price' ? price : model.contextLength;
      return known !== null && comparisons[comparison](known, value);
    });
}

/** The sum over all words; null when one of them is not there, or an excluded one is. */
function rankWords(candidate: Candidate, { words, excludedWords }: Query): number | null {
  if (words.length === 0 && excludedWords.length === 0) return 0;
  const haystack = candidate.haystack();
  if (excludedWords.some((word) => (rankWord(word, haystack) ?? 3) < 3)) return null;
  let sum = 0;
  for (const word of words) {
    const rank = rankWord(word, haystack);
    if (rank === null) return null;
    sum += rank;
  }
  return sum;
}

/** Searches in these models. `now` (epoch ms) decides what is new. */
export function createSearch(models: readonly Model[], now: number): Search {
  const candidates = models
    .filter((model) => model.unavailable !== 'batch-only')
    .map((model, order) => toCandidate(model, order, now));

  return {
    total: candidates.length,
    run(text, tokens = [], favourites = new Set()) {
      const query = parseQuery(text);
      const ranked: Found[] = [];
      for (const candidate of candidates) {
        const rank = rankWords(candidate, query);
        const favourite = favourites.has(candidate.model.id) ? bitOf('favourite') : 0;
        if (rank !== null) ranked.push({ candidate, rank, flags: candidate.flags | favourite });
      }
      const found = ranked.filter(createFilter(query));
      found.sort((one, other) => one.rank - other.rank || one.candidate.order - other.candidate.order);

      /** Chips add no words: what the words found is narrowed anew for each. */
      const count = (token: string): number => {
        if (hasToken(text, token)) return found.length;
        return ranked.filter(createFilter(parseQuery(withToken(text, token)))).length;
      };
      return {
        models: found.map(({ candidate }) => candidate.model),
        counts: Object.fromEntries(tokens.map((token) => [token, count(token)])),
      };
    },
  };
}
