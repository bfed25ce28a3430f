import type { Keys } from '#lib/simulator/accounts.ts';
import { everyModel } from '#lib/simulator/catalog.ts';
import { type Clock, systemClock } from '#lib/simulator/clock.ts';
import type { Cut } from '#lib/simulator/framing.ts';
import { type Limits, unlimited } from '#lib/simulator/limits.ts';
import type { ModelRow } from '#lib/simulator/models.ts';
import { composeReply, type Prose, type ProseRequest } from '#lib/simulator/prose/compose.ts';

export interface SimulatorOptions {
  /** The rows listed and answered. Default: the demo cast free and paid, bench rows and, with `faults`, fault rows. */
  models?: readonly ModelRow[];
  /** Whether the default list holds the fault rows. Default true. */
  faults?: boolean;
  clock?: Clock;
  seed?: number;
  /** Multiplies the pace of everything but bench rows, whose rate is in their name. */
  speed?: number;
  /** Overrides the pace of every persona. */
  tokensPerSecond?: number | null;
  /** Milliseconds; overrides the wait of every persona. */
  timeToFirstToken?: number | null;
  /** Makes every answer in prose exactly this long. */
  answerTokens?: number | null;
  limits?: Limits;
  /** Which bearer keys are let in. Default any but `sk-or-v1-invalid`; `off` asks nobody. */
  keys?: Keys;
  /** USD each account has bought; paid rows are refused when it is spent. Null never runs out. */
  credits?: number | null;
  /** Comment lines before the first chunk; bench rows have none. */
  comments?: number;
  /** The two shapes of the usage chunk that the live wire has had. */
  usageShape?: 'empty-choices' | 'repeated-choice';
  /** Whether a reply names the model as asked for, or by its dated slug. */
  modelEcho?: 'requested' | 'canonical';
  /** How bytes are cut into writes. */
  chunking?: Extract<Cut, 'event' | 'awkward'>;
  /** Milliseconds until `GET /generation` knows a reply. */
  generationDelay?: number;
  /** How many requests the truth record holds. */
  remember?: number;
  compose?: (request: ProseRequest) => Prose;
}

export type Settings = Required<SimulatorOptions>;

export function settingsFrom(options: SimulatorOptions): Settings {
  const faults = options.faults ?? true;
  return {
    models: everyModel(faults),
    clock: systemClock,
    seed: 1,
    speed: 1,
    tokensPerSecond: null,
    timeToFirstToken: null,
    answerTokens: null,
    limits: unlimited,
    keys: 'any',
    credits: null,
    comments: 1,
    usageShape: 'empty-choices',
    modelEcho: 'requested',
    chunking: 'event',
    generationDelay: 2000,
    remember: 2000,
    compose: composeReply,
    ...withoutUndefined(options),
    faults,
  };
}

/** A key present with the value undefined must not win over a default. */
function withoutUndefined(options: SimulatorOptions): SimulatorOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
