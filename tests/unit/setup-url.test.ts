import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedIds, type Draft, emptyDraft, mostColumns, toSetup } from '#lib/prompt/draft.ts';
import { parametersSchema } from '#lib/prompt/parameters.ts';
import { readRouting, writeRouting } from '#lib/prompt/routing.ts';
import { readSetting, type SettingValue, withSetting, writeSetting } from '#lib/prompt/setting-value.ts';
import { type Setting, settings } from '#lib/prompt/settings.ts';
import { type Routing, setupSchema, type ToolChoice } from '#lib/prompt/setup.ts';
import { readQuery, writeQuery } from '#lib/prompt/url.ts';

const read = (query: string) => readQuery(new URLSearchParams(query), countedIds());
const ids = countedIds;

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

function anyValueOf(setting: Setting): fc.Arbitrary<SettingValue> {
  if (setting.kind === 'choice') return fc.constantFrom(...setting.choices);
  if (setting.kind === 'list') return fc.array(word, { minLength: 1, maxLength: setting.max });
  if (setting.kind === 'integer') return fc.integer({ min: setting.min, max: setting.max });
  return fc
    .double({ min: setting.min, max: setting.max, noNaN: true })
    .map((value) => (Object.is(value, -0) ? 0 : value));
}

const parameters = fc
  .record(Object.fromEntries(settings.map((setting) => [setting.key, anyValueOf(setting)])), {
    requiredKeys: [],
  })
  .map((record) => parametersSchema.parse(record));

/** Short, so that a whole draft fits a link: a longer one is cut, which is another test. */
const entries = fc.array(fc.stringMatching(/^[a-z0-9%,/]{1,6}$/), { maxLength: 2 });
const usd = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const routing: fc.Arbitrary<Routing> = fc.record(
  {
    order: entries,
    only: entries,
    ignore: entries,
    sort: fc.constantFrom('price', 'throughput', 'latency'),
    maxPrice: fc
      .record({ input: usd, output: usd }, { requiredKeys: [] })
      .filter((price) => Object.keys(price).length > 0),
    quantizations: entries,
    dataCollection: fc.constantFrom('allow', 'deny'),
    zdr: fc.boolean(),
    requireParameters: fc.boolean(),
    allowFallbacks: fc.boolean(),
    models: entries,
  },
  { requiredKeys: [] },
);

const modelId = fc
  .tuple(fc.constantFrom('openrouter', 'demo', 'local', 'gemini'), word)
  .map(([provider, name]) => `${provider}:${name}`)
  .filter((id) => id === id.trim());

const variableName = fc.oneof(
  fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_-]{0,8}$/u),
  fc.constantFrom('city', 'constructor', '__proto__'),
);

function choiceOf(choice: 'auto' | 'none' | 'required' | 'named', first: string | undefined): ToolChoice {
  if (first === undefined) return 'auto';
  return choice === 'named' ? { name: first } : choice;
}

