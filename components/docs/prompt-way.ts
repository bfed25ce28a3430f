/** Where a step of the way is taken, in the order in which the lanes stand. */
export const places = ['Browser', 'Server', 'Provider'] as const;
export type Place = (typeof places)[number];

export interface Step {
  place: Place;
  name: string;
  does: string;
}

/** What happens to a prompt, from the choice of models to the figures on the screen. */
export const promptWay: readonly Step[] = [
  {
    place: 'Browser',
    name: 'Choose',
    does: 'Models come from the catalog: live, else cached, else bundled. The whole set-up fits into the address.',
  },
  {
    place: 'Browser',
    name: 'Send',
    does: 'One request for all columns, and one response that streams them all: browsers open six connections to a server, and a seventh would wait.',
  },
  {
    place: 'Server',
    name: 'Check and plan',
    does: 'The set-up is held against its schema, every model is looked up, and the planner says when each request to a free model may leave.',
  },
  {
    place: 'Server',
    name: 'Fan out',
    does: 'One call for each column, all at once, none of them repeated in secret. One that fails ends no other.',
  },
  {
    place: 'Provider',
    name: 'Answer',
    does: 'Headers, reasoning, text, calls of tools, and what it counted itself.',
  },
  {
    place: 'Server',
    name: 'Time',
    does: 'Every piece is timed as it comes, on one clock that only goes forward, before the columns are joined.',
  },
  {
    place: 'Server',
    name: 'Log',
    does: 'Events are numbered in the run’s log and written to the store in batches. Whoever reads a log, live or years later, gets this same list from any number on.',
  },
  {
    place: 'Browser',
    name: 'Fold',
    does: 'A pure function makes the run from its events. Each column hears of its own reply at most once a frame, and a block of text that is complete is never drawn again.',
  },
  {
    place: 'Browser',
    name: 'Show',
    does: 'Figures are computed from the events alone: a replay, a result link and an export show what was shown live.',
  },
];
