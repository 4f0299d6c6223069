import { crc32 } from 'node:zlib';
import { createLog } from '../../log.ts';
import { FakeSpillDisk, type DiskFault } from '../../testing/fake-spill-disk.ts';
import type { KeptEvent } from '../store.ts';
import { openSpillFile, type SpillFile } from './spill-file.ts';
import { spillRecord } from './spill-record.ts';

function event(id: string, body = '{"status":"ringing"}'): KeptEvent {
  return { id, conversation: 'CON', receivedAt: 1600, body, trouble: false };
}

const records = (...ids: string[]) => Buffer.concat(ids.map((id) => spillRecord(event(id))));

let lines: { code: string; bytes: number }[];
const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as never) });
const open = (disk: FakeSpillDisk) => openSpillFile(disk, log);

beforeEach(() => {
  lines = [];
});

async function idsIn(file: SpillFile): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0, last = false; !last;) {
    const batch = await file.read(from);
    ids.push(...batch.events.map(({ id }) => id));
    ({ next: from, last } = batch);
  }
  return ids;
}

/** The events in a file that starts with these bytes. */
async function idsAfter(bytes: Buffer): Promise<string[]> {
  return idsIn(await open(new FakeSpillDisk(bytes)));
}

describe('a spill file', () => {
  it('gives back what was put into it, in order, also after it was closed', async () => {
    const disk = new FakeSpillDisk();
    const file = await open(disk);
    expect(file.end()).toBe(0);
    const first = event('1', 'Zoë “said”\n\u0000');
    await file.append(first);
    await file.append(event('2'));
    await file.close();
    const again = await open(new FakeSpillDisk(disk.written()));
    expect((await again.read(0)).events).toEqual([first, event('2')]);
    expect(again.end()).toBe(disk.written().length);
  });

  it('settles only when the event is on the disk itself', async () => {
    const disk = new FakeSpillDisk();
    const file = await open(disk);
    for (const id of ['1', '2', '3']) {
      await file.append(event(id));
      expect(await idsAfter(disk.durable())).toContain(id);
    }
  });

  it('makes those that come in one turn wait for the disk once', async () => {
    const disk = new FakeSpillDisk();
    const file = await open(disk);
    await Promise.all(['1', '2', '3'].map((id) => file.append(event(id))));
    expect(disk.tried).toBe(2);
    expect(await idsIn(file)).toEqual(['1', '2', '3']);
  });

  it('reads many events a part at a time, whatever their size', async () => {
    const file = await open(new FakeSpillDisk());
    const ids = Array.from({ length: 500 }, (_, index) => String(index));
    await Promise.all(ids.map((id) => file.append(event(id, 'x'.repeat(Number(id) * 300)))));
    expect((await file.read(0)).events.length).toBeLessThan(200);
    expect(await idsIn(file)).toEqual(ids);
  });

  it('is emptied once all was read, but not when it has grown since', async () => {
    const disk = new FakeSpillDisk();
    const file = await open(disk);
    await file.append(event('1'));
    const { next } = await file.read(0);
    await file.append(event('2'));
    expect(await file.emptyUpTo(next)).toBe(false);
    expect(await file.emptyUpTo(file.end())).toBe(true);
    expect(disk.durable()).toHaveLength(0);
    await file.append(event('3'));
    expect(await idsAfter(disk.durable())).toEqual(['3']);
  });

  it('goes on writing what a disk takes in small pieces', async () => {
    const disk = new FakeSpillDisk();
    disk.most = 7;
    const file = await open(disk);
    await file.append(event('1'));
    expect(await idsAfter(disk.durable())).toEqual(['1']);
  });

  it('gives up on a disk that takes nothing', async () => {
    const disk = new FakeSpillDisk();
    const file = await open(disk);
    disk.most = 0;
    await expect(file.append(event('1'))).rejects.toThrow(/takes no more/);
    disk.most = Infinity;
    await file.append(event('2'));
    expect(await idsAfter(disk.durable())).toEqual(['2']);
  });
});

