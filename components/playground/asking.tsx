import { useEffect } from 'react';
import type { Catalog } from '#lib/catalog/known-catalog.ts';
import type { Model } from '#lib/catalog/model.ts';
import { useCatalog } from '#lib/catalog/use-catalog.ts';
import type { Quota } from '#lib/quota/quota.ts';
import { useQuota } from '#lib/quota/use-quota.ts';
import type { RunView } from '#lib/run/run-store.ts';

interface AskingProps {
  /** The models the server knew of when it made the page. */
  first: readonly Model[];
  /** Of the newest run. */
  phase: RunView['phase'];
  onCatalog: (catalog: Catalog) => void;
  onQuota: (quota: Quota | undefined) => void;
}

/** Asks the server for what the page shows of it, and draws nothing: the first view does without all that asks. */
export function Asking({ first, phase, onCatalog, onQuota }: AskingProps) {
  const { answer, models, error, loading } = useCatalog(first);
  const quota = useQuota(phase);
  useEffect(() => {
    if (answer || error !== null) onCatalog({ answer, models, error, loading });
  }, [answer, models, error, loading, onCatalog]);
  useEffect(() => onQuota(quota), [quota, onQuota]);
  return null;
}
