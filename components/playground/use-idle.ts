import { startTransition, useEffect, useState } from 'react';
import { quiet } from '#components/ui/quiet.ts';

/** True once the browser has had a quiet moment for this part of the page; what comes of it is drawn in steps. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => quiet.add(() => startTransition(() => setIdle(true))), []);
  return idle;
}
