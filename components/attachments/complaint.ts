import { formatBytes } from '#lib/format.ts';
import { largestPicture, largestTotal, mostAttachments } from './limits.ts';
import { claimOf } from './media-type.ts';

/** Why a file was not attached: what is wrong with it, and what to do. */
export interface Complaint {
  message: string;
  action: string;
}

interface Named {
  name: string;
  type: string;
  size: number;
}

const kinds = 'a png, jpeg, webp or gif picture, or a PDF';

/** Of a file whose first bytes are of no kind that may be attached. */
export function unknownKind(file: Named): Complaint {
  const claim = claimOf(file);
  if (file.size === 0)
    return { message: `${file.name} is empty.`, action: 'Choose a file with something in it.' };
  if (claim === 'pdf') {
    return {
      message: `${file.name} is not a PDF, whatever its name says.`,
      action: 'Export it as a PDF, and attach that.',
    };
  }
  if (claim === 'picture') return unreadablePicture(file);
  return { message: `${file.name} is neither a picture nor a PDF.`, action: `Attach ${kinds}.` };
}

export const unreadablePicture = ({ name }: { name: string }): Complaint => ({
  message: `${name} cannot be read as a picture.`,
  action: 'Open it in a picture program, save it as png or jpeg, and attach that.',
});

export const unreadableFile = ({ name }: { name: string }): Complaint => ({
  message: `${name} could not be read.`,
  action: 'Check that it is a file and still there, then attach it again.',
});

export const hugePicture = ({ name, size }: Named): Complaint => ({
  message: `${name} has ${formatBytes(size)}; a picture may have ${formatBytes(largestPicture)}.`,
  action: 'Make it smaller, and attach it again.',
});

export const overTotal = ({ name }: { name: string }, bytes: number): Complaint => ({
  message: `With ${name} the attachments would have ${formatBytes(bytes)}; ${formatBytes(largestTotal)} is the most.`,
  action: 'Remove another attachment, or attach a smaller file.',
});

/** Of the files that found no place, told at once. */
export function tooMany(names: readonly string[]): Complaint {
  const [first = '', ...others] = names;
  const left = others.length === 0 ? `${first} was` : `${names.length} files were`;
  return {
    message: `A prompt takes ${mostAttachments} attachments; ${left} left out.`,
    action: 'Remove others first, or send a second prompt.',
  };
}
