import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Markdown } from '#components/markdown/markdown.tsx';

const draw = (text: string, streaming = false) =>
  renderToStaticMarkup(<Markdown text={text} streaming={streaming} />)
    .replace(/^<div class="markdown text-body">([\s\S]*)<\/div>$/, '$1')
    .replace(/^<div data-part="page">([\s\S]*)<\/div>/, '$1');

const caret = '<span data-part="caret" aria-hidden="true"></span>';
const newTab = 'target="_blank" rel="noopener noreferrer nofollow"';

describe('prose', () => {
  test('headings start at h3 and carry their level', () => {
    expect(draw('# a\n## b\n### c\n#### d\n###### f')).toBe(
      '<h3 dir="auto" data-level="1">a</h3><h4 dir="auto" data-level="2">b</h4>' +
        '<h5 dir="auto" data-level="3">c</h5><h6 dir="auto" data-level="4">d</h6><h6 dir="auto" data-level="6">f</h6>',
    );
    expect(draw('a\n===')).toBe('<h3 dir="auto" data-level="1">a</h3>');
  });

  test('a reply that begins with a lower heading leaves no level out', () => {
    expect(draw('text\n\n### a\n#### b\n# c')).toContain(
      '<h3 dir="auto" data-level="3">a</h3><h4 dir="auto" data-level="4">b</h4><h3 dir="auto" data-level="1">c</h3>',
    );
  });

  test('strong, emphasis, deletion, code, break and escape', () => {
    expect(draw('**a** *b* ~~c~~ `d<e` f  \ng \\*h\\*')).toBe(
      '<p dir="auto"><strong>a</strong> <em>b</em> <del>c</del> <code>d&lt;e</code> f<br/>g *h*</p>',
    );
  });

  test('character references stand for their character, but not in code', () => {
    expect(draw('&copy; &#65; &#x42; &amp;lt; &unknown; a & b `&amp;`')).toBe(
      '<p dir="auto">© A B &amp;lt; &amp;unknown; a &amp; b <code>&amp;amp;</code></p>',
    );
  });

  test('a rule, a quote and a quote in it', () => {
    expect(draw('---')).toBe('<hr/>');
    expect(draw('> a\n> > b')).toBe(
      '<blockquote dir="auto"><p>a</p><blockquote><p>b</p></blockquote></blockquote>',
    );
  });

  test('footnotes stay text', () => {
    expect(draw('a[^1]\n\n[^1]: /note')).toBe('<p dir="auto">a[^1]</p><p dir="auto">[^1]: /note</p>');
  });
});

describe('lists', () => {
  test('nested, ordered with a start, loose', () => {
    expect(draw('- a\n  - b')).toBe('<ul dir="auto"><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>');
    expect(draw('3. a\n4. b')).toBe('<ol dir="auto" start="3"><li><p>a</p></li><li><p>b</p></li></ol>');
    expect(draw('- a\n\n- b')).toBe('<ul dir="auto" data-loose=""><li><p>a</p></li><li><p>b</p></li></ul>');
  });

  test('tasks are drawn boxes that say what they mean', () => {
    const box = (done: string) => `<span data-part="task"${done} aria-hidden="true"></span>`;
    expect(draw('- [x] a\n- [ ] b')).toBe(
      `<ul dir="auto"><li data-task="">${box(' data-done=""')}<span class="sr-only">Done: </span><p>a</p></li>` +
        `<li data-task="">${box('')}<span class="sr-only">To do: </span><p>b</p></li></ul>`,
    );
  });

  test('a task reads the same in a loose list', () => {
    expect(draw('- [x] a\n\n- b')).toContain('<span class="sr-only">Done: </span><p>a</p>');
  });
});

describe('tables', () => {
  test('scroll in a named place of their own, with their alignment', () => {
    expect(draw('| a | b |\n|:-:|---|\n| 1 | `2` |')).toBe(
      '<div data-part="table" role="group" aria-label="Table" tabindex="0"><table dir="auto">' +
        '<thead><tr><th scope="col" data-align="center">a</th><th scope="col">b</th></tr></thead>' +
        '<tbody><tr><td data-align="center">1</td><td><code>2</code></td></tr></tbody></table></div>',
    );
  });

  test('a break written as a tag breaks the line of a cell', () => {
    expect(draw('| a |\n|---|\n| x<br>y |')).toContain('<td>x<br/>y</td>');
  });
});

describe('code', () => {
  test('a fence has its language, a name and a button to copy it', () => {
    const html = draw('```ts\nconst a = 1;\n```');
    expect(html).toContain('aria-label="Code, ts" tabindex="0"><code>');
    expect(html).toContain('const a = 1;</span></code></pre>');
    expect(html).toContain('<button type="button" aria-label="Copy code"');
  });

  test('blank lines and indentation are kept', () => {
    expect(draw('```\n\n  a\n\n```')).toContain('\n  a\n</span>');
  });

  test('long code comes in runs of lines and reads as one text', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const html = draw(`\`\`\`\n${lines}\n\`\`\``);
    const code = /<code>(.*)<\/code>/s.exec(html)?.[1] ?? '';
    expect(code.replace(/<[^>]+>/g, '')).toBe(lines);
    expect(code.match(/data-part="lines"/g)).toHaveLength(4);
  });
});

