import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { readClientBuild } from './client-build.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-'));
  await writeFile(join(folder, 'index.html'), '<app-root></app-root>');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const add = (name: string, text = name) => writeFile(join(folder, name), text);
const headers = (name: string) => readClientBuild(folder).files.get(`/${name}`)?.headers;

describe('a client build', () => {
  it('has its page and its files, with what was compressed beforehand', async () => {
    await mkdir(join(folder, 'media'));
    for (const name of ['main-ABCDEF12.js', 'main-ABCDEF12.js.br', 'main-ABCDEF12.js.gz']) {
      await add(name);
    }
    await add('media/logo.svg');
    const { page, files } = readClientBuild(folder);
    expect(page).toBe('<app-root></app-root>');
    expect([...files.keys()].sort()).toEqual(['/main-ABCDEF12.js', '/media/logo.svg']);
    expect(files.get('/main-ABCDEF12.js')).toMatchObject({
      body: Buffer.from('main-ABCDEF12.js'),
      brotli: Buffer.from('main-ABCDEF12.js.br'),
      gzip: Buffer.from('main-ABCDEF12.js.gz'),
    });
    expect(files.get('/media/logo.svg')).not.toHaveProperty('brotli');
  });

  it.each(['main-ABCDEF12.js', 'styles-KXA5LSCE.css', 'chunk-CdVbWXyK.js', 'chunk-b-_aWXyK.js'])(
    'lets %s be kept, whose name changes with its content',
    async (name) => {
      await add(name);
      expect(headers(name)).toMatchObject({
        'Cache-Control': 'public, max-age=31536000, immutable',
      });
    },
  );

  it.each(['favicon.svg', 'icon-maskable.png', 'manifest.webmanifest'])(
    'has %s asked for again',
    async (name) => {
      await add(name);
      expect(headers(name)).toMatchObject({ 'Cache-Control': 'no-cache' });
    },
  );

  it('gives another tag to another content', async () => {
    await add('favicon.svg', 'red');
    const red = headers('favicon.svg')?.ETag;
    await add('favicon.svg', 'green');
    expect(headers('favicon.svg')?.ETag).not.toBe(red);
  });

  it.each(['main.js.map', '.env', 'secret.pem', 'index.html.br'])(
    'keeps %s to itself',
    async (name) => {
      await add(name);
      expect(readClientBuild(folder).files.has(`/${name}`)).toBe(false);
    },
  );

  it('is missed in one line that says how to make it', async () => {
    await rm(join(folder, 'index.html'));
    const read = () => readClientBuild(folder);
    expect(read).toThrow(StartError);
    expect(read).toThrow(/index\.html is missing\. Build the client: npm run build$/);
  });
});
