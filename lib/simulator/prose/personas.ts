export const personas = [
  'swift',
  'steady',
  'thinker',
  'scribe',
  'caller',
  'seer',
  'smith',
  'polyglot',
] as const;

export type Persona = (typeof personas)[number];

/** Finds the persona in a bare name or in a model id such as `demo/swift:free`; an unknown name speaks as Swift. */
export function personaOf(name: string): Persona {
  const lower = name.toLowerCase();
  return personas.find((persona) => lower.includes(persona)) ?? 'swift';
}
