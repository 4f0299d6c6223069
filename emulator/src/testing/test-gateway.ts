import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import jsonwebtoken from 'jsonwebtoken';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import request from 'supertest';
import { listen, unlisten } from '../listen.ts';
import { refuseOtherHosts } from '../loopback-only.ts';
import { createFaultSwitches } from '../faults.ts';
import { createApplications } from '../platform/applications.ts';
import { createIds } from '../platform/ids.ts';
import { createPlatform } from '../platform/platform.ts';
import { createSentWebhooks } from '../platform/sent-webhooks.ts';
import type { NexmoEvent } from '../sdk/nexmo/nexmo-event.ts';
import { createSdkGateway } from '../sdk/sdk-gateway.ts';
import type { SdkMessage } from '../sdk/sdk-message.ts';
import { createFakeFiles } from './fake-files.ts';
import { createFakeMedia } from './fake-media.ts';
import { createFakeSounds } from './fake-sounds.ts';
import { createFakeWebhooks } from './fake-webhooks.ts';
import { application, keys } from './test-platform.ts';
import { until } from './until.ts';
import { createVirtualClock } from './virtual-clock.ts';

export interface Told {
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

/** A browser as the gateway sees it: a socket that notes what it hears. */
export interface TestBrowser {
  readonly socket: Socket;
  readonly heard: Told[];
  /** Waits for the first event of that type. */
  hears(type: string): Promise<Told>;
}

const resources = ['sessions', 'users', 'conversations', 'media', 'knocking', 'legs', 'rtc'];
const paths = Object.fromEntries(resources.map((name) => [`/*/${name}/**`, {}]));

/** The gateway on a free port, over fake sound, fake webhooks and virtual time. */
export async function startTestGateway() {
  const clock = createVirtualClock();
  const media = createFakeMedia();
  const webhooks = createFakeWebhooks();
  const faults: unknown[] = [];
  const report = (error: unknown): void => void faults.push(error);
  const applications = createApplications();
  applications.add(application);
  let url = '';
  const platform = createPlatform({
    applications,
    clock,
    sounds: createFakeSounds(),
    ...{ media, files: createFakeFiles(randomUUID) },
    webhooks,
    sentWebhooks: createSentWebhooks(),
    ids: createIds(randomUUID),
    regionUrl: () => url,
    report,
  });
  const app = express();
  const server = createServer(app);
  const messages: SdkMessage[] = [];
  const switches = createFaultSwitches({}, clock);
  const sdk = createSdkGateway({
    ...{ platform, clock, newId: randomUUID, server, report, faults: switches.now },
    onMessage: (message) => messages.push(message),
  });
  app.use(refuseOtherHosts, sdk.router);
  url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  const sockets: Socket[] = [];

  const token = (more: object = {}): string => {
    const iat = Math.floor(clock.now() / 1000);
    const claims = { application_id: application.id, sub: 'john', iat, exp: iat + 600 };
    const all = { ...claims, acl: { paths }, ...more };
    return jsonwebtoken.sign(all, keys.privateKey, { algorithm: 'RS256' });
  };

  function connect(query: Record<string, string>, origin?: string): TestBrowser {
    const socket = io(url, {
      path: '/v2/rtc',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      query,
      ...(origin !== undefined && { extraHeaders: { origin } }),
    });
    sockets.push(socket);
    const heard: Told[] = [];
    socket.onAny((type: string, payload: Record<string, unknown>) => heard.push({ type, payload }));
    const hears = async (type: string): Promise<Told> => {
      await until(() => heard.some((told) => told.type === type));
      return heard.find((told) => told.type === type)!;
    };
    return { socket, heard, hears };
  }

  async function signIn(as: string = token(), more: Record<string, string> = {}) {
    const browser = connect({ token: as, ...more });
    const { payload } = await browser.hears('session:success');
    const body = payload.body as { id: string; user_id: string; name: string };
    return { ...browser, session: body.id, user: body.user_id, token: as };
  }

  type SignedIn = Awaited<ReturnType<typeof signIn>>;

  const rest = (method: 'get' | 'post' | 'put' | 'delete', path: string, as?: string) =>
    request(url)
      [method](path)
      .set(as === undefined ? {} : { Authorization: `Bearer ${as}` });

  async function leg(browser: SignedIn): Promise<string> {
    const response = await rest('post', '/beta/legs', browser.token)
      .send({ originating_session: browser.session, body: { offer: { sdp: 'v=0' } } })
      .expect(200);
    return (response.body as { rtc_id: string }).rtc_id;
  }

  async function knock(browser: SignedIn, to = 'call-id') {
    const id = await leg(browser);
    const response = await rest('post', '/beta/knocking', browser.token)
      .send({
        originating_session: browser.session,
        channel: { type: 'app', from: { type: 'app' }, to: { type: 'phone', number: to }, id },
      })
      .expect(200);
    return { leg: id, knocking: (response.body as { id: string }).id };
  }

  /** Places a call that `ncco` answers, and waits until the caller is in. */
  async function place(browser: SignedIn, ncco: unknown) {
    webhooks.reply({ ok: true, body: ncco });
    const knocked = await knock(browser);
    const joined = (): Told | undefined =>
      browser.heard.find(({ type }) => type === 'member:joined');
    while (!joined()) await clock.advance(10);
    const event = joined()!.payload as unknown as NexmoEvent;
    return { ...knocked, conversation: event.cid, me: event.from };
  }

  async function stop(): Promise<void> {
    for (const socket of sockets) socket.disconnect();
    platform.reset();
    await sdk.close();
    await unlisten(server);
  }

  return {
    url,
    emulator: { platform, dropSockets: sdk.dropSockets, expireTokens: sdk.expireTokens },
    messages,
    switches,
    clock,
    media,
    webhooks,
    faults,
    token,
    connect,
    signIn,
    rest,
    leg,
    knock,
    place,
    stop,
    closed: (browser: TestBrowser) =>
      browser.socket.disconnected ? Promise.resolve() : onceClosed(browser.socket),
  };
}

async function onceClosed(socket: Socket): Promise<void> {
  await new Promise((resolve) => socket.once('disconnect', resolve));
}
