import { test as base, expect, type Page, type Request, type Route } from '@playwright/test';
import type { RunSummary } from '#lib/store/store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { encodeEvent, eventStreamHeaders } from '#lib/stream/sse.ts';
import { type FakeRuns, fakeRuns } from '../support/fake-runs.ts';
import { playgroundUrl } from '../support/servers.ts';
import { catalog, today } from './fixtures.ts';
import { hindranceTo } from './made-with.ts';

declare global {
  interface Window {
    heldLog: {
      /** Resolves when the page waits for it. */
      asked: Promise<void>;
      /** Resolves when the page has read all of it. */
      come(): Promise<void>;
    };
  }
}

/** As on the desk, on a tablet and in the hand, px. */
const heights = { 1440: 800, 768: 900, 390: 780 } as const;
type Width = keyof typeof heights;

/** Loading takes less by far, and the page gives no stream up that is silent for so long, ms. */
const margin = 25_000;
const everyWidth: readonly Width[] = [1440, 768, 390];
const themes = ['light', 'dark'] as const;

let told = false;

/** Once: a summary counts what was skipped, and does not say why. */
function tell(hindrance: string): void {
  if (!told) console.error(`\n!! The pictures are NOT compared. ${hindrance}\n`);
  told = true;
}

const renews = (mode: string) => mode === 'all' || mode === 'changed';

/** Every screen is taken on it: the page is the production build's, what its API says is fixed. */
export const test = base.extend<{ stage: Stage }>({
  stage: async ({ page, browser }, use, { config }) => {
    const hindrance = renews(config.updateSnapshots) ? null : hindranceTo(browser.version());
    if (hindrance !== null) tell(hindrance);
    test.skip(hindrance !== null, hindrance ?? '');
    const stage = new Stage(page);
    await stage.set();
    await use(stage);
  },
});

export class Stage {
  readonly page: Page;
  /** There is a key for OpenRouter. */
  connected = true;
  /** The server can be reached. */
  reached = true;
  /** The page has quiet moments, in which it loads what it does not begin with. */
  quiet = true;
  private readonly logs = new Map<string, readonly RunEvent[]>();
  private runs: FakeRuns = fakeRuns([]);
  /** The page's clock goes on only when it is told to. */
  private stands = false;

  constructor(page: Page) {
    this.page = page;
  }

  async set(): Promise<void> {
    await this.page.route(
      ({ pathname }) => pathname.startsWith('/api/'),
      (route, request) => this.answer(route, request),
    );
  }

  /** The API knows this run. */
  keep(events: readonly RunEvent[]): string {
    const [start] = events;
    if (start?.type !== 'run-start') throw new Error('A log begins with run-start.');
    this.logs.set(start.run, events);
    return start.run;
  }

  list(runs: readonly RunSummary[]): void {
    this.runs = fakeRuns(runs);
  }

  async open(path: string, origin = playgroundUrl): Promise<void> {
    if (!this.stands) await this.page.clock.setFixedTime(today);
    await this.widen();
    await this.page.goto(`${origin}${path}`);
    await this.page.evaluate(() => document.fonts.ready);
    // The budget is the last to be asked for.
    if (this.connected && this.quiet && new URL(this.page.url()).pathname === '/')
      await expect(this.page.getByRole('meter')).toBeVisible();
  }

  /** The playground in which this run was sent from this tab before it was loaded again. */
  async openConversation(events: readonly RunEvent[]): Promise<void> {
    await this.openPlayground(events);
    await expect(this.page.locator('[data-column] [data-part="answer"]').first()).toBeVisible();
  }

  /** The same while the run goes on: its log has come so far, and its stream stays open. */
  async openLive(events: readonly RunEvent[]): Promise<void> {
    await this.stand(events, () => this.openPlayground(events));
    await this.page.clock.runFor(1000);
    await expect(this.page.locator('[data-column] [data-part="answer"]').first()).toBeVisible();
  }

  /** A page whose time stands still from the moment the run's log comes. */
  async openStanding(path: string, events: readonly RunEvent[]): Promise<void> {
    await this.stand(events, () => this.open(path));
  }

  /** What counts while a reply runs then always shows the same. */
  private async stand(events: readonly RunEvent[], open: () => Promise<void>): Promise<void> {
    const { clock } = this.page;
    this.stands = true;
    await clock.install({ time: today - margin });
    await this.page.addInitScript(holdBack, {
      path: `/api/runs/${this.keep(events)}/events?after=0`,
      body: events.map(encodeEvent).join(''),
      ends: events.at(-1)?.type === 'run-end',
    });
    await open();
    await this.page.evaluate(() => window.heldLog.asked);
    await this.page.waitForLoadState('networkidle');
    await clock.pauseAt(today);
    await this.page.evaluate(() => window.heldLog.come());
  }

