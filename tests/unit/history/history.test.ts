import { describe, expect, test } from 'vitest';
import { createHistory } from '#lib/history/history.ts';
import { fakeRuns, summaryOf } from '../../support/fake-runs.ts';

const newestFirst = (count: number) =>
  Array.from({ length: count }, (_, index) => summaryOf(`r${index}`, { started: 1_000_000 - index }));

async function loaded(runs = newestFirst(120)) {
  const server = fakeRuns(runs);
  let due: (() => void) | null = null;
  const history = createHistory({
    fetch: server.fetch,
    after(callback) {
      due = callback;
      return () => {
        due = null;
      };
    },
  });
  await history.refresh();
  const ids = () => history.get().runs.map(({ id }) => id);
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { server, history, ids, settled, passTime: () => due?.() };
}

const refusal = () => ({
  method: 'PATCH',
  answer: Response.json({ title: 'The disk is full.', action: 'Free some space.' }, { status: 502 }),
});

describe('the list', () => {
  test('comes in pages, the next one only when asked for, to the last', async () => {
    const { history, ids } = await loaded();
    expect(ids()).toHaveLength(50);
    expect(history.get().more).toBe('some');
    await Promise.all([history.more(), history.more()]);
    expect(ids()).toHaveLength(100);
    await history.more();
    expect(ids()).toEqual(newestFirst(120).map(({ id }) => id));
    expect(history.get().more).toBe('none');
  });

  test('shows a new run at its top and keeps what was loaded behind it', async () => {
    const { server, history, ids } = await loaded();
    await history.more();
    server.runs.unshift(summaryOf('new', { started: 2_000_000 }));
    await history.refresh();
    expect(ids()).toEqual(['new', ...newestFirst(100).map(({ id }) => id)]);
    await history.more();
    expect(new Set(ids()).size).toBe(121);
  });

  test('begins anew where more came meanwhile than a page holds', async () => {
    const { server, history, ids } = await loaded();
    await history.more();
    server.runs.unshift(
      ...newestFirst(60).map((run) => ({ ...run, id: `n${run.id}`, started: run.started + 5e6 })),
    );
    await history.refresh();
    expect(ids()).toEqual(server.runs.slice(0, 50).map(({ id }) => id));
    await history.more();
    await history.more();
    await history.more();
    expect(ids()).toHaveLength(180);
  });

  test('lets go of what was deleted elsewhere', async () => {
    const { server, history, ids } = await loaded();
    server.runs = server.runs.filter(({ id }) => id !== 'r3');
    await history.refresh();
    expect(ids()).not.toContain('r3');
  });

  test('has old pinned runs from the start, each once', async () => {
    const runs = newestFirst(120).map((run) => ({ ...run, pinned: run.id === 'r2' || run.id === 'r110' }));
    const { ids } = await loaded(runs);
    expect(ids()).toHaveLength(51);
    expect(ids().at(-1)).toBe('r110');
  });

  test('says why it could not be loaded, and can be asked again', async () => {
    const { server, history, ids } = await loaded([]);
    const fresh = createHistory({ fetch: server.fetch });
    expect(fresh.get().state).toBe('loading');
    server.instead.push({ method: 'GET', answer: 'unreachable' });
    await fresh.refresh();
    expect(fresh.get()).toMatchObject({
      state: 'failed',
      problem: { title: 'The server could not be reached.' },
    });
    await fresh.refresh();
    expect(fresh.get()).toMatchObject({ state: 'ready', problem: null });
    expect(ids()).toEqual([]);
    expect(history.get().state).toBe('ready');
  });

  test('keeps its rows when a later page fails', async () => {
    const { server, history, ids } = await loaded();
    server.instead.push({ method: 'GET', answer: 'unreachable' });
    await history.more();
    expect(history.get().more).toBe('failed');
    expect(ids()).toHaveLength(50);
    await history.more();
    expect(ids()).toHaveLength(100);
  });
});

describe('a search', () => {
  test('asks for its words and model, and shows what it found', async () => {
    const { server, history, ids } = await loaded();
    await history.find({ search: 'of r11', model: 'demo:swift' });
    expect(server.asked.at(-2)?.path).toBe('/api/runs?limit=50&search=of+r11&model=demo%3Aswift');
    expect(ids()).toEqual([
      'r11',
      'r110',
      'r111',
      'r112',
      'r113',
      'r114',
      'r115',
      'r116',
      'r117',
      'r118',
      'r119',
    ]);
  });

  test('leaves the rows before it in place until it is answered', async () => {
    const { history, ids } = await loaded();
    const answered = history.find({ search: 'r11', model: null });
    expect(ids()).toHaveLength(50);
    expect(history.get().shown).not.toBe(history.get().query);
    await answered;
    expect(ids()).toHaveLength(11);
    expect(history.get().shown).toBe(history.get().query);
  });

  test('that is overtaken by another changes nothing, however late it is answered', async () => {
    const server = fakeRuns(newestFirst(120));
    const held: (() => void)[] = [];
    const history = createHistory({
      fetch: async (path, init) => {
        if (String(path).includes('r11')) await new Promise<void>((resolve) => held.push(resolve));
        return server.fetch(path, init);
      },
    });
    const late = history.find({ search: 'r11', model: null });
    await history.find({ search: 'r7', model: null });
    for (const release of held) release();
    await late;
    expect(history.get().runs[0]?.id).toBe('r7');
    expect(history.get().shown.search).toBe('r7');
  });

  test('taken away brings the whole list back at once', async () => {
    const { history, ids } = await loaded();
    await history.find({ search: 'r11', model: null });
    const answered = history.find({ search: '', model: null });
    expect(ids()).toHaveLength(50);
    expect(history.get().state).toBe('ready');
    await answered;
    expect(ids()).toHaveLength(50);
  });

  test('that fails is no list of what was there before', async () => {
    const { server, history, ids } = await loaded();
    server.instead.push({ method: 'GET', answer: 'unreachable' });
    await history.find({ search: 'r11', model: null });
    expect(history.get().state).toBe('failed');
    expect(ids()).toEqual([]);
  });
});

