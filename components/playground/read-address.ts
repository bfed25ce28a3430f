import { countedIds, type Draft } from '#lib/prompt/draft.ts';
import { readQuery } from '#lib/prompt/url.ts';
import { checkField } from '#lib/share/link-check.ts';
import { ignoredText } from './ignored-text.ts';

/** What a query fills in, as the server reads it (start.ts), and what to tell the reader; null: nothing. */
export function readAddress(search: string): { found: Partial<Draft>; problem: string | null } {
  const params = new URLSearchParams(search);
  params.delete(checkField);
  const { found, ignored } = readQuery(params, countedIds());
  const { columns, ...rest } = found;
  return {
    found: { prompt: '', ...rest, ...(columns?.length && { columns }) },
    problem: ignored.length > 0 ? ignoredText(ignored) : null,
  };
}
