import { type ComponentType, createContext } from 'react';
import type { ColumnTurnsProps } from './column-turns.tsx';

/** What draws a column's turns on a page whose first paint has some. Else the code for it is loaded in the browser. */
export const TurnsContext = createContext<ComponentType<ColumnTurnsProps> | null>(null);
