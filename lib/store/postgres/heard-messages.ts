import pg from 'pg';
import { createLocalMessages } from '../local-messages.ts';
import type { StoreMessage } from '../store.ts';
import { connectionSettings } from './connections.ts';

export const channel = 'abreast';
const shortestWaitMs = 200;
const longestWaitMs = 5000;
const mostRecent = 500;

/** What goes over the channel: who said it hears it at once, without the way over the database. */
export interface Notice {
  from: string;
  message: StoreMessage;
}

export interface HeardMessages {
  send(message: StoreMessage): void;
  listen(listener: (message: StoreMessage) => void): () => void;
  close(): Promise<void>;
}

/**
 * Hears what the other instances say, on a connection of its own that comes back by itself. What was said while it was
 * away is lost: so when it is back, every run that is at work, or was lately, is announced as appended to.
 */
export function hearMessages(
  url: string,
  self: string,
  runsAtWork: () => Promise<readonly string[]>,
): HeardMessages {
  const local = createLocalMessages();
  const recent = new Set<string>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  let waitMs = shortestWaitMs;
  let hasBeenThere = false;

  function hear(payload: string | undefined): void {
    const notice = noticeIn(payload);
    if (!notice || notice.from === self) return;
    remember(notice.message.run);
    local.send(notice.message);
  }

  function remember(run: string): void {
    recent.delete(run);
    recent.add(run);
    const [oldest] = recent;
    if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
  }

  async function announce(): Promise<void> {
    const runs = new Set([...recent, ...(await runsAtWork().catch(() => []))]);
    for (const run of runs) local.send({ type: 'appended', run });
  }

  async function connect(): Promise<void> {
    if (client || isClosed) return;
    const mine = new pg.Client(connectionSettings(url));
    client = mine;
    const lose = () => {
      if (client !== mine) return;
      client = null;
      void mine.end().catch(() => {});
      if (isClosed || timer) return;
      timer = setTimeout(() => {
        timer = null;
        void connect();
      }, waitMs);
      timer.unref();
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    };
    mine.on('error', lose);
    mine.on('end', lose);
    mine.on('notification', ({ payload }) => hear(payload));
    try {
      await mine.connect();
      await mine.query(`listen ${channel}`);
      // The type lacks it: listening alone keeps no process alive.
      (mine as pg.Client & { unref(): void }).unref();
      waitMs = shortestWaitMs;
      if (hasBeenThere) await announce();
      hasBeenThere = true;
    } catch {
      lose();
    }
  }

  return {
    send: local.send,
    listen(listener) {
      void connect();
      return local.listen(listener);
    },
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      const mine = client;
      client = null;
      await mine?.end().catch(() => {});
    },
  };
}

function noticeIn(payload: string | undefined): Notice | null {
  try {
    const notice: unknown = JSON.parse(payload ?? '');
    const isNotice = notice instanceof Object && 'from' in notice && 'message' in notice;
    return isNotice ? (notice as Notice) : null;
  } catch {
    return null;
  }
}
