import { type ComponentType, createContext } from 'react';
import type { ColumnTurnsProps } from './column-turns.tsx';

/**
 * What draws a column's turns, on a page whose first paint has some: it brings the code along then. Else that is loaded
 * apart.
 */
export const TurnsContext = createContext<ComponentType<ColumnTurnsProps> | null>(null);
