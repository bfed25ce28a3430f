import type { Setup } from '#lib/prompt/setup.ts';
import type { RunEvent } from '#lib/stream/events.ts';

/** A log as others may see it, under the id they know; without the prompt, nothing of it tells what was asked. */
export function snapshotOf(log: readonly RunEvent[], id: string, withPrompt: boolean): RunEvent[] {
  return log.map((event) => {
    if (event.type !== 'run-start') return event;
    // What it follows is not shared with it.
    const { parent: _, ...setup } = event.setup;
    return { ...event, run: id, setup: withPrompt ? setup : withoutPrompt(setup) };
  });
}

/** Tools and schema go as well: they are a part of what was asked. */
function withoutPrompt({ parameters, routing, keep, columns }: Setup): Setup {
  return {
    messages: [{ role: 'user', content: '' }],
    ...(parameters && { parameters }),
    ...(routing && { routing }),
    ...(keep !== undefined && { keep }),
    columns: columns.map(({ system: _, messages: __, ...column }) => column),
  };
}
