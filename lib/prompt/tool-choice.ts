import type { Tool, ToolChoice } from './setup.ts';

const named = 'tool:';

/** `auto`, `none`, `required`, or `tool:get_weather`. */
export function writeToolChoice(choice: ToolChoice): string {
  return typeof choice === 'string' ? choice : named + choice.name;
}

/** Null when it is none of them. */
export function readToolChoice(text: string): ToolChoice | null {
  if (text === 'auto' || text === 'none' || text === 'required') return text;
  const name = text.startsWith(named) ? text.slice(named.length) : '';
  return name === '' ? null : { name };
}

/** The choice as far as these tools allow it: one that is gone can't be asked for. */
export function choiceAmong(tools: readonly Tool[], choice: ToolChoice): ToolChoice {
  if (tools.length === 0) return 'auto';
  const isThere = typeof choice === 'string' || tools.some(({ name }) => name === choice.name);
  return isThere ? choice : 'auto';
}