const draft: fc.Arbitrary<Draft> = fc
  .record({
    values: fc.uniqueArray(fc.tuple(variableName, word), { maxLength: 3, selector: ([name]) => name }),
    prompt: text,
    system: text,
    parameters,
    routing,
    tools: fc.array(
      fc.record({
        name: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
        parameters: fc.constant({ type: 'object' }),
        result: text,
      }),
      {
        maxLength: 2,
      },
    ),
    choice: fc.constantFrom('auto', 'none', 'required', 'named'),
    schema: fc.option(fc.constant({ type: 'object', properties: { city: { type: 'string' } } })),
    columns: fc.array(
      fc.record({
        model: modelId,
        system: fc.option(text),
        parameters: fc.option(parameters),
        routing: fc.option(routing),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ columns, values, prompt, choice, ...rest }) => ({
    ...rest,
    // Without tools there is nothing to choose among.
    toolChoice: choiceOf(choice, rest.tools[0]?.name),
    // A link carries the values of those variables only that stand somewhere.
    prompt: [prompt, ...values.map(([name]) => `{{${name}}}`)].join(' '),
    variables: Object.fromEntries(values),
    columns: columns.map(({ model, system, parameters: own, routing: choice }, index) => ({
      id: `c${index + 1}`,
      model,
      ...(system !== null && { system }),
      ...(own && Object.keys(own).length > 0 && { parameters: own }),
      ...(choice && Object.keys(choice).length > 0 && { routing: choice }),
    })),
  }));

describe('a set-up in a link', () => {
  test('any draft comes back from its own link, with nothing ignored', () => {
    fc.assert(
      fc.property(draft, (before) => {
        const query = writeQuery(before);
        fc.pre(query.length <= 8_000);
        const { found, ignored } = read(query);
        expect(ignored).toEqual([]);
        expect({ ...emptyDraft, ...found }).toEqual(before);
      }),
    );
  });

  test('whatever a link says, the draft it makes is one the server accepts', () => {
    const key = fc.oneof(
      fc.constantFrom(
        'models',
        'prompt',
        'system',
        'tools',
        'schema',
        '1.system',
        '2.seed',
        '0.seed',
        'routing.sort',
        'routing.zdr',
        'routing.maxPrice.input',
        '1.routing.models',
        '2.routing.maxPrice',
        '1.routing.only',
        '99.topP',
      ),
      fc.constantFrom(...settings.map((setting) => setting.key)),
      word,
    );
    const value = fc.oneof(
      text,
      fc.double().map(String),
      fc.json(),
      fc.constantFrom('', '0', 'low', 'NaN', 'Infinity', 'price', 'true', 'a,b,,c', 'a,b,c,d,e,f,g,h,i'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 12 }), (pairs) => {
        const { found } = readQuery(new URLSearchParams(pairs), ids());
        const columns = found.columns?.length ? found.columns : [{ id: 'c1', model: 'demo:swift' }];
        expect(setupSchema.safeParse(toSetup({ ...emptyDraft, ...found, columns })).error).toBeUndefined();
      }),
    );
  });

  test('an empty draft has an empty link, and a link that says nothing sets nothing', () => {
    expect(writeQuery(emptyDraft)).toBe('');
    expect(read('')).toEqual({ found: {}, ignored: [] });
  });

  test('reads as a person would write it', () => {
    const { found, ignored } = read(
      '?models=demo:swift,openrouter:a/b:free&prompt=Hello%20there&system=Be+brief&temperature=0.7&maxTokens=800&stop=END&stop=%23',
    );
    expect(ignored).toEqual([]);
    expect(found).toEqual({
      columns: [
        { id: 'c1', model: 'demo:swift' },
        { id: 'c2', model: 'openrouter:a/b:free' },
      ],
      prompt: 'Hello there',
      system: 'Be brief',
      parameters: { temperature: 0.7, maxTokens: 800, stop: ['END', '#'] },
    });
  });

  test('is written so that a person can read it', () => {
    const columns = [{ id: 'x', model: 'openrouter:a/b:free', parameters: { temperature: 0 } }];
    expect(writeQuery({ ...emptyDraft, prompt: 'Hi', columns })).toBe(
      '?models=openrouter:a/b:free&prompt=Hi&1.temperature=0',
    );
  });

  test('sets what differs in one column by its place', () => {
    const { found } = read('models=demo:a,demo:b&2.temperature=0&2.system=Shout.&1.system=');
    expect(found.columns).toEqual([
      { id: 'c1', model: 'demo:a', system: '' },
      { id: 'c2', model: 'demo:b', parameters: { temperature: 0 }, system: 'Shout.' },
    ]);
  });

  test('does not depend on the order of its parts', () => {
    expect(read('2.seed=3&prompt=x&models=demo:a,demo:b')).toEqual(
      read('models=demo:a,demo:b&prompt=x&2.seed=3'),
    );
  });

  test('keeps a model nobody knows: its column says so', () => {
    expect(read('models=nonsense').found.columns).toEqual([{ id: 'c1', model: 'nonsense' }]);
  });

  test('keeps a comma and a percent sign inside a model id', () => {
    const columns = [
      { id: 'c1', model: 'local:a,b%2C' },
      { id: 'c2', model: 'local:c' },
    ];
    expect(read(writeQuery({ ...emptyDraft, columns })).found.columns).toEqual(columns);
  });
});

