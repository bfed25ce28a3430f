import { expect, test } from 'vitest';
import { addressForPhones } from '#components/replay/result-code.tsx';

test('a link that leads to this machine only is nothing for a phone', () => {
  for (const origin of ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000']) {
    expect(addressForPhones('/runs/s_1', origin)).toBeNull();
  }
});

test('one that others reach is, wherever the page itself was opened', () => {
  expect(addressForPhones('/runs/s_1', 'https://abreast.example')).toBe('https://abreast.example/runs/s_1');
  expect(addressForPhones('https://abreast.example/runs/s_1', 'http://127.0.0.1:3000')).toBe(
    'https://abreast.example/runs/s_1',
  );
});
