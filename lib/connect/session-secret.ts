import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the sealing library asks for at least. */
export const shortestSecret = 32;

/**
 * The secret that seals cookies, from the data folder; made there, for this user's eyes only, when there is none. Two
 * processes that start together agree on one. On a disk that takes nothing it lasts as long as the process.
 */
export function keptSecret(dataDirectory: string): string {
  const path = join(dataDirectory, 'session-secret');
  const kept = read(path);
  if (kept) return kept;
  const draft = `${path}.${randomUUID()}`;
  const secret = randomBytes(32).toString('base64url');
  try {
    mkdirSync(dataDirectory, { recursive: true });
    writeFileSync(draft, secret, { mode: 0o600, flag: 'wx' });
    return place(draft, path) ?? secret;
  } catch {
    console.warn(
      `No session secret can be kept in ${dataDirectory}: visitors connect again after a restart.`,
    );
    return secret;
  } finally {
    remove(draft);
  }
}

/** Best effort: where nothing can be written there is nothing to take away either. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** A link, unlike a rename, never takes the place of what another process was quicker to put there. */
function place(draft: string, path: string): string | null {
  try {
    linkSync(draft, path);
    return null;
  } catch {
    const other = read(path);
    if (other) return other;
    renameSync(draft, path);
    return null;
  }
}

/** Null when there is none, or none that could seal anything. */
function read(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return text.length >= shortestSecret ? text : null;
  } catch {
    return null;
  }
}