describe('a change', () => {
  test('shows at once and stays', async () => {
    const { server, history } = await loaded();
    const sent = history.rename('r1', '  A title ');
    expect(history.get().runs[1]?.title).toBe('A title');
    await sent;
    expect(server.asked.at(-1)).toMatchObject({
      method: 'PATCH',
      path: '/api/runs/r1',
      body: { title: 'A title' },
    });
    expect(history.get().runs[1]?.title).toBe('A title');
    await history.rename('r1', '   ');
    expect(server.asked.at(-1)?.body).toEqual({ title: null });
  });

  test('that the server refuses is taken back, with its sentence', async () => {
    const { server, history } = await loaded();
    server.instead.push(refusal());
    const sent = history.pin('r1', true);
    expect(history.get().runs[1]?.pinned).toBe(true);
    await sent;
    expect(history.get().runs[1]?.pinned).toBe(false);
    expect(history.get().refused).toMatchObject({ title: 'The disk is full.', action: 'Free some space.' });
    history.dismiss();
    expect(history.get().refused).toBeNull();
  });

  test('that does not reach the server says what stays as it was', async () => {
    const { server, history } = await loaded();
    server.instead.push({ method: 'PATCH', answer: 'unreachable' });
    await history.pin('r1', true);
    expect(history.get().runs[1]?.pinned).toBe(false);
    const title = 'The server could not be reached, so the pin was not changed.';
    expect(history.get().refused?.title).toBe(title);
    server.instead.push({ method: 'PATCH', answer: 'unreachable' });
    await history.rename('r1', 'New');
    expect(history.get().refused?.title).toBe(title.replace('pin', 'title'));
  });

  test('on its way is not undone by a list that was asked before it', async () => {
    const { history } = await loaded();
    const listed = history.refresh();
    const sent = history.rename('r1', 'New');
    await listed;
    expect(history.get().runs[1]?.title).toBe('New');
    await sent;
  });

  test('refused does not take back a later one', async () => {
    const { server, history } = await loaded();
    server.instead.push(refusal());
    const [first, second] = [history.rename('r1', 'One'), history.rename('r1', 'Two')];
    expect(history.get().runs[1]?.title).toBe('Two');
    await Promise.all([first, second]);
    expect(history.get().runs[1]?.title).toBe('Two');
  });
});

describe('a deleted run', () => {
  test('is gone at once, and from the server when the time has passed', async () => {
    const { server, history, ids, settled, passTime } = await loaded();
    history.remove('r1');
    expect(ids()).not.toContain('r1');
    expect(server.runs.map(({ id }) => id)).toContain('r1');
    passTime();
    expect(ids()).not.toContain('r1');
    await settled();
    expect(server.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/runs/r1', keepalive: true });
    expect(server.runs.map(({ id }) => id)).not.toContain('r1');
    expect(history.get().deleted).toEqual([]);
  });

  test('comes back by undo, to its place', async () => {
    const { server, history, ids } = await loaded();
    history.remove('r1');
    history.remove('r2');
    expect(history.get().deleted).toEqual(['r1', 'r2']);
    history.undo();
    expect(ids().slice(0, 4)).toEqual(['r0', 'r1', 'r2', 'r3']);
    expect(server.asked.some(({ method }) => method === 'DELETE')).toBe(false);
  });

  test('stays away while the list is taken anew', async () => {
    const { history, ids } = await loaded();
    history.remove('r1');
    await history.refresh();
    expect(ids()).not.toContain('r1');
  });

  test('comes back with the sentence when the server could not delete it', async () => {
    const { server, history, ids, settled } = await loaded();
    server.instead.push({ method: 'DELETE', answer: 'unreachable' });
    history.remove('r1');
    history.flush();
    await settled();
    expect(ids()).toContain('r1');
    expect(history.get().refused?.title).toBe('The server could not be reached.');
  });

  test('sent by the page before stays away though the list was asked for before it arrived', async () => {
    const { server, history, ids, settled } = await loaded();
    history.settle(['r1']);
    expect(ids()).not.toContain('r1');
    await settled();
    expect(ids()).not.toContain('r1');
    expect(server.runs.map(({ id }) => id)).not.toContain('r1');
  });

  test('that was gone already is no trouble', async () => {
    const { server, history, ids, settled } = await loaded();
    server.instead.push({
      method: 'DELETE',
      answer: Response.json({ title: 'No such run.' }, { status: 404 }),
    });
    history.remove('r1');
    history.flush();
    await settled();
    expect(ids()).not.toContain('r1');
    expect(history.get().refused).toBeNull();
  });
});

describe('deleting all', () => {
  test('empties the list, and sends no single deletion after it', async () => {
    const { server, history, ids, passTime } = await loaded();
    history.remove('r1');
    expect(await history.removeAll()).toBe(true);
    expect(ids()).toEqual([]);
    expect(history.get()).toMatchObject({ state: 'ready', more: 'none', deleted: [], models: [] });
    passTime();
    expect(server.asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual([
      '/api/runs',
    ]);
  });

  test('refused leaves everything where it was', async () => {
    const { server, history, ids } = await loaded();
    server.instead.push({ method: 'DELETE', answer: 'unreachable' });
    expect(await history.removeAll()).toBe(false);
    expect(ids()).toHaveLength(50);
    expect(history.get().refused).not.toBeNull();
  });
});
