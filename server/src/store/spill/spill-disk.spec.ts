import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSpillDisk } from './spill-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'spill-'));
const path = join(folder, 'events.spill');
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the disk of a spill file', () => {
  it('is a file for this user alone, which others could read before', async () => {
    writeFileSync(path, 'abc', { mode: 0o644 });
    const disk = await openSpillDisk(path);
    expect(mode(path)).toBe('600');
    expect(await disk.size()).toBe(3);
    await disk.close();
  });

  it('writes at a place, reads from one, and is cut back', async () => {
    const disk = await openSpillDisk(path);
    expect(await disk.write(Buffer.from('defg'), 3)).toBe(4);
    await disk.truncate(6);
    await disk.datasync();
    expect((await disk.read(2, 100)).toString()).toBe('cdef');
    await disk.close();
    expect(readFileSync(path, 'utf8')).toBe('abcdef');
  });

  it('sets bytes aside in a file for this user alone', async () => {
    const disk = await openSpillDisk(path);
    for (const part of ['torn ', 'twice']) await disk.setAside(Buffer.from(part));
    await disk.close();
    expect(readFileSync(`${path}.torn`, 'utf8')).toBe('torn twice');
    expect(mode(`${path}.torn`)).toBe('600');
  });

  it('fails where there is no folder', async () => {
    await expect(openSpillDisk(join(folder, 'none', 'a'))).rejects.toThrow(/ENOENT/);
  });
});
