import { idle, nextCall, type CallNews } from '@hotline/protocol/call';
import { sql } from './sql.ts';
import type { KeptEvent, Store, StoredCall, TokenUse } from './store.ts';

const dialing = nextCall(idle, { type: 'dialing', at: 1000 });

function call(id: string, user = 'john', rest: Partial<StoredCall> = {}): StoredCall {
  const known = { contactId: 'bob', placedAt: 1000, application: 'app', legs: [] };
  return { id, user, ...known, call: dialing, ...rest };
}

function after(news: CallNews): (stored: StoredCall) => StoredCall {
  return (stored) => ({ ...stored, call: nextCall(stored.call, news) });
}

const end = after({ type: 'ended', reason: 'busy', at: 2000 });
const ring = after({ type: 'ringing', at: 1500 });
const letGo = (stored: StoredCall) => ({ ...stored, letGoAt: 1700 });

function event(id: string, conversation = 'CON', rest: Partial<KeptEvent> = {}): KeptEvent {
  return { id, conversation, receivedAt: 1600, body: `{"n":"${id}"}`, trouble: false, ...rest };
}

/** A call that the platform has redeemed. */
function redeemed(id: string, conversation = 'CON', rest: Partial<StoredCall> = {}): StoredCall {
  return call(id, 'john', { claim: { conversation, uuid: 'leg', at: 1500 }, ...rest });
}

/** A change that nobody sees, and that shows how often it was made. */
const count = (stored: StoredCall) => ({ ...stored, heardAt: (stored.heardAt ?? 0) + 1 });
const cost = (price: string) => (stored: StoredCall) => ({ ...stored, price });
const ids = (calls: readonly { readonly id: string }[]) => calls.map(({ id }) => id);

