import { type Draft, emptyDraft } from '#lib/prompt/draft.ts';
import { textOf } from '#lib/prompt/message-text.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { escapeVariables } from '#lib/prompt/variables.ts';

/** A run's set-up as it is written before it is sent: the newest prompt, without what was attached and said before. */
export function draftOf(setup: Setup): Draft {
  const { system = '', parameters = {}, routing = {}, tools = [], toolChoice = 'auto', schema } = setup;
  const prompt = setup.messages.findLast(({ role }) => role === 'user');
  return {
    ...emptyDraft,
    // Sent texts have no variables left: braces in them are text.
    prompt: prompt ? escapeVariables(textOf(prompt)) : '',
    system: escapeVariables(system),
    parameters,
    routing,
    tools,
    toolChoice,
    schema: schema ?? null,
    columns: setup.columns.map(({ messages: _, ...column }) =>
      column.system === undefined ? column : { ...column, system: escapeVariables(column.system) },
    ),
  };
}
