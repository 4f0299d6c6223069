import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { freePort } from './free-port.ts';
import { startLiveHotline, type LiveHotline } from './live-hotline.ts';
import { nginxProgram, startNginx, type Nginx } from './nginx.ts';

const [title, describeHere] =
  nginxProgram === undefined
    ? ([
        'skipped: there is no nginx here (Debian: apt-get install nginx-light)',
        describe.skip,
      ] as const)
    : (['as docs/nginx.conf has it', describe] as const);

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describeHere(`Hotline live behind nginx, ${title}`, () => {
  const passphrase = 'nine purple ferries at dawn';
  let hotline: LiveHotline;
  let nginx: Nginx;
  let port: number;
  let httpPort: number;
  let origin: string;

  beforeAll(async () => {
    const [https, http, own] = [await freePort(), await freePort(), await freePort()];
    [port, httpPort, origin] = [https, http, `https://localhost:${https}`];
    hotline = await startLiveHotline({ publicUrl: origin, port: own });
    nginx = await startNginx(nginxProgram ?? '', { https, http, hotline: own });
    while (!hotline.output().includes('Hotline is live')) {
      if (hotline.child.exitCode !== null) throw new Error(hotline.output());
      await once(hotline.child.stdout!, 'data');
    }
  });

  afterAll(async () => {
    const exited = once(hotline.child, 'exit');
    hotline.child.kill('SIGTERM');
    await exited;
    await nginx.stop();
    rmSync(hotline.folder, { recursive: true });
  });

  async function open(method: string, path: string, headers: Record<string, string>, body = '') {
    const json = body === '' ? {} : { 'content-type': 'application/json' };
    const options = { port, method, path, headers: { ...json, ...headers }, agent: false as const };
    const req = request({
      ...options,
      host: 'localhost',
      servername: 'localhost',
      ca: nginx.certificate,
      family: 4,
    });
    req.end(body);
    const [res] = (await once(req, 'response')) as [IncomingMessage];
    return res;
  }

  async function ask(...parameters: Parameters<typeof open>): Promise<Answer> {
    const res = await open(...parameters);
    return { status: res.statusCode, headers: res.headers, body: await text(res) };
  }

  /** Signs in; gives what the browser is told to keep. */
  let cookies: string[] | undefined;
  async function signIn(): Promise<string[]> {
    if (cookies) return cookies;
    const body = JSON.stringify({ token: hotline.setupToken, passphrase });
    const { headers } = await ask('POST', '/api/setup/passphrase', { origin }, body);
    return (cookies = headers['set-cookie'] ?? []);
  }

  async function cookie(): Promise<string> {
    return (await signIn()).map((each) => each.split(';')[0]).join('; ');
  }

  it('shows the page over TLS alone', async () => {
    const { status, headers } = await ask('GET', '/login', {});
    expect([status, headers['strict-transport-security']]).toEqual([
      200,
      'max-age=31536000; includeSubDomains',
    ]);
    const [plain] = (await once(
      get({ port: httpPort, host: '127.0.0.1', path: '/login', headers: { host: 'localhost' } }),
      'response',
    )) as [IncomingMessage];
    plain.resume();
    expect([plain.statusCode, plain.headers.location]).toEqual([301, 'https://localhost/login']);
  });

  it('sets cookies for this host alone', async () => {
    const session = (await signIn()).find((each) => each.startsWith('__Host-hotline='));
    expect(session).toMatch(/; Path=\/;/);
    for (const word of ['Secure', 'HttpOnly', 'SameSite=Strict']) expect(session).toContain(word);
    const me = await ask('GET', '/api/session', { cookie: await cookie() });
    expect([me.status, me.body]).toEqual([200, '{"username":"alice","admin":true}']);
  });

  it('passes the name and the origin of a request on as they are', async () => {
    expect((await ask('GET', '/login', { host: 'evil.example' })).status).toBe(421);
    const foreign = { origin: 'https://evil.example', cookie: await cookie() };
    const call = '{"contactId":"bob"}';
    expect((await ask('POST', '/api/calls', foreign, call)).status).toBe(403);
  });

  it('tells at once what happens to a call, and takes webhooks', async () => {
    const own = { origin, cookie: await cookie() };
    const stream = await open('GET', '/api/events', own);
    const { body } = await ask('POST', '/api/calls', own, '{"contactId":"bob"}');
    const { id } = JSON.parse(body) as { id: string };
    let told = '';
    for await (const chunk of stream) if ((told += String(chunk)).includes(id)) break;
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream/);

    const asked = JSON.stringify({ to: id, from_user: 'alice', uuid: 'a', conversation_uuid: 'C' });
    const authorization = hotline.signAsPlatform(asked);
    const answer = await ask('POST', '/webhooks/answer', { authorization }, asked);
    expect(JSON.parse(answer.body)).toMatchObject([
      { action: 'talk' },
      { action: 'connect', eventUrl: [`${origin}/webhooks/event`] },
    ]);
  });

  it('stops what is too long, and what is too slow', async () => {
    const long = JSON.stringify({ username: 'x'.repeat(20_000) });
    expect((await ask('POST', '/api/session', { origin }, long)).status).toBe(413);
    const options = { port, host: '127.0.0.1', servername: 'localhost', ca: nginx.certificate };
    const slow = connect(options);
    slow.on('error', () => undefined).resume();
    await once(slow, 'secureConnect');
    const began = performance.now();
    slow.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    await once(slow, 'close');
    expect(performance.now() - began).toBeLessThan(9000);
  });
});
