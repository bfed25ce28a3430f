import type { Draft } from '#lib/prompt/draft.ts';
import { paramsOf, writeQuery } from '#lib/prompt/url.ts';
import { toBase64Url } from './base64url.ts';
import { checkField, checkOf } from './link-check.ts';

/** Up to here a set-up stands in its link in words that people can read. */
const longestReadable = 1_500;

/** Some servers, proxies and chat programs refuse or cut what is longer, characters. */
export const longestWelcome = 8_000;
/** A request's line and headers may have 16 KB together on most servers, ours included. */
export const longestPossible = 12_000;

/**
 * The whole set-up as a query, `?` included: as `writeQuery` writes it while that is short, with a check before it, else
 * `?setup=v1.<base64url of the deflated fields>`. Attachments are no part of a draft and of no link.
 */
export async function setupQuery(draft: Draft): Promise<string> {
  const params = paramsOf(draft);
  if (params.toString().length <= longestReadable) return withCheck(writeQuery(draft));
  return `?setup=v1.${toBase64Url(await deflate(fieldsOf(params)))}`;
}

const withCheck = (query: string) =>
  query && `?${checkField}=${checkOf([...new URLSearchParams(query)])}&${query.slice(1)}`;

/** Only what divides fields is escaped: what was escaped once is worse to compress. */
function fieldsOf(params: URLSearchParams): string {
  return [...params]
    .map((pair) => pair.map((text) => text.replace(/[%&+=]/g, encodeURIComponent)).join('='))
    .join('&');
}

/** With a checksum at its end, by which a damaged link is known. */
async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
