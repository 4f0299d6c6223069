import { createMemoryStore } from '../store/memory-store.ts';
import { createTestKeeper, leg, legUuid, type TestKeeper } from '../testing/test-keeper.ts';

const second = 1000;
const minute = 60 * second;

describe('a call that the platform is silent about', () => {
  let test: TestKeeper;

  beforeEach(() => {
    test = createTestKeeper();
    test.keep();
  });

  it('is asked about 30 s after the last word, not before', async () => {
    const id = await test.begin();
    await test.clock.advance(10 * second);
    await test.hear('contact', 'ringing');
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
    await test.clock.advance(29 * second);
    expect(test.asked()).toEqual([]);
    await test.clock.advance(2 * second);
    expect(test.asked()).toEqual(['look JOHN']);
    expect((await test.call(id)).call.status).toBe('answered');
  });

  it.each([
    ['completed', { duration: '7' }, 'completed'],
    ['busy', {}, 'busy'],
    ['cancelled', {}, 'cancelled'],
    ['timeout', {}, 'no-answer'],
    ['unanswered', {}, 'no-answer'],
    ['rejected', {}, 'declined'],
    ['failed', {}, 'service-fault'],
  ])('is brought to its true end when that is %s', async (status, more, reason) => {
    const id = await test.begin();
    const end_time = new Date(test.clock.now() + 9 * second).toISOString();
    const over = leg('contact', status, { ...more, price: '0.01', end_time });
    test.voiceApi.knows('JOHN', leg('caller', 'completed', { end_time }), over);
    await test.clock.advance(5 * minute);
    expect(await test.call(id)).toMatchObject({
      call: { status: 'ended', reason, endedAt: Date.parse(end_time) },
    });
    expect((await test.call(id)).lookAt).toBeUndefined();
    expect(test.asked()).toEqual(['look JOHN']);
  });

  it('is known to have been answered by its bill, when that was lost', async () => {
    const id = await test.begin();
    const [start, end] = [5, 12].map((at) =>
      new Date(test.clock.now() + at * second).toISOString(),
    );
    const bill = { start_time: start, end_time: end, duration: '7', price: '0.1', rate: '0.8' };
    test.voiceApi.knows('JOHN', leg('caller', 'completed'), leg('contact', 'completed', bill));
    await test.clock.advance(minute);
    const { call, price } = await test.call(id);
    expect(call).toMatchObject({ reason: 'completed', answeredAt: Date.parse(start!) + 999 });
    expect(price).toBe('0.1');
  });

  it('is asked about once more when it ended without a word of why', async () => {
    const id = await test.begin();
    await test.hear('contact', 'completed');
    await test.hear('caller', 'completed');
    expect((await test.call(id)).call).toMatchObject({ status: 'ended', reason: 'completed' });
    test.voiceApi.knows('JOHN', leg('caller', 'completed'), leg('contact', 'busy'));
    await test.clock.advance(5 * minute);
    expect((await test.call(id)).call).toMatchObject({ reason: 'busy' });
    expect(test.asked()).toEqual(['look JOHN']);
  });

  it('does not move back when the platform tells what was known', async () => {
    const id = await test.begin();
    await test.hear('contact', 'answered');
    test.voiceApi.knows('JOHN', leg('caller', 'started'), leg('contact', 'ringing'));
    await test.clock.advance(minute);
    expect((await test.call(id)).call.status).toBe('answered');
  });

  it('ends when the platform knows nothing of it, and is not asked about again', async () => {
    const id = await test.begin();
    await test.hear('contact', 'answered');
    const heardAt = test.clock.now();
    await test.clock.advance(10 * minute);
    const { call, lookAt } = await test.call(id);
    expect(call).toMatchObject({ status: 'ended', reason: 'completed', endedAt: heardAt });
    expect(lookAt).toBeUndefined();
    expect(test.asked()).toEqual(['look JOHN']);
  });

  it('that rang without end on the platform is hung up there', async () => {
    const id = await test.begin();
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'ringing'));
    await test.clock.advance(3 * minute);
    expect((await test.call(id)).call).toMatchObject({ reason: 'service-fault' });
    expect(test.asked()).toContain('hang up caller-of-john');
  });

  it('leaves its story in the timeline, once', async () => {
    const id = await test.begin();
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
    await test.clock.advance(5 * minute);
    const notes = await test.store.notes(id);
    expect(notes.map(({ kind, body }) => [kind, JSON.parse(body) as unknown])).toEqual([
      [
        'looked up',
        {
          legs: [
            { leg: 'caller', status: 'answered' },
            { leg: 'contact', status: 'answered' },
          ],
        },
      ],
    ]);
    expect(test.asked().length).toBeGreaterThan(5);
  });
});

