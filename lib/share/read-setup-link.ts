import { inflateSync, constants as zlib } from 'node:zlib';
import { checkField, isWhole } from './link-check.ts';

/** What a link says once its set-up is unpacked, and what is wrong with it in words for people; null: nothing. */
export interface OpenedLink {
  params: URLSearchParams;
  problem: string | null;
}

/** More than this is no set-up that a person wrote, bytes. */
const mostBytes = 2 * 1024 * 1024;

const cut = 'The end of the link is missing. Check what is filled in, or ask for the link again.';
const cutToNothing = 'The link was cut off and nothing of it can be read. Ask for the link again.';
const changed =
  'The link was cut or changed after it was copied. Check what is filled in, or ask for the link again.';
const damaged = 'The link is damaged and its set-up can’t be read. Ask for the link again.';
const tooLarge = 'The link holds more than a set-up can. Ask for the run as a JSON file instead.';
const newer = 'The link was made by a newer version of Abreast. Update this one and open the link again.';

/** Unpacks `setup=v1.…` into the fields it was made of; a query without it comes back as it is, but for its check. */
export function openSetupLink(query: URLSearchParams): OpenedLink {
  const packed = query.get('setup');
  if (packed === null) return openReadable(query);
  const rest = new URLSearchParams(query);
  rest.delete('setup');
  const { fields, problem } = unpack(packed);
  const params = new URLSearchParams(fields);
  for (const [key, value] of rest) if (!hasField(fields, key)) params.append(key, value);
  return { params, problem };
}

/** Without a check it was written by hand, or copied before there was one: then only a letter cut in two is noticed. */
function openReadable(query: URLSearchParams): OpenedLink {
  const check = query.get(checkField);
  const params = new URLSearchParams(query);
  params.delete(checkField);
  const fields = [...params];
  if (check === null) return { params, problem: endsInHalfALetter(fields.at(-1)?.[1] ?? '') ? cut : null };
  if (fields.length === 0) return { params, problem: cutToNothing };
  return { params, problem: isWhole(check, fields) ? null : changed };
}

/** What is left of `%C3%BC` and its like when its end is missing. A `%` alone may be meant. */
const endsInHalfALetter = (text: string) => /(\uFFFD%?|%[0-9A-F])$/i.test(text);

const hasField = (fields: string, key: string) => new URLSearchParams(fields).has(key);

function unpack(packed: string): { fields: string; problem: string | null } {
  const [, version, data = ''] = /^v([0-9]+)(?:\.(.*))?$/s.exec(packed) ?? [];
  if (version === undefined) {
    return { fields: '', problem: 'v1.'.startsWith(packed) ? cutToNothing : damaged };
  }
  if (version !== '1') return { fields: '', problem: newer };
  const bytes = Buffer.from(data, 'base64url');
  try {
    return { fields: inflateSync(bytes, { maxOutputLength: mostBytes }).toString(), problem: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { fields: '', problem: tooLarge };
    return code === 'Z_BUF_ERROR' ? salvage(bytes) : { fields: '', problem: damaged };
  }
}

/** What stands before the cut. Half a text is of use; half a number would be another one. */
function salvage(bytes: Uint8Array): { fields: string; problem: string } {
  const inflated = inflateSync(bytes, { maxOutputLength: mostBytes, finishFlush: zlib.Z_SYNC_FLUSH });
  const text = new TextDecoder().decode(inflated, { stream: true }).replace(/%[0-9A-F]?$/, '');
  const fields = text.split('&');
  const last = fields.at(-1) ?? '';
  if (!/^(prompt|system)=./.test(last)) fields.pop();
  return { fields: fields.join('&'), problem: fields.length > 0 ? cut : cutToNothing };
}
