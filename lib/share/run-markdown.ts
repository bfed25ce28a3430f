import { bestOf, formatMeasure, metrics } from '#lib/metrics/metrics.ts';
import { attachedTo } from '#lib/prompt/attachment.ts';
import { textOf } from '#lib/prompt/message-text.ts';
import type { Message, Setup } from '#lib/prompt/setup.ts';
import type { ToolCall } from '#lib/run/reply.ts';
import { type ShownReply, type ShownRun, shownReplies } from './shown-run.ts';
import { fenced, plain, quoted } from './write-markdown.ts';

/** The run to be read: the prompt, the figures side by side, and each column's answer with its thinking folded. */
export function runMarkdown(run: ShownRun): string {
  const replies = shownReplies(run);
  const count = replies.length === 1 ? '1 column' : `${replies.length} columns`;
  const day =
    run.started === null ? [] : [new Date(run.started).toISOString().slice(0, 16).replace('T', ' ')];
  const blocks = [
    `# ${plain(run.title ?? '') || 'Comparison'}`,
    [...day.map((text) => `${text} UTC`), count].join(', '),
    ...promptBlocks(run.setup),
    ...tableBlocks(replies),
    ...replies.flatMap(replyBlocks),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function promptBlocks({ messages, system, parameters = {} }: Setup): string[] {
  const said = messages.flatMap((message) => messageBlocks(message, messages.length > 1));
  return [
    '## Prompt',
    ...(said.length > 0 ? said : ['Not part of this file.']),
    ...(system ? ['### System prompt', fenced(system, 'text')] : []),
    ...(Object.keys(parameters).length > 0
      ? ['### Parameters', fenced(JSON.stringify(parameters, null, 2), 'json')]
      : []),
  ];
}

const speakers: Record<Message['role'], string> = {
  user: 'Prompt',
  assistant: 'Reply',
  tool: 'Result of a tool',
};

function messageBlocks(message: Message, named: boolean): string[] {
  const text = textOf(message);
  const attached = attachedTo(message).length;
  const blocks = [
    ...(text === '' ? [] : [fenced(text, 'text')]),
    ...(attached > 0 ? [attached === 1 ? '1 attachment' : `${attached} attachments`] : []),
  ];
  return named && blocks.length > 0 ? [`${speakers[message.role]}:`, ...blocks] : blocks;
}

function tableBlocks(replies: readonly ShownReply[]): string[] {
  const rows = metrics.flatMap((metric) => {
    const measures = replies.map(({ reply }) => metric.of(reply));
    if (measures.every(({ value }) => value === null)) return [];
    const best = bestOf(
      metric,
      replies.map(({ reply }) => reply),
    );
    const cells = measures.map((measure, index) => {
      const { text, unit } = formatMeasure(metric, measure);
      const figure = unit === '' ? text : `${text} ${unit}`;
      return best.has(replies[index]?.column.id ?? '') ? `**${figure}**` : figure;
    });
    return [row([metric.term, ...cells])];
  });
  if (rows.length === 0) return [];
  const head = row(['Metric', ...replies.map(({ name }) => plain(name))]);
  const align = row(['---', ...replies.map(() => '---:')]);
  return ['## Metrics', [head, align, ...rows].join('\n'), '≈ estimated, – not available, bold: the best.'];
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function replyBlocks({ column, name, reply }: ShownReply): string[] {
  const { thinking, answer, toolCalls, trouble } = reply;
  return [
    `## ${plain(name)}`,
    factsOf({ column, name, reply }),
    ...(column.system === undefined ? [] : ['System prompt here:', fenced(column.system, 'text')]),
    ...(column.parameters
      ? ['Parameters here:', fenced(JSON.stringify(column.parameters, null, 2), 'json')]
      : []),
    ...(thinking === ''
      ? []
      : ['<details>\n<summary>Thinking</summary>', fenced(thinking, 'text'), '</details>']),
    ...(answer.trim() === '' ? [] : [quoted(answer)]),
    ...toolCalls.flatMap(callBlocks),
    ...(trouble ? [`Failed: ${plain(`${trouble.message} ${trouble.action}`)}`] : []),
  ];
}

function factsOf({ column, reply }: ShownReply): string {
  const { served, finishReason, stoppedBy, state } = reply;
  const facts = [
    reply.model ?? column.model,
    ...(served?.endpoint ? [`served by ${served.endpoint}`] : []),
    ...(served?.fallback ? [`fallback: ${served.model ?? 'another model'}`] : []),
    ...(served?.cached ? ['cached'] : []),
    finishReason ? `finished: ${finishReason}` : stoppedBy ? `stopped: ${stoppedBy}` : state,
  ];
  return facts.map(plain).join(', ');
}

function callBlocks({ name, text, result }: ToolCall): string[] {
  return [
    `Called ${plain(name)}:`,
    fenced(text, 'json'),
    ...(result === undefined
      ? []
      : ['Result:', fenced(typeof result === 'string' ? result : JSON.stringify(result, null, 2), 'text')]),
  ];
}
