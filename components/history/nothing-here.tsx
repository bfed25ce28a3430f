'use client';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Problem } from '#lib/run/run-store.ts';
import { useKeepRuns } from './use-keep-runs.ts';

interface NothingHereProps {
  problem: Problem | null;
  search: string;
  isFiltered: boolean;
  onRetry: () => void;
  onClear: () => void;
}

/** In place of the list: why there is none, and what to do. */
export function NothingHere({ problem, search, isFiltered, onRetry, onClear }: NothingHereProps) {
  const { all } = useKeepRuns();
  if (problem) {
    return (
      <Notice text={`${problem.title} ${problem.action}`}>
        <Button onClick={onRetry}>Try again</Button>
      </Notice>
    );
  }
  if (isFiltered) {
    return (
      <Notice text={search === '' ? 'No run with this model.' : `No run matches “${search}”.`}>
        <Button onClick={onClear}>Show all runs</Button>
      </Notice>
    );
  }
  return (
    <Notice
      text={
        all
          ? 'No runs yet. Send a prompt: what comes of it stands here.'
          : 'Nothing is kept. Turn on Keep runs to find later ones here.'
      }
    />
  );
}

function Notice({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center gap-3 overflow-y-auto px-6 pt-10 text-center">
      <p className="max-w-full text-note text-soft [overflow-wrap:anywhere]">{text}</p>
      {children}
    </div>
  );
}
