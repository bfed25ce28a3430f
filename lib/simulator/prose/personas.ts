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

/** Those that reach for a tool by themselves, and those that take pictures. */
const callers: readonly string[] = ['caller', 'smith', 'polyglot'];
const seers: readonly string[] = ['seer', 'smith', 'polyglot'];

export const callsTools = (persona: string): boolean => callers.includes(persona);
export const takesPictures = (persona: string): boolean => seers.includes(persona);
