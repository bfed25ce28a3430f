'use client';
import { clsx } from 'clsx';
import { type ClipboardEvent, type FormEvent, useId, useState } from 'react';
import { fieldLook } from '#components/settings/field-look.ts';
import { Button } from '#components/ui/button.tsx';
import type { Connection } from '#lib/connect/connection.ts';
import { readKey } from '#lib/connect/key.ts';
import type { Problem } from '#lib/connect/use-connections.ts';
import { AppError } from '#lib/errors.ts';
import { ProblemLine } from './problem-line.tsx';

interface KeyFormProps {
  /** Those that take a key. */
  providers: readonly Connection[];
  /** The one that is chosen at first. */
  wanted: string | undefined;
  heading: string;
  /** Resolves to null when the key is kept. */
  onKey: (provider: string, key: string) => Promise<Problem | null>;
  /** The visitor turns to the field: what was said before is over. */
  onBegin: () => void;
  onDone: (name: string) => void;
}

/** What is wrong with a key, before it goes anywhere; null when nothing is. */
function problemWith(text: string): Problem | null {
  try {
    readKey(text);
    return null;
  } catch (error) {
    return error instanceof AppError ? { message: error.message, action: error.action } : null;
  }
}

/** The key stands in the field alone, never in a state of the page. */
export function KeyForm({ providers, wanted, heading, onKey, onBegin, onDone }: KeyFormProps) {
  const id = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const provider = providers.find((each) => each.id === data.get('provider')) ?? providers[0];
    const key = String(data.get('key') ?? '');
    const wrong = problemWith(key);
    setProblem(wrong);
    if (wrong || !provider || busy) return;
    setBusy(true);
    const refused = await onKey(provider.id, key);
    setBusy(false);
    setProblem(refused);
    if (refused) return;
    form.reset();
    onDone(provider.name);
  };

  /** A field of one line would join the lines of what is pasted without a word. */
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    const wrong = text.trim() === '' ? null : problemWith(text);
    setProblem(wrong);
    if (wrong) event.preventDefault();
  };

  return (
    <form onSubmit={submit} autoComplete="off" className="mt-4">
      <label htmlFor={`${id}-key`} className="text-note text-soft">
        {heading}
      </label>
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        {providers.length > 1 && (
          <select
            name="provider"
            aria-label="Provider"
            defaultValue={wanted ?? providers[0]?.id}
            className={clsx(fieldLook, 'h-8 text-[13px]')}
          >
            {providers.map((provider) => (
              <option key={provider.id} value={provider.id}>
                {provider.name}
              </option>
            ))}
          </select>
        )}
        <input
          id={`${id}-key`}
          name="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onFocus={onBegin}
          onPaste={paste}
          className={clsx(fieldLook, 'h-8 min-w-40 flex-1 font-mono text-[13px] pointer-coarse:text-[16px]')}
        />
        <Button type="submit" disabled={busy} className="h-8">
          {busy ? 'Checking' : 'Save key'}
        </Button>
      </div>
      <ProblemLine id={`${id}-problem`} problem={problem} />
    </form>
  );
}
