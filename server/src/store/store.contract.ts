import { idle, nextCall, type CallNews } from '@hotline/protocol/call';
import type { Store, StoredCall } from './store.ts';

const dialing = nextCall(idle, { type: 'dialing', at: 1000 });

function call(id: string, user = 'john'): StoredCall {
  return { id, user, contactId: 'bob', placedAt: 1000, call: dialing, letGo: false };
}

function after(news: CallNews): (stored: StoredCall) => StoredCall {
  return (stored) => ({ ...stored, call: nextCall(stored.call, news) });
}

const end = after({ type: 'ended', reason: 'busy', at: 2000 });

/** What every store promises, whatever it is made of. */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;

  beforeEach(async () => {
    store = await open();
  });

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
    const add = (stored: StoredCall) => ({ ...stored, placedAt: stored.placedAt + 1 });
    await Promise.all(Array.from({ length: 50 }, () => store.update('a', add)));
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
}