describe('links', () => {
  test('to the web and to a mailbox open apart from us', () => {
    expect(draw('[a](https://x.y/z "t&amp;u")')).toBe(
      `<p dir="auto"><a href="https://x.y/z" title="t&amp;u" ${newTab}>a</a></p>`,
    );
    expect(draw('<https://x.y>')).toContain(`<a href="https://x.y/" ${newTab}>https://x.y</a>`);
    expect(draw('www.x.y')).toContain('href="http://www.x.y/"');
    expect(draw('a@b.co')).toContain('href="mailto:a@b.co"');
  });

  test('by reference, wherever the definition stands', () => {
    const link = `<a href="https://x.y/" ${newTab}>`;
    expect(draw('[a][b] [b] [c]\n\n[B]: https://x.y')).toBe(
      `<p dir="auto">${link}a</a> ${link}b</a> [c]</p>`,
    );
    expect(draw('[b]: https://x.y\n\n[*a*][b]')).toContain(`${link}<em>a</em></a>`);
  });

  test('a reference without a definition is its own text', () => {
    expect(draw('[a][b] [c][] ![d] x[0]')).toBe('<p dir="auto">[a][b] [c][] ![d] x[0]</p>');
  });
});

describe('pictures', () => {
  const pixel = 'data:image/png;base64,iVBORw0KGgo=';

  test('from elsewhere wait behind a button that names the host', () => {
    const html = draw('![a cat](https://pics.example.com/cat.png)');
    expect(html).toContain('<span>Load picture from pics.example.com</span>');
    expect(html).toContain('a cat');
    expect(html).not.toContain('<img');
  });

  test('that are part of the reply are shown', () => {
    expect(draw(`![a](${pixel})`)).toContain(`<img src="${pixel}" alt="a"`);
  });

  test('by reference wait too', () => {
    expect(draw('![a][b]\n\n[b]: https://x.y/p.png')).toContain('Load picture from x.y');
  });

  test('in a link leave their words', () => {
    expect(draw('[![a](https://x.y/p.png)](https://x.y)')).toBe(
      `<p dir="auto"><a href="https://x.y/" ${newTab}>a</a></p>`,
    );
  });
});

describe('nothing in a reply can act', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<!-- <script>alert(1)</script> -->',
    'text <b onclick="alert(1)">bold</b>',
    '- <img src=x onerror=alert(1)>',
    '> <script>alert(1)</script>',
    '| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |',
    '# <svg/onload=alert(1)>',
    '`<img src=x onerror=alert(1)>`',
    '```html\n<script>alert(1)</script>\n```',
    '```"><script>alert(1)</script>\nx\n```',
    '$<img src=x onerror=alert(1)>$',
    '$$\n<script>alert(1)</script>\n$$',
    '[a]: https://x.y "<script>alert(1)</script>"\n\n[a]',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '![<img src=x onerror=alert(1)>](https://x.y/p.png)',
    '[<img src=x onerror=alert(1)>](https://x.y)',
  ];

  test.each(attacks)('%s is text', (attack) => {
    for (const streaming of [true, false]) {
      const html = draw(attack, streaming);
      expect(html).not.toMatch(/<(?:script|iframe|object|embed|b)\b/i);
      expect(html).not.toMatch(/<img|<svg(?![^>]*class="lucide)/i);
      expect(html).not.toMatch(/<[^>]*\s(?:on[a-z]+|style|srcdoc|formaction)=/i);
    }
  });

  const addresses = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java&Tab;script:alert(1)',
    'java&NewLine;script&colon;alert(1)',
    '&#x6A&#x61;vascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://x.y/1',
    '//x.y',
    '/logout',
    '#top',
    'ftp://x.y',
  ];

  test.each(addresses)('%s is no address for a link or a picture', (address) => {
    const forms = [
      `[a](<${address}>)`,
      `[a](${address})`,
      `![a](<${address}>)`,
      `[a]\n\n[a]: ${address}`,
      `![a]\n\n[a]: ${address}`,
      `[![a](${address})](${address})`,
    ];
    for (const form of forms) {
      expect(draw(form)).not.toMatch(/<a |<img|<button/);
    }
    expect(draw(`<${address}>`)).not.toMatch(/<a /);
  });
});

describe('the caret', () => {
  test.each([
    ['', `<p>${caret}</p>`],
    ['a\n\n---\n', `<p dir="auto">a${caret}</p><hr/>`],
    ['a\n\n[a]: https://x.y', `<p dir="auto">a${caret}</p>`],
    ['text', `<p dir="auto">text${caret}</p>`],
    ['one\n\ntwo\n\n', `<p dir="auto">one</p><p dir="auto">two${caret}</p>`],
    ['# a', `<h3 dir="auto" data-level="1">a${caret}</h3>`],
    ['- a\n  - b', `<ul dir="auto"><li><p>a</p><ul><li><p>b${caret}</p></li></ul></li></ul>`],
    ['-\n', `<ul dir="auto"><li>${caret}</li></ul>`],
    ['> a', `<blockquote dir="auto"><p>a${caret}</p></blockquote>`],
  ])('of %j stands behind the last character', (text, html) => {
    expect(draw(text, true)).toBe(html);
  });

  test('stands in the cell, the code, the formula and the tag that are coming', () => {
    expect(draw('| a | b |\n|---|---|\n| 1 |', true)).toContain(`<td>1${caret}</td><td></td>`);
    expect(draw('| a | b |\n|---|---|', true)).toContain(`>b${caret}</th>`);
    expect(draw('```\nx', true)).toContain(`x${caret}</span></code>`);
    expect(draw('$$\nx', true)).toBe(`<div data-math="display">x${caret}</div>`);
    expect(draw('<div>', true)).toBe(`<p data-part="html">&lt;div&gt;${caret}</p>`);
  });

  test('is one at most, and none once the stream has ended', () => {
    const text = '- a\n- b\n\n| c |\n|---|\n| d |\n\ne\n\n> f\n\n---\n\n[a]: /b\n\n```\nc\n```\n';
    for (let end = 0; end <= text.length; end += 1) {
      expect(draw(text.slice(0, end), true).split(caret)).toHaveLength(2);
      expect(draw(text.slice(0, end))).not.toContain(caret);
    }
  });
});
