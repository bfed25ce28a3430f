import type { Draft } from './draft.ts';
import { composeJson } from './json/compose-json.ts';
import { isSmallTalk } from './kinds/small-talk.ts';
import { callsTools } from './personas.ts';
import { type Reading, readPrompt } from './reading.ts';
import { recognisers } from './recognise.ts';
import type { Prose, ProseRequest } from './request.ts';
import { honour } from './system.ts';
import { think } from './thinking.ts';
import { bestTool, composeToolCall } from './tools.ts';
import { voices } from './voices.ts';

export type { Prose, ProseRequest } from './request.ts';
export { composeToolCall } from './tools.ts';

function draftFor(reading: Reading): Draft {
  for (const { draft } of recognisers) {
    const drafted = draft(reading);
    if (drafted) return drafted;
  }
  throw new Error('The last recogniser takes every prompt');
}

function read(request: ProseRequest): Reading {
  return readPrompt(request, (prompt) => draftFor(read({ ...request, prompt, history: [] })));
}

function shouldCall(request: ProseRequest, reading: Reading): boolean {
  if (!callsTools(reading.persona) || request.toolResults.length > 0) return false;
  const best = bestTool(request.tools ?? [], reading.prompt);
  return best !== undefined && (best.points > 0 || (reading.prompt !== '' && !isSmallTalk(reading)));
}

/**
 * The whole reply of a demo model to one request: the same for the same request and seed, never empty, never
 * throwing, and quick however long the prompt is. With `json`, `answer` is JSON text that fits the schema.
 */
export function composeReply(request: ProseRequest): Prose {
  const reading = read(request);
  const draft = draftFor(reading);
  const thinking = reading.persona === 'thinker' ? { thinking: think(reading, draft) } : {};

  if (shouldCall(request, reading)) {
    const toolCall = composeToolCall({ prompt: reading.prompt, tools: request.tools });
    if (toolCall) return { ...thinking, answer: '', toolCall };
  }
  if (request.json) return { ...thinking, answer: composeJson(draft, reading, request.json.schema) };

  const answer = voices[reading.persona](draft, reading);
  return { ...thinking, answer: honour(request.system, answer, draft, reading) };
}
