/** How fast a persona is: milliseconds to its first token, then tokens per second. */
export interface Pace {
  firstToken: number;
  tokensPerSecond: number;
}

export interface Persona {
  title: string;
  description: string;
  pace: Pace;
  /** USD per token of the paid row, as the decimal strings of the list. */
  prompt: string;
  completion: string;
  contextLength: number;
  maxOutput: number;
  inputs: readonly string[];
  parameters: readonly string[];
  reasoning: boolean;
  categories: readonly string[];
}

const sampling = ['max_tokens', 'seed', 'stop', 'temperature', 'top_p'] as const;

const calling = ['parallel_tool_calls', 'tool_choice', 'tools'] as const;

const plain: Omit<Persona, 'title' | 'description' | 'pace'> = {
  prompt: '0.0000001',
  completion: '0.0000004',
  contextLength: 131_072,
  maxOutput: 16_384,
  inputs: ['text'],
  parameters: sampling,
  reasoning: false,
  categories: [],
};

/** The cast: eight fictional models, each different enough to be worth a column of its own. */
export const personas: Readonly<Record<string, Persona>> = {
  swift: {
    ...plain,
    title: 'Swift',
    description: 'Answers at once and briefly. A simulated model for trying the page without a key.',
    pace: { firstToken: 180, tokensPerSecond: 110 },
    prompt: '0.00000005',
    completion: '0.0000002',
    categories: ['trivia', 'marketing'],
  },
  steady: {
    ...plain,
    title: 'Steady',
    description:
      'Even pace, even tone, well-ordered answers. A simulated model for trying the page without a key.',
    pace: { firstToken: 420, tokensPerSecond: 55 },
    parameters: [...sampling, 'frequency_penalty', 'presence_penalty', 'response_format', 'top_k'],
    categories: ['academia', 'science'],
  },
  thinker: {
    ...plain,
    title: 'Thinker',
    description: 'Reasons aloud before it answers. A simulated model for trying the page without a key.',
    pace: { firstToken: 350, tokensPerSecond: 70 },
    prompt: '0.0000006',
    completion: '0.0000024',
    maxOutput: 32_768,
    parameters: [...sampling, 'include_reasoning', 'reasoning', 'reasoning_effort'],
    reasoning: true,
    categories: ['science', 'finance'],
  },
  scribe: {
    ...plain,
    title: 'Scribe',
    description:
      'Writes long, careful prose and takes its time. A simulated model for trying the page without a key.',
    pace: { firstToken: 600, tokensPerSecond: 38 },
    prompt: '0.0000003',
    completion: '0.0000015',
    parameters: [...sampling, 'frequency_penalty', 'presence_penalty', 'repetition_penalty', 'top_k'],
    categories: ['roleplay', 'marketing'],
  },
  caller: {
    ...plain,
    title: 'Caller',
    description:
      'Calls the tools it is given before it answers. A simulated model for trying the page without a key.',
    pace: { firstToken: 380, tokensPerSecond: 65 },
    prompt: '0.0000002',
    completion: '0.0000008',
    parameters: [...sampling, ...calling, 'response_format', 'structured_outputs'],
    categories: ['programming', 'technology'],
  },
  seer: {
    ...plain,
    title: 'Seer',
    description: 'Takes pictures as well as text. A simulated model for trying the page without a key.',
    pace: { firstToken: 500, tokensPerSecond: 50 },
    prompt: '0.00000025',
    completion: '0.000001',
    inputs: ['text', 'image'],
    categories: ['technology'],
  },
  smith: {
    ...plain,
    title: 'Smith',
    description:
      'Writes code and structured data, takes pictures and calls tools. A simulated model for trying the page without a key.',
    pace: { firstToken: 300, tokensPerSecond: 85 },
    prompt: '0.00000015',
    completion: '0.0000006',
    inputs: ['text', 'image'],
    parameters: [...sampling, ...calling, 'response_format', 'structured_outputs'],
    categories: ['programming'],
  },
  polyglot: {
    ...plain,
    title: 'Polyglot',
    description:
      'Many languages, a very large context, pictures and tools. A simulated model for trying the page without a key.',
    pace: { firstToken: 260, tokensPerSecond: 75 },
    contextLength: 1_000_000,
    maxOutput: 65_536,
    inputs: ['text', 'image'],
    parameters: [...sampling, ...calling, 'response_format'],
    categories: ['translation'],
  },
};