describe('a talk of an hour of which nothing was lost', () => {
  it('is asked about every 30 s at most, and never ended', async () => {
    const test = createTestKeeper();
    test.keep();
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'answered');
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
    await test.stay('page', 60 * minute);
    expect((await test.call(id)).call.status).toBe('answered');
    const times = test.voiceApi.asked.map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - times[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30 * second);
    expect(new Set(test.asked())).toEqual(new Set(['look JOHN']));
  });
});

describe('a call whose page is gone', () => {
  let test: TestKeeper;

  beforeEach(() => {
    test = createTestKeeper();
    test.keep();
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
  });

  it('is hung up 30 s later, its bill is asked for, and that is all', async () => {
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'answered');
    await test.stay('page', 5 * minute);
    const left = test.clock.now();
    await test.clock.advance(5 * minute);
    const ends = test.voiceApi.asked.filter(({ what }) => what.startsWith('hang up'));
    expect(ends[0]).toMatchObject({ what: 'hang up caller-of-john' });
    expect(ends[0]!.at - left).toBeLessThanOrEqual(31 * second);
    expect((await test.call(id)).call).toMatchObject({ status: 'ended', reason: 'completed' });
    expect((await test.call(id)).lookAt).toBeUndefined();
    expect(ends.length).toBeLessThanOrEqual(2);
  });

  it('frees its user before the platform says anything', async () => {
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'ringing');
    test.voiceApi.refuse({ code: 'unreachable' });
    await test.clock.advance(35 * second);
    expect((await test.call(id)).call).toMatchObject({ status: 'ended', reason: 'cancelled' });
    expect(await test.place('john')).not.toBe('');
  });

  it('goes on when the page comes back in time', async () => {
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'answered');
    await test.clock.advance(25 * second);
    await test.stay('page', 2 * minute);
    expect((await test.call(id)).call.status).toBe('answered');
    expect(test.asked()).not.toContain('hang up caller-of-john');
  });

  it('is hung up leg by leg, and as long as a leg is there', async () => {
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'answered');
    test.voiceApi.stubborn = true;
    await test.clock.advance(2 * minute);
    const ends = test.asked().filter((what) => what.startsWith('hang up'));
    expect(ends.slice(0, 3)).toEqual([
      'hang up caller-of-john',
      'hang up contact-of-john',
      'hang up caller-of-john',
    ]);
    expect((await test.call(id)).lookAt).toBeDefined();
  });
});

describe('a call that does not end, though hung up', () => {
  it('does not keep others waiting', async () => {
    const test = createTestKeeper();
    test.keep();
    test.voiceApi.stubborn = true;
    for (const user of ['john', 'mary']) {
      const legs = ['caller', 'contact'].map((name) => leg(name, 'answered'));
      const own = legs.map((each) => ({ ...each, uuid: each.uuid.replace('john', user) }));
      test.voiceApi.knows(user.toUpperCase(), ...own);
      await test.hear('contact', 'answered', user);
    }
    await test.callLog.letGo(await test.begin('john'));
    await test.begin('mary');
    await test.clock.advance(2 * minute);
    const about = (name: string) => test.asked().filter((what) => what.includes(name)).length;
    expect(about('john')).toBeGreaterThan(10);
    expect(about('john')).toBeLessThan(60);
    expect(about('MARY')).toBeGreaterThanOrEqual(3);
  });
});

