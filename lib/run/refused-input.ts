import { type Input, takesInput } from '#lib/catalog/inputs.ts';
import type { Model } from '#lib/catalog/model.ts';
import { shortName } from '#lib/catalog/model-id.ts';
import { attachedTo } from '#lib/prompt/attachment.ts';
import type { Column, Message, Setup } from '#lib/prompt/setup.ts';
import type { ReplyEvent } from '#lib/stream/events.ts';

const words: Record<Input, { many: string; one: string; needed: string }> = {
  image: { many: 'pictures', one: 'the picture', needed: 'vision' },
  file: { many: 'PDFs', one: 'the PDF', needed: 'PDF input' },
};

/**
 * What the model was about to be sent and cannot take, as the event that says so; null when it takes all of it. Asked
 * for anyway, most providers refuse with a riddle and some answer as if nothing had been attached.
 */
export function refusedInput(
  model: Model,
  setup: Setup,
  column: Column,
  history: readonly Message[],
): ReplyEvent | null {
  const prompt = column.messages ?? setup.messages;
  const refused = inputsIn([...(column.messages ? [] : history), ...prompt]).filter(
    (input) => !takesInput(model, input),
  );
  const [first] = refused;
  if (first === undefined) return null;
  const inPrompt = inputsIn(prompt.slice(-1)).some((input) => refused.includes(input));
  const needed = refused.map((input) => words[input].needed).join(' and ');
  const what = refused.length > 1 ? 'them' : words[first].one;
  const where = inPrompt ? '' : ', and an earlier prompt of this conversation has one';
  return {
    type: 'reply-error',
    kind: 'unsupported',
    message: `${shortName(model.name)} takes no ${refused.map((input) => words[input].many).join(' and no ')}${where}.`,
    action: `${inPrompt ? `Remove ${what}` : 'Start a new conversation'}, or choose a model with ${needed}.`,
  };
}

function inputsIn(messages: readonly Message[]): Input[] {
  return [...new Set(messages.flatMap(attachedTo).map((part) => part.type))].sort(
    (one, other) => rank(one) - rank(other),
  );
}

const rank = (input: Input) => (input === 'image' ? 0 : 1);
