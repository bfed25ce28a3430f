'use client';
import { clsx } from 'clsx';
import { type FormEvent, useId, useState } from 'react';
import { fieldLook } from '#components/settings/field-look.ts';
import { Button } from '#components/ui/button.tsx';
import type { ResultLink } from '#lib/share/use-shares.ts';
import { expiryOf, lifetimes, usualLifetime } from './lifetimes.ts';

interface ShareFormProps {
  title: string | null;
  onMake: (wanted: Pick<ResultLink, 'title' | 'expires' | 'withPrompt'>) => Promise<void>;
}

const longestTitle = 200;

export function ShareForm({ title, onMake }: ShareFormProps) {
  const id = useId();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (busy) return;
    setBusy(true);
    await onMake({
      title: String(data.get('title') ?? '').trim() || null,
      expires: expiryOf(String(data.get('lifetime')), Date.now()),
      withPrompt: data.get('prompt') !== null,
    });
    setBusy(false);
  };

  return (
    <form onSubmit={submit} className="mt-4 grid gap-3 text-[13px]">
      <div>
        <label htmlFor={`${id}-title`} className="text-note text-soft">
          Title (optional)
        </label>
        <input
          id={`${id}-title`}
          name="title"
          maxLength={longestTitle}
          defaultValue={title ?? ''}
          className={clsx(fieldLook, 'mt-1 h-8 w-full pointer-coarse:text-[16px]')}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex items-center gap-2">
          <label htmlFor={`${id}-lifetime`} className="text-note text-soft">
            Expires
          </label>
          <select
            id={`${id}-lifetime`}
            name="lifetime"
            defaultValue={usualLifetime}
            className={clsx(fieldLook, 'h-8')}
          >
            {lifetimes.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </span>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            name="prompt"
            defaultChecked
            aria-describedby={`${id}-quotes`}
            className="size-4 accent-ink"
          />
          With the prompt
        </label>
        <Button type="submit" variant="primary" size="large" disabled={busy} className="ml-auto">
          {busy ? 'Making the link' : 'Make link'}
        </Button>
      </div>
      <p id={`${id}-quotes`} className="text-[12px] text-mute">
        Without it, nothing of the prompt is in the link but what the replies themselves quote.
      </p>
    </form>
  );
}
