import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { offlinePage, runMark } from '#lib/share/offline-page.ts';
import { playerPage } from '#lib/share/player-page.ts';
import { runDocument } from '#lib/share/write-run-document.ts';
import { noon } from '../run/support.ts';
import { logOf } from './programs.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64');
const script = 'const tags = ["<!--", "</script>", "<SCRIPT>"];';

test('the player may load nothing, and runs the one script that it brings', () => {
  const page = playerPage({ script, styles: 'a::after{content:"</style>"}', hash });
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  const [, code = ''] = /<script>(.*)<\/script>\n<\/body>/s.exec(page) ?? [];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:|\*|'self'|unsafe-eval|connect-src/);
  expect(policy).toContain(`script-src 'sha256-${hash(code)}'`);
  expect(page.match(/<\/script/gi)).toHaveLength(1);
  expect(page.match(/<\/style/gi)).toHaveLength(1);
});

test('code that names tags still says the same', () => {
  const page = playerPage({ script, styles: '', hash });
  const [, code = ''] = /<script>(.*)<\/script>\n<\/body>/s.exec(page) ?? [];
  expect(code).not.toMatch(/<!--|<\/?script/i);
  expect(new Function(`${code} return tags;`)()).toEqual(['<!--', '</script>', '<SCRIPT>']);
});

test('it has one place for a run', () => {
  const page = playerPage({ script: '', styles: '', hash });
  expect(page.split(runMark)).toHaveLength(2);
  const run = { document: runDocument(logOf(), null, noon), models: [] };
  expect(offlinePage(page, run)).toContain('<script type="application/json" id="run">{"document":');
});
