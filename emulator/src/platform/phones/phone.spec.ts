import { connectTo, createTestPlatform, hotline } from '../../testing/test-platform.ts';

const bob = '447700900000';

let test: ReturnType<typeof createTestPlatform>;

beforeEach(() => {
  test = createTestPlatform();
});

async function talk(): Promise<void> {
  await test.place([connectTo(bob)]);
  await test.clock.advance(1000);
  test.platform.phone(bob).answer();
}

const notes = () =>
  test.platform
    .snapshot()
    .calls.flatMap(({ legs }) => legs)
    .find(({ party }) => party === bob)
    ?.notes.map(({ at, what, text }) => [at - start, what, text]);
let start = 0;

describe('a phone in a call', () => {
  beforeEach(async () => {
    await talk();
    start = test.clock.now();
  });

  it('says words, as sound into the room and as text', async () => {
    expect(await test.platform.phone(bob).say('Hello there')).toBe(1000);
    expect(notes()).toEqual([[0, 'said', 'Hello there']]);
    expect(test.media.phoneEnds.at(-1)?.spoken).toEqual(['Hello there']);
  });

  it('presses keys one after the other, which the room hears', async () => {
    expect(test.platform.phone(bob).press('1p#')).toBe(900);
    expect(notes()).toEqual([[0, 'pressed', '1']]);
    await test.clock.advance(700);
    expect(notes()?.[1]).toEqual([700, 'pressed', '#']);
    expect(test.media.phoneEnds.at(-1)?.spoken).toEqual(['keys 1p#']);
  });

  it('presses nothing more once it has hung up', async () => {
    test.platform.phone(bob).press('123');
    test.platform.phone(bob).hangUp();
    await test.clock.advance(10_000);
    expect(notes()).toEqual([[0, 'pressed', '1']]);
    expect(test.clock.waiting()).toBe(0);
  });

  it('does so only in the call that is named', async () => {
    expect(test.platform.phone(bob, 'other').press('1')).toBeUndefined();
    expect(await test.platform.phone(bob, 'other').say('Hello')).toBeUndefined();
  });
});

it('a phone that only rings neither speaks nor presses', async () => {
  await test.place([connectTo(bob)]);
  await test.clock.advance(1000);
  expect(test.platform.phone(bob).press('1')).toBeUndefined();
  expect(await test.platform.phone(bob).say('Hello')).toBeUndefined();
});

it('a phone that dialled in speaks and presses too', async () => {
  test.webhooks.reply({ ok: true, body: [{ action: 'talk', text: 'On and on.', loop: 0 }] });
  test.platform.dial(bob, hotline);
  await test.clock.advance(0);
  start = test.clock.now();
  await test.platform.phone(bob).say('Hello');
  test.platform.phone(bob).press('a');
  expect(notes()).toEqual([
    [0, 'heard', 'On and on.'],
    [0, 'said', 'Hello'],
    [0, 'pressed', 'A'],
  ]);
});

describe('a phone that is lent to a page', () => {
  const heldBy = () => test.platform.snapshot().phones[0]?.heldBy;
  let lost: () => void;
  let returned: number;

  beforeEach(async () => {
    await talk();
    returned = 0;
    test.media.phoneEnds.at(-1)!.lend = () =>
      Promise.resolve({
        sdp: 'v=0 answer',
        onLost: (listener) => void (lost = listener),
        onConnected: (listener) => void (connected = listener),
        giveBack: () => void (returned += 1),
      });
  });
  let connected: () => void;

  it('is held by that page until it is given back', async () => {
    expect(await test.platform.phone(bob).lend('one', 'v=0')).toBe('v=0 answer');
    connected();
    await test.clock.advance(60_000);
    expect(heldBy()).toBe('one');
    expect(test.platform.phone(bob).giveBack('two')).toBe(false);
    expect(test.platform.phone(bob).giveBack('one')).toBe(true);
    expect([heldBy(), returned]).toEqual([undefined, 1]);
  });

  it('has its own voice again when the page is gone, and stays in its call', async () => {
    await test.platform.phone(bob).lend('one', 'v=0');
    lost();
    expect([heldBy(), returned]).toEqual([undefined, 1]);
    expect(test.platform.snapshot().phones[0]?.state).toBe('answered');
  });

  it('does not wait for ever for a page that never connects', async () => {
    await test.platform.phone(bob).lend('one', 'v=0');
    await test.clock.advance(15_000);
    expect([heldBy(), returned]).toEqual([undefined, 1]);
  });

  it('is the second page’s when that takes it, whatever becomes of the first', async () => {
    await test.platform.phone(bob).lend('one', 'v=0');
    const loseFirst = lost;
    await test.platform.phone(bob).lend('two', 'v=0');
    loseFirst();
    expect(heldBy()).toBe('two');
  });

  it('is nobody’s once its call is over', async () => {
    await test.platform.phone(bob).lend('one', 'v=0');
    test.platform.phone(bob).hangUp();
    expect(returned).toBe(1);
    expect(await test.platform.phone(bob).lend('one', 'v=0')).toBeUndefined();
    expect(test.platform.phone(bob).giveBack('one')).toBe(false);
  });
});

it('a phone that only rings is lent to nobody', async () => {
  await test.place([connectTo(bob)]);
  await test.clock.advance(1000);
  expect(await test.platform.phone(bob).lend('one', 'v=0')).toBeUndefined();
});

it('phones are known by their names, by their calls and by a habit of their own choice', async () => {
  test.platform.setPhones([{ number: '447700900018', name: 'Ann' }]);
  await test.place([connectTo(bob)]);
  test.platform.setHabit('447700900007', 'rings');
  expect(test.platform.knownPhones()).toEqual([
    { number: '447700900018', name: 'Ann', changedHabit: undefined },
    { number: bob, changedHabit: undefined },
    { number: '447700900007', changedHabit: 'rings' },
  ]);
  test.platform.reset();
  expect(test.platform.knownPhones()).toHaveLength(1);
});
