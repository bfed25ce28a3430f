import { createHash } from 'node:crypto';
import type { CatalogAnswer } from './model.ts';

/** `If-None-Match` compares weakly: a proxy that compresses turns our tag into a weak one. */
function matches(header: string | null, tag: string): boolean {
  if (header === null) return false;
  const tags = header.split(',').map((text) => text.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}

/** The catalog as JSON, or 304 for a browser that holds this very answer. It depends on the visitor's keys: private. */
export function catalogResponse(request: Request, answer: CatalogAnswer): Response {
  const body = JSON.stringify(answer);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
  if (matches(request.headers.get('If-None-Match'), tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } });
}
