import type { Parameters } from './parameters.ts';
import type { Setting } from './settings.ts';

export type SettingValue = number | string | string[];

function readNumber(setting: Extract<Setting, { min: number }>, text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const fits = value >= setting.min && value <= setting.max;
  return fits && (setting.kind === 'number' || Number.isInteger(value)) ? value : undefined;
}

function readList(
  setting: Extract<Setting, { kind: 'list' }>,
  texts: readonly string[],
): string[] | undefined {
  const values = texts.filter((text) => text !== '');
  return values.length <= setting.max ? values : undefined;
}

/** A setting's value from text; a list has a text per entry (a single empty one: no entries). Undefined: not valid. */
export function readSetting(setting: Setting, texts: readonly string[]): SettingValue | undefined {
  if (setting.kind === 'list') return readList(setting, texts);
  const [text] = texts;
  if (text === undefined) return undefined;
  if (setting.kind === 'choice') return setting.choices.find((choice) => choice === text);
  return readNumber(setting, text);
}

/** The inverse of `readSetting`. */
export function writeSetting(value: SettingValue): string[] {
  if (!Array.isArray(value)) return [String(value)];
  return value.length === 0 ? [''] : value;
}

/** `undefined` takes the setting out. The value must have come from `readSetting`. */
export function withSetting(
  parameters: Parameters,
  setting: Setting,
  value: SettingValue | undefined,
): Parameters {
  const { [setting.key]: _before, ...rest } = parameters;
  return value === undefined ? rest : { ...rest, [setting.key]: value };
}
