import type { ReactNode } from 'react';

export interface Definition {
  term: ReactNode;
  meaning: ReactNode;
  /** Stands with the meaning, quieter. */
  note?: string | null;
}

/** Terms and what they mean; side by side where there is room. */
export function Definitions({ of }: { of: readonly Definition[] }) {
  return (
    <dl>
      {of.map(({ term, meaning, note }, index) => (
        <div
          key={index}
          className="grid gap-x-6 border-hairline border-t py-2.5 sm:grid-cols-[150px_minmax(0,1fr)]"
        >
          <dt className="font-medium text-body">{term}</dt>
          <dd className="text-body text-soft">
            {meaning}
            {note && <span className="block text-mute text-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
