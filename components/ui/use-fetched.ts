import { useEffect, useState } from 'react';
import { quiet, type Urgency } from './quiet.ts';

/** True once that was fetched, in a quiet moment. */
export function useFetched(load: () => Promise<void>, urgency?: Urgency): boolean {
  const [fetched, setFetched] = useState(false);
  useEffect(() => quiet.add(() => load().then(() => setFetched(true)), urgency), [load, urgency]);
  return fetched;
}
