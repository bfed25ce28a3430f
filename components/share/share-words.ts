import { formatDay } from '#lib/format.ts';
import type { ResultLink } from '#lib/share/use-shares.ts';
import { isOnThisMachine } from './is-on-this-machine.ts';

/** `Made 22 Nov 2026, expires 29 Nov 2026, without the prompt` */
export function linkNote({ created, expires, withPrompt }: ResultLink): string {
  const facts = [
    `Made ${formatDay(created, true)}`,
    expires === null ? 'never expires' : `expires ${formatDay(expires, true)}`,
    ...(withPrompt ? [] : ['without the prompt']),
  ];
  return facts.join(', ');
}

/** Who can open what stands at this address, in words that hide nothing. */
export function whoCanOpen(address: string): string {
  return isOnThisMachine(address)
    ? 'The link opens on this machine only. To hand the run to somebody else, export it as HTML.'
    : 'Anyone who has the link can open it until it expires or you revoke it. It is listed nowhere.';
}
