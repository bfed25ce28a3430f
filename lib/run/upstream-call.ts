import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { callOptions } from '#lib/prompt/call.ts';
import type { Provider } from '#lib/providers/provider.ts';
import type { ReplyTask } from './reply-task.ts';

/** The call as the provider's model is asked it; `prompt` is what is sent with it. */
export function upstreamCall(
  provider: Pick<Provider, 'options'>,
  { setup, parameters, routing }: Pick<ReplyTask, 'setup' | 'parameters' | 'routing'>,
  prompt: LanguageModelV4Prompt,
): LanguageModelV4CallOptions {
  return {
    ...callOptions(setup, parameters, prompt),
    prompt,
    providerOptions: provider.options(parameters, routing),
    includeRawChunks: true,
  };
}
