import { after } from '#lib/after.ts';
import type { OwnKeys, Visitor } from '#lib/run/runs.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';

/** Whoever is on this machine. */
export const visitor: Visitor = { id: 'local', keys: {} };

export const visitorWith = (keys: OwnKeys): Visitor => ({ ...visitor, keys });

/** What the runs of one process need besides their store. */
export const oneProcess = () => ({ passing: createMemoryStore(), after, instance: 'this' });
