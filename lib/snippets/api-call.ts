/** One request to a model's own API, as a program would make it: all that the code in any language is made from. */
export interface ApiCall {
  /** The prefix of the model's id. */
  provider: string;
  /** The address without `/chat/completions`. */
  baseUrl: string;
  /** The environment variable that holds the key; null where none is wanted. Never the key itself. */
  key: string | null;
  /** Why a run does not send it, in words for people; without it a run does. */
  refused?: string;
  /** What our own provider sends. */
  body: Record<string, unknown>;
}

export const pathOfCall = '/chat/completions';