describe('variables in a link', () => {
  const columns = [{ id: 'c1', model: 'demo:a', system: 'Speak {{tone}}.' }];
  const written = {
    ...emptyDraft,
    prompt: 'Weather in {{city}}?',
    columns,
    variables: { city: 'Århus & Oslo', tone: 'softly', gone: 'x' },
  };

  test('stand beside the prompt that has their names, those that stand nowhere are left out', () => {
    const query = writeQuery(written);
    expect(query).toContain('prompt=Weather+in+%7B%7Bcity%7D%7D%3F');
    expect(query).not.toContain('gone');
    expect(read(query).found.variables).toEqual({ city: 'Århus & Oslo', tone: 'softly' });
  });

  test('without a value, or escaped, are not written', () => {
    expect(writeQuery({ ...written, columns: [], variables: { city: '' } })).not.toContain('var.');
    expect(writeQuery({ ...emptyDraft, prompt: '\\{{city}}', variables: { city: 'Oslo' } })).not.toContain(
      'var.',
    );
  });

  test('are read as a person would write them', () => {
    const { found, ignored } = read('?prompt={{city}}&var.city=Oslo&var.x-1=');
    expect(found).toEqual({ prompt: '{{city}}', variables: { city: 'Oslo', 'x-1': '' } });
    expect(ignored).toEqual([]);
  });

  test('go with the prompt when a link would be too long', () => {
    const query = writeQuery({ ...written, columns: [], variables: { city: 'y'.repeat(9_000) } });
    expect(query).toBe('');
  });
});

describe('what a link says wrongly', () => {
  test.each([
    'temperature=hot',
    'temperature=3',
    'temperature=',
    'maxTokens=1.5',
    'maxTokens=0',
    'reasoningEffort=enormous',
    'temprature=1',
    'tools=[{"name":"with space","parameters":{}}]',
    'tools={}',
    'tools=[{"name":"look_up"}]',
    'tools=[{"name":"a","parameters":{},"x":1}]',
    'schema=[]',
    'var.=x',
    'var.two words=x',
    'var.1st=x',
    'schema={',
    '1.temperature=0',
    '0.temperature=0',
  ])('%s is ignored and named', (part) => {
    expect(readQuery(new URLSearchParams(part), ids())).toEqual({ found: {}, ignored: [part] });
  });

  test('is shortened where it is long, and does not spoil the rest', () => {
    const { found, ignored } = read(`temperature=${'9'.repeat(60)}&topP=0.5`);
    expect(ignored).toEqual([`temperature=${'9'.repeat(40)}…`]);
    expect(found.parameters).toEqual({ topP: 0.5 });
  });

  test('a difference of a column that is not there is ignored', () => {
    expect(read('models=demo:a&2.seed=1').ignored).toEqual(['2.seed=1']);
  });

  test('models after the 24th are left out and said so', () => {
    const models = Array.from({ length: 30 }, (_, index) => `demo:m${index}`);
    const { found, ignored } = read(`models=${models.join(',')}`);
    expect(found.columns).toHaveLength(mostColumns);
    expect(ignored).toEqual(['models after the 24th']);
  });

  test('marks of a campaign are nobody’s business', () => {
    expect(read('utm_source=mail&prompt=x').ignored).toEqual([]);
  });
});

