import { describe, expect, test } from 'vitest';
import { createListedModels, listedEntries, plainModel } from '#lib/providers/listed-models.ts';

/** A server whose answers are a queue; time stands still unless it is moved. */
function server(...answers: (unknown | Response)[]) {
  let time = 1_000_000;
  const calls: { url: string; init: RequestInit }[] = [];
  const list = createListedModels({
    baseUrl: 'https://llm.test/v1',
    fetch: async (input, init = {}) => {
      calls.push({ url: String(input), init });
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      return Response.json({ data: [{ id: answer }] });
    },
    read: (body) =>
      listedEntries(body).map(({ id }) => plainModel({ id: `x:${id}`, name: id, provider: 'x' })),
    now: () => time,
  });
  const names = async (key: string | null) => (await list(key)).map(({ name }) => name);
  return {
    names,
    calls,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('a list of models', () => {
  test('is fetched once for all who ask with one key at a time', async () => {
    const { names, calls } = server('a');
    expect(await Promise.all([names('k'), names('k'), names('k')])).toEqual([['a'], ['a'], ['a']]);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      url: 'https://llm.test/v1/models',
      init: { redirect: 'manual', headers: { Authorization: 'Bearer k' } },
    });
  });

  test('of one key is never shown to another', async () => {
    const { names } = server('mine', 'yours');
    expect(await names('k1')).toEqual(['mine']);
    expect(await names('k2')).toEqual(['yours']);
    expect(await names('k1')).toEqual(['mine']);
  });

  test('is asked for without a key where there is none', async () => {
    const { names, calls } = server('a');
    await names(null);
    expect(calls[0]?.init.headers).not.toHaveProperty('Authorization');
  });

  test('is given as it was while a newer one is fetched', async () => {
    const { names, pass } = server('old', 'new');
    await names('k');
    pass(5 * 60_000);
    expect(await names('k')).toEqual(['old']);
    await Promise.resolve();
    await expect.poll(() => names('k')).toEqual(['new']);
  });

  test.each([
    ['refused', Response.json({}, { status: 401 })],
    ['a redirect', new Response(null, { status: 302, headers: { location: 'https://evil.test' } })],
    ['no JSON', new Response('<html>')],
    ['empty', Response.json({ data: [] })],
  ])('that is %s is tried again after a pause and not before', async (_, answer) => {
    const { names, calls, pass } = server(answer, 'a');
    await expect(names('k')).rejects.toThrow();
    await expect(names('k')).rejects.toThrow();
    expect(calls).toHaveLength(1);
    pass(10_000);
    expect(await names('k')).toEqual(['a']);
  });

  test('is kept for a hundred keys, the ones used last', async () => {
    const { names, calls } = server(...Array.from({ length: 102 }, (_, index) => `m${index}`));
    for (let index = 0; index < 101; index++) await names(`k${index}`);
    await names('k100');
    expect(calls).toHaveLength(101);
    await names('k0');
    expect(calls).toHaveLength(102);
  });
});
