interface Starter {
  name: string;
  schema: Record<string, unknown>;
}

const text = { type: 'string' };

/** Answers to begin with. Every field is required and nothing else allowed: the strict forms take no other. */
const answer = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

export const starters: readonly Starter[] = [
  {
    name: 'Invoice',
    schema: answer({
      sender: text,
      amount: { type: 'number' },
      currency: { type: 'string', description: 'ISO 4217, for example EUR' },
      due: { type: 'string', description: 'The due date as it is written' },
    }),
  },
  {
    name: 'Contact',
    schema: answer({ name: text, company: text, email: text, phone: text }),
  },
  {
    name: 'Sentiment',
    schema: answer({
      sentiment: { type: 'string', enum: ['positive', 'neutral', 'negative'] },
      score: { type: 'number', minimum: 0, maximum: 1 },
      reason: text,
    }),
  },
];
