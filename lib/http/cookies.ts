interface CookieOptions {
  path: string;
  /** 0 takes the cookie away. */
  seconds: number;
  secure: boolean;
}

/** The first cookie of that name in a request, as it was written. */
export function readCookie(headers: Pick<Headers, 'get'>, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** A `Set-Cookie` line for a value of plain characters. No script reads it, and no other site's form sends it. */
export function cookieLine(name: string, value: string, { path, seconds, secure }: CookieOptions): string {
  const line = `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
  return secure ? `${line}; Secure` : line;
}
