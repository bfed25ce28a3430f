import { useEffect, useRef, useState } from 'react';
import {
  type ColumnChange,
  chooseModels,
  type Draft,
  duplicateColumn,
  removeColumn,
  replaceModel,
  setColumn,
} from '#lib/prompt/draft.ts';
import { loadLineUp, moveColumnTo, restoreColumn, type Standing } from '#lib/prompt/line-up.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { randomId } from '#lib/random-id.ts';
import { remember } from './memory.ts';

const writeAfter = 300;
const loadUrls = () => import('#lib/prompt/url.ts');

/** The draft, the ways to change it, and its trace in the address bar and in the browser's memory. */
export function useDraft(first: Draft) {
  const [draft, setDraft] = useState(first);
  useTrace(draft);
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  return {
    draft,
    change,
    choose: (models: readonly string[]) => setDraft((before) => chooseModels(before, models, randomId)),
    replace: (id: string, models: readonly string[]) =>
      setDraft((before) => replaceModel(before, id, models, randomId)),
    remove: (id: string) => setDraft((before) => removeColumn(before, id)),
    duplicate: (id: string) => setDraft((before) => duplicateColumn(before, id, randomId)),
    moveTo: (id: string, place: number) => setDraft((before) => moveColumnTo(before, id, place)),
    restore: (column: Column, place: number) => setDraft((before) => restoreColumn(before, column, place)),
    load: (line: readonly Standing[]) => setDraft((before) => loadLineUp(before, line, randomId)),
    changeColumn: (id: string, patch: ColumnChange) => setDraft((before) => setColumn(before, id, patch)),
    /** Puts a prompt back that could not be sent, unless another one is being written. */
    restorePrompt: (prompt: string) =>
      setDraft((before) => (before.prompt === '' ? { ...before, prompt } : before)),
  };
}

/** Writes after a pause, and nothing before the first change: a link stays as it was opened. */
function useTrace(draft: Draft): void {
  const written = useRef(draft);
  useEffect(() => {
    if (written.current === draft) return;
    let passed = false;
    const timer = setTimeout(async () => {
      // A script that does not come only means that the address is written with the next change.
      const urls = await loadUrls().catch(() => null);
      if (passed || !urls) return;
      written.current = draft;
      window.history.replaceState(
        window.history.state,
        '',
        urls.writeQuery(draft) || window.location.pathname,
      );
      remember('lineUp', draft.columns.map((column) => column.model).join('\n'));
    }, writeAfter);
    return () => {
      passed = true;
      clearTimeout(timer);
    };
  }, [draft]);
}
