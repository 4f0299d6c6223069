import { createServer } from 'node:http';
import { createEmulator } from '../emulator.ts';
import { listen, unlisten } from '../listen.ts';
import { systemClock } from '../platform/system-clock.ts';
import { createFakeMedia } from '../testing/fake-media.ts';
import { application, connectTo, createTestPlatform, hotline } from '../testing/test-platform.ts';
import { describePhones } from './phones.contract.ts';
import { phones } from './phones.ts';

describePhones('on virtual time', () => {
  const { webhooks, ...where } = createTestPlatform();
  return Promise.resolve({
    where,
    answer: (body) => {
      webhooks.reply({ ok: true, body });
    },
    stop: () => Promise.resolve(),
  });
});

/** Real time, five times as fast. */
const fastClock = (() => {
  const pace = 5;
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * pace,
    after: (milliseconds: number, run: () => void) => systemClock.after(milliseconds / pace, run),
  };
})();

describePhones('at a running emulator', async () => {
  let ncco: readonly object[] = [];
  const server = createServer((_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ncco));
  });
  const own = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  const emulator = createEmulator({ port: 0, media: createFakeMedia(), clock: fastClock });
  emulator.addApplication({
    ...application,
    answerUrl: { url: `${own}/answer`, method: 'GET' },
    eventUrl: { url: `${own}/event`, method: 'POST' },
  });
  return {
    where: await emulator.start(),
    answer: (next) => {
      ncco = next;
    },
    stop: async () => {
      await emulator.stop();
      await unlisten(server);
    },
  };
});

it('a phone has a number, or it is none', () => {
  const phone = phones(createTestPlatform(), { Bob: '447700900010' });
  expect(() => phone('Bobby')).toThrow('No number was given for Bobby.');
});

it('a phone that is picked up by habit answers, too', async () => {
  const test = createTestPlatform();
  const phone = phones(test, { Ann: '447700900018', Bob: '447700900001' });
  test.webhooks.reply({ ok: true, body: [connectTo('447700900001')] });
  await phone('Ann').dials(hotline);
  await phone('Bob').expectCall().rings().waits(2000).answers().hangsUp();
});

it('what a phone says and presses reaches the one who asked for it', async () => {
  const test = createTestPlatform();
  const phone = phones(test, { Ann: '447700900018', Hotline: hotline });
  test.webhooks.reply({
    ok: true,
    body: [{ action: 'input', type: ['dtmf', 'speech'], dtmf: { maxDigits: 2 } }],
  });
  await phone('Ann').dials('Hotline').presses('42').isHungUp();
  await phone('Ann').dials('Hotline').says('Sales please').isHungUp();
  const sent = test.platform.sent().map(({ request }) => request.payload);
  expect(sent).toContainEqual(
    expect.objectContaining({ dtmf: expect.objectContaining({ digits: '42' }) as unknown }),
  );
  expect(JSON.stringify(sent)).toContain('"text":"Sales please"');
});
