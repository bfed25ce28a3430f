import type { Draft } from './draft.ts';
import { type Persona, personaOf } from './personas.ts';
import { createRandom, type Random } from './random.ts';
import type { ProseRequest } from './request.ts';
import { givenText, subjectOf } from './subject.ts';
import { capText } from './text.ts';

/** A prompt once read: everything the kinds look at. Texts are capped, so no prompt is too long to be read. */
export interface Reading {
  persona: Persona;
  prompt: string;
  lower: string;
  subject: string;
  given: string | undefined;
  wantsTable: boolean;
  wantsCode: boolean;
  images: number;
  history: readonly { role: string; text: string }[];
  toolResults: readonly { name?: string; text: string }[];
  /** Choices that differ by persona; the same for the same seed. */
  random: Random;
  /** Drafts another prompt with the same seed, for follow-ups. */
  draft(prompt: string): Draft;
}

const tableWanted = /\b(?:table|tabular|in columns|side by side)\b/;
const otherTables =
  /\b(?:hash|lookup|look-up|multiplication|times|round|dinner|kitchen|coffee|pool|routing|truth|sql) tables?\b|\btables? (?:tennis|salt|cloth|lamp)\b/g;

export function readPrompt(request: ProseRequest, draft: (prompt: string) => Draft): Reading {
  const prompt = capText(request.prompt).trim();
  const lower = prompt.toLowerCase().replace(/[’‘]/g, "'");
  const persona = personaOf(request.persona);
  return {
    persona,
    prompt,
    lower,
    subject: subjectOf(prompt),
    given: givenText(prompt),
    wantsTable: tableWanted.test(lower.replace(otherTables, '')),
    wantsCode: /\b(?:code|snippet|in (?:python|typescript|javascript|go|rust|java|sql))\b/.test(lower),
    images: request.images,
    history: request.history.slice(-12).map(({ role, text }) => ({ role, text: capText(text) })),
    toolResults: request.toolResults.slice(-8).map(({ name, text }) => ({ name, text: capText(text) })),
    random: createRandom(request.seed, `${persona}:${prompt}`),
    draft,
  };
}
