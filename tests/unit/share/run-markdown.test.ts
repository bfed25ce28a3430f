import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { runMarkdown } from '#lib/share/run-markdown.ts';
import { fenced, plain } from '#lib/share/write-markdown.ts';
import { doneReply } from '../columns/replies.ts';
import { shownOf } from './programs.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '```',
        '````',
        '~~~',
        '<details>',
        '</details>',
        '<!--',
        '<script>',
        '\n',
        '\n\n',
        '> ',
        '# Won',
        '## Model a',
        '---',
        '===',
        '| a | b |\n|---|---|\n',
        '![x](https://example.com/x.png)',
        '[a]: https://example.com',
        '    ',
        '\t',
        '- ',
        '1. ',
        '`',
        '\r',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const headings = (markdown: string) =>
  marked
    .lexer(markdown)
    .flatMap((token) => (token.type === 'heading' ? [`${token.depth} ${token.text}`] : []));

describe('a run as Markdown', () => {
  test('nothing that a prompt or a reply says gets out of its own place', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (prompt, thinking, answer) => {
        const replies = [doneReply({ column: 'a', answer, thinking }), doneReply({ column: 'b' })];
        const run = shownOf(replies);
        const setup = {
          ...run.setup,
          messages: [{ role: 'user' as const, content: prompt }],
          system: prompt,
        };
        const expected = ['1 Comparison', '2 Prompt', '2 Metrics', '2 Model a', '2 Model b'];
        if (prompt !== '') expected.splice(2, 0, '3 System prompt');
        expect(headings(runMarkdown({ ...run, setup }))).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  test('an answer keeps its Markdown as a quotation, and its own end where it holds HTML or a picture', () => {
    const markdown = (answer: string) => runMarkdown(shownOf([doneReply({ answer })]));
    expect(markdown('# Yes\n\n```js\n1\n')).toContain('> # Yes\n>\n> ```js\n> 1');
    expect(markdown('Use <b>this</b>')).toContain('```markdown\nUse <b>this</b>\n```');
    expect(markdown('![p](https://example.com/p.png)')).toContain('```markdown\n!');
  });

  test('a fence is longer than any run of backticks inside', () => {
    expect(fenced('a ```` b')).toBe('`````\na ```` b\n`````');
  });

  test('a name or a title stays one line of text, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = marked.lexer(`# x ${plain(text)}\n\nend`);
        expect(tokens.filter(({ type }) => type !== 'space').map(({ type }) => type)).toEqual([
          'heading',
          'paragraph',
        ]);
      }),
    );
  });

  test('says what was measured, thinking folded, and how a column ended', () => {
    const text = runMarkdown(
      shownOf(
        [
          doneReply({ column: 'a', thinking: 'Hm.' }),
          doneReply({
            column: 'b',
            answer: '',
            state: 'failed',
            finishReason: null,
            trouble: { kind: 'timeout', message: 'It fell silent.', action: 'Retry.' },
          }),
        ],
        { title: 'Sky | sea' },
      ),
    );
    expect(text).toMatchInlineSnapshot(`
      "# Sky \\| sea

      2026-11-22 12:00 UTC, 2 columns

      ## Prompt

      \`\`\`text
      Why is the sky blue?
      \`\`\`

      ## Metrics

      | Metric | Model a | Model b |
      | --- | ---: | ---: |
      | Queued | 10 ms | 10 ms |
      | First byte | 50 ms | 50 ms |
      | First token | 100 ms | 100 ms |
      | First answer | 100 ms | 100 ms |
      | Total | 1.01 s | 1.01 s |
      | Speed | 100 tok/s | 100 tok/s |
      | Tokens in | 14 | 14 |
      | Tokens out | 90 | 90 |
      | Cost | $0 | $0 |

      ≈ estimated, – not available, bold: the best.

      ## Model a

      demo:swift, finished: stop

      <details>
      <summary>Thinking</summary>

      \`\`\`text
      Hm.
      \`\`\`

      </details>

      > Yes.

      ## Model b

      demo:steady, failed

      Failed: It fell silent. Retry.
      "
    `);
  });
});
