import { describe, expect, test } from 'vitest';
import { isOnThisMachine } from '#components/share/is-on-this-machine.ts';
import { expiryOf } from '#components/share/lifetimes.ts';
import { linkNote, whoCanOpen } from '#components/share/share-words.ts';
import { noon } from '../run/support.ts';

describe('the words about a result link', () => {
  test.each([
    'http://127.0.0.1:3000/',
    'http://localhost:3000/',
    'http://[::1]:3000/',
    'http://a.localhost/',
  ])('%s opens on this machine only, and that is said', (address) => {
    expect(isOnThisMachine(address)).toBe(true);
    expect(whoCanOpen(address)).toMatch(/this machine only/);
  });

  test.each(['http://192.168.0.7:3000/', 'https://abreast.example/', 'https://127.example/'])(
    '%s opens for anyone who has it, and that is said',
    (address) => {
      expect(isOnThisMachine(address)).toBe(false);
      expect(whoCanOpen(address)).toMatch(/^Anyone who has the link/);
    },
  );

  test('a link tells when it was made and ends, and what it leaves out', () => {
    const link = { id: 's_1', url: '/runs/s_1', title: null, created: noon };
    expect(linkNote({ ...link, expires: expiryOf('week', noon), withPrompt: true })).toBe(
      'Made 22 Nov 2026, expires 29 Nov 2026',
    );
    expect(linkNote({ ...link, expires: expiryOf('never', noon), withPrompt: false })).toBe(
      'Made 22 Nov 2026, never expires, without the prompt',
    );
  });
});
