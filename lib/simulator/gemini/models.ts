import type { FaceModel } from '#lib/simulator/face.ts';
import type { Fault } from '#lib/simulator/fault.ts';
import { replyFaults } from '#lib/simulator/fault-replies.ts';
import { geminiRefusals } from '#lib/simulator/gemini/refusals.ts';
import { modelRow } from '#lib/simulator/models.ts';

export interface GeminiModel extends FaceModel {
  /** Its tool calls carry a signature that must come back. */
  signs: boolean;
}

const prefix = 'gemini-fault-';

function row(name: string, thinks: boolean, mandatory: boolean) {
  return modelRow({
    id: name,
    name,
    description: 'A simulated model behind the Gemini API.',
    contextLength: 1_048_576,
    maxOutput: 65_536,
    inputs: ['text', 'image', 'file'],
    parameters: ['max_tokens', 'response_format', 'stop', 'temperature', 'tool_choice', 'tools', 'top_p'],
    pricing: { prompt: '0', completion: '0' },
    ...(thinks ? { reasoning: { mandatory } } : {}),
  });
}

const model = (name: string, thinks: boolean, mandatory: boolean, signs: boolean): GeminiModel => ({
  row: row(name, thinks, mandatory),
  fault: null,
  signs,
});

const answering: readonly GeminiModel[] = [
  model('gemini-3.8-flash', true, true, true),
  model('gemini-3.5-flash-lite', true, true, true),
  model('gemini-2.5-pro', true, true, false),
  model('gemini-2.5-flash', true, false, false),
  model('gemini-2.0-flash', false, false, false),
];

/** The faults of a reply that this API can have as well; comments, costs and endpoints it does not know. */
const shared = [
  'error-bare',
  'empty-stream',
  'empty-reply',
  'cut',
  'disconnect',
  'stall',
  'stall-start',
  'split-utf8',
  'no-done',
  'content-filter',
  'tool-bad-arguments',
  'slow-headers',
] as const;

const faulty = (name: string, fault: Fault | null, refuse?: GeminiModel['refuse']): GeminiModel => ({
  ...model(`${prefix}${name}`, false, false, false),
  fault,
  ...(refuse ? { refuse } : {}),
});

export const geminiModels: readonly GeminiModel[] = [
  ...answering,
  ...Object.entries(geminiRefusals).map(([name, refuse]) => faulty(name, null, refuse)),
  ...shared.map((name) => faulty(name, replyFaults[name] ?? null)),
];

/** What the list holds besides: no chat is to be had with any of these. */
export const otherGeminiModels: readonly string[] = [
  'gemini-embedding-001',
  'gemini-2.5-flash-image',
  'gemini-2.5-flash-preview-tts',
  'gemini-2.5-flash-native-audio-latest',
  'gemini-2.0-flash-live-001',
  'text-embedding-004',
  'imagen-4.0-generate-001',
  'veo-3.0-generate-001',
  'aqa',
];

/** Chat takes a name with the list's prefix and without it. */
export const bareName = (name: string): string => name.replace(/^models\//, '');

export function findGeminiModel(name: string): GeminiModel | undefined {
  return geminiModels.find(({ row }) => row.id === bareName(name));
}
