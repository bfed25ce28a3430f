import { createContext } from 'react';
import type { Definitions } from '#lib/markdown/block.ts';

/** The link definitions of the reply being drawn. Only references listen, so a late one redraws no block. */
export const DefinitionsContext = createContext<Definitions>(new Map());
