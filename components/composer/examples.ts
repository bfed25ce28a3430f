export interface Example {
  kind: string;
  prompt: string;
  /** The tool (components/tools/starters.ts) that comes with it, by name. */
  tool?: 'get_weather';
  /** The schema (components/schema/starters.ts) its answer must satisfy, by name. */
  schema?: 'Invoice';
  /** The sample picture comes with it. */
  picture?: true;
}

/** The file name of that picture. */
export const sampleName = 'tea-chart.png';

/** Prompts to begin with, one for each thing people compare models by. */
export const examples: readonly Example[] = [
  {
    kind: 'Compare',
    prompt: 'When should I reach for a hash map instead of a sorted array? Show the trade-off in a table.',
  },
  {
    kind: 'Reasoning',
    prompt:
      'Three friends share a bill of 60. One pays twice as much as the second, the third pays 5 less than the second. Who pays what? Show each step.',
  },
  {
    kind: 'Code',
    prompt:
      'Write a TypeScript function that debounces async calls and returns the newest result to every caller. Explain the edge cases in three bullets.',
  },
  {
    kind: 'Extract to JSON',
    prompt:
      'Extract sender, amount, currency and due date: "Hello, this is Marta from Nordlicht GmbH. Please pay invoice 2207 over €1,480.50 by 14 March. Thanks!"',
    schema: 'Invoice',
  },
  {
    kind: 'Translate',
    prompt:
      'Translate into French, German and Japanese, in a friendly tone: "Your parcel is on its way. You can still change the address until tonight."',
  },
  {
    kind: 'Vision',
    prompt: 'What does this chart show? Name the best and the worst day, and the difference between the two.',
    picture: true,
  },
  {
    kind: 'Use a tool',
    prompt: 'What is the weather in Oslo right now, and do I need a coat?',
    tool: 'get_weather',
  },
  { kind: 'Poem', prompt: 'Write a short poem about four runners who start together and finish apart.' },
];