describe('a call that is let go', () => {
  it('is hung up when its browser does not do so within 2 s', async () => {
    const test = createTestKeeper();
    test.keep();
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'answered');
    await test.stay('page', minute);
    await test.callLog.letGo(id);
    const before = test.asked().length;
    await test.clock.advance(second);
    expect(test.asked().slice(before)).toEqual([]);
    await test.clock.advance(2 * second);
    expect(test.asked().slice(before)).toEqual(['hang up caller-of-john']);
  });

  it('is hung up again later when the platform could not do it', async () => {
    const test = createTestKeeper();
    test.keep();
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
    const id = await test.begin();
    await test.hear('contact', 'answered');
    await test.callLog.letGo(id);
    test.voiceApi.refuse({ code: 'platform-fault' });
    await test.clock.advance(3 * second);
    expect(test.asked()).toEqual(['hang up caller-of-john']);
    test.voiceApi.refuse();
    await test.clock.advance(minute);
    expect(test.asked().slice(0, 2)).toEqual(['hang up caller-of-john', 'hang up caller-of-john']);
    expect((await test.call(id)).call.status).toBe('ended');
  });

  it('is left alone when its legs ended by themselves', async () => {
    const test = createTestKeeper();
    test.keep();
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'ringing');
    await test.callLog.letGo(id);
    for (const name of ['contact', 'caller']) await test.hear(name, 'completed');
    await test.clock.advance(5 * minute);
    expect(test.asked()).toEqual([]);
  });
});

describe('a call that was never dialled', () => {
  it('ends after 60 s without a word to the platform', async () => {
    const test = createTestKeeper();
    test.keep();
    const id = await test.place();
    const placedAt = test.clock.now();
    await test.clock.advance(59 * second);
    expect((await test.call(id)).call.status).toBe('dialing');
    await test.clock.advance(3 * second);
    const endedAt = placedAt + minute;
    expect((await test.call(id)).call).toMatchObject({ reason: 'service-fault', endedAt });
    expect((await test.call(id)).lookAt).toBeUndefined();
    expect(test.asked()).toEqual([]);
  });
});

describe('a server that starts', () => {
  it('asks about every open call at once, one a second', async () => {
    const test = createTestKeeper();
    const users = ['john', 'mary', 'ann'];
    for (const user of users) {
      await test.begin(user);
      await test.hear('contact', 'answered', user);
      test.voiceApi.knows(user.toUpperCase(), leg('x', 'answered'));
    }
    await test.place('eve');
    await test.clock.advance(5 * second);
    test.keep();
    await test.clock.advance(5 * second);
    expect(test.asked().toSorted()).toEqual(['look ANN', 'look JOHN', 'look MARY']);
    await test.clock.advance(60 * second);
    expect(test.asked()).toHaveLength(9);
  });

  it('gives pages time to come back before it hangs anything up', async () => {
    const test = createTestKeeper();
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'answered');
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
    await test.clock.advance(10 * minute);
    test.keep();
    await test.clock.advance(25 * second);
    expect(test.asked()).toEqual(['look JOHN']);
    await test.stay('page', minute);
    expect((await test.call(id)).call.status).toBe('answered');
    expect(test.asked()).not.toContain('hang up caller-of-john');
    await test.clock.advance(32 * second);
    expect(test.asked()).toContain('hang up caller-of-john');
  });

  it('does not take a call for over that is too young to be listed', async () => {
    const test = createTestKeeper();
    const id = await test.begin();
    await test.clock.advance(second);
    test.keep();
    await test.clock.advance(5 * second);
    expect(test.asked()).toEqual(['look JOHN']);
    expect((await test.call(id)).call.status).toBe('dialing');
  });
});

describe('a call of another application', () => {
  it('is never asked about, and ends an hour after it was to be looked after', async () => {
    const test = createTestKeeper();
    test.keep('another');
    const id = await test.begin();
    await test.hear('contact', 'answered');
    await test.clock.advance(60 * minute);
    expect((await test.call(id)).call.status).toBe('answered');
    await test.clock.advance(2 * minute);
    expect((await test.call(id)).call).toMatchObject({ status: 'ended', reason: 'completed' });
    expect((await test.call(id)).lookAt).toBeUndefined();
    expect(test.asked()).toEqual([]);
  });
});

