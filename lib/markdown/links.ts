import { decodeEntities } from './entities.ts';

const linkProtocols = new Set(['http:', 'https:', 'mailto:']);
const pictureData = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/i;

function parse(href: string): URL | undefined {
  return URL.parse(decodeEntities(href)) ?? undefined;
}

/** The address a link in a reply may lead to: http, https or mailto, never a path on our own site. */
export function safeHref(href: string): string | undefined {
  const url = parse(href);
  return url && linkProtocols.has(url.protocol) ? url.href : undefined;
}

export type PictureSource = { source: string; host: string | undefined };

/**
 * Where a picture in a reply may come from. Without a host it is part of the reply and can be shown; with one,
 * loading it tells that host who reads.
 */
export function pictureSource(href: string): PictureSource | undefined {
  if (pictureData.test(href)) return { source: href, host: undefined };
  const url = parse(href);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined;
  return { source: url.href, host: url.host };
}
