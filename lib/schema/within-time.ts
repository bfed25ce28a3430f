import { createContext, Script } from 'node:vm';

const script = new Script('work()');
const context = createContext({ work: null });

/**
 * What `work` returns, or throws when it takes longer than that. A pattern in somebody's schema can keep the process at
 * one value for hours; nothing but this ends it.
 */
export function withinTime<Result>(ms: number, work: () => Result): Result {
  context.work = work;
  try {
    return script.runInContext(context, { timeout: ms });
  } finally {
    context.work = null;
  }
}
