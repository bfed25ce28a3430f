import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunQuery, Share, Store, StoreMessage } from '#lib/store/store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { noon, replyStart } from '../run/support.ts';
import { end, engines, keep, type OpenedEngine, start, text, thought, unique } from './support.ts';

describe.each(engines.map((engine) => ({ ...engine, engine: engine.name })))('$engine', ({ skip, open }) => {
  let opened: OpenedEngine;
  let store: Store;
  let other: Store;
  beforeAll(() => {
    if (skip) return;
    opened = open();
    ({ store, other } = opened);
  });
  afterAll(() => opened?.close());
  const it = test.skipIf(skip);

  const mine = (owner: string) => ({ owner, instance: 'me' });
  async function ids(query: Omit<RunQuery, 'limit'>): Promise<string[]> {
    return (await store.list({ limit: 50, ...query })).runs.map(({ id }) => id);
  }
  async function excerpt(owner: string, search: string) {
    return (await store.list({ owner, search, limit: 1 })).runs[0]?.excerpt;
  }

  describe('a log', () => {
    it('is what was appended, in any portions, and whether it is at rest or not', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(4), { maxLength: 6 }), fc.boolean(), async (portions, isOver) => {
          const run = unique('run');
          const log = [start(run)];
          await store.append(run, log, mine('portions'));
          for (const size of portions) {
            const more = Array.from({ length: size }, (_, index) => text(log.length + 1 + index, `x${size}`));
            log.push(...more);
            await store.append(run, more, mine('portions'));
          }
          if (isOver) {
            log.push(end(log.length + 1));
            await store.append(run, log.slice(-1), mine('portions'));
          }
          expect((await store.load(run))?.events).toEqual(log);
          for (const seq of [0, 1, log.length - 1, log.length, log.length + 5]) {
            expect(await other.after(run, seq)).toEqual(log.slice(seq));
          }
        }),
        { numRuns: 25 },
      );
    });

    it('takes a batch again whose fate was unknown, whole or in part, also its end', async () => {
      const run = unique('run');
      const log = [start(run), text(2), text(3), end(4)];
      await store.append(run, log.slice(0, 2), mine('again'));
      await store.append(run, log.slice(0, 2), mine('again'));
      await store.append(run, log.slice(1, 4), mine('again'));
      await store.append(run, log.slice(1, 4), mine('again'));
      expect((await store.load(run))?.events).toEqual(log);
    });

    it('says whose it is, who writes it, and that it is at rest once it has ended', async () => {
      const run = unique('run');
      await store.append(run, [start(run)], mine('whose'));
      expect(await store.load(run)).toMatchObject({ id: run, owner: 'whose', instance: 'me', pinned: false });
      await store.append(run, [end(2)], mine('whose'));
      expect(await store.load(run)).toMatchObject({ instance: null, title: null });
    });

    it('goes on after its end for whoever claimed it', async () => {
      const run = await keep(store, 'retry', { answers: ['first'] });
      await expect(store.append(run, [text(4)], mine('retry'))).rejects.toMatchObject({ kind: 'conflict' });
      expect(await store.claim(run, 'me')).toBe(true);
      const more: RunEvent[] = [
        { ...replyStart(2), seq: 4, at: 4, column: 'c0' } as RunEvent,
        text(5, 'second'),
        end(6),
      ];
      await store.append(run, more, mine('retry'));
      expect((await store.load(run))?.events.slice(3)).toEqual(more);
      expect(await ids({ owner: 'retry', search: 'second' })).toEqual([run]);
      expect(await ids({ owner: 'retry', search: 'first' })).toEqual([run]);
    });

    it('is at work again from the first of what a claimer adds, though that is no beginning', async () => {
      const run = await keep(store, 'again', { answers: ['first'] });
      const ended = async () => (await store.list({ owner: 'again', limit: 1 })).runs[0]?.ended;
      expect(await ended()).toBe(true);
      expect(await store.claim(run, 'me')).toBe(true);
      await store.append(run, [{ ...replyStart(2), seq: 4, at: 4, column: 'c0' } as RunEvent], mine('again'));
      expect(await ended()).toBe(false);
      await store.append(run, [text(5, 'second'), end(6)], mine('again'));
      expect(await ended()).toBe(true);
    });

    it('has no holes: what does not follow is refused, and the log stays as it was', async () => {
      const run = unique('run');
      await store.append(run, [start(run)], mine('holes'));
      await expect(store.append(run, [text(3)], mine('holes'))).rejects.toMatchObject({ kind: 'conflict' });
      expect((await store.load(run))?.events).toHaveLength(1);
    });

    it('is nobody else’s to write', async () => {
      const run = unique('run');
      await store.append(run, [start(run)], mine('fence'));
      await expect(
        other.append(run, [text(2)], { owner: 'fence', instance: 'somebody' }),
      ).rejects.toMatchObject({ kind: 'conflict', action: expect.any(String) });
    });

    it('keeps every sign of what was said: half characters, NUL, emoji, line breaks', async () => {
      const said = ['\ud83d', '\ude00', '\0', '😀\n\r\u2028', '"\\'];
      const run = unique('run');
      const log = [start(run, { prompt: 'a\0b\ud800' }), ...said.map((each, index) => text(index + 2, each))];
      await store.append(run, [...log, end(7)], mine('signs'));
      expect((await store.load(run))?.events).toEqual([...log, end(7)]);
    });

    it('of no run is null, and has nothing after any place', async () => {
      expect(await store.load('nobody')).toBeNull();
      expect(await store.after('nobody', 0)).toEqual([]);
    });
  });

  describe('removal', () => {
    it('is for good: a run still at work does not come back', async () => {
      const run = unique('run');
      await store.append(run, [start(run), text(2)], mine('removal'));
      expect(await other.remove(run)).toBe(true);
      expect(await store.remove(run)).toBe(false);
      await store.append(run, [text(3), end(4)], mine('removal'));
      expect(await store.load(run)).toBeNull();
      expect(await ids({ owner: 'removal' })).toEqual([]);
      expect(await ids({ owner: 'removal', search: 'prompt' })).toEqual([]);
    });

    it('of everything takes one owner’s runs and no other’s', async () => {
      const [first, second] = [await keep(store, 'all'), await keep(store, 'all')];
      const spared = await keep(store, 'spared');
      expect((await store.removeAll('all')).sort()).toEqual([first, second].sort());
      expect(await ids({ owner: 'all' })).toEqual([]);
      expect(await ids({ owner: 'spared', search: 'prompt' })).toEqual([spared]);
      expect(await store.removeAll('all')).toEqual([]);
    });
  });

  describe('the history', () => {
    it('says of each run what it was', async () => {
      const parent = await keep(store, 'rows', { prompt: 'Why?' });
      const run = unique('run');
      await store.append(
        run,
        [start(run, { prompt: 'And why that?', parent, started: noon + 1 })],
        mine('rows'),
      );
      const { runs, next } = await store.list({ owner: 'rows', limit: 5 });
      expect(next).toBeNull();
      const row = { title: null, pinned: false, excerpt: null, models: ['demo:swift', 'demo:steady'] };
      expect(runs).toEqual([
        { ...row, id: run, started: noon + 1, prompt: 'And why that?', ended: false, parent, turn: 2 },
        { ...row, id: parent, started: noon, prompt: 'Why?', ended: true, parent: null, turn: 1 },
      ]);
    });

    it('cuts a long prompt, and finds what stands behind the cut', async () => {
      const prompt = `${'word '.repeat(2000)}zebra`;
      const run = await keep(store, 'long', { prompt });
      const [row] = (await store.list({ owner: 'long', limit: 1 })).runs;
      expect(row?.prompt.length).toBeLessThan(400);
      expect(await ids({ owner: 'long', search: 'zebra' })).toEqual([run]);
      expect(await excerpt('long', 'zebra')).toMatch(/^… word .*zebra$/);
    });

    it('is newest first, and read in pages without a gap or a double while runs are added', async () => {
      const kept: string[] = [];
      for (let index = 0; index < 7; index++) {
        kept.unshift(await keep(store, 'pages', { started: noon + Math.floor(index / 2) }));
      }
      for (const limit of [1, 2, 3, 7, 10]) {
        const pages: string[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await store.list({ owner: 'pages', limit, ...(cursor ? { cursor } : {}) });
          expect(page.runs.length).toBeLessThanOrEqual(limit);
          pages.push(...page.runs.map(({ id }) => id));
          cursor = page.next;
          if (limit === 2) await keep(store, 'pages', { started: noon + 100 + pages.length });
        } while (cursor);
        expect(pages.filter((id) => kept.includes(id))).toEqual(kept);
      }
    });

    it('is shown from its beginning to who brings a cursor that never was one', async () => {
      const run = await keep(store, 'cursor');
      for (const cursor of ['', '!', 'x:y', 'MTpOYU4', '💥']) {
        expect(await ids({ owner: 'cursor', cursor })).toEqual([run]);
      }
    });

    it('shows a run’s title and pin, and only the pinned ones when asked', async () => {
      const [plain, pinned] = [await keep(store, 'pins'), await keep(store, 'pins')];
      expect(await store.describe(pinned, { pinned: true, title: 'Keep "me"\0' })).toBe(true);
      expect(await store.describe('nobody', { title: 'x' })).toBe(false);
      expect(await ids({ owner: 'pins', pinned: true })).toEqual([pinned]);
      expect(await ids({ owner: 'pins', pinned: false })).toEqual([plain]);
      expect(await ids({ owner: 'pins', search: 'keep' })).toEqual([pinned]);
      expect((await store.load(pinned))?.title).toBe('Keep "me"\uFFFD');
      await store.describe(pinned, { title: null });
      expect(await store.load(pinned)).toMatchObject({ title: null, pinned: true });
      expect(await ids({ owner: 'pins', search: 'keep' })).toEqual([]);
    });

    it('takes a change of nothing', async () => {
      const run = await keep(store, 'nothing');
      expect(await store.describe(run, {})).toBe(true);
    });

    it('is chosen by a model, also one that stands twice', async () => {
      const swift = await keep(store, 'models', { models: ['demo:swift', 'demo:swift'] });
      const both = await keep(store, 'models', { models: ['demo:swift', 'demo:seer'] });
      expect(await ids({ owner: 'models', model: 'demo:swift' })).toEqual([both, swift]);
      expect(await ids({ owner: 'models', model: 'demo:seer', search: 'prompt' })).toEqual([both]);
      expect(await ids({ owner: 'models', model: 'demo:nobody' })).toEqual([]);
    });
  });

  describe('search', () => {
    it('finds prompts, titles and answers of its owner only, all words of it, the last as a beginning', async () => {
      const owner = 'search';
      const sky = await keep(store, owner, {
        prompt: 'Why is the sky blue?',
        answers: ['Because of Rayleigh scattering.', 'Short waves scatter more.'],
      });
      const sea = await keep(store, owner, {
        prompt: 'Why is the sea salty?',
        answers: ['Rivers carry salt.'],
      });
      await keep(store, 'somebody', { prompt: 'Why is the sky blue?' });
      await store.describe(sea, { title: 'Oceanography' });
      expect(await ids({ owner, search: 'why' })).toEqual([sea, sky]);
      expect(await ids({ owner, search: 'SKY' })).toEqual([sky]);
      expect(await ids({ owner, search: 'rayl' })).toEqual([sky]);
      expect(await ids({ owner, search: 'rayl waves' })).toEqual([]);
      expect(await ids({ owner, search: 'sky waves scat' })).toEqual([sky]);
      expect(await ids({ owner, search: 'rivers sky' })).toEqual([]);
      expect(await ids({ owner, search: 'salty oceano' })).toEqual([sea]);
    });

    it('goes on finding a run by its prompt while it is at work', async () => {
      const run = unique('run');
      await store.append(run, [start(run, { prompt: 'Still thinking?' })], mine('work'));
      expect(await ids({ owner: 'work', search: 'thinking' })).toEqual([run]);
    });

    it('leaves out what was only thought', async () => {
      const run = unique('run');
      await store.append(run, [start(run), thought(2, 'hmm'), text(3, 'aha'), end(4)], mine('thoughts'));
      expect(await ids({ owner: 'thoughts', search: 'aha' })).toEqual([run]);
      expect(await ids({ owner: 'thoughts', search: 'hmm' })).toEqual([]);
    });

    it('finds a word that came in two pieces', async () => {
      const run = unique('run');
      await store.append(run, [start(run), text(2, 'hippo'), text(3, 'potamus')], mine('pieces'));
      await store.append(run, [text(4, ' now'), end(5)], mine('pieces'));
      expect(await ids({ owner: 'pieces', search: 'hippopotamus now' })).toEqual([run]);
    });

    it('minds neither case nor accents, and knows scripts without spaces', async () => {
      const owner = 'scripts';
      const run = await keep(store, owner, {
        prompt: 'Où est le CAFÉ de Zoë?',
        answers: ['東京タワーは高い。', 'हिन्दी में', 'Ελλάδα'],
      });
      for (const search of ['cafe', 'ou zoe', 'CAFÉ', '東京', 'タワー', 'हिन्दी', 'ελλαδα', 'ΕΛΛΆ']) {
        expect(await ids({ owner, search }), search).toEqual([run]);
      }
    });

    it('knows no special characters', async () => {
      const owner = 'syntax';
      const run = await keep(store, owner, { prompt: `Don't use C++ or "NEAR(a b)" AND -x* it's 50%_` });
      for (const search of [
        `"`,
        `don't`,
        'c++',
        'NEAR(',
        '-x',
        'x*',
        `"near`,
        'AND',
        `it's'`,
        '50%',
        'a:b',
        '^a',
        `'); --`,
        '\\',
        '\0near',
      ]) {
        expect(await ids({ owner, search }), search).toEqual([run]);
      }
      expect(await ids({ owner, search: 'OR nothing' })).toEqual([]);
    });

    it('never fails, whatever is asked', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (search) => {
          await store.list({ owner: 'anything', search, limit: 1 });
        }),
        { numRuns: 60 },
      );
    });

    it('shows the words around the place where it matched', async () => {
      const answer = `${'before '.repeat(40)}the needle is here ${'after '.repeat(80)}`;
      const run = await keep(store, 'excerpts', { prompt: 'Where is it?', answers: ['No idea.', answer] });
      const shown = await excerpt('excerpts', 'needle her');
      expect(shown).toMatch(/^… before.* the needle is here after .* …$/);
      expect(shown?.length).toBeLessThan(220);
      expect(await excerpt('excerpts', 'where')).toBe('Where is it?');
      await store.describe(run, { title: 'Haystack' });
      expect(await excerpt('excerpts', 'haystack')).toBeNull();
    });
  });

  describe('a lease', () => {
    it('keeps a run its instance’s until it is over, and then one asker gets it', async () => {
      const [writer, one, two] = [unique('instance'), unique('instance'), unique('instance')];
      const run = unique('run');
      await store.beat(writer, 60_000);
      await store.append(run, [start(run)], { owner: 'lease', instance: writer });
      expect(await store.adopt(one)).not.toContain(run);
      expect(await other.claim(run, one)).toBe(false);
      await store.beat(writer, -1);
      const answers = await Promise.all([store.adopt(one), other.adopt(two)]);
      expect(answers.flat().filter((id) => id === run)).toEqual([run]);
      const winner = answers[0]?.includes(run) ? one : two;
      expect((await store.load(run))?.instance).toBe(winner);
      const stale = store.append(run, [text(2)], { owner: 'lease', instance: writer });
      await expect(stale).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('is over once its instance has left', async () => {
      const [writer, heir] = [unique('instance'), unique('instance')];
      const run = unique('run');
      await store.beat(writer, 60_000);
      await store.append(run, [start(run)], { owner: 'left', instance: writer });
      await store.leave(writer);
      expect(await other.adopt(heir)).toContain(run);
    });

    it('lets one of many claim a run at rest', async () => {
      const run = await keep(store, 'claim');
      const names = Array.from({ length: 6 }, () => unique('instance'));
      for (const name of names) await store.beat(name, 60_000);
      const claims = await Promise.all(
        names.map((name, index) => (index % 2 ? store : other).claim(run, name)),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      const winner = names[claims.indexOf(true)] ?? '';
      expect(await store.claim(run, winner)).toBe(true);
      expect(await store.claim('nobody', winner)).toBe(false);
    });

    it('never has runs at rest adopted, nor one’s own', async () => {
      const me = unique('instance');
      const rest = await keep(store, 'rest');
      const run = unique('run');
      await store.append(run, [start(run)], { owner: 'rest', instance: me });
      const adopted = await store.adopt(me);
      expect(adopted).not.toContain(rest);
      expect(adopted).not.toContain(run);
    });
  });

  describe('a share', () => {
    const shareOf = (run: string, changes: Partial<Share> = {}): Share => ({
      id: unique('share'),
      run,
      owner: 'sharer',
      title: null,
      created: noon,
      expires: null,
      withPrompt: true,
      events: [start(run), text(2, 'shown'), end(3)],
      ...changes,
    });

    it('is found as it was made, though its run goes on', async () => {
      const run = await keep(store, 'sharer');
      const share = shareOf(run, { title: 'Look', expires: Date.now() + 60_000, withPrompt: false });
      await store.share(share);
      expect(await other.findShare(share.id)).toEqual(share);
      expect(await store.findShare('nobody')).toBeNull();
    });

    it('is told apart when it is revoked or over, and listed only while it can be opened', async () => {
      const run = await keep(store, 'sharer');
      const [open, over, newer] = [
        shareOf(run),
        shareOf(run, { expires: noon - 1 - 10 ** 11 }),
        shareOf(run, { created: noon + 1 }),
      ];
      for (const share of [open, over, newer]) await store.share(share);
      expect((await store.sharesOf(run)).map(({ id }) => id)).toEqual([newer.id, open.id]);
      expect(await store.findShare(over.id)).toBe('expired');
      expect(await store.revoke(run, open.id)).toBe(true);
      expect(await store.revoke(run, open.id)).toBe(false);
      expect(await store.findShare(open.id)).toBe('revoked');
      expect(await store.findShare(newer.id)).toEqual(newer);
      expect(await store.revoke('nobody', newer.id)).toBe(false);
      expect(await store.revoke(run)).toBe(true);
      expect(await store.sharesOf(run)).toEqual([]);
    });

    it('goes with its run, and cannot be made of none', async () => {
      const run = await keep(store, 'sharer');
      const share = shareOf(run);
      await store.share(share);
      await store.remove(run);
      expect(await store.findShare(share.id)).toBeNull();
      await expect(store.share(share)).rejects.toMatchObject({ kind: 'not-found' });
    });
  });

  describe('a small value', () => {
    it('is changed by one at a time', async () => {
      const key = unique('key');
      const add = (at: Store) =>
        at.transact(key, (value) => {
          const sum = Number(value ?? 0) + 1;
          return { value: sum, result: sum };
        });
      const results = await Promise.all(
        Array.from({ length: 30 }, (_, index) => add(index % 2 ? store : other)),
      );
      expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    });

    it('is as it was when the work fails, with the work’s own error', async () => {
      const key = unique('key');
      await store.transact(key, () => ({ value: { list: [1, 'two'] }, result: null }));
      const failing = store.transact(key, () => {
        throw new RangeError('too far');
      });
      await expect(failing).rejects.toThrow(RangeError);
      const kept = await other.transact(key, (value) => ({ value, result: value }));
      expect(kept).toEqual({ list: [1, 'two'] });
    });
  });

  describe('a message', () => {
    it('reaches every instance, the sender too, until one listens no more', async () => {
      const run = unique('run');
      const [here, there]: [StoreMessage[], StoreMessage[]] = [[], []];
      const stopHere = store.listen((message) => void here.push(message));
      let stopThere = () => {};
      const reached = new Promise<void>((resolve) => {
        stopThere = other.listen((message) => {
          if (message.run !== run) return;
          there.push(message);
          resolve();
        });
      });
      const message: StoreMessage = { type: 'stop', run, column: 'a' };
      // A listener on another connection needs a moment until it is heard of.
      let isThere = false;
      void reached.then(() => {
        isThere = true;
      });
      while (!isThere) {
        await store.publish(message);
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(here).toContainEqual(message);
      expect(there).toContainEqual(message);
      stopHere();
      stopThere();
      const before = here.length;
      await store.publish({ type: 'removed', run });
      expect(here).toHaveLength(before);
    });
  });

  it('says that it can keep something', async () => {
    await expect(store.check()).resolves.toBeUndefined();
    expect(store.engine).toBe(opened.store.engine);
  });
});
