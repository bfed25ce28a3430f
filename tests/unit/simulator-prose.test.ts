import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeReply, composeToolCall, type ProseRequest } from '#lib/simulator/prose/compose.ts';
import { personas } from '#lib/simulator/prose/personas.ts';
import { topics } from '#lib/simulator/prose/topics/topics.ts';

const ask = (prompt: string, persona = 'swift', more: Partial<ProseRequest> = {}) =>
  composeReply({ persona, prompt, history: [], images: 0, seed: 7, toolResults: [], ...more });
const answer = (prompt: string, persona = 'swift', more: Partial<ProseRequest> = {}) =>
  ask(prompt, persona, more).answer;
const countWords = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;

const table = /^\|.+\|\n\|(?: --- \|)+\n\|.+\|/m;
const fenceWithLanguage = /^```[a-z]+\n[\s\S]+?^```$/m;
const jsonIn = (text: string) => JSON.parse(/```json\n([\s\S]+?)```/.exec(text)?.[1] ?? 'null');

const starters = {
  compare: 'When should I reach for a hash map instead of a sorted array? Show the trade-off in a table.',
  code: 'Write a debounce function in TypeScript with a cancel method, and say when not to use it.',
  extract:
    "Extract the name, date, amount and currency as JSON: 'Invoice 4471, Mara Lindqvist, 3 October 2026, total EUR 1,284.50'",
  riddle:
    'A bat and a ball cost 1.10 together. The bat costs 1.00 more than the ball. What does the ball cost?',
  translate: "Translate into French, German and Spanish: 'Where is the nearest train station?'",
  poem: 'Write a short poem about rain on a tin roof.',
  weather: 'What is the weather in Lisbon tomorrow?',
};
const lineUp = ['swift', 'steady', 'thinker', 'scribe'];

