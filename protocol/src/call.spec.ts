import { endReasons, idle, isLive, nextCall, type Call, type CallEvent } from './call.ts';

const at = 1000;
const told = { startedAt: 1, ringingAt: 2, voicemail: false, dialedAt: 0 };

const calls: Record<Call['status'], Call> = {
  idle,
  dialing: { status: 'dialing', dialedAt: 0, voicemail: false },
  ringing: { ...told, status: 'ringing' },
  answered: { ...told, status: 'answered', answeredAt: 3 },
  ended: { ...told, status: 'ended', answeredAt: 3, endedAt: 4, reason: 'completed' },
};

const events: Record<CallEvent['type'], CallEvent> = {
  dialing: { type: 'dialing', at },
  started: { type: 'started', at },
  ringing: { type: 'ringing', at },
  answered: { type: 'answered', at },
  machine: { type: 'machine', at },
  ended: { type: 'ended', reason: 'completed', at },
};

describe('nextCall', () => {
  // One row per status, one column per event. '=' means the very same call comes back: nothing new was told.
  it.each`
    from          | dialing      | started      | ringing      | answered      | machine       | ended
    ${'idle'}     | ${'dialing'} | ${'='}       | ${'='}       | ${'='}        | ${'='}        | ${'='}
    ${'dialing'}  | ${'='}       | ${'dialing'} | ${'ringing'} | ${'answered'} | ${'answered'} | ${'ended'}
    ${'ringing'}  | ${'='}       | ${'='}       | ${'='}       | ${'answered'} | ${'answered'} | ${'ended'}
    ${'answered'} | ${'='}       | ${'='}       | ${'='}       | ${'='}        | ${'answered'} | ${'ended'}
    ${'ended'}    | ${'dialing'} | ${'='}       | ${'='}       | ${'='}        | ${'ended'}    | ${'='}
  `('from $from', ({ from, ...row }: Record<string, string>) => {
    const call = calls[from as Call['status']];
    expect(Object.keys(row)).toEqual(Object.keys(events));
    for (const [type, to] of Object.entries(row)) {
      const next = nextCall(call, events[type as CallEvent['type']]);
      if (to === '=') expect(next).toBe(call);
      else expect(next).toMatchObject({ status: to });
      if (to !== '=') expect(next).not.toBe(call);
    }
  });

  it('forgets the last call when a new one is dialled', () => {
    expect(nextCall(calls.ended, events.dialing)).toEqual({
      status: 'dialing',
      dialedAt: at,
      voicemail: false,
    });
  });

  it('tells a voicemail greeting from a person', () => {
    expect(nextCall(calls.answered, events.machine)).toMatchObject({
      status: 'answered',
      answeredAt: 3,
      voicemail: true,
    });
  });

  it('keeps the earliest time of what is told twice', () => {
    const late = nextCall(calls.dialing, { type: 'ringing', at: 9 });
    expect(nextCall(late, { type: 'ringing', at: 5 })).toMatchObject({ ringingAt: 5 });
    expect(nextCall(late, { type: 'ringing', at: 10 })).toBe(late);
  });

  it('lets nobody answer after the end', () => {
    const end = nextCall(calls.ringing, { type: 'ended', reason: 'completed', at: 7 });
    expect(nextCall(end, { type: 'answered', at: 9 })).toMatchObject({ answeredAt: 7, endedAt: 7 });
  });

  it.each(
    endReasons.flatMap((weak, index) =>
      endReasons.slice(index + 1).map((strong) => [weak, strong] as const),
    ),
  )('keeps the more telling reason of %s and %s', (weak, strong) => {
    for (const order of [
      [weak, strong],
      [strong, weak],
    ] as const) {
      const end = order.reduce<Call>(
        (call, reason) => nextCall(call, { type: 'ended', reason, at }),
        calls.ringing,
      );
      expect(end).toMatchObject({ status: 'ended', reason: strong });
    }
  });
});

describe('the events of one call', () => {
  const stories: Record<string, readonly CallEvent[]> = {
    'a talk': [
      { type: 'started', at: 1 },
      { type: 'ringing', at: 2 },
      { type: 'answered', at: 3 },
      { type: 'ended', reason: 'completed', at: 4 },
    ],
    'a voicemail greeting': [
      { type: 'started', at: 1 },
      { type: 'answered', at: 3 },
      { type: 'machine', at: 4 },
      { type: 'ended', reason: 'completed', at: 5 },
    ],
    'a busy phone': [
      { type: 'started', at: 1 },
      { type: 'ringing', at: 1 },
      { type: 'ended', reason: 'busy', at: 2 },
      { type: 'ended', reason: 'completed', at: 3 },
    ],
    'an answer that is told as later than the end': [
      { type: 'ringing', at: 2 },
      { type: 'answered', at: 9 },
      { type: 'ended', reason: 'completed', at: 7 },
      { type: 'ended', reason: 'completed', at: 8 },
    ],
    'an own hang-up that the platform tells in its words': [
      { type: 'ringing', at: 2 },
      { type: 'ended', reason: 'unknown', at: 3 },
      { type: 'ended', reason: 'cancelled', at: 4 },
      { type: 'ended', reason: 'completed', at: 5 },
    ],
  };

  it.each(Object.entries(stories))(
    'end the same in every order, doubled or not: %s',
    (_, story) => {
      const expected = play(story);
      expect(expected.status).toBe('ended');
      for (const order of permutations(story)) {
        expect(play(order)).toEqual(expected);
        expect(play(order.flatMap((event) => [event, event]))).toEqual(expected);
        expect(play([...order, ...order])).toEqual(expected);
      }
    },
  );
});

describe('isLive', () => {
  it.each([
    ['idle', false],
    ['dialing', true],
    ['ringing', true],
    ['answered', true],
    ['ended', false],
  ] as const)('%s: %s', (status, live) => {
    expect(isLive(calls[status])).toBe(live);
  });
});

function play(story: readonly CallEvent[]): Call {
  return [{ type: 'dialing', at: 0 } as const, ...story].reduce(nextCall, idle);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
