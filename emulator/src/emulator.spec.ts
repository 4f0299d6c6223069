import { createServer } from 'node:http';
import { listen, PortError, unlisten } from './listen.ts';
import { createEmulator } from './emulator.ts';
import type { Emulator } from './emulator.ts';
import { createFakeMedia } from './testing/fake-media.ts';
import { createFakeWebhooks } from './testing/fake-webhooks.ts';
import { until } from './testing/until.ts';
import { application } from './testing/test-platform.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

/** Places a call of john's, and waits until it is over. */
async function callIn({ platform }: Emulator): Promise<void> {
  const owner = { user: platform.users.find(application, 'john')!, session: 'session-1' };
  const { uuid } = await platform.prepareLeg(owner, 'v=0');
  const knock = { leg: uuid, dialled: 'some-call-id', customData: {} };
  const call = platform.knock(owner, application, knock)!;
  call.begin();
  await until(() => !call.live);
}

const emulator = (more: object = {}) =>
  createEmulator({ port: 0, media: createFakeMedia(), ...more });

it('starts on a free port of this machine, and stops twice', async () => {
  const started = emulator();
  const { url } = await started.start();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/emulator/calls`)).status).toBe(200);
  await started.stop();
  await started.stop();
  await expect(fetch(url)).rejects.toThrow();
});

it('stops without ever having started', async () => {
  await expect(emulator().stop()).resolves.toBeUndefined();
});

it.each(['0.0.0.0', '::', '192.0.2.1', 'example.com'])('does not listen on %s', (host) => {
  expect(() => emulator({ host })).toThrow(/this machine only/);
});

it('says in one line which port is taken', async () => {
  const other = createServer();
  const port = await listen(other, 0, '127.0.0.1');
  await expect(emulator({ port }).start()).rejects.toThrow(
    new PortError(
      `Port ${port} is in use: end the program that has it, or set EMULATOR_PORT to another.`,
    ),
  );
  await unlisten(other);
});

it('says in one line which port it has no right to', async () => {
  const server = createServer();
  server.listen = () => {
    server.emit('error', Object.assign(new Error('listen'), { code: 'EACCES' }));
    return server;
  };
  await expect(listen(server, 80, '127.0.0.1')).rejects.toThrow(
    new PortError('Port 80 needs more rights than you have: set EMULATOR_PORT to one above 1023.'),
  );
});

it('says when a port is none', async () => {
  await expect(emulator({ port: 70_000 }).start()).rejects.toThrow(/EMULATOR_PORT/);
});

it('answers to its own names only', async () => {
  const started = emulator();
  const { url } = await started.start();
  const { status } = await fetch(url.replace('127.0.0.1', 'localhost') + '/emulator/calls');
  await started.stop();
  expect(status).toBe(200);
});

it('warns of what broke in a call, and goes on', async () => {
  const warnings = jest.spyOn(process, 'emitWarning').mockReturnValue();
  const media = createFakeMedia();
  media.speak = () => Promise.reject(new Error('hoarse'));
  const webhooks = createFakeWebhooks();
  webhooks.reply({ ok: true, body: [{ action: 'talk', text: 'Hello.' }] });
  const talking = emulator({ media, webhooks });
  talking.addApplication(application);
  await callIn(talking);
  expect(warnings).toHaveBeenCalledWith(expect.stringContaining('hoarse'));
  await talking.stop();
});

it('loses the events that chance says, and no question, until it is reset', async () => {
  const webhooks = createFakeWebhooks();
  const chances = [0.4];
  const losing = emulator({ webhooks, chance: () => chances.shift() ?? 0.9 });
  losing.addApplication(application);
  const statuses = () => webhooks.told.map(({ payload }) => payload.status);
  losing.faults.set({ dropEvents: 0.5 });
  await callIn(losing);
  expect(statuses()).toEqual(['answered', 'completed']);
  losing.faults.set({ dropEvents: 1 });
  await callIn(losing);
  expect(statuses()).toHaveLength(2);
  expect(webhooks.asked).toHaveLength(2);
  losing.reset();
  await callIn(losing);
  expect(statuses()).toHaveLength(5);
  await losing.stop();
});

it('forgets at a reset the events that were to come late', async () => {
  const webhooks = createFakeWebhooks();
  const clock = createVirtualClock();
  const late = emulator({ webhooks, clock });
  late.addApplication(application);
  late.faults.set({ delayEvents: 5000 });
  await callIn(late);
  late.reset();
  await clock.advance(10_000);
  expect(webhooks.asked).toHaveLength(1);
  expect(webhooks.told).toEqual([]);
  await late.stop();
});
