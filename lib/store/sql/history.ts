import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { cursorAt, placeOf } from '../cursor.ts';
import { answersIn, type Chunk } from '../log/chunks.ts';
import { isShortened } from '../run-head.ts';
import { excerptOf } from '../search/excerpt.ts';
import { searchWords } from '../search/words.ts';
import type { RunPage, RunQuery, RunSummary } from '../store.ts';
import type { Engine } from './engine.ts';
import { wholePrompt } from './logs.ts';
import type { Tables } from './tables.ts';

/** One page of an owner's runs, newest first. */
export async function listRuns(engine: Engine, query: RunQuery): Promise<RunPage> {
  const database = await engine.database();
  const words = searchWords(query.search ?? '');
  const from = placeOf(query.cursor);
  const rows = await database
    .selectFrom('runs')
    .select(['number', 'id', 'started', 'prompt', 'models', 'ended', 'title', 'pinned', 'parent', 'turn'])
    .where('owner', '=', query.owner)
    .$if(query.pinned !== undefined, (select) => select.where('pinned', '=', query.pinned ? 1 : 0))
    .$if(words.length > 0, (select) =>
      select.where('number', 'in', ({ parens }) => parens(engine.matching(words))),
    )
    .$call((select) => {
      const { model } = query;
      if (model === undefined) return select;
      return select.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('run_models')
            .select('run')
            .whereRef('run_models.run', '=', 'runs.number')
            .where('model', '=', model),
        ),
      );
    })
    .$call((select) => {
      if (from === null) return select;
      return select.where(({ and, eb, or }) =>
        and([
          eb('started', '<=', from.started),
          or([eb('started', '<', from.started), eb('number', '<', from.number)]),
        ]),
      );
    })
    .orderBy('started', 'desc')
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const excerpts = await excerptsOf(database, page, words);
  return {
    runs: page.map(
      (row): RunSummary => ({
        id: row.id,
        started: row.started,
        prompt: row.prompt,
        models: JSON.parse(row.models),
        ended: row.ended === 1,
        title: row.title,
        pinned: row.pinned === 1,
        parent: row.parent,
        turn: row.turn,
        excerpt: excerpts.get(row.number) ?? null,
      }),
    ),
    next: rows.length > page.length && last ? cursorAt(last) : null,
  };
}

interface Row {
  number: number;
  prompt: string;
}

async function excerptsOf(
  database: Kysely<Tables>,
  rows: readonly Row[],
  words: readonly string[],
): Promise<Map<number, string | null>> {
  if (words.length === 0 || rows.length === 0) return new Map();
  const found = await database
    .selectFrom('chunks')
    .select(['run', 'texts'])
    .where(
      'run',
      'in',
      rows.map(({ number }) => number),
    )
    .orderBy('run')
    .orderBy('first_seq')
    .execute();
  const chunks = Map.groupBy(found, ({ run }) => run);
  const excerpts = new Map<number, string | null>();
  for (const row of rows) {
    excerpts.set(row.number, await excerptIn(database, row, chunks.get(row.number) ?? [], words));
    // A stream that runs meanwhile waits for one row at most.
    await nextTurn();
  }
  return excerpts;
}

/** A run that is damaged stays in the list, without its words. */
async function excerptIn(
  database: Kysely<Tables>,
  row: Row,
  chunks: readonly Pick<Chunk, 'texts'>[],
  words: readonly string[],
): Promise<string | null> {
  const answers = await answersIn(chunks).catch(() => []);
  const excerpt = excerptOf([row.prompt, ...answers], words);
  if (excerpt !== null || !isShortened(row.prompt)) return excerpt;
  return excerptOf([await wholePrompt(database, row).catch(() => row.prompt)], words);
}
