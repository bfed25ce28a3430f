import { createContext } from 'react';

/** The key for OpenRouter is the server's, lent to this visitor: for free models alone. */
export const LentContext = createContext(false);
