import { sealData, unsealData } from 'iron-session';
import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { cookieLine, readCookie } from '#lib/http/cookies.ts';
import { isHttps } from '#lib/http/host.ts';

interface SealedCookieOptions<T> {
  name: string;
  path: string;
  /** How long it is good for, in the browser and by its own seal. */
  seconds: number;
  schema: z.ZodType<T>;
  /** At least 32 characters; asked for when first needed. */
  secret(): string;
}

/** A value that the browser keeps for us and can neither read nor change. */
export interface SealedCookie<T> {
  /** Null when there is none, and for one that is damaged, too old or somebody else's. */
  read(headers: Pick<Headers, 'get'>): Promise<T | null>;
  /** The `Set-Cookie` line of the answer to this request. Throws an AppError for a value no browser would keep. */
  write(value: T, request: Request): Promise<string>;
  /** The `Set-Cookie` line that takes it away. */
  clear(request: Request): string;
}

/** Browsers drop a cookie whose name and value are longer. */
const longest = 4_096;

export function sealedCookie<T>(options: SealedCookieOptions<T>): SealedCookie<T> {
  const { name, path, seconds, schema, secret } = options;
  const line = (value: string, lasts: number, request: Request) =>
    cookieLine(name, value, { path, seconds: lasts, secure: isHttps(request) });
  return {
    async read(headers) {
      const seal = readCookie(headers, name);
      if (!seal) return null;
      try {
        const value = await unsealData(seal, { password: secret(), ttl: seconds });
        return schema.safeParse(value).data ?? null;
      } catch {
        return null;
      }
    },
    async write(value, request) {
      const seal = await sealData(value, { password: secret(), ttl: seconds });
      if (name.length + seal.length > longest) {
        throw new AppError(
          'too-large',
          'The keys together are longer than a browser keeps.',
          'Disconnect another provider first.',
        );
      }
      return line(seal, seconds, request);
    },
    clear: (request) => line('', 0, request),
  };
}