describe('two servers on one store', () => {
  it('ask as often as one, and the other goes on when one is gone', async () => {
    const test = createTestKeeper();
    const stops = [test.keep(), test.keep()];
    for (const user of ['john', 'mary', 'ann', 'eve']) {
      await test.begin(user);
      test.voiceApi.knows(user.toUpperCase(), leg('x', 'answered'));
    }
    await test.clock.advance(40 * second);
    const times = test.voiceApi.asked.map(({ at }) => at);
    expect(test.asked().toSorted()).toEqual(['look ANN', 'look EVE', 'look JOHN', 'look MARY']);
    expect(times.every((at, index) => index === 0 || at - times[index - 1]! >= second)).toBe(true);
    stops[0]!();
    await test.clock.advance(50 * second);
    expect(test.asked().length).toBeGreaterThanOrEqual(8);
  });
});

describe('two servers on one store, of which one is told to wait,', () => {
  it('both wait', async () => {
    const test = createTestKeeper();
    test.keep();
    // They look half a second apart, and what falls due is seen first by the one or the other.
    await test.clock.advance(500);
    test.keep();
    test.voiceApi.refuse({ code: 'throttled', retryAfterMs: 50_000 });
    await test.begin('john');
    await test.clock.advance(15_400);
    await test.begin('mary');
    await test.clock.advance(60 * second);
    expect(test.asked()).toEqual(['look JOHN']);
    await test.clock.advance(30 * second);
    expect(test.asked().length).toBeGreaterThan(1);
  });
});

describe('a platform that refuses', () => {
  let test: TestKeeper;

  beforeEach(async () => {
    test = createTestKeeper();
    test.keep();
    for (const user of ['john', 'mary', 'ann']) {
      await test.begin(user);
      test.voiceApi.knows(user.toUpperCase(), leg('x', 'answered'));
    }
  });

  it('is left alone for as long as it says', async () => {
    test.voiceApi.refuse({ code: 'throttled', retryAfterMs: 20_000 });
    await test.clock.advance(31 * second);
    expect(test.asked()).toHaveLength(1);
    test.voiceApi.refuse();
    await test.clock.advance(18 * second);
    expect(test.asked()).toHaveLength(1);
    await test.clock.advance(40 * second);
    expect(test.asked().length).toBeGreaterThan(3);
  });

  it.each(['throttled', 'unreachable', 'too-slow', 'not-authorised', 'platform-fault'] as const)(
    'is asked less and less often while it is %s',
    async (code) => {
      for (let count = 0; count < 50; count += 1) await test.begin(`user-${count}`);
      test.voiceApi.refuse({ code });
      await test.clock.advance(10 * minute);
      const times = test.voiceApi.asked.map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => (at - times[index]!) / second);
      expect(gaps.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
    },
  );

  it('does not hold up other calls with one that it cannot answer about', async () => {
    test.voiceApi.refuse({ code: 'answer-unreadable' });
    await test.clock.advance(34 * second);
    expect(test.asked()).toHaveLength(3);
  });

  it('does not keep a call alive past its deadline', async () => {
    const id = await test.begin('zoe', 'page');
    test.voiceApi.refuse({ code: 'unreachable' });
    await test.stay('page', 4 * minute, 'zoe');
    const { call, lookAt } = await test.call(id);
    expect(call).toMatchObject({ status: 'ended', reason: 'service-fault' });
    // It is asked about still, for its bill and because a leg may be open.
    expect(lookAt).toBeDefined();
    await test.clock.advance(26 * 60 * minute);
    expect((await test.call(id)).lookAt).toBeUndefined();
  });
});

describe('a store that is away', () => {
  it('is not taken for pages that are gone', async () => {
    const kept = createMemoryStore();
    let away = false;
    const store = {
      ...kept,
      due: (...asked: Parameters<typeof kept.due>) =>
        away ? Promise.reject(new Error('away')) : kept.due(...asked),
    };
    const test = createTestKeeper({ store });
    test.keep();
    const id = await test.begin('john', 'page');
    await test.hear('contact', 'answered');
    test.voiceApi.knows('JOHN', leg('caller', 'answered'), leg('contact', 'answered'));
    away = true;
    await test.clock.advance(5 * minute);
    away = false;
    await test.clock.advance(15 * second);
    expect((await test.call(id)).call.status).toBe('answered');
    expect(test.asked()).not.toContain(`hang up ${legUuid('caller')}`);
    expect(test.codes.filter((code) => code === 'calls-not-kept')).toHaveLength(1);
    await test.clock.advance(20 * second);
    expect(test.asked()).toContain(`hang up ${legUuid('caller')}`);
  });
});