/** What every store promises, whatever it is made of. */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(() => store.close());

  /** Calls that are over, placed one after the other; all at the same time unless told otherwise. */
  async function placeOver(names: readonly string[], rest: Partial<StoredCall> = {}) {
    for (const id of names) {
      await store.place(call(id, 'john', rest));
      await store.update(id, end);
    }
  }

  /** Its change fails; a guard keeps such an event for a person instead. */
  async function expectNotApplied(told: KeptEvent, change: () => never): Promise<void> {
    const hearing = Promise.resolve().then(() => store.hear(told, change));
    const heard = await hearing.catch(() => 'forgotten');
    expect(['forgotten', 'put-aside']).toContain(heard);
  }

  async function changedAfter(position: number, user = 'john') {
    return (await store.changesAfter(user, position, 99)).map((changed) => changed.call.id);
  }

  it('keeps the rows of the small tables, numbers as numbers', async () => {
    const text =
      'INSERT INTO audit (at, kind, username, details) VALUES ($1, $2, $3, $2) RETURNING at, details';
    const at = 1_800_000_000_000;
    expect(await store.write(sql(text, at, 'a\0b', ''), sql(text, at + 1, 'c', ''))).toEqual([
      [{ at, details: expect.stringMatching(/^a.b$/s) as unknown }],
      [{ at: at + 1, details: 'c' }],
    ]);
    expect(await store.rows('SELECT at FROM audit WHERE at > $1', at)).toEqual([{ at: at + 1 }]);
  });

  it('changes small tables wholly or not at all', async () => {
    const add = sql(`INSERT INTO switches (name, value) VALUES ('calls', $1)`, 'off');
    await expect(store.write(add, add)).rejects.toThrow();
    expect(await store.rows('SELECT * FROM switches')).toEqual([]);
    expect(await store.write(add)).toEqual([[]]);
    expect(await store.rows('SELECT * FROM switches')).toEqual([{ name: 'calls', value: 'off' }]);
  });

  it('finds a placed call as it was placed', async () => {
    const all = call('a', 'john', { lookAt: 9, price: '0.1', page: { id: 'p', seenAt: 1 } });
    expect(await store.place(all)).toBe(true);
    expect(await store.find('a')).toEqual(all);
    expect(await store.find('b')).toBeUndefined();
  });

  it('keeps one live call a user', async () => {
    await store.place(call('a'));
    expect(await store.place(call('b'))).toBe(false);
    expect(await store.find('b')).toBeUndefined();
    expect(await store.place(call('c', 'mary'))).toBe(true);
  });

  it('keeps one of many that are placed at once', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `call-${index}`);
    const placed = await Promise.all(many.map((id) => store.place(call(id))));
    expect(placed.filter(Boolean)).toHaveLength(1);
  });

  it('frees the line when the call is over', async () => {
    await store.place(call('a'));
    await store.update('a', end);
    expect(await store.place(call('b'))).toBe(true);
  });

  it('frees the line when the user has let the call go', async () => {
    await store.place(call('a'));
    await store.update('a', letGo);
    expect(await store.place(call('b'))).toBe(true);
    await store.update('a', end);
    expect(await store.place(call('c'))).toBe(false);
  });

  it('says what a change was made from and what came of it', async () => {
    await store.place(call('a'));
    const change = await store.update('a', end);
    expect(change).toEqual({ before: call('a'), after: end(call('a')) });
    expect(await store.find('a')).toEqual(end(call('a')));
  });

  it('loses none of many changes made at once', async () => {
    await store.place(call('a'));
    await Promise.all(Array.from({ length: 50 }, () => store.update('a', count)));
    expect(await store.find('a')).toMatchObject({ heardAt: 50 });
  });

  it('changes nothing for an id it does not know', async () => {
    const change = jest.fn((stored: StoredCall) => stored);
    expect(await store.update('a', change)).toBeUndefined();
    expect(change).not.toHaveBeenCalled();
  });

  describe('the log', () => {
    it("pages a user's calls, newest first, to the end", async () => {
      for (const id of ['a', 'b', 'c', 'd']) {
        await placeOver([id], { placedAt: 1000 + Number(id > 'b') });
        await store.place(call(`${id}-of-mary`, 'mary'));
      }
      const { calls, next } = await store.page('john', 3);
      expect(ids(calls)).toEqual(['d', 'c', 'b']);
      const last = await store.page('john', 3, { before: next });
      expect(ids(last.calls)).toEqual(['a']);
      expect(last).not.toHaveProperty('next');
      expect(await store.page('john', 4)).not.toHaveProperty('next');
      expect(await store.page('nobody', 9)).toEqual({ calls: [] });
    });

    it('shows each call once while new ones come', async () => {
      await placeOver(['a', 'b', 'c']);
      const first = await store.page('john', 2);
      await placeOver(['d']);
      await store.update('a', cost('1'));
      const second = await store.page('john', 2, { before: first.next });
      expect(ids([...first.calls, ...second.calls])).toEqual(['c', 'b', 'a']);
    });

    it.each(['', 'nonsense', '-', '1-', '1-2-3', '9'.repeat(40) + '-1', "1-1'; --", '1-\0'])(
      'has no page for a cursor that it never gave: %j',
      async (cursor) => {
        await placeOver(['a']);
        expect(await store.page('john', 2, { before: cursor })).toEqual({ calls: [] });
      },
    );

    it("pages everybody's calls, newest first, to the end", async () => {
      await placeOver(['a'], { placedAt: 1002 });
      await store.place(call('b', 'mary'));
      await placeOver(['c', 'd']);
      const { calls, next } = await store.pageOfAll(3);
      expect(ids(calls)).toEqual(['a', 'd', 'c']);
      const last = await store.pageOfAll(3, next);
      expect(ids(last.calls)).toEqual(['b']);
      expect(last).not.toHaveProperty('next');
      expect(await store.pageOfAll(3, 'nonsense')).toEqual({ calls: [] });
    });

    it('sums what calls cost that were placed since a time, whoever placed them', async () => {
      expect(await store.spentSince(0)).toBe(0);
      await placeOver(['old'], { placedAt: 999 });
      await placeOver(['a', 'b', 'free']);
      await store.place(call('of mary', 'mary'));
      for (const [id, price] of Object.entries({
        old: '7',
        a: '0.1',
        b: '0.2',
        'of mary': '12.0000001',
      })) {
        await store.update(id, cost(price));
      }
      expect(await store.spentSince(1000)).toBe(12_300_001);
      await store.update('a', cost('0.15'));
      expect(await store.spentSince(1000)).toBe(12_350_001);
      expect(await store.spentSince(1001)).toBe(0);
    });

    it('pages the calls to one contact alone', async () => {
      for (const [id, contactId] of [
        ['a', 'bob'],
        ['b', 'alice'],
        ['c', 'bob'],
        ['d', 'bob'],
      ] as const) {
        await placeOver([id], { contactId });
      }
      const { calls, next } = await store.page('john', 2, { contactId: 'bob' });
      expect(ids(calls)).toEqual(['d', 'c']);
      const last = await store.page('john', 2, { contactId: 'bob', before: next });
      expect(ids(last.calls)).toEqual(['a']);
      expect(last).not.toHaveProperty('next');
    });

    it("lists a user's calls that are not over, in the order of their latest change", async () => {
      await store.place(call('a'));
      await store.update('a', letGo);
      await store.place(call('b'));
      await store.update('b', end);
      await store.place(call('c'));
      await store.place(call('d', 'mary'));
      await store.update('a', cost('1'));
      const live = await store.live('john');
      expect(live.map((each) => each.call.id)).toEqual(['c', 'a']);
      expect(live.at(-1)?.position).toBe(await store.position('john'));
      expect(await store.live('nobody')).toEqual([]);
    });
  });

  describe('positions', () => {
    it("grow with every change that shows, and show a user's calls once each, in order", async () => {
      expect(await store.position('john')).toBe(0);
      await placeOver(['a', 'b']);
      const before = await store.position('john');
      await store.place(call('c'));
      await store.update('a', cost('0.1'));
      await store.update('c', ring);
      await store.place(call('d', 'mary'));
      expect(await changedAfter(0)).toEqual(['b', 'a', 'c']);
      expect(await changedAfter(before)).toEqual(['a', 'c']);
      const latest = await store.position('john');
      expect(latest).toBeGreaterThan(before);
      expect(await changedAfter(latest)).toEqual([]);
      expect(await changedAfter(0, 'mary')).toEqual(['d']);
    });

    it('come with the call as it stands', async () => {
      await store.place(call('a'));
      await store.update('a', ring);
      await store.update('a', count);
      const position = await store.position('john');
      const changed = [{ position, call: count(ring(call('a'))) }];
      expect(await store.changesAfter('john', 0, 9)).toEqual(changed);
    });

    it('come in portions', async () => {
      await placeOver(['a', 'b', 'c']);
      const [first, second] = await store.changesAfter('john', 0, 2);
      expect([first?.call.id, second?.call.id]).toEqual(['a', 'b']);
      expect(await changedAfter(second?.position ?? 0)).toEqual(['c']);
    });

    it('stay when nobody sees the change', async () => {
      await store.place(redeemed('a'));
      const before = await store.position('john');
      await store.update('a', letGo);
      await store.hear(event('1'), count);
      await store.hear(event('2'), (same) => same);
      expect(await store.position('john')).toBe(before);
    });

    it('grow also by what is heard and redeemed', async () => {
      await store.place(call('a'));
      const placed = await store.position('john');
      await store.redeem('a', 'CON', (stored) => ring({ ...redeemed('a'), call: stored.call }));
      const rung = await store.position('john');
      expect(rung).toBeGreaterThan(placed);
      await store.hear(event('1'), end);
      expect(await store.position('john')).toBeGreaterThan(rung);
    });

    it('are never given twice, also when calls have gone', async () => {
      await placeOver(['a']);
      const before = await store.position('john');
      await store.erase({ user: 'john' });
      await store.place(call('b'));
      expect(await store.position('john')).toBeGreaterThan(before);
    });

    it('hide no change from who reads on while many are made', async () => {
      const users = ['john', 'mary', 'sue'];
      await Promise.all(users.map((user) => store.place(call(user, user))));
      let making = true;
      const made = Promise.all(
        Array.from({ length: 90 }, (_, n) => store.update(users[n % 3] ?? '', cost(String(n)))),
      ).finally(() => (making = false));
      const readers = users.map(async (user) => {
        let seen = 0;
        let call: StoredCall | undefined;
        for (let again = true; again;) {
          again = making;
          for (const changed of await store.changesAfter(user, seen, 9)) {
            seen = changed.position;
            call = changed.call;
          }
          await new Promise((resolve) => setImmediate(resolve));
        }
        expect(call).toEqual(await store.find(user));
        expect(seen).toBe(await store.position(user));
      });
      await Promise.all([made, ...readers]);
    });
  });

  describe('calls to look after', () => {
    it('are given the most overdue first, once their time has come', async () => {
      await store.place(call('a', 'john', { lookAt: 3000 }));
      await store.place(call('b', 'mary', { lookAt: 2000, application: 'other' }));
      await store.place(call('c', 'sue'));
      expect(await store.due(1999)).toBeUndefined();
      expect((await store.due(9999))?.id).toBe('b');
      expect((await store.due(9999, 'app'))?.id).toBe('a');
      expect(await store.due(2999, 'app')).toBeUndefined();
      expect((await store.due(3000, 'app'))?.id).toBe('a');
    });

    it('are no longer given when they have been looked after', async () => {
      await store.place(call('a', 'john', { lookAt: 3000 }));
      await store.update('a', (stored) => ({ ...stored, lookAt: 5000 }));
      expect(await store.due(4999)).toBeUndefined();
      expect((await store.due(5000))?.id).toBe('a');
      await store.update('a', ({ lookAt, ...rest }) => ({ ...rest, heardAt: lookAt ?? 0 }));
      expect(await store.due(9999)).toBeUndefined();
    });
  });

  describe('events', () => {
    it('change the call of their conversation', async () => {
      await store.place(redeemed('a'));
      const heard = await store.hear(event('1'), end);
      expect(heard).toEqual({ before: redeemed('a'), after: end(redeemed('a')) });
      expect(await store.find('a')).toEqual(end(redeemed('a')));
    });

    it('are heard once, whatever is told again', async () => {
      await store.place(redeemed('a'));
      await store.hear(event('1'), count);
      expect(await store.hear(event('1'), count)).toBe('repeat');
      expect(await store.hear(event('1', 'another'), count)).toBe('repeat');
      expect(await store.find('a')).toMatchObject({ heardAt: 1 });
      expect(ids(await store.events('CON'))).toEqual(['1']);
    });

    it('are heard once of many that come at once, and every different one', async () => {
      await store.place(redeemed('a'));
      const many = Array.from({ length: 200 }, (_, index) => String(index % 70));
      const heard = await Promise.all(many.map((id) => store.hear(event(id), count)));
      expect(heard.filter((each) => each === 'repeat')).toHaveLength(130);
      expect(await store.find('a')).toMatchObject({ heardAt: 70 });
    });

    it('each say what they were heard on, when many come at once', async () => {
      await store.place(redeemed('a'));
      const many = Array.from({ length: 20 }, (_, index) => String(index));
      const heard = await Promise.all(many.map((id) => store.hear(event(id), count)));
      const steps = heard.map((each) =>
        typeof each === 'string' ? [] : [each.before.heardAt ?? 0, each.after.heardAt],
      );
      expect(steps).toEqual(many.map((_, index) => [index, index + 1]));
    });

    it('of a call that is not known are kept, and shown when it is redeemed', async () => {
      await store.place(call('a'));
      const change = jest.fn(count);
      for (const id of ['2', '1']) expect(await store.hear(event(id), change)).toBe('call-unknown');
      await store.hear(event('3', 'another'), change);
      expect(change).not.toHaveBeenCalled();
      const seen: (readonly KeptEvent[])[] = [];
      await store.redeem('a', 'CON', (_, ahead) => {
        seen.push(ahead);
        return redeemed('a');
      });
      expect(seen.at(-1)).toEqual([event('2'), event('1')]);
      expect(await store.hear(event('4'), count)).toMatchObject({ before: { id: 'a' } });
    });

    it('are missed by no call that is redeemed while they come', async () => {
      await store.place(call('a'));
      const tie = (_: StoredCall, ahead: readonly KeptEvent[]) =>
        redeemed('a', 'CON', { heardAt: ahead.length });
      const many = Array.from({ length: 30 }, (_, index) => String(index));
      await Promise.all(
        many.map((id) =>
          id === '15' ? store.redeem('a', 'CON', tie) : store.hear(event(id), count),
        ),
      );
      expect(await store.find('a')).toMatchObject({ heardAt: 29 });
    });

    it('redeem no call that is not known', async () => {
      const change = jest.fn(count);
      expect(await store.redeem('a', 'CON', change)).toBeUndefined();
      expect(change).not.toHaveBeenCalled();
    });

    it('whose change failed are forgotten, and keep no other from being heard', async () => {
      await store.place(redeemed('a'));
      const fail = (): never => {
        throw new Error('no such luck');
      };
      const [failed, heard] = await Promise.allSettled([
        new Promise((resolve) => {
          resolve(store.hear(event('1'), fail));
        }),
        store.hear(event('2'), count),
      ]);
      // A guard keeps it for a person instead.
      const outcome = failed.status === 'rejected' ? 'forgotten' : failed.value;
      expect(['forgotten', 'put-aside']).toContain(outcome);
      expect(heard).toMatchObject({ status: 'fulfilled' });
      expect(await store.hear(event('1'), count)).not.toBe('repeat');
      expect(await store.find('a')).toMatchObject({ heardAt: 2 });
    });

    it('are kept word for word, in the order of their arrival', async () => {
      const told = [event('2', 'CON', { body: '{"é": "😀", "n": 1.0}' }), event('1')];
      for (const each of [...told, event('3', 'another')]) await store.hear(each, count);
      expect(await store.events('CON')).toEqual(told);
      expect(await store.events('nobody')).toEqual([]);
    });

    it('that complain are listed, the newest first', async () => {
      for (const id of ['1', '2', '3', '4']) {
        await store.hear(event(id, 'CON', { trouble: id !== '2' }), count);
      }
      expect(ids(await store.troubles(2))).toEqual(['4', '3']);
      expect(ids(await store.troubles(9))).toEqual(['4', '3', '1']);
    });
  });

  it('names the call that a complaint is about, when there is one', async () => {
    await store.hear(event('1', 'CON', { trouble: true }), count);
    await store.hear(event('2', 'another', { trouble: true }), count);
    expect(await store.troubles(9)).toEqual([
      event('2', 'another', { trouble: true }),
      event('1', 'CON', { trouble: true }),
    ]);
    await store.place(redeemed('a'));
    expect((await store.troubles(9))[1]).toMatchObject({ call: { id: 'a', user: 'john' } });
  });

  it('keeps notes to a call, oldest first', async () => {
    await store.place(call('a'));
    const notes = ['{"n":2}', '{"n":1}', '"é"'].map((body) => ({ at: 5, kind: 'sdk', body }));
    await store.note('a', notes.slice(0, 2));
    await store.note('a', notes.slice(2));
    await store.note('a', []);
    expect(await store.notes('a')).toEqual(notes);
  });

  it('keeps no note to a call that is not there', async () => {
    await store.note('a', [{ at: 5, kind: 'sdk', body: '{}' }]);
    await store.place(call('a'));
    expect(await store.notes('a')).toEqual([]);
  });

  it('gives a task to one at a time', async () => {
    const at = (now: number, holder: string) => store.lease('sweep', holder, now, now + 10);
    expect(await at(100, 'me')).toBe(true);
    expect(await at(105, 'you')).toBe(false);
    expect(await at(105, 'me')).toBe(true);
    expect(await at(114, 'you')).toBe(false);
    expect(await at(115, 'you')).toBe(true);
    expect(await at(116, 'me')).toBe(false);
    expect(await store.lease('another', 'me', 116, 126)).toBe(true);
  });

  it('gives a task to one of many that want it at once', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `server-${index}`);
    const given = await Promise.all(many.map((holder) => store.lease('sweep', holder, 1, 9)));
    expect(given.filter(Boolean)).toHaveLength(1);
  });

  describe('a token', () => {
    const use = (usedFor: string, usedAt = 1, id = 'jti') => ({ id, usedFor, usedAt });

    it('stands for what it was first used for', async () => {
      expect(await store.claim(use('a'))).toEqual(use('a'));
      expect(await store.claim(use('a', 2))).toEqual(use('a'));
      expect(await store.claim(use('b', 3))).toEqual(use('a'));
      expect(await store.claim(use('b', 3, 'another'))).toEqual(use('b', 3, 'another'));
    });

    it('is claimed by one of many that want it at once', async () => {
      const many = Array.from({ length: 20 }, (_, index) => use(`use-${index}`));
      const first = await Promise.all(many.map((one) => store.claim(one)));
      expect(new Set(first.map(({ usedFor }) => usedFor)).size).toBe(1);
    });

    it('lets an event be heard again, and no other', async () => {
      const signed = (id: string) => event(id, 'CON', { token: use(id) });
      expect(await store.hear(signed('1'), count)).toBe('call-unknown');
      expect(await store.hear(signed('1'), count)).toBe('repeat');
      expect(await store.hear(signed('2'), count)).toBe('replayed');
      expect(await store.claim(use('answer'))).toEqual(use('1'));
      await store.claim(use('answer', 1, 'other'));
      const crossed = event('3', 'CON', { token: use('3', 1, 'other') });
      expect(await store.hear(crossed, count)).toBe('replayed');
      expect(await store.events('CON')).toEqual([event('1')]);
    });

    it('redeems a call for its own words alone, and for those not for ever', async () => {
      await store.place(call('a', 'john'));
      const redeem = (token: TokenUse) =>
        store.redeem('a', 'CON', () => redeemed('a', 'CON', { heardAt: token.usedAt }), token);
      const asked = (at: number) => ({ ...use('answer', at), againMs: 10 });
      expect(await redeem(asked(1))).toMatchObject({ after: { heardAt: 1 } });
      expect(await redeem(asked(11))).toMatchObject({ after: { heardAt: 11 } });
      expect(await redeem(asked(12))).toBe('replayed');
      expect(await redeem(use('another', 2))).toBe('replayed');
      expect(await store.find('a')).toMatchObject({ heardAt: 11 });
    });

    it('is claimed also when there is no call to redeem', async () => {
      expect(await store.redeem('b', 'CON', (stored) => stored, use('answer'))).toBeUndefined();
      expect(await store.claim(use('another', 2))).toMatchObject({ usedFor: 'answer' });
    });

    it('is not claimed by a call that could not be redeemed', async () => {
      await store.place(call('a', 'john'));
      const failing = () => {
        throw new Error('no such luck');
      };
      await expect(store.redeem('a', 'CON', failing, use('answer'))).rejects.toThrow('luck');
      expect(await store.claim(use('another', 2))).toEqual(use('another', 2));
    });

    it('lets one event of many be heard that come with it at once', async () => {
      const heard = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.hear(event(String(index), 'CON', { token: use(String(index)) }), count),
        ),
      );
      expect(heard.filter((one) => one === 'replayed')).toHaveLength(19);
      expect(await store.events('CON')).toHaveLength(1);
    });

    it('is claimed by no event whose change failed: all of it is taken back', async () => {
      await store.place(redeemed('a'));
      const told = event('1', 'CON', { token: use('1') });
      await expectNotApplied(told, () => {
        throw new Error('no such luck');
      });
      expect(await store.events('CON')).toEqual([]);
      expect(await store.find('a')).toEqual(redeemed('a'));
      expect(await store.claim(use('another', 2))).toEqual(use('another', 2));
    });

    it('of an event whose change failed lets it be heard again', async () => {
      await store.place(redeemed('a'));
      const told = event('1', 'CON', { token: use('1') });
      await expectNotApplied(told, () => {
        throw new Error('no such luck');
      });
      expect(await store.hear(told, count)).toMatchObject({ after: { heardAt: 1 } });
      expect(await store.events('CON')).toEqual([event('1')]);
    });

    it('is forgotten when it is old, in portions', async () => {
      for (const id of ['1', '2', '3', '4']) await store.claim(use('a', Number(id), id));
      expect(await store.forgetTokens(4, 2)).toBe(2);
      expect(await store.forgetTokens(4, 2)).toBe(1);
      expect(await store.forgetTokens(4, 2)).toBe(0);
      expect(await store.claim(use('b', 9, '1'))).toEqual(use('b', 9, '1'));
      expect(await store.claim(use('b', 9, '4'))).toEqual(use('a', 4, '4'));
    });
  });

  describe('forgetting', () => {
    it('takes calls that are over and old, and all that belongs to them', async () => {
      const note = [{ at: 5, kind: 'sdk', body: '{}' }];
      for (const [id, placedAt] of [
        ['old', 1000],
        ['new', 3000],
      ] as const) {
        await store.place(redeemed(id, `CON-${id}`, { placedAt }));
        await store.hear(event(`event-${id}`, `CON-${id}`), end);
        await store.note(id, note);
      }
      expect(await store.forget(3000, 9)).toBe(1);
      expect(await store.find('old')).toBeUndefined();
      expect(await store.events('CON-old')).toEqual([]);
      expect(await store.notes('old')).toEqual([]);
      expect(await store.find('new')).toBeDefined();
      expect(await store.events('CON-new')).toHaveLength(1);
      expect(await store.notes('new')).toEqual(note);
      expect(await store.forget(3000, 9)).toBe(0);
    });

    it('leaves a call alone that is not over, however old', async () => {
      await store.place(redeemed('a'));
      await store.hear(event('1'), ring);
      expect(await store.forget(9000, 9)).toBe(0);
      expect(await store.events('CON')).toHaveLength(1);
    });

    it('takes old events that belong to no call', async () => {
      await store.hear(event('new', 'CON', { receivedAt: 2000 }), count);
      await store.hear(event('old', 'CON', { receivedAt: 1999 }), count);
      await store.hear(event('nameless', '', { receivedAt: 1 }), count);
      expect(await store.forget(2000, 9)).toBe(2);
      expect(ids(await store.events('CON'))).toEqual(['new']);
      expect(await store.events('')).toEqual([]);
    });

    it('goes in portions', async () => {
      await placeOver(['a', 'b', 'c']);
      for (const id of ['1', '2', '3']) await store.hear(event(id), count);
      const gone = [];
      do gone.push(await store.forget(9000, 2));
      while (gone.at(-1));
      expect(gone.reduce((a, b) => a + b)).toBe(6);
      expect(gone.every((each) => each <= 4)).toBe(true);
      expect(await store.page('john', 9)).toEqual({ calls: [] });
    });
  });

  it('forgets a person who called', async () => {
    await store.place(redeemed('a'));
    await store.hear(event('1'), end);
    await store.note('a', [{ at: 5, kind: 'sdk', body: '{}' }]);
    await store.place(call('b', 'mary'));
    expect(await store.erase({ user: 'john' })).toEqual({ gone: 1, left: 0 });
    expect(await store.page('john', 9)).toEqual({ calls: [] });
    expect(await store.events('CON')).toEqual([]);
    expect(await store.notes('a')).toEqual([]);
    expect(await store.find('b')).toEqual(call('b', 'mary'));
    expect(await store.place(call('c'))).toBe(true);
    expect(await store.erase({ user: 'nobody' })).toEqual({ gone: 0, left: 0 });
  });

  it('forgets no call that somebody still has to hang up, or to ask about', async () => {
    await placeOver(['over', 'asked about']);
    await store.update('asked about', (stored) => ({ ...stored, lookAt: 9000 }));
    await store.place(call('live'));
    for (const person of [{ user: 'john' }, { contactId: 'bob' }]) {
      const { left } = await store.erase(person);
      expect(left).toBe(2);
    }
    expect(ids((await store.page('john', 9)).calls)).toEqual(['live', 'asked about']);
  });

  it('forgets a person who was called', async () => {
    await placeOver(['a']);
    await store.place(call('b', 'mary', { contactId: 'sue' }));
    expect(await store.erase({ contactId: 'bob' })).toEqual({ gone: 1, left: 0 });
    expect(await store.find('a')).toBeUndefined();
    expect(await store.find('b')).toBeDefined();
  });

  it('is ready', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it('takes a zero character for any other', async () => {
    expect(await store.find('a\0')).toBeUndefined();
    expect(await store.live('john\0')).toEqual([]);
    expect(await store.hear(event('1', 'CON\0', { body: '{"\0"}' }), count)).toBe('call-unknown');
    await store.place(redeemed('a', 'CON\0'));
    expect(await store.hear(event('2', 'CON\0'), count)).toMatchObject({ before: { id: 'a' } });
  });

  describe('telling of changes', () => {
    let told: (string | undefined)[];
    let end_: () => void;

    beforeEach(() => {
      told = [];
      end_ = store.onChange((user) => told.push(user));
    });

    afterEach(() => {
      end_();
    });

    /** What has been told once everything is told that is going to be. */
    async function heard(): Promise<readonly (string | undefined)[]> {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return told;
    }

    it('names the user of every change that shows, when it is kept', async () => {
      const positions: Promise<number>[] = [];
      const stop = store.onChange((user = '') => positions.push(store.position(user)));
      await store.place(redeemed('a'));
      expect(await heard()).toEqual(['john']);
      await store.update('a', ring);
      expect(await heard()).toEqual(['john', 'john']);
      await store.hear(event('1'), end);
      expect(await heard()).toEqual(['john', 'john', 'john']);
      const seen = await Promise.all(positions);
      expect(new Set(seen).size).toBe(3);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      stop();
    });

    it('names nobody for what does not show', async () => {
      await store.place(redeemed('a'));
      await heard();
      await store.update('a', count);
      await store.hear(event('1'), count);
      await store.hear(event('1'), count);
      await store.hear(event('2', 'another'), count);
      await store.place(redeemed('b'));
      expect(await heard()).toEqual(['john']);
    });

    it('says that the platform complained, once', async () => {
      await store.hear(event('1', '', { trouble: true }), count);
      expect(await heard()).toEqual([undefined]);
      await store.hear(event('1', '', { trouble: true }), count);
      expect(await heard()).toEqual([undefined]);
    });

    it('names each user once for many changes at once', async () => {
      await store.place(redeemed('a'));
      await store.place(call('b', 'mary'));
      await heard();
      told.length = 0;
      const many = Array.from({ length: 30 }, (_, index) =>
        store.hear(event(String(index)), cost(String(index))),
      );
      await Promise.all([...many, store.update('b', end)]);
      const names = await heard();
      expect(names).toContain('john');
      expect(names).toContain('mary');
      expect(names.length).toBeLessThan(10);
    });

    it('ends when it is ended', async () => {
      end_();
      await store.place(call('a'));
      expect(await heard()).toEqual([]);
    });
  });
}