describe('what would make a link too long', () => {
  test('a prompt over 4,000 characters is left out, the rest stays', () => {
    const columns = [{ id: 'c1', model: 'demo:a' }];
    expect(writeQuery({ ...emptyDraft, prompt: 'x'.repeat(4_001), columns })).toBe('?models=demo:a');
    expect(read(writeQuery({ ...emptyDraft, prompt: 'x'.repeat(4_000), columns })).found.prompt).toHaveLength(
      4_000,
    );
  });

  test('over 8,000 characters in all, models and shared parameters stay', () => {
    const query = writeQuery({
      ...emptyDraft,
      prompt: 'Hi',
      system: 'y'.repeat(9_000),
      parameters: { temperature: 1 },
      columns: [{ id: 'c1', model: 'demo:a', system: 'z' }],
    });
    expect(query).toBe('?models=demo:a&temperature=1');
  });
});

describe('a setting as text', () => {
  test('any valid value comes back from its text', () => {
    for (const setting of settings) {
      fc.assert(
        fc.property(anyValueOf(setting), (value) => {
          expect(readSetting(setting, writeSetting(value))).toEqual(value);
        }),
      );
    }
  });

  test('an empty list is a value of its own: no stop sequences, whatever is shared', () => {
    const stop = settings.find((setting) => setting.key === 'stop');
    expect(stop && readSetting(stop, writeSetting([]))).toEqual([]);
    const columns = [{ id: 'c1', model: 'demo:a', parameters: { stop: [] } }];
    expect(read(writeQuery({ ...emptyDraft, columns })).found.columns).toEqual(columns);
    expect(stop && readSetting(stop, ['a', 'b', 'c', 'd', 'e'])).toBeUndefined();
  });

  test('setting one leaves the others, taking it out leaves no trace', () => {
    const [temperature] = settings;
    expect(withSetting({ seed: 1 }, temperature, 0.5)).toEqual({ seed: 1, temperature: 0.5 });
    expect(withSetting({ seed: 1, temperature: 0.5 }, temperature, undefined)).toEqual({ seed: 1 });
  });
});

describe('routing in a link', () => {
  test('stands under its own names, shared and for one column', () => {
    const { found, ignored } = read(
      'models=openrouter:a/b,openrouter:c/d&routing.sort=price&routing.maxPrice.input=0.5&2.routing.only=x/fp8,y&2.routing.zdr=true',
    );
    expect(ignored).toEqual([]);
    expect(found.routing).toEqual({ sort: 'price', maxPrice: { input: 0.5 } });
    expect(found.columns?.[1]?.routing).toEqual({ only: ['x/fp8', 'y'], zdr: true });
    expect(writeQuery({ ...emptyDraft, ...found })).toBe(
      '?models=openrouter:a/b,openrouter:c/d&routing.sort=price&routing.maxPrice.input=0.5&2.routing.only=x/fp8,y&2.routing.zdr=true',
    );
  });

  test.each([
    'routing.sort=fame',
    'routing.zdr=maybe',
    'routing.maxPrice=1',
    'routing.maxPrice.input=-1',
    'routing.maxPrice.input=',
    'routing.maxPrice.tax=1',
    'routing.only.x=a',
    'routing.wish=a',
    'routing.models=a,b,c,d,e,f,g,h,i',
    '1.routing.sort=fame',
    '2.routing.sort=price',
  ])('%s is named as ignored', (query) => {
    const { found, ignored } = read(`models=openrouter:a/b&${query}`);
    expect(ignored).toEqual([query]);
    expect(found.routing).toBeUndefined();
    expect(found.columns).toEqual([{ id: 'c1', model: 'openrouter:a/b' }]);
  });

  test('any entry comes back, whatever it is written with', () => {
    const entry = word.filter((one) => one === one.trim());
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), usd, (models, input) => {
        const before: Routing = { models, only: models, maxPrice: { input } };
        const after = writeRouting(before).reduce<Routing | null>(
          (routing, [field, value]) => routing && readRouting(routing, field, value),
          {},
        );
        expect(after).toEqual(before);
      }),
    );
  });

  test('an empty list stands for none of the shared ones', () => {
    expect(read('models=openrouter:a/b&1.routing.only=').found.columns?.[0]?.routing).toEqual({ only: [] });
  });
});
