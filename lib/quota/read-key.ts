/** What `GET /key` tells of the account behind a key. */
export interface KeyReport {
  /** Null where it names none. */
  account: string | null;
  /** Today's free requests. It lags by about a minute. Null before the field came (September 2026). */
  day: { used: number; limit: number } | null;
  /** The `Date` header. */
  date: string | null;
}

/** Asks the provider about a key, at the address configured for that provider and nowhere else. Null: it did not say. */
export type ReadKey = (key: string) => Promise<KeyReport | null>;

const longestWait = 5000;

export function createReadKey(baseUrl: string, fetch: typeof globalThis.fetch): ReadKey {
  return async (key) => {
    try {
      const response = await fetch(`${baseUrl}/key`, {
        headers: { Authorization: `Bearer ${key}` },
        // A key must not follow a redirect to another origin.
        redirect: 'manual',
        signal: AbortSignal.timeout(longestWait),
      });
      if (!response.ok) return null;
      return keyReport(await response.json(), response.headers.get('date'));
    } catch {
      return null;
    }
  };
}

export function keyReport(body: unknown, date: string | null): KeyReport {
  const data = record(record(body).data);
  const { used, limit } = record(data.free_model_daily_requests);
  const account = data.creator_user_id;
  return {
    account: typeof account === 'string' && account !== '' ? account : null,
    day: isCount(used) && isCount(limit) ? { used, limit } : null,
    date,
  };
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
