import { idle, nextCall, type CallNews } from '@hotline/protocol/call';
import type { KeptEvent, Store, StoredCall } from './store.ts';

const dialing = nextCall(idle, { type: 'dialing', at: 1000 });

function call(id: string, user = 'john'): StoredCall {
  return { id, user, contactId: 'bob', placedAt: 1000, call: dialing, letGo: false };
}

function after(news: CallNews): (stored: StoredCall) => StoredCall {
  return (stored) => ({ ...stored, call: nextCall(stored.call, news) });
}

const end = after({ type: 'ended', reason: 'busy', at: 2000 });

function event(id: string, conversation = 'CON'): KeptEvent {
  return { id, conversation, receivedAt: 1600, body: `{"n":"${id}"}` };
}

/** A call that the platform has redeemed. */
function redeemed(id: string, conversation = 'CON'): StoredCall {
  return { ...call(id), claim: { conversation, uuid: 'leg', at: 1500 } };
}

const count = (stored: StoredCall) => ({ ...stored, placedAt: stored.placedAt + 1 });

/** What every store promises, whatever it is made of. */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(() => store.close());

  it('finds a placed call as it was placed', async () => {
    expect(await store.place(call('a'))).toBe(true);
    expect(await store.find('a')).toEqual(call('a'));
    expect(await store.find('b')).toBeUndefined();
  });

  it('keeps one live call a user', async () => {
    await store.place(call('a'));
    expect(await store.place(call('b'))).toBe(false);
    expect(await store.find('b')).toBeUndefined();
    expect(await store.place(call('c', 'mary'))).toBe(true);
  });

  it('keeps one of many that are placed at once', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `call-${index}`);
    const placed = await Promise.all(ids.map((id) => store.place(call(id))));
    expect(placed.filter(Boolean)).toHaveLength(1);
  });

  it('frees the line when the call is over', async () => {
    await store.place(call('a'));
    await store.update('a', end);
    expect(await store.place(call('b'))).toBe(true);
  });

  it('frees the line when the user has let the call go', async () => {
    await store.place(call('a'));
    await store.update('a', (stored) => ({ ...stored, letGo: true }));
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
    expect(await store.find('a')).toMatchObject({ placedAt: 1050 });
  });

  it('changes nothing for an id it does not know', async () => {
    const change = jest.fn((stored: StoredCall) => stored);
    expect(await store.update('a', change)).toBeUndefined();
    expect(change).not.toHaveBeenCalled();
  });

  it('finds a redeemed call by its conversation', async () => {
    await store.place(call('a'));
    expect(await store.findByConversation('CON')).toBeUndefined();
    const claim = { conversation: 'CON', uuid: 'leg', at: 1500 };
    await store.update('a', (stored) => ({ ...stored, claim }));
    expect(await store.findByConversation('CON')).toEqual({ ...call('a'), claim });
    expect(await store.findByConversation('')).toBeUndefined();
  });

  it("lists a user's calls, newest first, up to a limit", async () => {
    for (const id of ['a', 'b', 'c']) {
      await store.place(call(id));
      await store.place(call(`${id}-of-mary`, 'mary'));
      await store.update(id, end);
    }
    expect((await store.list('john', 9)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect((await store.list('john', 2)).map(({ id }) => id)).toEqual(['c', 'b']);
    expect(await store.list('nobody', 9)).toEqual([]);
  });

  it('lists the calls that are not over, oldest first', async () => {
    for (const user of ['john', 'mary', 'sue']) await store.place(call(`of-${user}`, user));
    await store.update('of-mary', end);
    await store.update('of-sue', (stored) => ({ ...stored, letGo: true }));
    expect((await store.live()).map(({ id }) => id)).toEqual(['of-john', 'of-sue']);
  });

  it('changes the call of an event, found by its conversation', async () => {
    await store.place(redeemed('a'));
    const heard = await store.hear(event('1'), end);
    expect(heard).toEqual({ before: redeemed('a'), after: end(redeemed('a')) });
    expect(await store.find('a')).toEqual(end(redeemed('a')));
  });

  it('hears an event once, whatever is told again', async () => {
    await store.place(redeemed('a'));
    await store.hear(event('1'), count);
    expect(await store.hear(event('1'), count)).toBe('repeat');
    expect(await store.hear(event('1', 'another'), count)).toBe('repeat');
    expect(await store.find('a')).toMatchObject({ placedAt: 1001 });
  });

  it('hears an event once of many that come at once, and every different one', async () => {
    await store.place(redeemed('a'));
    const ids = Array.from({ length: 60 }, (_, index) => String(index % 20));
    const heard = await Promise.all(ids.map((id) => store.hear(event(id), count)));
    expect(heard.filter((each) => each === 'repeat')).toHaveLength(40);
    expect(await store.find('a')).toMatchObject({ placedAt: 1020 });
  });

  it('keeps an event of a call it does not know, and shows it when that is redeemed', async () => {
    await store.place(call('a'));
    const change = jest.fn(count);
    for (const id of ['2', '1']) expect(await store.hear(event(id), change)).toBe('call-unknown');
    await store.hear(event('3', 'another'), change);
    expect(change).not.toHaveBeenCalled();
    const seen: string[] = [];
    await store.redeem('a', 'CON', (stored, ahead) => {
      seen.splice(0, seen.length, ...ahead.map(({ id, body }) => id + body));
      return { ...redeemed('a'), placedAt: stored.placedAt + ahead.length };
    });
    expect(seen).toEqual(['2{"n":"2"}', '1{"n":"1"}']);
    expect(await store.findByConversation('CON')).toMatchObject({ id: 'a', placedAt: 1002 });
  });

  it('misses no event that comes while its call is redeemed', async () => {
    await store.place(call('a'));
    const tie = (_: StoredCall, ahead: readonly KeptEvent[]) => ({
      ...redeemed('a'),
      placedAt: 1000 + ahead.length,
    });
    const ids = Array.from({ length: 30 }, (_, index) => String(index));
    await Promise.all(
      ids.map((id) => (id === '15' ? store.redeem('a', 'CON', tie) : store.hear(event(id), count))),
    );
    expect(await store.find('a')).toMatchObject({ placedAt: 1029 });
  });

  it('redeems no call it does not know', async () => {
    const change = jest.fn(count);
    expect(await store.redeem('a', 'CON', change)).toBeUndefined();
    expect(change).not.toHaveBeenCalled();
  });

  it('forgets an event whose change failed, and goes on', async () => {
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
    expect(failed).toMatchObject({ status: 'rejected' });
    expect(heard).toMatchObject({ status: 'fulfilled' });
    expect(await store.hear(event('1'), count)).not.toBe('repeat');
    expect(await store.find('a')).toMatchObject({ placedAt: 1002 });
  });

  it('takes a zero character for any other', async () => {
    expect(await store.find('a\0')).toBeUndefined();
    expect(await store.findByConversation('CON\0')).toBeUndefined();
    expect(await store.hear(event('1', 'CON\0'), count)).toBe('call-unknown');
  });
}
