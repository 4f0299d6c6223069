import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { idle, nextCall } from '@hotline/protocol/call';
import { readConfig, type Config } from './config.ts';
import { demoApplication } from './demo-application.ts';
import { StartError } from './start-error.ts';
import { startServer, type RunningServer } from './start-server.ts';
import { sql } from './store/sql.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { matching } from './testing/matching.ts';
import { webhookSigner } from './testing/webhook-signer.ts';

let folder: string;
let config: Config;
const running: RunningServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-'));
  const application = demoApplication(folder);
  config = { ...readConfig({ PORT: '0' }, folder), application, log: 'silent' };
  await mkdir(config.clientDir, { recursive: true });
  await writeFile(join(config.clientDir, 'index.html'), '<app-root></app-root>');
  await writeFile(config.contactsPath, '[{"name": "Bob", "number": "+447700900001"}]');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

let folders = 0;
const newDataDir = () => join(folder, `data-${(folders += 1)}`);

async function start(more: Partial<Config> = {}): Promise<RunningServer> {
  const server = await startServer({ ...config, dataDir: newDataDir(), ...more });
  running.push(server);
  return server;
}

async function placeCall(url: string, cookie: string): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: '{"contactId":"bob"}' };
  return ((await (await fetch(`${url}/api/calls`, init)).json()) as { id: string }).id;
}

