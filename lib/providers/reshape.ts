import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';

type StreamPart = LanguageModelV4StreamPart;

export interface Reshaping {
  /** The call before it is made. */
  call?(options: LanguageModelV4CallOptions): LanguageModelV4CallOptions;
  /** One for each stream: every part becomes none, one or several. */
  parts?(): Reshape;
}

export type Reshape = (part: StreamPart) => Iterable<StreamPart>;

/** One after the other. */
export function inOrder(...steps: readonly Reshape[]): Reshape {
  return (part) =>
    steps.reduce<readonly StreamPart[]>((parts, step) => parts.flatMap((each) => [...step(each)]), [part]);
}

/** A model of the SDK's whose peculiarities stop here: what goes in and what comes out is as every other provider's. */
export function reshaped(model: LanguageModelV4, { call, parts }: Reshaping): LanguageModelV4 {
  const asked = (options: LanguageModelV4CallOptions) => call?.(options) ?? options;
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (options) => model.doGenerate(asked(options)),
    async doStream(options) {
      const result = await model.doStream(asked(options));
      if (!parts) return result;
      const reshape = parts();
      const stream = result.stream.pipeThrough(
        new TransformStream<StreamPart, StreamPart>({
          transform(part, controller) {
            for (const each of reshape(part)) controller.enqueue(each);
          },
        }),
      );
      return { ...result, stream };
    },
  };
}
