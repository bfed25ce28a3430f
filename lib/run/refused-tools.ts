import type { Model } from '#lib/catalog/model.ts';
import { shortName } from '#lib/catalog/model-id.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';

/** A model of which nothing is known is asked: its provider knows better. */
const can = ({ parameters }: Model, what: string) => parameters.length === 0 || parameters.includes(what);

/**
 * What the set-up wants of the model and it does not offer, as the event that says so; null when it offers all. Asked
 * for anyway, some providers refuse with a riddle and others leave it out without a word.
 */
export function refusedTools(model: Model, { tools, toolChoice, schema }: Setup): ReplyEvent | null {
  const wantsTools = Boolean(tools?.length) && toolChoice !== 'none';
  const missing: [ability: string, what: string][] = [];
  if (wantsTools && !can(model, 'tools')) missing.push(['call tools', 'the tools']);
  if (schema && !can(model, 'structured_outputs')) missing.push(['answer by a JSON Schema', 'the schema']);
  if (missing.length === 0) return null;
  return {
    type: 'reply-error',
    kind: 'unsupported',
    message: `${shortName(model.name)} can’t ${missing.map(([ability]) => ability).join(' or ')}.`,
    action: `Remove ${missing.map(([, what]) => what).join(' and ')}, or choose a model that can.`,
  };
}

/** Tools that must not be called are not even shown to a model that knows none. */
export function offeredTools(model: Model, setup: Setup): Setup {
  return setup.tools && !can(model, 'tools') ? { ...setup, tools: [] } : setup;
}
