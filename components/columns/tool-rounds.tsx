'use client';

import { Fragment } from 'react';
import { Markdown } from '#components/markdown/markdown.tsx';
import type { Message, Tool } from '#lib/prompt/setup.ts';
import { withResult } from '#lib/run/continuation.ts';
import type { ToolCall } from '#lib/run/reply.ts';
import { roundsOf } from '#lib/run/rounds.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { ToolCalls } from './tool-calls.tsx';

const noCalls: readonly ToolCall[] = [];
const noTools: readonly Tool[] = [];

interface ColumnProps {
  store: RunStore;
  column: string;
}

/** A reply's rounds so far. What streams after the last call is none of them, and renders nothing here. */
function useRounds({ store, column }: ColumnProps) {
  const toolCalls = useRun(store, (run) => run.replies[column]?.toolCalls ?? noCalls);
  const said = toolCalls.at(-1)?.said ?? 0;
  const answer = useRun(store, (run) => run.replies[column]?.answer.slice(0, said) ?? '');
  const tools = useRun(store, (run) => run.setup.tools ?? noTools);
  const numbered = (toolCalls.at(-1)?.round ?? 1) > 1;
  return { ...roundsOf({ answer, toolCalls }), tools, numbered };
}

/** What the model said and called before it could answer, and what it was answered. */
export function AnsweredRounds(props: ColumnProps) {
  const { answered, tools, numbered } = useRounds(props);
  return answered.map(({ text, calls }, index) => (
    <Fragment key={index}>
      {text !== '' && <Markdown text={text} streaming={false} />}
      <ToolCalls calls={calls} tools={tools} numbered={numbered} />
    </Fragment>
  ));
}

/** Calls that nobody had answered when the reply ended, and what they were answered by hand. */
export function OpenCalls({ given, ...props }: ColumnProps & { given?: readonly Message[] }) {
  const { open, tools, numbered } = useRounds(props);
  if (!open) return null;
  const calls = given ? open.calls.map((call) => withResult(call, given)) : open.calls;
  return <ToolCalls calls={calls} tools={tools} numbered={numbered} />;
}
