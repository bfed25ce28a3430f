import { createContext, useContext } from 'react';

/**
 * What may be done with the columns that are shown: everything, as in the playground; a run that goes on may be stopped;
 * or they may only be read.
 */
export type Freedom = 'all' | 'stop' | 'read';

export const FreedomContext = createContext<Freedom>('all');

export function useFreedom(): Freedom {
  return useContext(FreedomContext);
}
