import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedIds, type Draft, emptyDraft, toSetup } from '#lib/prompt/draft.ts';
import { readQuery } from '#lib/prompt/url.ts';
import { fillIn } from '#lib/prompt/variables.ts';
import { openSetupLink } from '#lib/share/read-setup-link.ts';
import { draftOf } from '#lib/share/setup-draft.ts';
import { setupQuery } from '#lib/share/setup-link.ts';
import { draftWith } from './programs.ts';

function open(query: string) {
  const { params, problem } = openSetupLink(new URLSearchParams(query));
  const { found, ignored } = readQuery(params, countedIds());
  return { draft: { ...emptyDraft, ...found }, ignored, problem };
}

const text = fc.string({ unit: 'grapheme', maxLength: 400 });
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const temperature = fc.double({ min: 0, max: 2, noNaN: true }).map((value) => Math.abs(value));
const modelId = word.map((name) => `demo:${name}`).filter((id) => id === id.trim());

const draft: fc.Arbitrary<Draft> = fc
  .record({
    prompt: fc.array(text, { minLength: 1, maxLength: 20 }).map((texts) => texts.join(' ')),
    system: text,
    parameters: fc.record(
      { temperature, stop: fc.array(word, { minLength: 1, maxLength: 4 }) },
      { requiredKeys: [] },
    ),
    routing: fc.record(
      { sort: fc.constantFrom('price', 'latency'), zdr: fc.boolean() },
      { requiredKeys: [] },
    ),
    tools: fc.array(
      fc.record({ name: fc.constantFrom('find', 'ask'), description: text, parameters: fc.constant({}) }),
      { maxLength: 2 },
    ),
    schema: fc.option(fc.dictionary(word, text)),
    columns: fc.array(fc.record({ model: modelId, system: text, parameters: fc.record({ temperature }) }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map((given) => ({
    ...emptyDraft,
    ...given,
    columns: given.columns.map((column, index) => ({ ...column, id: `c${index + 1}` })),
  }));

const long = draftWith({
  prompt: Array.from({ length: 900 }, (_, index) => `${(index * 7919) % 1009} sheep`).join(', '),
  system: 'Count & add: 100 % + "ü" = 漢字',
  columns: [
    { id: 'c1', model: 'demo:swift' },
    { id: 'c2', model: 'demo:steady', parameters: { temperature: 0 } },
  ],
});

describe('the link of a set-up', () => {
  test('any set-up comes back from its link, long or short, with nothing ignored', async () => {
    await fc.assert(
      fc.asyncProperty(draft, async (before) => {
        expect(open(await setupQuery(before))).toEqual({ draft: before, ignored: [], problem: null });
      }),
    );
  });

  test('a short one can be read by people', async () => {
    const query = await setupQuery(draftWith({ prompt: 'Hi', columns: [{ id: 'a', model: 'demo:swift' }] }));
    expect(query).toMatch(/^\?check=2\.\w+&models=demo:swift&prompt=Hi$/);
  });

  test('a short one that is cut anywhere, or changed, opens and says so', async () => {
    const whole = draftWith({
      prompt: 'Why is the sky blue, and since when? Grüße',
      columns: [{ id: 'c1', model: 'demo:swift', parameters: { temperature: 0.25 } }],
    });
    const query = await setupQuery(whole);
    for (let length = '?check'.length; length < query.length; length++) {
      const { draft: half, problem } = open(query.slice(0, length));
      expect(problem).toMatch(/^The link was cut/);
      expect(whole.prompt.startsWith(half.prompt.replace(/[%\uFFFD].{0,2}$/, ''))).toBe(true);
    }
    expect(open(query.replace('blue', 'red')).problem).toMatch(/^The link was cut or changed/);
  });

  test('an empty set-up has the bare address', async () => {
    expect(await setupQuery(emptyDraft)).toBe('');
  });

  test('what a mail program adds behind a short one does no harm', async () => {
    const query = await setupQuery(draftWith({ prompt: 'Hi', columns: [{ id: 'a', model: 'demo:swift' }] }));
    expect(open(`${query}&utm_source=mail`)).toMatchObject({ ignored: [], problem: null });
  });

  test('one written by hand, or copied before there was a check, is free; a letter cut in two is noticed', () => {
    for (const free of ['', '?models=demo:swift&prompt=Hi', '?prompt=Is it 100%25', '?prompt=100%']) {
      expect(open(free).problem).toBeNull();
    }
    for (const broken of ['?prompt=Gr%C3', '?prompt=Gr%C3%', '?prompt=Gr%C', '?prompt=%E6%BC']) {
      expect(open(broken).problem).toMatch(/^The end of the link is missing\./);
    }
  });

  test('a long one is much shorter than its text and still whole', async () => {
    const query = await setupQuery(long);
    expect(query).toMatch(/^\?setup=v1\.[\w-]+$/);
    expect(query.length).toBeLessThan(long.prompt.length / 2);
    expect(open(query)).toEqual({ draft: long, ignored: [], problem: null });
  });

  test('cut anywhere, it opens with what came before the cut and says so', async () => {
    const query = await setupQuery(long);
    fc.assert(
      fc.property(fc.integer({ min: '?setup='.length, max: query.length - 2 }), (length) => {
        const { draft: half, ignored, problem } = open(query.slice(0, length));
        expect(problem).toMatch(/link/);
        expect(ignored).toEqual([]);
        expect(long.prompt.startsWith(half.prompt)).toBe(true);
        expect(long.system.startsWith(half.system)).toBe(true);
      }),
    );
  });

  test('cut in half, the models and half of the prompt are there', async () => {
    const query = await setupQuery(long);
    const { draft: half, problem } = open(query.slice(0, query.length / 2));
    expect(problem).toMatch(/^The end of the link is missing\./);
    expect(half.columns.map(({ model }) => model)).toEqual(['demo:swift', 'demo:steady']);
    expect(half.prompt.length).toBeGreaterThan(1_000);
  });

  test('what a chat program leaves at its end does no harm', async () => {
    expect(open(`${await setupQuery(long)}).`).draft).toEqual(long);
  });

  test('with a letter changed it is damaged, and gives nothing that was never meant', async () => {
    const query = await setupQuery(long);
    const place = query.length - 200;
    const other = query[place] === 'A' ? 'B' : 'A';
    const { draft: opened, problem } = open(query.slice(0, place) + other + query.slice(place + 1));
    expect(problem).toMatch(/^The link is damaged/);
    expect(opened).toEqual(emptyDraft);
  });

  test('one of a newer version says so, and what stands beside it counts', () => {
    const { draft: opened, problem } = open('?setup=v2.abc&models=demo:seer');
    expect(problem).toMatch(/newer version/);
    expect(opened.columns).toEqual([{ id: 'c1', model: 'demo:seer' }]);
  });

  test('any text in the place of a set-up gives a sentence and no error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map((data) => `v1.${data}`),
        ),
        (packed) => {
          const query = new URLSearchParams({ setup: packed });
          expect(openSetupLink(query).problem).toMatch(/^The .+\. .+\.$/);
        },
      ),
    );
  });

  test('a small link that unpacks into far too much is refused', async () => {
    const query = await setupQuery(draftWith({ prompt: 'a'.repeat(3 * 1024 * 1024) }));
    expect(query.length).toBeLessThan(8_000);
    expect(open(query).problem).toMatch(/more than a set-up can/);
  });
});

describe('the draft of a run', () => {
  test('sends the same set-up again', () => {
    fc.assert(
      fc.property(draft, (before) => {
        const sent = toSetup({ ...before, prompt: `Why {{name}}? ${before.prompt}` });
        expect(toSetup(draftOf(sent))).toEqual(sent);
      }),
    );
  });

  test('braces that were sent as text are no variables', () => {
    const sent = toSetup(
      draftWith({ prompt: 'Explain \\{{city}}', columns: [{ id: 'a', model: 'demo:swift' }] }),
    );
    const { prompt } = draftOf(sent);
    expect(fillIn(prompt, { city: 'Oslo' })).toBe('Explain {{city}}');
  });
});
