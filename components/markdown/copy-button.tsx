'use client';

import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '#components/ui/copy-text.ts';

const shownFor = 1500;

type Outcome = 'none' | 'copied' | 'failed';

const icons = { none: Copy, copied: Check, failed: X };
const said = { none: '', copied: 'Copied', failed: 'Could not copy' };

export function CopyButton({ read, label = 'Copy code' }: { read: () => string; label?: string }) {
  const [outcome, setOutcome] = useState<Outcome>('none');

  useEffect(() => {
    if (outcome === 'none') return undefined;
    const timer = setTimeout(() => setOutcome('none'), shownFor);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await copyText(read())) ? 'copied' : 'failed');
  const Icon = icons[outcome];
  return (
    <>
      <span role="status" className={outcome === 'failed' ? undefined : 'sr-only'}>
        {said[outcome]}
      </span>
      <button type="button" aria-label={label} title={said[outcome] || label} onClick={() => void copy()}>
        <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </>
  );
}
