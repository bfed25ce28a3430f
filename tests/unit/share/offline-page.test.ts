import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offlinePage, runMark, scriptJson } from '#lib/share/offline-page.ts';
import { runDocument } from '#lib/share/write-run-document.ts';
import { noon } from '../run/support.ts';
import { logOf } from './programs.ts';

describe('a run inside a page', () => {
  test('no text of the run ends the script it stands in, and it is read back whole', () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.constantFrom('</script', '</SCRIPT >', '<!--', '<script>', '\u2028', '\u2029', '$&', runMark),
          fc.string(),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const run = { document: runDocument(logOf(text), text, noon), models: [] };
        const page = offlinePage(`<html>${runMark}</html>`, run);
        const [, json = ''] =
          /^<html><script type="application\/json" id="run">([^<]*)<\/script><\/html>$/.exec(page) ?? [];
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(run)));
        expect(json).not.toMatch(/[\u2028\u2029]/);
      }),
    );
  });

  test('what is no player is refused', () => {
    const run = { document: runDocument(logOf(), null, noon), models: [] };
    expect(() => offlinePage('<html></html>', run)).toThrow('no place for a run');
  });

  test('JSON stays JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(scriptJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