describe('a spill file with a torn tail', () => {
  const whole = records('1', '2');

  it('keeps its whole records and sets the rest aside, cut at any byte of its last one', async () => {
    const all = records('1', '2', '3');
    for (let length = whole.length + 1; length < all.length; length += 1) {
      const disk = new FakeSpillDisk(all.subarray(0, length));
      const file = await open(disk);
      expect(await idsIn(file)).toEqual(['1', '2']);
      expect(disk.durable()).toEqual(whole);
      expect(Buffer.concat(disk.aside)).toEqual(all.subarray(whole.length, length));
      expect(lines.at(-1)).toMatchObject({
        code: 'spill-file-torn',
        bytes: length - whole.length,
      });
      await file.append(event('4'));
      expect(await idsAfter(disk.durable())).toEqual(['1', '2', '4']);
    }
  });

  it.each([
    ['zeros', Buffer.alloc(5000)],
    ['ones', Buffer.alloc(5000, 255)],
    ['text', Buffer.from('{"id":"3"}\n'.repeat(20_000))],
    ['a record that is damaged', records('3').fill(0, 30, 31)],
    ['a record of another program', foreignRecord('{"id":3}')],
    ['a record that is not JSON', foreignRecord('{"id":')],
  ])('sets aside what is none of its records: %s', async (_, rest) => {
    const disk = new FakeSpillDisk(Buffer.concat([whole, rest]));
    expect(await idsIn(await open(disk))).toEqual(['1', '2']);
    expect(Buffer.concat(disk.aside)).toEqual(rest);
    expect(lines).toHaveLength(1);
  });

  it('reports nothing when it is whole', async () => {
    await open(new FakeSpillDisk(whole));
    expect(lines).toEqual([]);
  });

  it('sets aside what the disk lost while it was open, and goes on', async () => {
    const disk = new FakeSpillDisk(records('1', '2', '3'));
    const file = await open(disk);
    disk.written().fill(0, whole.length + 20, whole.length + 21);
    expect(await idsIn(file)).toEqual(['1', '2']);
    await file.append(event('4'));
    expect(await idsAfter(disk.durable())).toEqual(['1', '2', '4']);
    expect(lines).toMatchObject([{ code: 'spill-file-torn' }]);
  });
});

function foreignRecord(json: string): Buffer {
  const record = Buffer.concat([Buffer.alloc(8), Buffer.from(json)]);
  record.writeUInt32LE(record.length - 8, 0);
  record.writeUInt32LE(crc32(record.subarray(8), crc32(record.subarray(0, 4))), 4);
  return record;
}

describe('a spill file on a disk that fails', () => {
  const faults: DiskFault[] = ['refused', 'half-done', 'done-and-refused'];
  const rounds = faults.flatMap((fault) => [1, 3].map((times) => [fault, times] as const));

  it.each(rounds)(
    'acknowledges nothing that is not there, and goes on afterwards: %s, %i in a row',
    async (fault, times) => {
      for (let nth = 1; nth <= 14; nth += 1) {
        const disk = new FakeSpillDisk();
        const file = await open(disk);
        disk.fail(nth, fault, times);
        const acknowledged: string[] = [];
        for (const id of ['1', '2', '3', '4', '5', '6', '7']) {
          // Of different lengths, so that what a failure leaves never looks like the next one.
          const append = file.append(event(id, 'x'.repeat(100 - Number(id) * 10)));
          await append.then(
            () => acknowledged.push(id),
            () => undefined,
          );
          expect(await idsIn(file)).toEqual(acknowledged);
          const kept = await idsAfter(disk.durable());
          expect(kept.filter((each) => acknowledged.includes(each))).toEqual(acknowledged);
        }
        expect(acknowledged.length).toBeLessThan(7);
        disk.mend();
        await file.append(event('8'));
        expect(await idsAfter(disk.written())).toEqual([...acknowledged, '8']);
      }
    },
  );

  it('is emptied later when it cannot be emptied now, and loses nothing meanwhile', async () => {
    for (const fault of faults) {
      for (const nth of [1, 2]) {
        const disk = new FakeSpillDisk(records('1'));
        const file = await open(disk);
        disk.fail(nth, fault);
        await expect(file.emptyUpTo(file.end())).rejects.toThrow(/no space/);
        await file.append(event('2'));
        expect(await idsAfter(disk.durable())).toContain('2');
        expect(await file.emptyUpTo(file.end())).toBe(true);
        expect(disk.durable()).toHaveLength(0);
      }
    }
  });
});
