import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queueReasons, runEventSchema, stopCauses, troubleKinds } from '#lib/stream/events.ts';
import { steps, tell } from './programs.ts';
import { noon, setupOf } from './support.ts';

const accepts = (event: Record<string, unknown>) => runEventSchema.safeParse(event).success;
const envelope = { seq: 12, at: 345.6, column: 'a' };

describe('an event', () => {
  test('on the wire is what the design shows', () => {
    const line = '{"seq":12,"at":345.6,"column":"a","type":"text-delta","text":"…"}';
    expect(runEventSchema.parse(JSON.parse(line))).toEqual({ ...envelope, type: 'text-delta', text: '…' });
  });

  test('survives its way through JSON, whatever a run was', () => {
    fc.assert(
      fc.property(steps, (program) => {
        for (const event of tell(program).log.events) {
          expect(runEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
        }
      }),
    );
  });

  test.each([
    { type: 'reply-queued', reason: 'rate-window', until: noon },
    { type: 'reply-queued', reason: 'concurrency' },
    { type: 'reply-start', attempt: 1, model: 'demo:swift', provider: 'Demo' },
    { type: 'reply-headers', status: 200, requestId: 'q' },
    { type: 'thinking-delta', text: 'Hm' },
    {
      type: 'text-delta',
      text: 'ab',
      pieces: [
        [0, 1],
        [3.2, 1],
      ],
    },
    { type: 'tool-call', id: 'x', name: 'weather', text: '{"city":', valid: false },
    { type: 'tool-call', id: 'x', name: 'weather', text: '{}', parsed: {}, valid: true },
    { type: 'tool-result', id: 'x', name: 'weather', result: null },
    { type: 'reply-served', endpoint: 'Together', model: 'm', fallback: true, cached: true },
    { type: 'reply-served' },
    {
      type: 'reply-end',
      finishReason: 'stop',
      usage: { input: { value: 92, source: 'reported' }, output: { value: 3, source: 'estimated' } },
      cost: { value: 0, source: 'reported' },
    },
    {
      type: 'reply-error',
      kind: 'account-limit',
      message: 'm',
      action: 'a',
      retryAfter: noon,
      suggestions: ['x'],
    },
    { type: 'reply-stopped', by: 'user' },
  ])('of type $type comes through the schema as it is', (event) => {
    expect(runEventSchema.parse({ ...envelope, ...event })).toEqual({ ...envelope, ...event });
  });

  test('of a run as a whole names no column', () => {
    const start = { seq: 1, at: 0, type: 'run-start', run: 'r1', setup: setupOf(), started: noon };
    expect(runEventSchema.parse(start)).toEqual(start);
    expect(runEventSchema.parse({ seq: 2, at: 1, type: 'run-end' })).toEqual({
      seq: 2,
      at: 1,
      type: 'run-end',
    });
  });

  test.each([
    ['without a number', { at: 0, type: 'run-end' }],
    ['numbered 0', { seq: 0, at: 0, type: 'run-end' }],
    ['numbered by halves', { seq: 1.5, at: 0, type: 'run-end' }],
    ['without a time', { seq: 1, type: 'run-end' }],
    ['at no time', { seq: 1, at: Number.NaN, type: 'run-end' }],
    ['of no known type', { ...envelope, type: 'reply-paused' }],
    ['without its column', { seq: 1, at: 0, type: 'text-delta', text: 'x' }],
    ['that ends for no known reason', { ...envelope, type: 'reply-end', finishReason: 'error', usage: {} }],
    [
      'whose usage is not a number',
      {
        ...envelope,
        type: 'reply-end',
        finishReason: 'stop',
        usage: { output: { value: Number.NaN, source: 'reported' } },
      },
    ],
    [
      'whose usage comes from nowhere',
      { ...envelope, type: 'reply-end', finishReason: 'stop', usage: { output: { value: 1 } } },
    ],
    ['of unknown trouble', { ...envelope, type: 'reply-error', kind: 'odd', message: 'm', action: 'a' }],
    ['of trouble without an action', { ...envelope, type: 'reply-error', kind: 'timeout', message: 'm' }],
    ['stopped by nobody', { ...envelope, type: 'reply-stopped', by: 'nobody' }],
  ])('%s is none', (_what, event) => {
    expect(accepts(event)).toBe(false);
  });

  test('may carry every trouble, reason and cause there is', () => {
    for (const kind of troubleKinds) {
      expect(accepts({ ...envelope, type: 'reply-error', kind, message: 'm', action: 'a' })).toBe(true);
    }
    for (const reason of queueReasons) {
      expect(accepts({ ...envelope, type: 'reply-queued', reason, until: noon })).toBe(true);
    }
    for (const by of stopCauses) expect(accepts({ ...envelope, type: 'reply-stopped', by })).toBe(true);
  });
});
