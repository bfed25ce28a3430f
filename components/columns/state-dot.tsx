import type { ReplyState } from '#lib/run/reply.ts';

const words: Record<ReplyState, string> = {
  idle: 'not run',
  queued: 'queued',
  waiting: 'waiting',
  streaming: 'streaming',
  done: 'done',
  failed: 'failed',
  stopped: 'stopped',
};

/** A column's state as a dot in its lane's colour; the shape tells it too, and a hidden word for those who hear it. */
export function StateDot({ state }: { state: ReplyState }) {
  return (
    <>
      <span aria-hidden="true" data-dot={state} className="state-dot" />
      <span className="sr-only">, {words[state]}</span>
    </>
  );
}
