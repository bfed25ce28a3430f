'use client';

import { Markdown } from '#components/markdown/markdown.tsx';
import { MetricsLine } from '#components/metrics/metrics-line.tsx';
import type { Message } from '#lib/prompt/setup.ts';
import type { Place } from '#lib/run/conversation.ts';
import { isSettled } from '#lib/run/reply.ts';
import { roundsOf } from '#lib/run/rounds.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';
import { answerText } from './answer-text.ts';
import type { ColumnActions } from './column-actions.ts';
import { ReplyNotes } from './reply-notes.tsx';
import { SchemaVerdict } from './schema-verdict.tsx';
import { StepThrough } from './step-through.tsx';
import { Thinking } from './thinking.tsx';
import { AnsweredRounds, OpenCalls } from './tool-rounds.tsx';
import { TurnPrompt } from './turn-prompt.tsx';
import { useSiblings } from './use-siblings.ts';

interface EarlierTurnProps {
  turn: Turn;
  index: number;
  place: Place;
  column: string;
  actions: ColumnActions;
  /** The band above the columns shows its prompt. */
  inBand: boolean;
  /** What its calls were answered by hand. */
  given: readonly Message[];
}

/** A turn gone by: its prompt, what the column answered, its figures in a line. Not drawn while out of sight. */
export function EarlierTurn(props: EarlierTurnProps) {
  const { turn, index, place, column, actions, inBand, given } = props;
  const siblings = useSiblings(turn, column);
  const { store } = siblings;
  const reply = useRun(store, (run) => run.replies[column]);
  const setup = useRun(store, (run) => run.setup);
  if (!reply) return null;
  const { rest } = roundsOf(reply);
  return (
    <article data-turn={index} className="earlier-turn mb-4 border-hairline border-b pb-4">
      <TurnPrompt setup={setup} index={index} place={place} inBand={inBand} actions={actions} />
      <Thinking store={store} column={column} />
      <AnsweredRounds store={store} column={column} />
      <div data-part="answer">
        {rest !== '' && (
          <Markdown text={answerText(rest, Boolean(setup.schema))} streaming={!isSettled(reply.state)} />
        )}
      </div>
      <OpenCalls store={store} column={column} given={given} />
      {reply.trouble && <p className="mt-2 text-bad text-note">{reply.trouble.message}</p>}
      <SchemaVerdict store={store} reply={reply} />
      <ReplyNotes reply={reply} store={store} onlyReasoning={false} />
      <MetricsLine reply={reply} />
      <StepThrough noun="reply" {...siblings} onStep={siblings.show} className="-ml-1.5 mt-1" />
    </article>
  );
}
