import type { Model } from '#lib/catalog/model.ts';
import { textOf } from '#lib/prompt/message-text.ts';
import { ask, type Problem } from '#lib/share/ask.ts';
import { fileName } from '#lib/share/file-name.ts';
import { metricsCsv } from '#lib/share/metrics-csv.ts';
import { offlinePage } from '#lib/share/offline-page.ts';
import { readLog } from '#lib/share/read-log.ts';
import { runMarkdown } from '#lib/share/run-markdown.ts';
import type { ShownRun } from '#lib/share/shown-run.ts';
import { runDocument } from '#lib/share/write-run-document.ts';

export type ExportFormat = 'markdown' | 'csv' | 'json' | 'html';

export interface Exported {
  /** The run whose log is told in full. */
  run: string;
  shown: ShownRun;
  /** The catalog's rows of its columns. */
  models: Model[];
}

const playerPath = '/player/player.html';
const noPlayer: Problem = {
  message: 'The page that plays a run offline has not been built.',
  action: 'Run npm run build once and try again, or export JSON.',
};

/** Writes the run in that format and hands it to the browser as a file; throws a Problem. */
export async function saveRun(format: ExportFormat, exported: Exported): Promise<void> {
  const { shown } = exported;
  const newest = shown.setup.messages.findLast(({ role }) => role === 'user');
  const words = shown.title ?? (newest ? textOf(newest) : '');
  const { ending, type, write } = formats[format];
  save(fileName(shown.started, words, ending), new Blob([await write(exported)], { type }));
}

interface Format {
  ending: string;
  type: string;
  write(exported: Exported): string | Promise<string>;
}

/** A new format is one row. */
const formats: Record<ExportFormat, Format> = {
  markdown: { ending: 'md', type: 'text/markdown', write: ({ shown }) => runMarkdown(shown) },
  csv: { ending: 'csv', type: 'text/csv', write: ({ shown }) => metricsCsv(shown) },
  json: {
    ending: 'json',
    type: 'application/json',
    write: async (exported) => `${JSON.stringify(await documentOf(exported), null, 1)}\n`,
  },
  html: {
    ending: 'html',
    type: 'text/html',
    write: async (exported) => {
      const [player, document] = await Promise.all([readPlayer(), documentOf(exported)]);
      return offlinePage(player, { document, models: exported.models });
    },
  },
};

const documentOf = async ({ run, shown }: Exported) =>
  runDocument(await readLog(run), shown.title, Date.now());

async function readPlayer(): Promise<string> {
  const response = await ask(playerPath).catch(() => {
    throw noPlayer;
  });
  return response.text();
}

function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // A browser may read the content after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
