import { createJitterBuffer } from './jitter-buffer.ts';

/** Packet number n: 160 samples that all have the value n + 1. */
function packet(n: number): [timestamp: number, sound: Int16Array] {
  return [n * 160, new Int16Array(160).fill(n + 1)];
}

/** The first samples of as many frames. */
function take(
  buffer: ReturnType<typeof createJitterBuffer>,
  frames: number,
): (number | undefined)[] {
  return Array.from({ length: frames }, () => buffer.take()[0]);
}

it('says nothing before anything has come', () => {
  expect(take(createJitterBuffer(), 2)).toEqual([0, 0]);
});

it('plays 60 ms behind what arrives, and evens out bursts', () => {
  const buffer = createJitterBuffer();
  const heard: (number | undefined)[] = [];
  for (let burst = 0; burst < 5; burst += 1) {
    for (let n = 0; n < 3; n += 1) buffer.put(...packet(3 * burst + n));
    heard.push(...take(buffer, 3));
  }
  expect(heard).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

it('puts packets right that come in the wrong order or twice', () => {
  const buffer = createJitterBuffer();
  for (const n of [0, 2, 1, 1]) buffer.put(...packet(n));
  expect(take(buffer, 6)).toEqual([0, 0, 0, 1, 2, 3]);
});

it('leaves silence in the place of a lost packet', () => {
  const buffer = createJitterBuffer();
  for (const n of [0, 2]) buffer.put(...packet(n));
  expect(take(buffer, 6)).toEqual([0, 0, 0, 1, 0, 3]);
});

it('never stays more than 120 ms behind', () => {
  const buffer = createJitterBuffer();
  for (let n = 0; n < 40; n += 1) buffer.put(...packet(n));
  const heard = take(buffer, 8);
  expect(heard.filter((value) => value !== 0).length).toBeLessThanOrEqual(6);
  expect(heard).toContain(40);
});

/** Plays packets `from` to `to`, of which every other one is lost. */
function playOn(buffer: ReturnType<typeof createJitterBuffer>, from: number, to: number) {
  return Array.from({ length: to - from }, (_, index) => {
    if (index % 2 === 0) buffer.put(...packet(from + index));
    return buffer.take()[0];
  });
}

it('does not say again, later, what it skipped', () => {
  const buffer = createJitterBuffer();
  for (let n = 0; n < 8; n += 1) buffer.put(...packet(n));
  const heard = playOn(buffer, 8, 120);
  expect(heard).toContain(101);
  for (const skipped of [1, 2, 3, 4, 5]) expect(heard).not.toContain(skipped);
});

it('does not say later what came too late', () => {
  const buffer = createJitterBuffer();
  for (const n of [0, 2]) buffer.put(...packet(n));
  take(buffer, 5);
  buffer.put(...packet(3));
  buffer.put(...packet(1));
  expect(playOn(buffer, 4, 120)).not.toContain(2);
});

it('starts anew after running dry', () => {
  const buffer = createJitterBuffer();
  buffer.put(...packet(0));
  expect(take(buffer, 6)).toEqual([0, 0, 0, 1, 0, 0]);
  buffer.put(...packet(6));
  expect(take(buffer, 4)).toEqual([0, 0, 0, 7]);
});

it('follows timestamps over the wrap of their 32 bits', () => {
  const buffer = createJitterBuffer();
  for (let n = 0; n < 3; n += 1) buffer.put((2 ** 32 - 320 + n * 160) % 2 ** 32, packet(n)[1]);
  expect(take(buffer, 6)).toEqual([0, 0, 0, 1, 2, 3]);
});

it('follows a stream that leaps to other timestamps', () => {
  const buffer = createJitterBuffer();
  buffer.put(...packet(0));
  buffer.put(5_000_000, packet(1)[1]);
  buffer.put(5_000_160, packet(2)[1]);
  expect(take(buffer, 5)).toEqual([0, 0, 0, 2, 3]);
});

it('takes packets of other lengths', () => {
  const buffer = createJitterBuffer();
  for (let n = 0; n < 6; n += 1) buffer.put(n * 80, new Int16Array(80).fill(n + 1));
  const heard = Array.from({ length: 6 }, () => buffer.take()).slice(3);
  expect(heard.map((frame) => [frame[0], frame[80]])).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
});
