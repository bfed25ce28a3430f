import { type Example, examples } from './examples.ts';

export function ExampleChips({ onPick }: { onPick: (example: Example) => void }) {
  return (
    <ul
      aria-label="Example prompts"
      className="flex gap-1.5 overflow-x-auto px-0.5 pt-0.5 pb-2 [scrollbar-width:none]"
    >
      {examples.map((example) => (
        <li key={example.kind} className="shrink-0">
          <button
            type="button"
            title={example.prompt}
            onClick={() => onPick(example)}
            className="h-[26px] rounded-full border border-hairline px-2.5 text-note text-soft transition-colors duration-quick hover:border-control hover:bg-surface hover:text-ink"
          >
            {example.kind}
          </button>
        </li>
      ))}
    </ul>
  );
}