const weatherTool = {
  name: 'get_weather',
  description: 'The weather forecast for a place',
  parameters: {
    type: 'object',
    properties: { location: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
    required: ['location'],
    additionalProperties: false,
  },
};

describe('every starter, every persona', () => {
  for (const [name, prompt] of Object.entries(starters)) {
    test(`${name}: all eight answer, no two alike, and the same seed gives the same text`, () => {
      const answers = personas.map((persona) => answer(prompt, persona));
      for (const text of answers) expect(text.trim()).not.toBe('');
      expect(new Set(answers).size).toBe(personas.length);
      expect(personas.map((persona) => answer(prompt, persona))).toEqual(answers);
    });

    test(`${name}: none poses as a real model or leaks a placeholder`, () => {
      for (const persona of personas) {
        const { answer: text, thinking = '' } = ask(prompt, persona);
        expect(`${text.replace(/```[\s\S]*?```/g, '')}${thinking}`).not.toMatch(
          /As an AI|ChatGPT|OpenAI|Anthropic|undefined|NaN|\[object|—/,
        );
      }
    });

    test(`${name}: Thinker thinks 60 to 180 words about it, the others not at all`, () => {
      for (const persona of personas) {
        const { thinking } = ask(prompt, persona);
        if (persona !== 'thinker') expect(thinking).toBeUndefined();
        else expect(countWords(thinking ?? '')).toSatisfy((count: number) => count >= 60 && count <= 180);
      }
    });
  }

  test('compare: every column shows a table, and no paragraph is shared by two of the default line-up', () => {
    for (const persona of personas) expect(answer(starters.compare, persona)).toMatch(table);
    const paragraphs = lineUp.flatMap((persona) => answer(starters.compare, persona).split('\n\n'));
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  });

  test('compare: the table names both subjects', () => {
    for (const persona of ['swift', 'steady']) {
      expect(answer(starters.compare, persona)).toContain('|  | Hash map | Sorted array |');
    }
  });

  test('code: a TypeScript fence with cancel, and when not to use it', () => {
    for (const persona of personas.filter((name) => !['caller', 'seer'].includes(name))) {
      const text = answer(starters.code, persona);
      expect(text).toMatch(/```typescript\n[\s\S]*cancel[\s\S]*```/);
      expect(text.toLowerCase()).toContain('throttle');
    }
  });

  test('extract: the JSON holds what the invoice says', () => {
    for (const persona of lineUp) {
      expect(jsonIn(answer(starters.extract, persona))).toEqual({
        name: 'Mara Lindqvist',
        date: '2026-10-03',
        amount: 1284.5,
        currency: 'EUR',
      });
    }
  });

  test('riddle: the ball costs 0.05 for everybody', () => {
    for (const persona of personas) expect(answer(starters.riddle, persona)).toContain('0.05');
  });

  test('translate: the three sentences are right', () => {
    for (const persona of personas) {
      const text = answer(starters.translate, persona);
      expect(text).toContain('Où est la gare la plus proche ?');
      expect(text).toContain('Wo ist der nächste Bahnhof?');
      expect(text).toContain('¿Dónde está la estación de tren más cercana?');
    }
  });

  test('poem: verse lines keep their breaks', () => {
    for (const persona of lineUp) expect(answer(starters.poem, persona)).toMatch(/\S {2}\n\S/);
  });

  test('weather: nobody invents a forecast', () => {
    for (const persona of personas)
      expect(answer(starters.weather, persona)).not.toMatch(/\d+ ?°|degrees|sunny/);
  });
});

describe('the shelf of topics', () => {
  const ranges = { swift: [60, 120], steady: [140, 220], thinker: [110, 210], scribe: [245, 400] } as const;
  for (const topic of topics) {
    test(`${topic.title}: found by its keys, and each persona keeps its length`, () => {
      const prompt = `Explain ${(topic.keys[0] ?? []).join(' and ')}`;
      for (const [persona, [least, most]] of Object.entries(ranges)) {
        const count = countWords(answer(prompt, persona));
        expect(count, persona).toBeGreaterThanOrEqual(least);
        expect(count, persona).toBeLessThanOrEqual(most);
      }
      expect(answer(prompt, 'steady')).toContain(topic.title);
      expect(answer(prompt, 'smith')).toMatch(/^```[a-z]+\n/);
    });

    test(`${topic.title}: every table row is as wide as its head`, () => {
      for (const { head, rows } of [topic.table, topic.decide, ...(topic.bargain ? [topic.bargain] : [])]) {
        for (const row of rows) expect(row).toHaveLength(head.length);
      }
    });
  }

  test('a word with another meaning does not open the wrong book', () => {
    expect(answer('How do I make banana bread?')).not.toContain('starter');
    expect(answer('How do I remove rust from my bike?')).not.toContain('borrow');
    expect(answer('What is temperature in an LLM?')).toContain('token');
  });
});

describe('kinds of prompt', () => {
  test.each([
    ['What is 17 * 23 + 4?', '395'],
    ['What is 15% of 240?', '36'],
    ['20% off 80', '64'],
    ['What is (2 + 3) * 4^2?', '80'],
    ['what is 2^3^2', '512'],
    ['What is 10 - 4 - 3?', '3'],
    ['Solve 2x + 3 = 11', '4'],
    ['100 F to C', '37.777778'],
    ['what is the square root of 144', '12'],
    ['What is 10 / 0?', 'division by zero'],
    ['1,284.50 + 15.50', '1,300'],
  ])('computes: %s', (prompt, result) => {
    expect(answer(prompt)).toContain(`**${result}`.replace('**division by zero', '(division by zero'));
  });

  test.each([
    ["How many r's are in strawberry?", '**three**'],
    ['How many times does the letter s appear in Mississippi?', '**four**'],
    ['How many letters z are in "banana"?', '**no**'],
    ['A farmer has 17 sheep. All but 9 die. How many are left?', '**9**'],
    ['Which is larger, 9.11 or 9.9?', '**9.9**'],
    [
      'If it takes 5 machines 5 minutes to make 5 widgets, how long would it take 100 machines to make 100 widgets?',
      '**5 minutes**',
    ],
  ])('solves: %s', (prompt, result) => {
    expect(answer(prompt)).toContain(result);
  });

  test('dates and ranges are not sums', () => {
    expect(answer('My meeting is from 9-5 tomorrow, what should I wear?')).not.toContain('**4**');
    expect(answer('What happened on 2026-10-03?')).not.toContain('2013');
  });

  test('an unknown comparison gets a table of the named things and no invented facts', () => {
    const text = answer('Compare Redis and Kafka', 'steady');
    expect(text).toMatch(/\| Ask \| Redis \| Kafka \|/);
    expect(text).toContain('**Kafka** is a distributed log');
    expect(answer('Zorblax vs Quindle in a table')).toMatch(table);
  });

  test('a summary uses the author’s own sentences', () => {
    const text =
      'The harbour was built in 1911. It served fishing boats for sixty years. Today tourists visit the harbour every summer. The town earns more from tourists than from fish.';
    const quoted = answer(`Summarise: ${text}`)
      .replace(/\*\*|^- /gm, '')
      .split('\n')
      .filter(Boolean);
    for (const sentence of quoted) expect(text).toContain(sentence);
  });

  test('a known snippet comes in the language asked for, and says so when it cannot', () => {
    expect(answer('Reverse a string in Rust', 'smith')).toMatch(/```rust\n/);
    expect(answer('FizzBuzz in Go please, write it', 'smith')).toMatch(/```go\n/);
    expect(answer('Implement an LRU cache in Go', 'swift')).toContain('TypeScript and Python only');
  });

  test('unknown code is an honest frame in the language asked for', () => {
    const text = answer('Write a Python function that reads a barcode', 'smith');
    expect(text).toMatch(/```python\ndef /);
    expect(text).toContain('NotImplementedError');
  });

  test('a stock snippet does not answer for another one of its sort', () => {
    expect(answer('Write a regex for phone numbers')).not.toContain('emailShape');
    expect(answer('Write a SQL query that finds duplicate rows')).not.toContain('customers.id');
  });

  test('a phrase outside the phrase book is refused and not guessed', () => {
    expect(answer('Translate into German: The committee postponed its decision.')).toContain(
      'phrase book is small',
    );
    expect(answer('How do you say "where is the bank" in Italian?')).toContain('Dov’è la banca?');
  });

  test('names, prices, dates and addresses are read from running text', () => {
    const json = jsonIn(
      answer(
        'Extract the email, phone, date and price as JSON: "Ada Byron, ada@example.org, +44 20 7946 0000, paid £12.50 on 2026-02-28"',
      ),
    );
    expect(json).toEqual({
      email: 'ada@example.org',
      phone: '+44 20 7946 0000',
      date: '2026-02-28',
      price: 12.5,
    });
  });

  test('a field the text does not hold is null', () => {
    expect(jsonIn(answer('Extract the name and email as JSON: "Ada Byron was here"'))).toEqual({
      name: 'Ada Byron',
      email: null,
    });
  });

  test('asked who they are, they say they are simulated', () => {
    for (const persona of personas) expect(answer('Who are you?', persona)).toMatch(/simulated/);
  });

  test.each([
    'なぜ空は青いのですか',
    'Erkläre mir bitte, wie ein Kühlschrank funktioniert',
    'Почему небо голубое?',
  ])('another language is greeted and not faked: %s', (prompt) => {
    expect(answer(prompt)).toMatch(/^Your prompt looks (?:Japanese|German|Russian) to me/m);
  });

  test('images: those that take them count them and admit they cannot look; the others take none', () => {
    expect(answer('What is in these?', 'seer', { images: 2 })).toMatch(
      /^Two pictures arrived.*cannot really look/,
    );
    for (const persona of ['smith', 'polyglot'])
      expect(answer('What is in these?', persona, { images: 1 })).toContain('One picture arrived');
    expect(answer('What is in these?', 'swift', { images: 1 })).toContain('takes none');
  });
});

describe('follow-ups', () => {
  const first = answer(starters.compare, 'scribe');
  const history = [
    { role: 'user', text: starters.compare },
    { role: 'assistant', text: first },
  ];

  test('"shorter" shortens the text before it, in its own words', () => {
    const text = answer('Shorter, please', 'scribe', { history });
    expect(countWords(text)).toBeLessThan(countWords(first) * 0.5);
    for (const sentence of text.split(/(?<=\.) /)) expect(first).toContain(sentence);
  });

  test('"why", "in a table", "more detail" and "an example" go back to the first question', () => {
    expect(answer('Why?', 'swift', { history })).toContain('hash map');
    expect(answer('Put that in a table', 'swift', { history })).toMatch(table);
    expect(countWords(answer('More detail', 'swift', { history }))).toBeGreaterThan(
      countWords(answer(starters.compare)),
    );
    expect(answer('Give me an example', 'swift', { history })).toMatch(fenceWithLanguage);
    expect(answer('Explain it like I am five', 'thinker', { history })).toContain('cloakroom');
    expect(answer('What about memory?', 'swift', { history })).toContain('spare slots');
  });

  test('four columns asked again stay four minds', () => {
    for (const prompt of ['Why?', 'Are you sure?', 'Simpler, please', 'More detail']) {
      expect(new Set(lineUp.map((persona) => answer(prompt, persona, { history }))).size).toBe(lineUp.length);
    }
  });

  test('a follow-up to a follow-up still finds the question', () => {
    const longer = [
      ...history,
      { role: 'user', text: 'Shorter, please' },
      { role: 'assistant', text: 'Use a map.' },
    ];
    expect(answer('Why?', 'swift', { history: longer })).toContain('hash map');
  });

  describe.each(personas)('%s, asked about the same thing elsewhere', (persona) => {
    const after = (earlier: string, prompt: string, more: typeof history = []) =>
      answer(prompt, persona, {
        history: [
          { role: 'user', text: earlier },
          { role: 'assistant', text: answer(earlier, persona) },
          ...more,
        ],
      });

    test.each([
      ['And in Python?', 'python', 'bisect_left'],
      ['in Python, please', 'python', 'bisect_left'],
      ['What about Rust?', 'rust', 'partition_point'],
      ['How about Go?', 'go', 'sort.Search'],
      ['OK, and for Java?', 'java', 'lowerBound'],
      ['and JavaScript', 'javascript', 'lowerBound'],
      ['Using TypeScript?', 'typescript', 'lowerBound'],
    ])('%s: the code of the earlier question in that language', (prompt, tag, word) => {
      const text = after(starters.compare, prompt);
      expect(text).toMatch(new RegExp(`^\`\`\`${tag}\\n[^\`]*${word}`, 'm'));
      expect(text).not.toContain('not on it');
    });

    test('a language the shelf does not have is said, and the code comes in one it has', () => {
      const text = after(starters.compare, 'And in Kotlin?');
      expect(text).toContain('not in Kotlin');
      expect(text).toMatch(/^```typescript\n/m);
    });

    test('a snippet and a puzzle follow into another language too', () => {
      expect(after('Reverse a string in Rust', 'And in Go?')).toMatch(
        ['caller', 'seer'].includes(persona) ? /\S/ : /^```go\n/m,
      );
      expect(after(starters.riddle, 'And in Python?')).toContain('0.05');
      expect(after(starters.poem, 'And in Java?')).not.toContain('not on it');
    });

    test.each([
      ['And the worst case?', 'collisions'],
      ['and for small sets?', 'for small sets a dense array'],
      ['How about a million keys?', '20 steps for a million keys'],
    ])('%s: what the shelf says about it', (prompt, words) => {
      expect(after(starters.compare, prompt)).toContain(words);
    });

    test('nothing on the shelf about it: said so, and the earlier topic still decides', () => {
      const text = after(starters.compare, 'And in production?');
      expect(text).toContain('My shelf says nothing about "production"');
      expect(text.toLowerCase()).toContain('hash map');
    });

    test('a follow-up to such a follow-up goes back to the question too', () => {
      const more = [
        { role: 'user', text: 'And in Python?' },
        { role: 'assistant', text: 'A dict and a sorted list.' },
      ];
      expect(after(starters.compare, 'And in Rust?', more)).toContain('partition_point');
      expect(after(starters.compare, 'And for small sets?', more)).toContain('for small sets a dense array');
    });

    test('another place takes the place of the first', () => {
      expect(after(starters.weather, 'And in Bergen?')).toContain('Bergen');
      expect(after(starters.weather, 'And in Bergen?')).not.toContain('Lisbon');
    });

    test('a spoken language: what the shelf has in it, and never a guess', () => {
      expect(after(starters.compare, 'And in French?')).toContain('Table de hachage');
      expect(after(starters.compare, 'And in Japanese?')).toContain('nothing on this in Japanese');
      expect(after(starters.translate, 'And in Italian?')).toContain('stazione');
    });

    test('a request of its own that begins with "and" is none of these', () => {
      expect(after(starters.compare, 'And what is 17 * 23?')).toContain('391');
      expect(after(starters.compare, 'And 6 * 7?')).toContain('42');
      expect(after(starters.compare, 'What about TCP or UDP?')).toContain('UDP');
    });
  });

  test('the four of the default line-up stay four minds in another language', () => {
    const asked = (persona: string) =>
      answer('And in Python?', persona, {
        history: [
          { role: 'user', text: starters.compare },
          { role: 'assistant', text: answer(starters.compare, persona) },
        ],
      }).replace(/```[\s\S]*?```/, '');
    const paragraphs = lineUp.flatMap((persona) => asked(persona).split('\n\n').filter(Boolean));
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  });

  test('without history a follow-up is an ordinary prompt', () => {
    expect(answer('Why?').trim()).not.toBe('');
  });
});

describe('system prompts', () => {
  const told = (system: string) => answer('Why is the sky blue?', 'scribe', { system });

  test('one sentence is one sentence', () => {
    expect(told('Answer in one sentence.').match(/[.!?](?:\s|$)/g)).toHaveLength(1);
    expect(answer('Explain recursion in one sentence').match(/[.!?](?:\s|$)/g)).toHaveLength(1);
  });

  test('brief is brief', () => {
    expect(countWords(told('Be brief.'))).toBeLessThan(50);
  });

  test('bullet points only', () => {
    for (const line of told('Use bullet points only.').split('\n')) expect(line).toMatch(/^- /);
  });

  test('JSON only', () => {
    expect(JSON.parse(told('Respond with JSON only.'))).toHaveProperty('answer');
  });

  test('a language gets a greeting and a plain word about the rest', () => {
    expect(told('Always answer in French.')).toMatch(/^Bonjour\./);
    expect(told('Answer in German.')).toMatch(/^Guten Tag\./);
  });

  test('a pirate speaks, and leaves code alone', () => {
    expect(told('You are a pirate.')).toMatch(/^Arr/);
    expect(answer(starters.code, 'smith', { system: 'Talk like a pirate' })).toContain(
      'export function debounce',
    );
  });
});

describe('tools', () => {
  test('without tools Caller names the button that adds the one it lacks', () => {
    expect(answer(starters.weather, 'caller')).toContain(
      'Press **Tools** under the prompt, add a tool named `get_weather` and run it again.',
    );
    expect(answer('Why is the sky blue?', 'caller')).toContain('No tools came with this request');
  });

  test('each that calls tools answers from the results in its own way', () => {
    const callers = ['caller', 'smith', 'polyglot'] as const;
    const called = callers.map((persona) => ask(starters.weather, persona, { tools: [weatherTool] }));
    expect(called.map(({ toolCall }) => toolCall?.name)).toEqual(callers.map(() => 'get_weather'));
    const toolResults = [{ name: 'get_weather', text: '{"temperature":17,"sky":"light rain"}' }];
    const told = callers.map((persona) => ask(starters.weather, persona, { toolResults }).answer);
    for (const text of told) expect(text).toContain('light rain');
    expect(new Set(told).size).toBe(callers.length);
  });

  test('Caller calls the matching tool with arguments from the prompt', () => {
    const other = { name: 'send_email', description: 'Sends an e-mail', parameters: { type: 'object' } };
    const { toolCall, answer: text } = ask(starters.weather, 'caller', { tools: [other, weatherTool] });
    expect(toolCall?.name).toBe('get_weather');
    expect(JSON.parse(toolCall?.arguments ?? '')).toEqual({ location: 'Lisbon' });
    expect(text).toBe('');
  });

  test('an enum named in the prompt is used', () => {
    const call = composeToolCall({ prompt: 'Weather in Oslo in fahrenheit', tools: [weatherTool] });
    expect(JSON.parse(call?.arguments ?? '')).toEqual({ location: 'Oslo', unit: 'fahrenheit' });
  });

  test('after the results it answers from them and calls nothing', () => {
    const { toolCall, answer: text } = ask(starters.weather, 'caller', {
      tools: [weatherTool],
      toolResults: [{ name: 'get_weather', text: '{"temperature":17,"sky":"light rain"}' }],
    });
    expect(toolCall).toBeUndefined();
    expect(text).toContain('17');
    expect(text).toContain('light rain');
  });

  test('a greeting calls no tool, and the other personas never do', () => {
    expect(ask('Hello', 'caller', { tools: [weatherTool] }).toolCall).toBeUndefined();
    expect(ask(starters.weather, 'swift', { tools: [weatherTool] }).toolCall).toBeUndefined();
  });

  test('a tool without parameters is called with an empty object', () => {
    expect(composeToolCall({ prompt: 'ping', tools: [{ name: 'ping' }] })).toEqual({
      name: 'ping',
      arguments: '{}',
    });
    expect(composeToolCall({ prompt: 'ping', tools: [] })).toBeUndefined();
  });
});

/** Just enough of JSON Schema to judge what the property below generates. */
function problems(schema: Record<string, unknown>, value: unknown, root = schema, at = '$'): string[] {
  const no = (reason: string) => [`${at}: ${reason} (${JSON.stringify(value)})`];
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace('#/$defs/', '');
    return problems((root.$defs as Record<string, Record<string, unknown>>)[name] ?? {}, value, root, at);
  }
  if ('const' in schema && value !== schema.const) return no('const');
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return no('enum');
  if (Array.isArray(schema.anyOf)) {
    return schema.anyOf.some((option) => problems(option, value, root, at).length === 0) ? [] : no('anyOf');
  }
  const types = [schema.type ?? []].flat() as string[];
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const fits = types.some((type) => type === actual || (type === 'integer' && Number.isInteger(value)));
  if (types.length > 0 && !fits) return no(`type ${types.join('|')}`);
  const found: string[] = [];
  const bound = (key: string) => schema[key] as number;
  if (typeof value === 'number') {
    if ('minimum' in schema && value < bound('minimum')) found.push(...no('minimum'));
    if ('maximum' in schema && value > bound('maximum')) found.push(...no('maximum'));
    if ('exclusiveMinimum' in schema && value <= bound('exclusiveMinimum'))
      found.push(...no('exclusiveMinimum'));
    if ('exclusiveMaximum' in schema && value >= bound('exclusiveMaximum'))
      found.push(...no('exclusiveMaximum'));
    if ('multipleOf' in schema && value % bound('multipleOf') !== 0) found.push(...no('multipleOf'));
  }
  if (typeof value === 'string') {
    if ('minLength' in schema && [...value].length < bound('minLength')) found.push(...no('minLength'));
    if ('maxLength' in schema && [...value].length > bound('maxLength')) found.push(...no('maxLength'));
    if ('pattern' in schema && !new RegExp(schema.pattern as string, 'u').test(value))
      found.push(...no('pattern'));
  }
  if (Array.isArray(value)) {
    if ('minItems' in schema && value.length < bound('minItems')) found.push(...no('minItems'));
    if ('maxItems' in schema && value.length > bound('maxItems')) found.push(...no('maxItems'));
    const items = schema.items as Record<string, unknown> | undefined;
    if (items) found.push(...value.flatMap((item, index) => problems(items, item, root, `${at}[${index}]`)));
  }
  if (actual === 'object') {
    const object = value as Record<string, unknown>;
    const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
    for (const name of (schema.required ?? []) as string[])
      if (!Object.hasOwn(object, name)) found.push(...no(`required ${name}`));
    for (const [name, item] of Object.entries(object)) {
      if (Object.hasOwn(properties, name))
        found.push(...problems(properties[name] ?? {}, item, root, `${at}.${name}`));
      else if (schema.additionalProperties === false) found.push(...no(`additional ${name}`));
    }
  }
  return found;
}

const fieldNames = [
  'name',
  'email',
  'amount',
  'date',
  'tags',
  'status',
  'count',
  'note',
  'customer',
  'address',
  'ok',
  '__proto__x',
];

const { schema: schemaArbitrary } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .record({ low: fc.integer({ min: 0, max: 20 }), extra: fc.integer({ min: 0, max: 30 }) })
      .map(({ low, extra }) => ({ type: 'string', minLength: low, maxLength: low + extra })),
    fc
      .record({
        low: fc.integer({ min: -50, max: 50 }),
        extra: fc.integer({ min: 1, max: 100 }),
        kind: fc.constantFrom('integer', 'number'),
      })
      .map(({ low, extra, kind }) => ({ type: kind, minimum: low, maximum: low + extra })),
    fc
      .integer({ min: -9, max: 9 })
      .map((low) => ({ type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + 1 })),
    fc.integer({ min: 1, max: 12 }).map((step) => ({ type: 'integer', multipleOf: step, minimum: step })),
    fc
      .constantFrom('^[A-Z]{2}-\\d{4}$', '^(?:red|green)$', '^\\d+$', '^[a-z]+@[a-z]+\\.com$')
      .map((pattern) => ({ type: 'string', pattern })),
    fc.constantFrom<Record<string, unknown>>(
      { type: 'boolean' },
      { type: 'null' },
      { const: 'fixed' },
      { type: ['string', 'null'] },
      { $ref: '#/$defs/tree' },
    ),
    fc
      .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
      .map((options) => ({ enum: options })),
    fc
      .record({
        items: tie('schema'),
        low: fc.integer({ min: 0, max: 3 }),
        extra: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ items, low, extra }) => ({ type: 'array', items, minItems: low, maxItems: low + extra })),
    fc
      .tuple(tie('schema'), fc.boolean())
      .map(([option, first]) => ({ anyOf: first ? [option, { type: 'null' }] : [{ type: 'null' }, option] })),
    fc
      .record({
        names: fc.uniqueArray(fc.constantFrom(...fieldNames), { maxLength: 4 }),
        schemas: fc.array(tie('schema'), { minLength: 4, maxLength: 4 }),
        required: fc.integer({ min: 0, max: 4 }),
        closed: fc.boolean(),
      })
      .map(({ names, schemas, required, closed }) => ({
        type: 'object',
        properties: Object.fromEntries(names.map((name, index) => [name, schemas[index]])),
        required: names.slice(0, required),
        additionalProperties: !closed,
      })),
  ),
}));

