import { copyText } from '#components/ui/copy-text.ts';
import { formatCount } from '#lib/format.ts';
import { attachedToPrompt } from '#lib/prompt/attachment.ts';
import type { Draft } from '#lib/prompt/draft.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { draftOf } from '#lib/share/setup-draft.ts';
import { longestPossible, longestWelcome, setupQuery } from '#lib/share/setup-link.ts';

const tooLong = 'This set-up is too long for a link. Make a result link or export the run as JSON instead.';
const refused = 'Could not copy. Copy the address of this page by hand.';

/** Puts the link of a set-up on the clipboard and answers what to tell the reader; `sent` is the newest run's. */
export async function copySetupLink(draft: Draft, attached: number, sent: Setup): Promise<string> {
  // A prompt that was sent has left the composer.
  const isSent = draft.prompt.trim() === '' && attached === 0;
  const prompt = isSent ? draftOf(sent).prompt : draft.prompt;
  const left = isSent ? attachedToPrompt(sent).length : attached;
  const address = `${window.location.origin}/${await setupQuery({ ...draft, prompt })}`;
  if (address.length > longestPossible) return tooLong;
  if (!(await copyText(address))) return refused;
  const { length } = address;
  return [
    'The set-up link is copied.',
    ...(left > 0 ? ['What is attached is not in it.'] : []),
    ...(length > longestWelcome
      ? [`It has ${formatCount(length)} characters, which some programs cut.`]
      : []),
  ].join(' ');
}
