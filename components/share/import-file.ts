import { ask, type Problem, postJson } from '#lib/share/ask.ts';

const mostBytes = 32 * 1024 * 1024;

const tooLarge: Problem = {
  message: 'The file is larger than 32 MB.',
  action: 'Import a run with fewer or smaller attachments.',
};
const notJson: Problem = {
  message: 'The file is not JSON.',
  action: 'Choose a JSON file that was exported from a run.',
};
const unreadable: Problem = {
  message: 'The file could not be read.',
  action: 'Check that it is still there, then choose it again.',
};

/** Keeps the run that a file holds and answers its id; throws a Problem. */
export async function importFile(file: Blob): Promise<string> {
  if (file.size > mostBytes) throw tooLarge;
  const text = await file.text().catch(() => null);
  if (text === null) throw unreadable;
  if (!isJson(text)) throw notJson;
  const { id } = await (await ask('/api/runs/import', postJson(text))).json();
  return id;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
