import { isSettled, type Reply } from '#lib/run/reply.ts';
import { createTokenCounter } from '#lib/run/token-counter.ts';

/** How many tokens of a reply had come by when. */
export interface RaceLine {
  /** When the reply was asked for, in ms since the run began. */
  asked: number;
  /** When each chunk came, in ms since the reply was asked for, in order. */
  times: readonly number[];
  /** Tokens of the text that is there; every chunk counts for an equal share of them. */
  tokens: number;
  /** The provider has not told them, or not yet. */
  estimated: boolean;
  /** When its request left and when it ended, in ms since it was asked for; null: not yet. */
  sent: number | null;
  ended: number | null;
}

/** Of a column that was not asked. */
export const noLine: RaceLine = {
  asked: 0,
  times: [],
  tokens: 0,
  estimated: true,
  sent: null,
  ended: null,
};

/**
 * Follows one column's reply. What it has read before it does not read again while the reply only grows. `whole` is the
 * reply as it ended, where that is known already: then the tokens it was to have are.
 */
export function createRaceReader(whole: Reply | null = null): (reply: Reply) => RaceLine {
  const chunks = createChunkTimes();
  const counter = createTokenCounter();
  const perChunk = whole && tokensPerChunk(whole);
  let before: Reply | null = null;
  let line = noLine;
  return (reply) => {
    if (reply === before) return line;
    before = reply;
    const zero = reply.askedAt;
    const times = chunks(reply).map((at) => at - zero);
    const foretold = perChunk && reply.askedAt === whole?.askedAt ? times.length * perChunk : null;
    const reported = visibleTokens(reply) ?? foretold;
    line = {
      asked: zero,
      times,
      tokens: reported ?? counter(reply),
      estimated: reported === null,
      sent: reply.sentAt === null ? null : reply.sentAt - zero,
      ended: isSettled(reply.state) ? (reply.endedAt ?? reply.lastTokenAt ?? zero) - zero : null,
    };
    return line;
  };
}

/** Tokens of a reply that has ended, as its line will count them. */
export function tokensOf(whole: Reply): number {
  return visibleTokens(whole) ?? createTokenCounter()(whole);
}

function tokensPerChunk(whole: Reply): number | null {
  const tokens = visibleTokens(whole);
  const { length } = createChunkTimes()(whole);
  return tokens === null || length === 0 ? null : tokens / length;
}

/** The provider's own count, without reasoning that was never shown; null where it gave none. */
function visibleTokens({ usage, thinking }: Reply): number | null {
  const { output, reasoning } = usage;
  if (output?.source !== 'reported' || !Number.isFinite(output.value)) return null;
  const hidden = thinking === '' ? (reasoning?.value ?? 0) : 0;
  return Math.max(0, output.value - hidden);
}

/** When each chunk came, from the gaps between them: only those since the last look are walked. */
function createChunkTimes(): (reply: Reply) => number[] {
  let head: Reply['gaps'] = null;
  let times: number[] = [];
  return (reply) => {
    const gaps: number[] = [];
    let gap = reply.gaps;
    for (; gap && gap !== head; gap = gap.previous) gaps.push(gap.ms);
    const goesOn = gap === head && times[0] === reply.firstTokenAt && reply.chunks >= times.length;
    const known = goesOn ? times : [reply.firstTokenAt ?? []].flat();
    head = reply.gaps;
    times = [...known, ...timesBack(reply, gaps, reply.chunks - known.length)];
    return times;
  };
}

/** Clocks are kept to a tenth of a millisecond. */
const sameTime = 0.1;

/**
 * When the newest `count` chunks came, walking back over the newest gaps. Between two requests of a reply there is no
 * gap; there the earlier one goes on from its own end.
 */
function timesBack({ lastTokenAt, segments }: Reply, gaps: readonly number[], count: number): number[] {
  const back: number[] = [];
  let missing = count - gaps.length;
  let segment = segments.length - 1;
  let at = lastTokenAt ?? 0;
  const toSegmentBefore = () => {
    segment -= 1;
    missing -= 1;
    at = segments[segment]?.to ?? at;
  };
  for (const ms of gaps) {
    back.push(at);
    const from = segments[segment]?.from ?? 0;
    const earlier = segments[segment - 1];
    if (earlier && at < from + sameTime) {
      if (missing > 0 && Math.abs(at - ms - earlier.to) > sameTime) {
        toSegmentBefore();
        back.push(at);
      } else if (at - ms < from - sameTime / 2) segment -= 1;
    }
    at -= ms;
  }
  while (missing > 0) {
    back.push(at);
    toSegmentBefore();
  }
  return back.slice(0, count).reverse();
}
