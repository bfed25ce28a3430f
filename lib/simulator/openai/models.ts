import type { FaceModel } from '#lib/simulator/face.ts';
import type { Fault } from '#lib/simulator/fault.ts';
import { replyFaults } from '#lib/simulator/fault-replies.ts';
import { modelRow } from '#lib/simulator/models.ts';
import { openAiRefusals } from '#lib/simulator/openai/refusals.ts';

/** Where a server puts thoughts: nowhere, in a field of one of two names, or in tags within the answer. */
export type ThoughtPlace = 'none' | 'reasoning_content' | 'reasoning' | 'tags';

export interface OpenAiModel extends FaceModel {
  thoughts: ThoughtPlace;
}

const model = (id: string, thoughts: ThoughtPlace = 'none'): OpenAiModel => ({
  row: modelRow({
    id,
    name: id,
    description: 'A simulated model behind an OpenAI-compatible server.',
    contextLength: 131_072,
    maxOutput: 16_384,
    inputs: ['text', 'image'],
    parameters: [
      'frequency_penalty',
      'max_tokens',
      'presence_penalty',
      'response_format',
      'seed',
      'stop',
      'temperature',
      'tool_choice',
      'tools',
      'top_p',
    ],
    pricing: { prompt: '0.0000001', completion: '0.0000004' },
    ...(thoughts === 'none' ? {} : { reasoning: { mandatory: false } }),
  }),
  fault: null,
  thoughts,
});

const answering: readonly OpenAiModel[] = [
  model('gpt-demo'),
  model('gpt-demo-mini'),
  model('deep-demo', 'reasoning_content'),
  model('oss-demo', 'reasoning'),
  model('think-demo', 'tags'),
];

/** The faults of a reply that every server of this kind can have. */
const shared = [
  'error-first-event',
  'error-mid-stream',
  'error-bare',
  'empty-stream',
  'empty-reply',
  'cut',
  'disconnect',
  'stall',
  'stall-start',
  'drip',
  'crlf',
  'split-utf8',
  'no-usage',
  'no-done',
  'content-filter',
  'tool-bad-arguments',
  'tool-empty-arguments',
  'slow-headers',
] as const;

/** Named like a chat model of OpenAI's, since it is by their names that those are told from the rest. */
const faulty = (name: string, fault: Fault | null, refuse?: OpenAiModel['refuse']): OpenAiModel => ({
  ...model(`gpt-fault-${name}`),
  fault,
  ...(refuse ? { refuse } : {}),
});

export const openAiModels: readonly OpenAiModel[] = [
  ...answering,
  ...Object.entries(openAiRefusals).map(([name, refuse]) => faulty(name, null, refuse)),
  ...shared.map((name) => faulty(name, replyFaults[name] ?? null)),
];

/** Listed among the others, though no chat is to be had with them. */
export const otherOpenAiModels: readonly string[] = [
  'text-embedding-3-small',
  'whisper-1',
  'tts-1-hd',
  'dall-e-3',
  'gpt-image-1',
  'gpt-4o-realtime-preview',
  'gpt-4o-mini-tts',
  'gpt-4o-transcribe',
  'gpt-3.5-turbo-instruct',
  'omni-moderation-latest',
  'babbage-002',
];
