'use client';
import { Dialog } from '#components/ui/dialog.tsx';

interface HelpDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** How the platform writes its command key: `⌘` or `Ctrl`. */
  command: string;
  /** The keys of another page than the playground. */
  keys?: readonly (readonly [meaning: string, keys: readonly string[]])[];
}

export function HelpDialog({ open, onOpenChange, command, keys: others }: HelpDialogProps) {
  const shortcuts =
    others ??
    ([
      ['Run in all columns', [command, '↵']],
      ['Stop all', ['Esc']],
      ['Choose models', [command, 'K']],
      ['Write a prompt', ['/']],
      ['History', ['H']],
      ['Go to a column', ['1', '–', '9']],
      ['Retry the column you are in', ['R']],
      ['Move the column you are in', ['[', ']']],
      ['These shortcuts', ['?']],
    ] as const);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" className="sm:w-[400px]">
      <dl>
        {shortcuts.map(([meaning, keys]) => (
          <div
            key={meaning}
            className="flex h-10 items-center justify-between border-hairline border-t first:border-t-0"
          >
            <dt className="text-soft">{meaning}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded-[5px] border border-control px-1.5 text-center font-mono text-[12px] leading-[22px] text-soft"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
