import { expect, test } from '@playwright/test';
import { post, setupOf } from '../support/api.ts';
import { playgroundUrl } from '../support/servers.ts';

const runs = `${playgroundUrl}/api/runs`;
const json = { 'Content-Type': 'application/json' };
const send = (body: BodyInit, headers: Record<string, string> = json) =>
  fetch(runs, { method: 'POST', headers, body });
const swift = setupOf(['demo:swift']);

const cases: [name: string, request: () => Promise<Response>, status: number, says: RegExp][] = [
  ['an empty prompt', () => post(runs, setupOf(['demo:swift'], '  ')), 400, /prompt is empty/],
  ['no column', () => post(runs, { ...swift, columns: [] }), 400, /at least one column/],
  [
    '25 columns',
    () => post(runs, setupOf(Array.from({ length: 25 }, () => 'demo:swift'))),
    400,
    /at most 24 columns/,
  ],
  [
    'an unknown model',
    () => post(runs, setupOf(['openrouter:no/such-model'])),
    422,
    /no model openrouter:no\/such-model/,
  ],
  ['an unknown provider', () => post(runs, setupOf(['nobody:model'])), 422, /no model nobody:model/],
  [
    'over 1 MB of text',
    () => post(runs, setupOf(['demo:swift'], 'x'.repeat(1024 * 1024 + 1))),
    413,
    /longer than 1 MB/,
  ],
  [
    'a body over 32 MB',
    () => send(JSON.stringify({ x: 'x'.repeat(33 * 1024 * 1024) })),
    413,
    /larger than 32 MB/,
  ],
  ['JSON that is none', () => send('{"messages":'), 400, /not valid JSON/],
  ['another content type', () => send('hello', { 'Content-Type': 'text/plain' }), 415, /not marked as JSON/],
  ['bytes that are not UTF-8', () => send(new Uint8Array([0x22, 0xff, 0x22])), 400, /not valid UTF-8/],
  ['an unknown field', () => post(runs, { ...swift, colums: [] }), 400, /Unknown field "colums"/],
  [
    'two columns of one id',
    () => post(runs, { ...swift, columns: [...swift.columns, ...swift.columns] }),
    400,
    /same id/,
  ],
  ['an unknown run', () => fetch(`${runs}/nobody-knows-it`), 404, /no such run/],
  ['the events of an unknown run', () => fetch(`${runs}/nobody-knows-it/events`), 404, /no such run/],
  ['stopping an unknown run', () => post(`${runs}/nobody-knows-it/stop`, {}), 404, /no such run/],
  ['an address that is not there', () => fetch(`${playgroundUrl}/api/no/such`), 404, /no such address/],
  ['another method there', () => post(`${playgroundUrl}/api/nothing`, {}), 404, /no such address/],
  ['a list of no runs', () => fetch(`${runs}?limit=0`), 400, /limit must be a whole number from 1 to 200/],
  ['a list of too many runs', () => fetch(`${runs}?limit=201`), 400, /limit must be/],
  ['a limit that is no number', () => fetch(`${runs}?limit=x`), 400, /limit must be/],
  [
    'a parameter beyond its range',
    () => post(runs, { ...swift, parameters: { temperature: 3 } }),
    400,
    /^parameters\.temperature must be at most 2\.$/,
  ],
  ['an unknown parent', () => post(runs, { ...swift, parent: 'nobody-knows-it' }), 404, /no such run/],
  [
    'another site',
    () => send(JSON.stringify(swift), { ...json, Origin: 'https://elsewhere.example' }),
    403,
    /another site/,
  ],
  ['a sandboxed frame', () => send(JSON.stringify(swift), { ...json, Origin: 'null' }), 403, /another site/],
];

for (const [name, request, status, says] of cases) {
  test(`${name} gets a problem document with a sentence and an action`, async () => {
    const response = await request();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = await response.json();
    expect(problem).toMatchObject({
      status,
      title: expect.stringMatching(says),
      action: expect.stringMatching(/\.$/),
    });
    expect(JSON.stringify(problem)).not.toMatch(/at .*\(|node_modules|\.ts:/);
  });
}
