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
