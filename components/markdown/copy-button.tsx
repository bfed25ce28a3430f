'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

const shownFor = 1500;

export function CopyButton({ read }: { read: () => string }) {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownFor);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = () => {
    navigator.clipboard?.writeText(read()).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };

  const Icon = isCopied ? Check : Copy;
  return (
    <button type="button" aria-label="Copy code" title={isCopied ? 'Copied' : 'Copy code'} onClick={copy}>
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
