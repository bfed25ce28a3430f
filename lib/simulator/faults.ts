import type { Fault } from '#lib/simulator/fault.ts';
import { refusingFaults } from '#lib/simulator/fault-refusals.ts';
import { replyFaults } from '#lib/simulator/fault-replies.ts';
import { type ModelRow, modelRow } from '#lib/simulator/models.ts';

/** Every fault by the name its row carries after `fault/`: one row each. */
export const faults: Readonly<Record<string, Fault>> = { ...refusingFaults, ...replyFaults };

export function faultOf(modelId: string): Fault | null {
  const name = modelId.startsWith('fault/') ? modelId.slice('fault/'.length) : '';
  return Object.hasOwn(faults, name) ? (faults[name] ?? null) : null;
}

/** Priced, so that neither a free quota nor a planner stands between a test and its fault. */
export const faultModels: readonly ModelRow[] = Object.entries(faults).map(([name, fault]) =>
  modelRow({
    id: `fault/${name}`,
    name: `Fault: ${name}`,
    description: fault.summary,
    contextLength: 131_072,
    maxOutput: 131_072,
    inputs: ['text', 'image'],
    parameters: [
      'max_tokens',
      'response_format',
      'seed',
      'stop',
      'structured_outputs',
      'temperature',
      'tool_choice',
      'tools',
      'top_p',
      ...(fault.reasoning ? ['include_reasoning', 'reasoning'] : []),
    ],
    pricing: { prompt: '0.0000001', completion: '0.0000004' },
    ...(fault.reasoning ? { reasoning: fault.reasoning } : {}),
  }),
);
