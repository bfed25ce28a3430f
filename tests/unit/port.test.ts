import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { addressOf, freePort } from '#lib/commands/port.ts';

const host = '127.0.0.1';

test('a port that is taken is told in a sentence and an action', async () => {
  const holder = createServer().listen(0, host);
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(freePort(host, port)).rejects.toMatchObject({
    kind: 'conflict',
    message: `Port ${port} on ${host} is taken.`,
    action: 'Stop what listens there, or set PORT to another number.',
  });
  holder.close();
  await once(holder, 'close');
  expect(await freePort(host, port)).toBe(port);
});

test('port 0 becomes one that is free', async () => {
  expect(await freePort(host, 0)).toBeGreaterThan(0);
});

test('an address that is not of this machine is told too', async () => {
  await expect(freePort('192.0.2.1', 0)).rejects.toMatchObject({
    message: 'Nothing can listen on 192.0.2.1.',
    action: expect.stringMatching(/^Set HOST to .+\.$/),
  });
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['localhost', 'http://localhost:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['::1', 'http://[::1]:3000'],
])('a server on %s is opened at %s', (name, address) => {
  expect(addressOf(name, 3000)).toBe(address);
});
