import type { Setup } from '#lib/prompt/setup.ts';
import { promptText } from './prompt-text.ts';

/** The prompt a reply answers, where the band above the columns does not show it. */
export function PromptHeading({ setup, className = '' }: { setup: Setup; className?: string }) {
  const text = promptText(setup);
  if (text === '') return null;
  return (
    <h3
      dir="auto"
      className={`mb-2.5 line-clamp-4 whitespace-pre-line font-[560] text-[14px] leading-[21px] [overflow-wrap:anywhere] ${className}`}
    >
      {text}
    </h3>
  );
}
