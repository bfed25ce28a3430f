import { type CommandKey, capsOf, type Page, shortcuts, shortcutsOf } from '#components/command/shortcuts.ts';
import { Definitions } from './definitions.tsx';

/** What the keys do on a page, from the table that the page itself listens by. */
export function Keys({ page, command }: { page: Page; command: CommandKey }) {
  return (
    <Definitions
      of={shortcutsOf(page).map((id) => ({
        term: (
          <span className="flex gap-1">
            {capsOf(id, command).map((cap) => (
              <kbd
                key={cap}
                className="min-w-6 rounded-[5px] border border-control px-1.5 text-center font-mono text-[12px] text-soft leading-[22px]"
              >
                {cap}
              </kbd>
            ))}
          </span>
        ),
        meaning: shortcuts[id].words,
      }))}
    />
  );
}
