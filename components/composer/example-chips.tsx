import { examples } from './examples.ts';

export function ExampleChips({ onPick }: { onPick: (prompt: string) => void }) {
  return (
    <ul
      aria-label="Example prompts"
      className="flex gap-1.5 overflow-x-auto px-0.5 pt-0.5 pb-2 [scrollbar-width:none]"
    >
      {examples.map(({ kind, prompt }) => (
        <li key={kind} className="shrink-0">
          <button
            type="button"
            title={prompt}
            onClick={() => onPick(prompt)}
            className="h-[26px] rounded-full border border-hairline px-2.5 text-note text-soft transition-colors duration-quick hover:border-control hover:bg-surface hover:text-ink"
          >
            {kind}
          </button>
        </li>
      ))}
    </ul>
  );
}
