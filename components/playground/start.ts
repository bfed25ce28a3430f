import { type ConnectOutcome, takeOutcome } from '#components/connect/outcome.ts';
import { type Density, densityFrom } from '#components/shell/density.ts';
import { type Theme, themeFrom } from '#components/shell/theme.ts';
import type { Model } from '#lib/catalog/model.ts';
import { columnsOf, countedIds, type Draft, emptyDraft } from '#lib/prompt/draft.ts';
import { readQuery } from '#lib/prompt/url.ts';
import { demoLineUp } from './demo-line-up.ts';

export const firstPrompt =
  'When should I reach for a hash map instead of a sorted array? Show the trade-off in a table.';

/** What the playground begins with; the same on the server and in the browser. */
export interface Start {
  draft: Draft;
  /** It was made for an address that says nothing. */
  isBare: boolean;
  /** What the link said and could not be understood. */
  ignored: string[];
  /** What is wrong with the link as a whole, in words for people. */
  linkProblem: string | null;
  /** The catalog's rows of the line-up, as far as they were at hand. */
  models: Model[];
  /** There is a key for OpenRouter. */
  connected: boolean;
  /** Whoever has no key of his own may have the server's lent. */
  isPublic: boolean;
  /** How a way through OpenRouter's consent page ended just now. */
  outcome: ConnectOutcome;
  theme: Theme;
  density: Density;
  bannerDismissed: boolean;
  historyOpen: boolean;
  /** The kept run to go on with. */
  continues: string | null;
}

export interface Remembered {
  theme: string | undefined;
  density: string | undefined;
  lineUp: string | undefined;
  banner: string | undefined;
  history: string | undefined;
}

/** The link counts first, then the line-up used last; a first visit gets four demo models and a prompt to run. */
export function startOf(
  params: URLSearchParams,
  remembered: Remembered,
): Omit<Start, 'models' | 'connected' | 'isPublic' | 'linkProblem'> {
  const { outcome, rest } = takeOutcome(params);
  const continues = rest.get('continue') || null;
  rest.delete('continue');
  const { found, ignored } = readQuery(rest, countedIds());
  const lineUp = remembered.lineUp?.split('\n').filter(Boolean) ?? [];
  const firstVisit = lineUp.length === 0;
  const linked = found.columns?.length ? found.columns : null;
  const prompt = found.prompt ?? (firstVisit && !linked ? firstPrompt : '');
  const columns = linked ?? columnsOf(firstVisit ? demoLineUp : lineUp, countedIds());
  return {
    draft: { ...emptyDraft, ...found, prompt, columns },
    isBare: params.size === 0,
    ignored,
    outcome,
    theme: themeFrom(remembered.theme),
    density: densityFrom(remembered.density),
    bannerDismissed: remembered.banner === 'dismissed',
    historyOpen: remembered.history === 'open',
    continues,
  };
}
