import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { keepFile } from '../platform/recording/file-store.ts';
import type { FileStore } from '../platform/recording/file-store.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { TempFiles } from './temp-files.ts';

const mine = { applicationId: 'mine', type: 'audio/mpeg' };
const day = 24 * 60 * 60 * 1000;

let clock: ReturnType<typeof createVirtualClock>;
let files: FileStore;

beforeEach(() => {
  clock = createVirtualClock();
  files = new TempFiles({ clock, newId: randomUUID, mostBytes: 100 });
});
afterEach(() => {
  files.clear();
});

const read = async (id: string, as = 'mine') => {
  const found = files.find(as, id);
  return found && { ...found, text: (await buffer(found.read())).toString() };
};
const keep = (bytes: number, more: object = {}) =>
  keepFile(files, { ...mine, ...more }, new Uint8Array(bytes));

describe('a file of an application', () => {
  it('is found once it is whole, by its application alone', async () => {
    const writer = files.create(mine);
    writer.write(Buffer.from('....sound'));
    writer.write(Buffer.from('size'), 0);
    expect(files.find('mine', writer.id)).toBeUndefined();
    expect([writer.close(), writer.close()]).toEqual([9, 9]);
    expect(await read(writer.id)).toMatchObject({
      type: 'audio/mpeg',
      size: 9,
      text: 'sizesound',
    });
    expect(files.find('other', writer.id)).toBeUndefined();
    expect(files.find('mine', '../other')).toBeUndefined();
  });

  it('is kept for 30 days, or as many as are asked for', async () => {
    const [usual, short] = [keep(1), keep(1, { days: 1 })];
    await clock.advance(day - 1);
    expect(files.find('mine', short)).toBeDefined();
    await clock.advance(1);
    expect(files.find('mine', short)).toBeUndefined();
    await clock.advance(29 * day - 1);
    expect(files.find('mine', usual)).toBeDefined();
    await clock.advance(1);
    expect(files.find('mine', usual)).toBeUndefined();
  });

  it('goes when there is too much of newer ones', () => {
    const [first, second, third] = [keep(50), keep(50), keep(20)];
    expect(files.find('mine', first)).toBeUndefined();
    expect(files.find('mine', second)).toBeDefined();
    expect(files.find('mine', third)).toBeDefined();
  });

  it('is forgotten with all others, also while it is written', () => {
    const whole = keep(1);
    const writer = files.create(mine);
    files.clear();
    writer.write(new Uint8Array(5));
    expect(writer.close()).toBe(5);
    expect([files.find('mine', whole), files.find('mine', writer.id)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(files.find('mine', keep(1))).toBeDefined();
  });
});
