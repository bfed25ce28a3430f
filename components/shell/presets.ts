import type { Standing } from '#lib/prompt/line-up.ts';
import type { Parameters } from '#lib/prompt/parameters.ts';
import { readSetting, withSetting, writeSetting } from '#lib/prompt/setting-value.ts';
import { settings } from '#lib/prompt/settings.ts';

/** A line-up under a name: its columns with what differs in each, without a prompt. */
export interface Preset {
  name: string;
  columns: readonly Standing[];
}

export interface PresetStore {
  /** The one kept last first. */
  get(): readonly Preset[];
  subscribe(listener: () => void): () => void;
  /** Takes the place of one that has that name. False: there is no room, or nothing to keep. */
  keep(preset: Preset): boolean;
  remove(name: string): void;
}

/** Enough of `localStorage`; null where the browser refuses it. */
type Keeper = Pick<Storage, 'getItem' | 'setItem'> | null;

export const mostPresets = 50;
export const longestName = 60;
export const noPresets: readonly Preset[] = [];
const KEY = 'abreast.line-ups';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings may have been renamed since: what is not known, or out of range, is left out. */
function readParameters(value: unknown): Parameters | undefined {
  if (!isRecord(value)) return undefined;
  let parameters: Parameters = {};
  for (const setting of settings) {
    const own = value[setting.key];
    if (typeof own !== 'number' && typeof own !== 'string' && !Array.isArray(own)) continue;
    parameters = withSetting(parameters, setting, readSetting(setting, writeSetting(own)));
  }
  return Object.keys(parameters).length > 0 ? parameters : undefined;
}

function readStanding(value: unknown): Standing[] {
  if (!isRecord(value) || typeof value.model !== 'string' || value.model === '') return [];
  const { model, system, routing } = value;
  const parameters = readParameters(value.parameters);
  return [
    {
      model,
      ...(typeof system === 'string' && { system }),
      ...(parameters && { parameters }),
      ...(isRecord(routing) && { routing }),
    },
  ];
}

function readPreset(value: unknown): Preset[] {
  if (!isRecord(value) || typeof value.name !== 'string' || !Array.isArray(value.columns)) return [];
  const columns = value.columns.flatMap(readStanding);
  return value.name === '' || columns.length === 0 ? [] : [{ name: value.name, columns }];
}

/** What was kept may be anybody's writing: whatever is no line-up counts as none. */
function read(keeper: Keeper): readonly Preset[] {
  try {
    const kept: unknown = JSON.parse(keeper?.getItem(KEY) ?? '[]');
    if (!Array.isArray(kept)) return noPresets;
    const byName = new Map(kept.flatMap(readPreset).map((preset) => [preset.name, preset]));
    return byName.size > 0 ? [...byName.values()].slice(0, mostPresets) : noPresets;
  } catch {
    return noPresets;
  }
}

/** Works without a keeper too, and then forgets at the end of the visit. */
export function createPresets(keeper: Keeper): PresetStore {
  let presets = read(keeper);
  const listeners = new Set<() => void>();

  function change(next: readonly Preset[]): void {
    presets = next;
    try {
      keeper?.setItem(KEY, JSON.stringify(next));
    } catch {
      // A full or forbidden storage only means that the next visit starts without them.
    }
    for (const listener of listeners) listener();
  }

  const without = (name: string) => presets.filter((preset) => preset.name !== name);

  return {
    get: () => presets,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep({ name, columns }) {
      const trimmed = name.trim().slice(0, longestName);
      const others = without(trimmed);
      if (trimmed === '' || columns.length === 0 || others.length >= mostPresets) return false;
      change([{ name: trimmed, columns }, ...others]);
      return true;
    },
    remove: (name) => change(without(name)),
  };
}