async function signIn(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: '{"username":"john"}' };
  const res = await fetch(`${url}/api/session`, init);
  return res.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('the server', () => {
  it('serves the page, and a call from click to webhook, on a free port', async () => {
    const { url } = await start();
    expect(await (await fetch(`${url}/login`)).text()).toContain('<app-root ngCspNonce=');
    const id = await placeCall(url, await signIn(url));
    const query = new URLSearchParams({
      to: id,
      from_user: 'john',
      uuid: 'a',
      conversation_uuid: 'b',
    });
    const words = JSON.stringify(Object.fromEntries(query));
    const headers = { authorization: webhookSigner(config.application)(words) };
    const answer = await fetch(`${url}/webhooks/answer?${query.toString()}`, { headers });
    const ncco: unknown = await answer.json();
    expect(ncco).toMatchObject([{}, { action: 'connect', eventUrl: [`${url}/webhooks/event`] }]);
  });

  it('reads the contacts anew when they change', async () => {
    const { url } = await start();
    const cookie = await signIn(url);
    const events = await fetch(`${url}/api/events`, { headers: { cookie } });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    const told = async () => {
      let text = '';
      while (!text.includes('event: contacts')) text += (await reader?.read())?.value ?? '';
    };
    await told();
    await writeFile(config.contactsPath, '[{"name": "Sue", "number": "+447700900004"}]');
    await told();
    const res = await fetch(`${url}/api/contacts`, { headers: { cookie } });
    expect(await res.json()).toEqual([{ id: 'sue', name: 'Sue' }]);
    await writeFile(config.contactsPath, '[{"name": "Bob", "number": "+447700900001"}]');
  });

  it('knows its calls again after a restart, to whoever signs in again', async () => {
    const dataDir = newDataDir();
    const first = await start({ dataDir });
    const id = await placeCall(first.url, await signIn(first.url));
    await first.stop();
    const second = await start({ dataDir });
    const cookie = await signIn(second.url);
    const calls: unknown = await (
      await fetch(`${second.url}/api/calls`, { headers: { cookie } })
    ).json();
    const call = { id, contactId: 'bob', call: { status: 'dialing' } };
    expect(calls).toMatchObject({ calls: [call] });
  });

  it('ends at the start a call that is overdue since', async () => {
    const dataDir = newDataDir();
    const store = openSqliteStore({ folder: dataDir, pid: 1 });
    const call = nextCall(idle, { type: 'dialing', at: 1 });
    const who = { user: 'john', contactId: 'bob', application: 'another' };
    await store.place({ id: 'a', ...who, placedAt: 1, call, legs: [], lookAt: 60_001 });
    await store.close();
    const { url } = await start({ dataDir });
    const cookie = await signIn(url);
    const look = async () => (await fetch(`${url}/api/calls`, { headers: { cookie } })).text();
    while (!(await look()).includes('service-fault'));
  });

  it('stops within 2 s, whatever is open', async () => {
    const { url, stop } = await startServer(config);
    const cookie = await signIn(url);
    const events = await fetch(`${url}/api/events`, { headers: { cookie } });
    const halfway = createConnection(Number(new URL(url).port), '127.0.0.1');
    await once(halfway, 'connect');
    halfway.write('POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{');
    const closed = once(halfway.on('error', () => undefined).resume(), 'close');
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(2000);
    await Promise.all([events.text(), closed]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('stops at once when a browser only keeps a connection for later', async () => {
    const { url, stop } = await startServer(config);
    await (await fetch(`${url}/health/live`)).text();
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(900);
  });

  it('stops twice without harm', async () => {
    const { stop } = await startServer(config);
    await Promise.all([stop(), stop()]);
    await stop();
  });
});

const otherwise = (more: Partial<Config>) => start(more).catch((error: unknown) => error);

describe('a server that cannot start', () => {
  it('names the port that is in use', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const error = await otherwise({ port });
    expect(error).toBeInstanceOf(StartError);
    expect(error).toMatchObject({
      message: matching(`^Port ${port} is in use.+PORT=`),
    });
  });

  it.each<[string, Partial<Config>, RegExp]>([
    [
      'contacts',
      { contactsPath: '/nowhere/contacts.json' },
      /^\/nowhere\/contacts.json: The file is missing/,
    ],
    ['client', { clientDir: '/nowhere' }, /^\/nowhere\/index.html is missing\. Build/],
    [
      'key',
      { application: { id: 'a', privateKey: 'b', apiKey: 'c', signatureSecrets: ['d'] } },
      /private key/,
    ],
    ['folder', { dataDir: '/dev/null/calls' }, /Cannot keep calls in .dev.null.calls .+DATA_DIR=/],
    [
      'database',
      { databaseUrl: 'postgresql://hotline:secret@127.0.0.1:1/calls' },
      /^Cannot use the database 127\.0\.0\.1:1\/calls \(ECONNREFUSED\): DATABASE_URL=$/,
    ],
    ['loopback', { host: '0.0.0.0' }, /"0.0.0.0" is not a loopback address/],
  ])('says in one line what is missing: %s', async (_, more, message) => {
    const error = await otherwise(more);
    expect(error).toBeInstanceOf(StartError);
    expect(error).toMatchObject({ message: matching(message) });
    expect(String(error)).not.toContain('\n');
  });
});

describe('a live server', () => {
  /** As the settings of a live start are, and a store with these users. */
  async function live(users: number, more: Partial<Config> = {}): Promise<Partial<Config>> {
    const dataDir = newDataDir();
    const store = openSqliteStore({ folder: dataDir, pid: 1 });
    for (let n = 0; n < users; n += 1) {
      await store.write(
        sql(
          'INSERT INTO users (name, handle, admin, disabled, created_at) VALUES ($1, $1, 1, $2, 0)',
          `user-${n}`,
          n,
        ),
      );
    }
    await store.close();
    await chmod(config.contactsPath, 0o600);
    const publicUrl = 'https://hotline.example';
    return { mode: 'live', dataDir, publicUrl, ...more };
  }

  it('answers to its public name, and nobody signs in by name', async () => {
    const { url } = await start(await live(1));
    const { port } = new URL(url);
    const ask = async (method: string, path: string, headers: Record<string, string>) => {
      const type = { 'content-type': 'application/json' };
      const req = request({ port, method, path, headers: { ...type, ...headers } });
      req.end(method === 'POST' ? '{"username":"john"}' : '');
      const [res] = (await once(req, 'response')) as [IncomingMessage];
      res.resume();
      return res;
    };
    const host = 'hotline.example';
    const page = await ask('GET', '/login', { host });
    expect(page.statusCode).toBe(200);
    expect(page.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    const origin = 'https://hotline.example';
    const signIn = await ask('POST', '/api/session', { host, origin });
    expect(signIn.statusCode).toBeGreaterThanOrEqual(400);
    expect(signIn.headers).not.toHaveProperty('set-cookie');
    expect((await ask('GET', '/login', {})).statusCode).toBe(421);
  });

  it.each([
    ['nobody may sign in', 0, /npm run user -- add NAME/],
    ['contacts are open to others', 1, /contacts\.json is open to other users.*chmod 600/],
  ] as const)('does not start when %s', async (_, users, message) => {
    const settings = await live(users);
    if (users > 0) await chmod(config.contactsPath, 0o644);
    expect(await otherwise(settings)).toMatchObject({ message: matching(message) });
  });

  it('does not start when everybody who may sign in is disabled', async () => {
    const settings = await live(2);
    const store = openSqliteStore({ folder: settings.dataDir ?? '', pid: 1 });
    await store.write(sql('UPDATE users SET disabled = 1'));
    await store.close();
    expect(await otherwise(settings)).toMatchObject({ message: matching(/^Nobody can sign in/) });
  });
});
