import { useEffect, useState } from 'react';
import type { Setup } from '#lib/prompt/setup.ts';
import { writeQuery } from '#lib/prompt/url.ts';
import { draftOf } from '#lib/share/setup-draft.ts';
import { setupQuery } from '#lib/share/setup-link.ts';

/** The playground with a run's set-up filled in. Attachments and earlier turns have no place in a link. */
export function usePlaygroundLink(setup: Setup): string {
  const [whole, setWhole] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void setupQuery(draftOf(setup)).then((query) => {
      if (current) setWhole(query);
    });
    return () => {
      current = false;
    };
  }, [setup]);
  return `/${whole ?? writeQuery(draftOf(setup))}`;
}
