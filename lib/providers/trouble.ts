import type { Trouble } from '#lib/run/reply.ts';
import type { TroubleKind } from '#lib/stream/events.ts';
import { type Evidence, errorIn, gather } from './trouble/evidence.ts';
import { limitRows } from './trouble/limit-rows.ts';
import { permissionRows } from './trouble/permission-rows.ts';
import { requestRows } from './trouble/request-rows.ts';
import { host, type Row, type TroubleContext } from './trouble/row.ts';
import { list, string } from './trouble/values.ts';
import { WireFailure } from './wire.ts';

export interface DescribedTrouble extends Trouble {
  /** The answer states this wait, in ms, and invites another try: the only refusals that may be repeated. */
  repeatAfter: number | null;
}

/**
 * Every error of the API reference (its sections 5, 6 and 9), of OpenAI and of servers like it, as one sentence and one action. The first row that fits
 * wins, so the narrow ones stand first. Of upstream's texts three are shown, all scrubbed: the name of the endpoint, the
 * short reasons of moderation, and what a refusal that no row knows says is wrong with the request.
 */
const rows: readonly Row[] = [...limitRows, ...permissionRows, ...requestRows];

const lastRow: Row = [
  'unavailable',
  () => true,
  (e, c) => `${host(e, c)} is overloaded or out of order.`,
  () => 'Retry shortly, or choose another model.',
];

/** Sentence and action for anything a provider's SDK may throw or report in the stream. */
export function describeTrouble(error: unknown, context: TroubleContext): DescribedTrouble {
  if (error instanceof WireFailure) {
    if (error.kind === 'timeout') {
      return plain(
        'timeout',
        `Nothing was heard from ${context.provider} for too long.`,
        'Retry, or choose another model.',
      );
    }
    if (error.kind === 'network') {
      const [message, action] =
        error.status === null
          ? [`${context.provider} could not be reached.`, 'Check the network and the base URL, then retry.']
          : [`The connection to ${context.provider} broke off.`, 'Retry; the text so far is kept.'];
      return plain('network', message, action);
    }
    // A redirect is never followed: most often the base URL is not quite right.
    const isRedirect = error.status !== null && error.status >= 300 && error.status < 400;
    if (isRedirect || (error.kind === 'not-a-stream' && errorIn(error.body) === undefined)) {
      return badAnswer(context);
    }
  }
  const evidence = gather(error, context.now);
  if (error instanceof Error && evidence.status === null) {
    // The SDK's errors speak of what it read, all others of our own code.
    return string(error.name).startsWith('AI_')
      ? badAnswer(context)
      : plain('internal', 'Something went wrong on our side.', 'Retry; if it stays, report it.');
  }
  const [kind, , message, action] = rows.find(([, when]) => when(evidence)) ?? lastRow;
  const suggestions = modelNames(evidence.availability.fallback_models);
  const isRefusal = error instanceof WireFailure && error.kind === 'refused';
  return {
    kind,
    message: message(evidence, context),
    action: action(evidence, context),
    ...(evidence.wait === null ? {} : { retryAfter: Math.round(context.now + evidence.wait) }),
    ...(suggestions.length > 0
      ? { suggestions: suggestions.map((name) => `${context.prefix}:${name}`) }
      : {}),
    repeatAfter: isRefusal && mayRepeat(kind, evidence) ? evidence.wait : null,
  };
}

function badAnswer({ provider }: TroubleContext): DescribedTrouble {
  return plain(
    'bad-answer',
    `${provider} answered with something that is not a reply.`,
    'Check the base URL, or retry later.',
  );
}

/** A reply that closed without saying why, in the words that its kind has. */
export function plain(kind: TroubleKind, message: string, action: string): DescribedTrouble {
  return { kind, message, action, repeatAfter: null };
}

function mayRepeat(kind: TroubleKind, { status, metadata }: Evidence): boolean {
  if (status === 402) return metadata.reason === 'in_flight_budget_exhausted';
  // A 429 that speaks of money passes with no time.
  return (status === 429 && kind !== 'payment' && kind !== 'too-long') || status === 503;
}

/** The first few that look like the id of a model. */
function modelNames(value: unknown): string[] {
  const names = list(value).map(string);
  return names.filter((name) => /^~?[\w.-]{1,40}\/[\w.:-]{1,80}$/.test(name)).slice(0, 5);
}
