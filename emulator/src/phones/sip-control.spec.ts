import express from 'express';
import request from 'supertest';
import { createTestPlatform, hotline } from '../testing/test-platform.ts';
import { sipControl } from './sip-control.ts';
import { controlErrorHandler } from './control-error.ts';

const from = 'sip:alice@example.com';
const headers = {
  'X-UserId': '1938ND9',
  'User-to-User': '1234567890abcdef;encoding=hex',
  'X-Nexmo-Trace': 'inside',
  Subject: 'not told',
};

function setUp() {
  const test = createTestPlatform();
  const app = express();
  app.use(
    sipControl(test.platform),
    controlErrorHandler(() => undefined),
  );
  const dial = (body: object) => request(app).post('/emulator/sip/dial').send(body);
  return { ...test, dial };
}

it('a SIP call asks the answer URL, with the headers that customers see', async () => {
  const { dial, webhooks, clock, platform } = setUp();
  webhooks.reply({ ok: true, body: [{ action: 'wait', timeout: 5 }] });
  const reply = await dial({ from, to: hotline, headers }).expect(201);
  await clock.advance(0);
  const { payload } = webhooks.asked[0]!;
  expect(payload).toMatchObject({
    from,
    to: hotline,
    endpoint_type: 'sip',
    uuid: (reply.body as { leg: string }).leg,
    'SipHeader_X-UserId': '1938ND9',
    'SipHeader_User-to-User': '1234567890abcdef;encoding=hex',
  });
  expect(Object.keys(payload).filter((name) => name.startsWith('SipHeader'))).toHaveLength(2);
  expect(webhooks.told[0]?.payload).toMatchObject({ from, to: hotline, status: 'started' });
  expect(platform.snapshot().phones).toMatchObject([{ number: from, sipHeaders: headers }]);
});

it('goes on until the address hangs up', async () => {
  const { dial, webhooks, clock, platform } = setUp();
  webhooks.reply({ ok: true, body: [{ action: 'wait', timeout: 5 }] });
  await dial({ from, to: hotline }).expect(201);
  await clock.advance(0);
  expect(platform.phone(from).hangUp()).toBe(true);
  expect(webhooks.told.at(-1)?.payload).toMatchObject({ status: 'completed', from });
});

it.each([
  [{ from: 'alice', to: hotline }, 400],
  [{ from, to: 'nowhere' }, 400],
  [{ from, to: hotline, headers: { 'X-UserId': 5 } }, 400],
  [{ from, to: '447700900123' }, 404],
])('does not take %j', async (body, status) => {
  await setUp().dial(body).expect(status);
});
