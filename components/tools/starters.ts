import type { Tool } from '#lib/prompt/setup.ts';

/** Tools to begin with, each with a result that a first run can do with. */
export const weather: Tool = {
  name: 'get_weather',
  description: 'The weather in a city right now',
  parameters: {
    type: 'object',
    properties: {
      city: { type: 'string', description: 'The city, for example Oslo' },
      unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
    },
    required: ['city'],
    additionalProperties: false,
  },
  result: '{"temperature": 4, "unit": "celsius", "sky": "light rain", "wind_m_s": 7}',
};

export const starters: readonly Tool[] = [
  weather,
  {
    name: 'search',
    description: 'Searches the web and gives back the best results',
    parameters: {
      type: 'object',
      properties: { query: { type: 'string' }, limit: { type: 'integer', minimum: 1, maximum: 10 } },
      required: ['query'],
      additionalProperties: false,
    },
  },
  {
    name: 'calculator',
    description: 'Works out an arithmetic expression',
    parameters: {
      type: 'object',
      properties: { expression: { type: 'string', description: 'For example (3 + 4) * 12' } },
      required: ['expression'],
      additionalProperties: false,
    },
  },
];
