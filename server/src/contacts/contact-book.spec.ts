import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { StartError } from '../start-error.ts';
import { openContactBook, type ContactBook } from './contact-book.ts';
import { containing } from '../testing/matching.ts';

const good = '[{"name": "Bob", "number": "+447700900001"}]';
const better =
  '[{"name": "Bob", "number": "+447700900001"}, {"name": "Sue", "number": "+447700900004"}]';

let folder: string;
let path: string;
let lines: { code?: string; msg?: string }[];
let book: ContactBook | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  path = join(folder, 'contacts.json');
  lines = [];
  await writeFile(path, good);
});

afterEach(async () => {
  book?.close();
  await rm(folder, { recursive: true });
});

async function open(): Promise<ContactBook> {
  const write = (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]);
  book = await openContactBook({ path, clock: systemClock, log: createLog('info', { write }) });
  return book;
}

/** Makes an edit and waits until the book has told of it; fails after a second. */
async function afterEdit(edit: () => Promise<void>): Promise<void> {
  const told = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('Nothing was told within a second.'));
    }, 1000);
    book?.onChange(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  await edit();
  await told;
}

const names = () =>
  book
    ?.list()
    .padOf('john')
    .map(({ name }) => name);

describe('an open contact book', () => {
  it('has what the file says', async () => {
    await open();
    expect(names()).toEqual(['Bob']);
    expect(book?.problem()).toBeNull();
  });

  it('follows a write in place within a second', async () => {
    await open();
    await afterEdit(() => writeFile(path, better));
    expect(names()).toEqual(['Bob', 'Sue']);
    expect(lines).toMatchObject([{ code: 'contacts-loaded' }]);
  });

  it('follows a replacement by rename, again and again', async () => {
    await open();
    for (const [text, expected] of [
      [better, 2],
      [good, 1],
      [better, 2],
    ] as const) {
      await afterEdit(async () => {
        await writeFile(`${path}.new`, text);
        await rename(`${path}.new`, path);
      });
      expect(names()).toHaveLength(expected);
    }
  });

  it('follows a link, and the file that it leads to', async () => {
    const target = join(folder, 'elsewhere.json');
    await open();
    await writeFile(target, better);
    await afterEdit(async () => {
      await unlink(path);
      await symlink(target, path);
    });
    expect(names()).toEqual(['Bob', 'Sue']);
    await afterEdit(() => writeFile(target, good));
    expect(names()).toEqual(['Bob']);
  });

  it('keeps the last good list on a broken edit and says where it is wrong', async () => {
    await open();
    await afterEdit(() => writeFile(path, '[\n  {"name": "Sue", "number": "12345678"}\n]'));
    expect(names()).toEqual(['Bob']);
    expect(book?.problem()).toMatchObject({ code: 'contact-number-invalid', line: 2, column: 29 });
    expect(lines).toMatchObject([
      {
        code: 'contact-number-invalid',
        msg: containing('line 2, column 29: Contact 1'),
      },
    ]);
    await afterEdit(() => writeFile(path, better));
    expect(names()).toEqual(['Bob', 'Sue']);
    expect(book?.problem()).toBeNull();
  });

  it('keeps the last good list while the file is gone, and finds it when it is back', async () => {
    await open();
    await afterEdit(() => unlink(path));
    expect(names()).toEqual(['Bob']);
    expect(book?.problem()).toMatchObject({ code: 'contacts-missing' });
    await afterEdit(() => writeFile(path, good));
    expect(book?.problem()).toBeNull();
  });

  it('says nothing of a half-written file that is whole a moment later', async () => {
    await open();
    const told: (string | undefined)[] = [];
    book?.onChange(() => told.push(book?.problem()?.code));
    await afterEdit(async () => {
      await writeFile(path, better.slice(0, 20));
      await writeFile(path, better);
    });
    expect(told).toEqual([undefined]);
    expect(names()).toEqual(['Bob', 'Sue']);
  });

  it('says nothing when the file is touched without a change', async () => {
    await open();
    let told = 0;
    book?.onChange(() => (told += 1));
    await writeFile(path, good);
    await writeFile(join(folder, 'another.json'), good);
    await afterEdit(() => writeFile(path, better));
    expect(told).toBe(1);
  });
});

describe('a contact book that cannot be opened', () => {
  async function failure(): Promise<unknown> {
    return open().catch((error: unknown) => error);
  }

  it.each([
    ['empty', '', 'line 1, column 1: The file is empty'],
    ['truncated', good.slice(0, 30), 'line 1, column 28: This is not JSON'],
    [
      'wrong',
      '[\n{"name": "Bob", "number": "12345678"}]',
      'line 2, column 27: Contact 1 ("Bob"): Nobody can',
    ],
  ])('says in one line why: %s', async (_, text, message) => {
    await writeFile(path, text);
    const error = await failure();
    expect(error).toBeInstanceOf(StartError);
    expect(error).toMatchObject({ message: containing(`${path}, ${message}`) });
    expect(String(error)).not.toContain('\n');
  });

  it('says that the file is missing, or that it is a folder', async () => {
    await unlink(path);
    expect(await failure()).toMatchObject({ message: containing('is missing') });
    await mkdir(path);
    expect(await failure()).toMatchObject({ message: containing('EISDIR') });
  });
});
