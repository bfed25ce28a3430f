import type { Topic } from './topic.ts';

export const httpCaching: Topic = {
  title: 'HTTP caching',
  keys: [['http caching'], ['http cache'], ['cache-control'], ['etag'], ['browser cache'], ['cdn', 'cache']],
  short:
    'Give files with a hash in their name a year and `immutable`. Give pages `no-cache` and an ETag, so they are checked every time but rarely sent again.',
  points: [
    ['`max-age`', 'seconds a copy may be used without asking.'],
    ['`no-cache`', 'may be kept, but must be checked before use.'],
    ['`no-store`', 'may not be kept at all.'],
    ['`ETag`', 'a version label; unchanged answers are an empty 304.'],
  ],
  lead: 'Sort your responses into kinds first; each kind then has one good header:',
  table: {
    head: ['Response', 'Header', 'Effect'],
    rows: [
      ['Hashed script or style', '`max-age=31536000, immutable`', 'never asked for again'],
      ['HTML page', '`no-cache` and `ETag`', 'checked, often a 304'],
      ['Public API list', '`max-age=60, stale-while-revalidate=300`', 'quick, a little old'],
      ['Personal page', '`private, no-cache`', 'browser only'],
      ['Bank statement', '`no-store`', 'kept nowhere'],
    ],
  },
  rules: [
    'Name changes with content: cache for a year.',
    'Name stays, content changes: revalidate.',
    'Depends on who asks: `private`, or not at all.',
  ],
  doubt:
    'The confusing part is the naming: no-cache does not forbid caching, no-store does. If I do not say that plainly, the rest of the advice will be applied the wrong way round',
  reasoning: [
    'Two questions settle nearly every response. Does the URL change when the content does? If yes, the copy can never be wrong, so let it live for a year. If no, somebody has to ask before using it.',
    'Is the answer the same for everybody? If not, keep it out of shared caches with `private`. Most embarrassing cache incidents, one visitor seeing another visitor’s page, are a missed answer to this second question.',
  ],
  decide: {
    head: ['Response', 'Send', 'Because'],
    rows: [
      ['URL contains a hash', '`immutable`, one year', 'content never changes'],
      ['same URL, new content', '`no-cache`, `ETag`', 'a 304 costs little'],
      ['differs per visitor', '`private`', 'no shared cache'],
      ['secret', '`no-store`', 'no copy at all'],
    ],
  },
  verdict: 'Hash the assets, revalidate the pages, mark anything personal private. That covers most sites.',
  essay: [
    'The fastest request is the one that is never made. HTTP has known this from early on and lets every answer carry a small note about its own shelf life. Browsers read it, and so do the proxies and delivery networks in between, with the result that a well labelled site feels quick everywhere, and its server spends the day in peace.',
    'The labels are few, although their names were chosen on a bad day. *max-age* tells how many seconds a copy stays good. *no-cache*, in spite of its name, allows a copy to be kept; it merely has to be checked before each use. It is *no-store* that forbids keeping anything. For the checking there is the ETag, a fingerprint of the content: the browser sends it back, and when nothing has changed the server replies with a bare 304 and not a byte of body.',
    'From this follows a habit that has served a generation of sites. Put a hash of the content into the name of every script and picture, and let them be kept for a year, since a new version will bear a new name. Let the page that mentions them be checked each time. Whatever belongs to a single visitor, mark as private, so that no shared cache on the way can hand it to the next.',
  ],
  quote: 'Cache for ever what cannot change, check what can, and never share what is personal.',
  caveat:
    'Remember `Vary`: if a response differs by language or encoding and does not say so, a shared cache will hand out the wrong one.',
  picture:
    'Picture milk cartons in a fridge. `max-age` is the date on the carton. `no-cache` means sniff before you pour. `no-store` means drink it at the counter. `immutable` is honey: it keeps.',
  code: {
    language: 'typescript',
    source: `import { createHash } from 'node:crypto';

export function cacheHeaders(path: string, body: string): Record<string, string> {
  // /assets/app.3f9a1c20.js: the name changes when the content does.
  if (/\\.[0-9a-f]{8,}\\.(js|css|woff2|png|svg)$/.test(path)) {
    return { 'Cache-Control': 'public, max-age=31536000, immutable' };
  }
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  return { 'Cache-Control': 'no-cache', ETag: '"' + tag + '"' };
}

// If-None-Match may carry several tags, some of them weak.
export const isFresh = (request: Request, tag: string) =>
  (request.headers.get('if-none-match') ?? '')
    .split(',')
    .some((candidate) => candidate.trim().replace(/^W\\//, '') === tag);`,
    note: 'When `isFresh` is true, answer 304 with the same `ETag` and no body.',
  },
  abroad:
    'A page that follows `Accept-Language` needs `Vary: Accept-Language`, otherwise the first reader in Montréal decides whether everyone behind that cache reads French or English.',
  notes: [
    ['Français', 'no-cache : vérifier avant usage ; no-store : ne rien garder.'],
    ['Deutsch', 'no-cache heißt prüfen, no-store heißt nichts behalten.'],
  ],
};
