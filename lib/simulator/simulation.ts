import { Accounts } from '#lib/simulator/accounts.ts';
import { AuthorizationCodes } from '#lib/simulator/authorization-codes.ts';
import { type Settings, type SimulatorOptions, settingsFrom } from '#lib/simulator/options.ts';
import { randomFrom, randomName, seedFrom } from '#lib/simulator/random.ts';
import { Records } from '#lib/simulator/record.ts';

/** The state that all routes of one simulator share. */
export interface Simulation {
  settings: Settings;
  accounts: Accounts;
  codes: AuthorizationCodes;
  records: Records;
  random: () => number;
}

/** A request on its way to a route. */
export interface Call {
  request: Request;
  url: URL;
  /** The captured parts of the path. */
  parameters: readonly string[];
  simulation: Simulation;
}

export function createSimulation(options: SimulatorOptions): Simulation {
  const settings = settingsFrom(options);
  return {
    settings,
    accounts: new Accounts(settings),
    codes: new AuthorizationCodes(),
    records: new Records(settings.remember),
    random: randomFrom(seedFrom('names', settings.seed)),
  };
}

/** `gen-<unix seconds>-<20 letters or digits>`. */
export function newGenerationId({ random }: Simulation, now: number): string {
  return `gen-${Math.floor(now / 1000)}-${randomName(random, 20)}`;
}