  private async openPlayground(events: readonly RunEvent[]): Promise<void> {
    const [start] = events;
    const columns = start?.type === 'run-start' ? start.setup.columns : [];
    const kept = { next: [{ runs: [this.keep(events)], next: [], shown: 0 }], shown: 0 };
    const keptColumns = columns.map(({ id, model }) => ({ id, model }));
    await this.page.addInitScript(
      (items) => {
        for (const [key, value] of items) sessionStorage.setItem(key, value);
      },
      [
        ['abreast.runs', JSON.stringify(kept)],
        ['abreast.columns', JSON.stringify(keptColumns)],
      ] as const,
    );
    await this.open(`/?models=${columns.map(({ model }) => model).join(',')}`);
  }

  async widen(): Promise<void> {
    await this.page.setViewportSize({ width: 1440, height: heights[1440] });
  }

  /** In both themes, without a load between. */
  async pictures(name: string, widths: readonly Width[] = everyWidth): Promise<void> {
    // Nothing is hovered over.
    await this.page.mouse.move(0, 0);
    for (const width of widths) {
      await this.page.setViewportSize({ width, height: heights[width] });
      for (const colorScheme of themes) {
        await this.page.emulateMedia({ colorScheme });
        if (this.stands) await this.page.clock.runFor(100);
        await expect.soft(this.page).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`);
      }
    }
    await this.widen();
  }

  private async answer(route: Route, request: Request): Promise<void> {
    if (!this.reached) return route.abort();
    const { pathname, search } = new URL(request.url());
    const run = /^\/api\/runs\/([\w-]+)(\/\w+)?$/.exec(pathname);
    const log = this.logs.get(run?.[1] ?? '');
    if (run?.[2] === '/events' && log) {
      return route.fulfill({ headers: eventStreamHeaders, body: log.map(encodeEvent).join('') });
    }
    if (run?.[2] === '/share') return route.fulfill({ json: { shares: [] } });
    if (run && log) return route.fulfill({ json: { title: null } });
    if (pathname === '/api/runs') {
      const answer = await this.runs.fetch(pathname + search);
      return route.fulfill({ contentType: 'application/json', body: await answer.text() });
    }
    const known = this.facts()[pathname];
    if (known) return route.fulfill({ json: known });
    return route.fulfill({ status: 404, json: notThere });
  }

  private facts(): Readonly<Record<string, unknown>> {
    const { connected } = this;
    const models = catalog().map((model) =>
      connected || model.provider === 'demo' ? model : { ...model, available: false, unavailable: 'no-key' },
    );
    const hour = 3_600_000;
    return {
      '/api/health': {
        status: 'ready',
        providers: ['Demo', 'OpenRouter', 'Local'],
        store: {
          engine: 'sqlite',
          place: 'on this machine, in .data/abreast.db',
          keeps: true,
          problem: null,
        },
      },
      '/api/models': { source: 'live', fetchedAt: today - hour, models },
      '/api/connect': {
        providers: [
          { id: 'openrouter', name: 'OpenRouter', connected: connected ? 'server' : 'none' },
          { id: 'gemini', name: 'Gemini', connected: 'none' },
          { id: 'openai', name: 'OpenAI', connected: 'none' },
        ],
      },
      '/api/quota': {
        key: connected ? 'server' : 'none',
        minute: { limit: 20, used: 3, remaining: 17, resetsAt: today + 30_000 },
        day: { limit: 50, used: 9, remaining: 41, resetsAt: today + 13.5 * hour },
      },
    };
  }
}

/** Before the page's own scripts: that log comes only when it is told to. */
function holdBack({ path, body, ends }: { path: string; body: string; ends: boolean }): void {
  const asEver = window.fetch;
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const chunks = [new TextEncoder().encode(body)];
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      asked.resolve();
      await released.promise;
      const chunk = chunks.shift();
      if (chunk) return controller.enqueue(chunk);
      taken.resolve();
      return ends ? controller.close() : new Promise<never>(() => {});
    },
  };
  const stream = new ReadableStream(source, { highWaterMark: 0 });
  window.fetch = async (input, init) =>
    String(input).endsWith(path) ? new Response(stream) : asEver(input, init);
  window.heldLog = {
    asked: asked.promise,
    come() {
      released.resolve();
      return taken.promise;
    },
  };
}

const notThere = {
  type: 'urn:abreast:problem:not-found',
  title: 'There is no such run.',
  status: 404,
  detail: 'There is no such run.',
  action: 'It may have been deleted, or the server restarted: run the prompt again.',
};
