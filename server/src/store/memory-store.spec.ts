import { idle, nextCall } from '@hotline/protocol/call';
import { createMemoryStore } from './memory-store.ts';
import { storeContract } from './store.contract.ts';

describe('the memory store', () => {
  storeContract(() => Promise.resolve(createMemoryStore()));

  it('forgets the call that ended first, and never a live one', async () => {
    const store = createMemoryStore({ keep: 2 });
    const call = nextCall(idle, { type: 'dialing', at: 1 });
    for (const id of ['live', 'a', 'b', 'c']) {
      const claim = { conversation: `CON-${id}`, uuid: id, at: 1 };
      const known = { user: id, contactId: 'bob', placedAt: 1, application: 'app', legs: [] };
      await store.place({ id, ...known, call, claim });
    }
    for (const id of ['b', 'a', 'c']) {
      await store.update(id, (stored) => ({
        ...stored,
        call: nextCall(stored.call, { type: 'ended', reason: 'busy', at: 2 }),
      }));
    }
    expect(await store.find('b')).toBeUndefined();
    expect(await store.page('b', 9)).toEqual({ calls: [] });
    for (const id of ['live', 'a', 'c']) expect(await store.find(id)).toMatchObject({ id });
  });
});