const definitions = {
  tree: {
    type: 'object',
    properties: { value: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/tree' } } },
    required: ['value', 'children'],
    additionalProperties: false,
  },
};

describe('JSON replies', () => {
  test('without a schema the answer is bare JSON, with the extracted fields when asked to extract', () => {
    expect(JSON.parse(answer('Why is the sky blue?', 'scribe', { json: {} }))).toHaveProperty('answer');
    expect(JSON.parse(answer(starters.extract, 'swift', { json: {} }))).toMatchObject({
      name: 'Mara Lindqvist',
      amount: 1284.5,
    });
  });

  test('with a schema the values come from the prompt, wrapped as OpenAI wraps it or not', () => {
    const schema = {
      type: 'object',
      properties: {
        customer: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
        issued: { type: 'string', format: 'date' },
        amount: { type: 'number' },
        currency: { type: 'string', enum: ['USD', 'EUR'] },
        invoice_number: { type: 'string', pattern: '^\\d{4}$' },
      },
      required: ['customer', 'issued', 'amount', 'currency', 'invoice_number'],
      additionalProperties: false,
    };
    const expected = {
      customer: { name: 'Mara Lindqvist' },
      issued: '2026-10-03',
      amount: 1284.5,
      currency: 'EUR',
      invoice_number: '4471',
    };
    expect(JSON.parse(answer(starters.extract, 'swift', { json: { schema } }))).toEqual(expected);
    const wrapped = { name: 'invoice', strict: true, schema };
    expect(JSON.parse(answer(starters.extract, 'steady', { json: { schema: wrapped } }))).toEqual(expected);
  });

  test('a list of names becomes as many items', () => {
    const schema = {
      type: 'object',
      properties: { names: { type: 'array', items: { type: 'string' } } },
      required: ['names'],
    };
    const prompt = 'Extract the people: "Ada Byron met Mary Shelley and Percy Shelley in Geneva"';
    const { names } = JSON.parse(answer(prompt, 'swift', { json: { schema } }));
    expect(names.slice(0, 3)).toEqual(['Ada Byron', 'Mary Shelley', 'Percy Shelley']);
  });

  test('property: for any simple schema the JSON validates', () => {
    const prompts = fc.constantFrom(
      starters.extract,
      starters.compare,
      '',
      'Not now, 12 tags for ada@example.org',
      '👍',
    );
    fc.assert(
      fc.property(schemaArbitrary, prompts, (schema, prompt) => {
        const root = { ...schema, $defs: definitions };
        expect(problems(root, JSON.parse(answer(prompt, 'swift', { json: { schema: root } })))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('allOf, oneOf and a schema that refers to itself are met', () => {
    const tree = { $ref: '#/$defs/tree', $defs: definitions };
    expect(problems(tree, JSON.parse(answer('Make a tree', 'swift', { json: { schema: tree } })))).toEqual(
      [],
    );
    const merged = {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { type: 'object', properties: { b: { type: 'integer', minimum: 3 } }, required: ['b'] },
      ],
    };
    expect(JSON.parse(answer('x', 'swift', { json: { schema: merged } }))).toMatchObject({
      a: expect.any(String),
      b: 3,
    });
    const either = {
      oneOf: [
        { type: 'object', properties: { kind: { const: 'a' } }, required: ['kind'] },
        { type: 'string' },
      ],
    };
    expect(JSON.parse(answer('x', 'swift', { json: { schema: either } }))).toEqual({ kind: 'a' });
  });

  test('a schema that is nonsense still gives JSON', () => {
    for (const schema of [
      null,
      'text',
      7,
      [],
      { type: 'shape' },
      { $ref: '#/nowhere' },
      { $ref: '#' },
      { enum: [] },
      { anyOf: [] },
    ]) {
      expect(() => JSON.parse(answer('x', 'swift', { json: { schema } }))).not.toThrow();
    }
  });
});

describe('anything at all', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          ...Object.values(starters),
          'table',
          'why',
          '|',
          '```',
          '$',
          '👍',
          '\u0000',
          'in French',
          '9*9',
          '"',
          ':',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(' ')),
  );

  test('property: no text throws or goes unanswered, whoever is asked', () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.constantFrom(...personas),
        fc.integer(),
        fc.nat(3),
        (prompt, other, persona, seed, images) => {
          const history = [
            { role: 'user', text: other },
            { role: 'assistant', text: prompt },
          ];
          const request = { persona, prompt, system: other, history, images, seed, toolResults: [] };
          const reply = composeReply(request);
          expect(reply.answer.trim()).not.toBe('');
          expect(reply.answer.isWellFormed()).toBe(true);
          expect(composeReply(request)).toEqual(reply);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('property: any tool result is answered', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), fc.constantFrom(...personas), (text, persona) => {
        expect(answer('And now?', persona, { toolResults: [{ name: 'lookup', text }] }).trim()).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['words', 'word '.repeat(210_000)],
    ['one word', 'a'.repeat(1_050_000)],
    ['digits and signs', '1+'.repeat(525_000)],
    ['quotes', '"\''.repeat(525_000)],
    ['spaces', ' '.repeat(1_050_000)],
    ['emoji', '👍'.repeat(525_000)],
    ['a request and then much text', `Summarise: ${'The tide turns. Boats wait. '.repeat(40_000)}`],
    ['write', 'write a '.repeat(130_000)],
    ['capitals', 'Van de Berg '.repeat(90_000)],
    ['amounts', 'EUR 1,284.50 '.repeat(80_000)],
  ])('a megabyte of %s is answered in less than two seconds of processor time', (_name, prompt) => {
    const history = [
      { role: 'user', text: prompt },
      { role: 'assistant', text: prompt },
    ];
    const before = process.threadCpuUsage();
    for (const persona of ['thinker', 'scribe']) {
      expect(answer(prompt, persona, { system: prompt, history, toolResults: [] }).trim()).not.toBe('');
    }
    const { user, system } = process.threadCpuUsage(before);
    expect(user + system).toBeLessThan(2_000_000);
  });

  test('an empty prompt is answered by everybody', () => {
    for (const persona of personas) expect(answer('', persona).trim()).not.toBe('');
  });

  test('Thinker thinks 60 to 180 words even about very little', () => {
    for (const prompt of [
      '',
      'Hello',
      'What is 2+2?',
      'Tell me a joke',
      '👍',
      'What is the capital of Peru?',
      'Shorten this',
    ]) {
      const count = countWords(ask(prompt, 'thinker').thinking ?? '');
      expect(count, prompt).toBeGreaterThanOrEqual(60);
      expect(count, prompt).toBeLessThanOrEqual(180);
    }
  });

  test('a model id names its persona; an unknown one speaks as Swift', () => {
    expect(answer(starters.compare, 'demo/steady:free')).toBe(answer(starters.compare, 'steady'));
    expect(answer(starters.compare, 'nobody')).toBe(answer(starters.compare, 'swift'));
  });

  test('a visitor’s Markdown cannot break our tables', () => {
    const text = answer('Compare a|b and c`d in a table', 'steady');
    for (const line of text.split('\n').filter((row) => row.startsWith('|'))) {
      expect(line.replaceAll('\\|', '').match(/\|/g)).toHaveLength(4);
    }
  });
});
