import type { RunEvent } from '#lib/stream/events.ts';

/** What each event of a run’s log tells. */
export const eventWords: Readonly<Record<RunEvent['type'], string>> = {
  'run-start': 'The set-up and the time of day. Every log begins with it.',
  'reply-queued': 'The column waits for its turn: why, and until when.',
  'reply-start': 'The request leaves now; which attempt it is.',
  'reply-headers': 'The first byte of the answer has come.',
  'thinking-delta': 'Reasoning.',
  'text-delta': 'Text of the answer. Pieces that were joined on the way keep their own times.',
  'tool-call': 'A tool is called, and whether its arguments fit.',
  'tool-result': 'What the tool gave back.',
  'reply-served': 'Who really answered: never a silent swap.',
  'reply-end': 'The end, with its reason, tokens and cost, each reported or estimated.',
  'reply-error': 'What went wrong, and what to do next. What had come is kept.',
  'reply-stopped': 'Stopped, and by whom.',
  'run-end': 'All columns have come to rest. It comes again after a retry.',
};
