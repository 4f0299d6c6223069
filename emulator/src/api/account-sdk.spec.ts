import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Vonage } from '@vonage/server-sdk';
import jsonwebtoken from 'jsonwebtoken';
import { createEmulator } from '../emulator.ts';
import type { Emulator } from '../emulator.ts';
import { listen, unlisten } from '../listen.ts';
import { demoAccount } from '../platform/account/account.ts';
import { systemClock } from '../platform/system-clock.ts';
import { checkToken } from '../sdk/user-token.ts';
import { createFakeMedia } from '../testing/fake-media.ts';
import { createFakeWebhooks } from '../testing/fake-webhooks.ts';
import { until } from '../testing/until.ts';
import { application as configured } from '../testing/test-platform.ts';

const { apiKey, apiSecret } = demoAccount;
const answerUrl = { address: 'http://127.0.0.1:4000/answer', httpMethod: 'POST' } as const;
const eventUrl = { address: 'http://127.0.0.1:4000/event', httpMethod: 'POST' } as const;
const capabilities = { voice: { webhooks: { answerUrl, eventUrl }, region: 'eu-west' } };

/** The vendor's own SDK for servers, unchanged, over HTTP: what a set-up tool does with it. */
describe('@vonage/server-sdk', () => {
  let webhooks: ReturnType<typeof createFakeWebhooks>;
  let emulator: Emulator;
  let vonage: Vonage;
  let hosts: { apiHost: string; restHost: string };

  beforeEach(async () => {
    webhooks = createFakeWebhooks();
    emulator = createEmulator({ port: 0, media: createFakeMedia(), webhooks });
    emulator.addApplication(configured);
    const { url } = await emulator.start();
    hosts = { apiHost: url, restHost: url };
    vonage = new Vonage({ apiKey, apiSecret }, hosts);
  });
  afterEach(() => emulator.stop());

  async function createApplication(name = 'Call app') {
    const made = await vonage.applications.createApplication({ name, capabilities });
    const privateKey = made.keys.private_key!;
    const applicationId = made.id!;
    const own = new Vonage({ apiKey, apiSecret, applicationId, privateKey }, hosts);
    return { id: applicationId, privateKey, own, made };
  }

  const failing = (status: number) => ({ response: { status } });

  describe('applications', () => {
    it('are created with keys, which are told once', async () => {
      const { id, made } = await createApplication();
      expect(made).toMatchObject({
        name: 'Call app',
        privacy: { improve_ai: true },
        capabilities: {
          voice: {
            webhooks: {
              answer_url: { address: answerUrl.address, http_method: 'POST' },
              event_url: { address: eventUrl.address, http_method: 'POST' },
            },
            signed_callbacks: true,
            conversations_ttl: 48,
            leg_persistence_time: 2,
            region: 'eu-west',
          },
        },
      });
      expect(made.keys.private_key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
      const read = await vonage.applications.getApplication(id);
      expect(Object.keys(read.keys).sort()).toEqual(['publicKey', 'public_key']);
      expect(read.keys.public_key).toBe(made.keys.public_key);
      expect(read).toMatchObject({ id, name: 'Call app', capabilities: made.capabilities });
    });

    it('are created with a public key of one’s own', async () => {
      const publicKey = pair().publicKey;
      const made = await vonage.applications.createApplication({
        name: 'Own key',
        keys: { publicKey },
        capabilities: {},
      });
      expect(made.keys).toMatchObject({ public_key: publicKey });
      expect(made.keys).not.toHaveProperty('private_key');
    });

    it('are read, changed and sent back whole, as the vendor’s guide does', async () => {
      const { id, own, made } = await createApplication();
      const read = await vonage.applications.getApplication(id);
      const changed = await vonage.applications.updateApplication({
        ...read,
        name: 'New name',
        capabilities: {
          voice: { webhooks: { eventUrl }, signedCallbacks: false, conversationsTTL: 12 },
          rtc: { webhooks: { eventUrl }, signedCallbacks: true, legPersistenceTime: 1 },
        },
      });
      expect(changed.name).toBe('New name');
      expect(changed.keys).toMatchObject({ public_key: made.keys.public_key });
      expect(changed.capabilities.voice).toMatchObject({
        signed_callbacks: false,
        conversations_ttl: 12,
      });
      expect(changed.capabilities.voice.webhooks).not.toHaveProperty('answer_url');
      expect(changed.capabilities.rtc).toMatchObject({ signed_callbacks: true });
      expect(await own.voice.search({})).toMatchObject({ count: 0 });
    });

    it('are verified by their new key as soon as it is put', async () => {
      const { id, own } = await createApplication();
      const { publicKey, privateKey } = pair();
      const named = { id, name: 'Other key', capabilities };
      await vonage.applications.updateApplication({ ...named, keys: { publicKey } });
      await expect(own.voice.search({})).rejects.toMatchObject(failing(401));
      const renewed = new Vonage({ applicationId: id, privateKey }, hosts);
      expect(await renewed.voice.search({})).toMatchObject({ count: 0 });
    });

    it('are listed page by page', async () => {
      for (const name of ['b', 'c', 'd', 'e']) {
        const keys = { publicKey: pair().publicKey };
        await vonage.applications.createApplication({ name, keys, capabilities: {} });
      }
      const names = [];
      for await (const { name } of vonage.applications.listAllApplications({ pageSize: 2 })) {
        names.push(name);
      }
      expect(names).toEqual([configured.id, 'b', 'c', 'd', 'e']);
      const page = await vonage.applications.listApplications({ pageSize: 2, page: 3 });
      expect(page).toMatchObject({ totalItems: 5, totalPages: 3, pageSize: 2, page: 3 });
    });

    it('are gone once deleted, and their numbers stay', async () => {
      const { id, own } = await createApplication();
      await vonage.applications.deleteApplication(id);
      await expect(vonage.applications.getApplication(id)).rejects.toMatchObject(failing(404));
      await expect(own.voice.search({})).rejects.toMatchObject(failing(401));
      await vonage.applications.deleteApplication(configured.id);
      const numbers = await vonage.numbers.getOwnedNumbers({ hasApplication: false });
      expect(numbers).toMatchObject({ count: 1, numbers: [{ msisdn: configured.numbers[0] }] });
    });

    it('place no calls before they are set up for voice', async () => {
      const { id, own } = await createApplication();
      const { publicKey, privateKey } = pair();
      await vonage.applications.updateApplication({
        ...{ id, name: 'No voice', keys: { publicKey } },
        capabilities: { rtc: { webhooks: { eventUrl } } as never },
      });
      const other = new Vonage({ applicationId: id, privateKey }, hosts);
      await expect(other.voice.search({})).rejects.toMatchObject(failing(401));
      expect(await other.users.createUser({ name: 'mary' })).toMatchObject({ name: 'mary' });
      await expect(own.users.createUser({ name: 'anna' })).rejects.toMatchObject(failing(401));
    });

    it.each([true, false])('say whether webhooks are signed: %s', async (signedCallbacks) => {
      const heard: (string | undefined)[] = [];
      const server = createServer((req, res) => {
        heard.push(req.headers.authorization);
        res.setHeader('content-type', 'application/json').end('[]');
      });
      const address = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/`;
      const sending = createEmulator({ port: 0, media: createFakeMedia() });
      try {
        sending.addApplication(configured);
        const { url } = await sending.start();
        const { applications } = new Vonage({ apiKey, apiSecret }, { apiHost: url });
        const voice = { webhooks: { answerUrl: { ...answerUrl, address } }, signedCallbacks };
        await applications.updateApplication({
          ...{ id: configured.id, name: 'x' },
          capabilities: { voice },
        });
        sending.platform.dial('447700900055', configured.numbers[0]!);
        await until(() => heard.length === 1);
      } finally {
        await sending.stop();
        await unlisten(server);
      }
      expect(heard[0]?.startsWith('Bearer ')).toBe(signedCallbacks ? true : undefined);
    });

    it('are closed to wrong credentials', async () => {
      const other = new Vonage({ apiKey, apiSecret: 'wrong' }, hosts);
      await expect(other.applications.listApplications({})).rejects.toMatchObject(failing(401));
    });
  });

  describe('users', () => {
    it('are created, found, changed and removed', async () => {
      const { own } = await createApplication();
      const made = await own.users.createUser({
        name: 'mary',
        displayName: 'Mary',
        imageUrl: 'https://example.com/mary.png',
        properties: { customData: { desk: '7' } },
        channels: { pstn: [{ number: 447700900001 }] },
      });
      expect(made.id).toMatch(/^USR-/);
      expect(made).toMatchObject({
        displayName: 'Mary',
        properties: { customData: { desk: '7' } },
      });
      expect(await own.users.getUser(made.id!)).toEqual(made);
      expect(await own.users.getUser('mary')).toEqual(made);
      const changed = await own.users.updateUser({ id: made.id!, displayName: 'Mary M.' });
      expect(changed).toEqual({ ...made, displayName: 'Mary M.' });
      await own.users.deleteUser(made.id!);
      await expect(own.users.getUser('mary')).rejects.toMatchObject(failing(404));
    });

    it('are listed to the last page, even by a tool that removes them on the way', async () => {
      const { own } = await createApplication();
      for (let count = 1; count <= 5; count += 1) {
        await own.users.createUser({ name: `user-${count}` });
      }
      const names = [];
      for await (const { id, name } of own.users.listAllUsers({ pageSize: 2 })) {
        names.push(name);
        await own.users.deleteUser(id!);
      }
      expect(names).toEqual(['user-1', 'user-2', 'user-3', 'user-4', 'user-5']);
      expect((await own.users.getUserPage())._embedded.users).toEqual([]);
    });

    it('of another application are not found', async () => {
      const { own } = await createApplication();
      const other = await createApplication('Other');
      const { id } = await own.users.createUser({ name: 'mary' });
      await expect(other.own.users.getUser(id!)).rejects.toMatchObject(failing(404));
      await expect(own.users.createUser({ name: 'mary' })).rejects.toMatchObject(failing(400));
      expect(await other.own.users.createUser({ name: 'mary' })).not.toMatchObject({ id });
    });
  });

  describe('numbers', () => {
    it('are found, bought, linked and given up', async () => {
      const { id } = await createApplication();
      const found = await vonage.numbers.getAvailableNumbers({
        country: 'GB',
        type: 'mobile-lvn' as never,
        features: ['SMS', 'VOICE'] as never,
        size: 3,
      });
      expect(found.count).toBe(100);
      expect(found.numbers).toHaveLength(3);
      expect(found.numbers![0]).toMatchObject({ cost: '1.25', initialPrice: '0.00' });
      const msisdn = found.numbers![0]!.msisdn!;
      const which = { country: 'GB' as never, msisdn };
      const success = { errorCode: '200', errorCodeLabel: 'success' };
      expect(await vonage.numbers.buyNumber(which)).toEqual(success);
      expect(await vonage.accounts.getBalance()).toEqual({ value: 9998.75, autoReload: false });
      expect(await vonage.numbers.updateNumber({ ...which, appId: id })).toEqual(success);
      const linked = await vonage.numbers.getOwnedNumbers({ applicationId: id });
      expect(linked).toMatchObject({ count: 1, numbers: [{ msisdn, country: 'GB', app_id: id }] });
      expect(await vonage.numbers.cancelNumber(which)).toEqual(success);
      expect(await vonage.numbers.getOwnedNumbers({ applicationId: id })).toMatchObject({
        count: 0,
      });
      await expect(vonage.numbers.cancelNumber(which)).rejects.toMatchObject(failing(420));
    });

    it('are closed to wrong credentials', async () => {
      const other = new Vonage({ apiKey: 'other', apiSecret }, hosts);
      await expect(other.numbers.getOwnedNumbers()).rejects.toMatchObject(failing(401));
      await expect(other.accounts.getBalance()).rejects.toMatchObject(failing(401));
    });
  });

  it('sets up an application that works at once', async () => {
    const { id, privateKey, own } = await createApplication();
    const [number = ''] = configured.numbers;
    const which = { country: 'GB', msisdn: number };
    await vonage.numbers.updateNumber({ ...which, appId: id });
    await own.users.createUser({ name: 'mary' });
    const { platform } = emulator;

    // A phone that dials its number is answered by its server.
    expect(platform.dial('447700900055', number)).toBeDefined();
    await until(() => webhooks.asked.length === 1);
    expect(webhooks.asked[0]).toMatchObject({ url: answerUrl.address, applicationId: id });

    // Its user, and nobody else, signs in with the SDK for browsers.
    const sign = (sub: string): string =>
      jsonwebtoken.sign({ application_id: id, sub, acl: { paths: {} } }, privateKey, {
        algorithm: 'RS256',
      });
    const check = (sub: string) => checkToken(sign(sub), { ...platform, clock: systemClock });
    expect(check('mary')).toMatchObject({ ok: true, identity: { application: { id } } });
    expect(check('john')).toMatchObject({ ok: false, code: 'user:error:not-found' });

    // Its server places a call from that number.
    const placed = await own.voice.createOutboundCall({
      to: [{ type: 'phone', number: '447700900003' }],
      from: { type: 'phone', number },
      ncco: [{ action: 'talk', text: 'Hello.' }],
    });
    expect(await own.voice.getCall(placed.uuid)).toMatchObject({ uuid: placed.uuid });
  });

  it('tops the account up', async () => {
    expect(await vonage.accounts.topUpBalance('reference')).toMatchObject({ 'error-code': '200' });
    expect(await vonage.accounts.getBalance()).toMatchObject({ value: 10_010 });
  });
});

function pair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}
