/** What the simulator knows about one chat completion when it asks for words. `seed` fixes every choice made. */
export interface ProseRequest {
  persona: string;
  prompt: string;
  system?: string;
  history: { role: string; text: string }[];
  images: number;
  seed: number;
  json?: { schema?: unknown } | null;
  tools?: { name: string; description?: string; parameters?: unknown }[];
  toolResults: { name?: string; text: string }[];
}

/** One reply, whole: the simulator cuts it into tokens. `toolCall.arguments` is JSON text. */
export interface Prose {
  thinking?: string;
  answer: string;
  toolCall?: { name: string; arguments: string };
}
