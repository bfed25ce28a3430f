import { AttachedParts } from '#components/attachments/attached-parts.tsx';
import { attachedToPrompt } from '#lib/prompt/attachment.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { promptText } from './prompt-text.ts';

/** The prompt a reply answers, where the band above the columns does not show it. */
export function PromptHeading({ setup, className = '' }: { setup: Setup; className?: string }) {
  const text = promptText(setup);
  const attached = attachedToPrompt(setup);
  if (text === '' && attached.length === 0) return null;
  return (
    <div className={`mb-2.5 ${className}`}>
      {text !== '' && (
        <h3
          dir="auto"
          className="line-clamp-4 whitespace-pre-line font-[560] text-[14px] leading-[21px] [overflow-wrap:anywhere]"
        >
          {text}
        </h3>
      )}
      <AttachedParts parts={attached} className="mt-1.5" />
    </div>
  );
}
