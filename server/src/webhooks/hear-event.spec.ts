import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { createTestApp, dialled, event, type TestApp } from '../testing/test-app.ts';

/** A call that the platform has redeemed. */
async function begun(test: TestApp): Promise<string> {
  const id = await test.place('john', 'bob');
  await test.ask(dialled(id)).expect(200);
  test.lines.length = 0;
  return id;
}

async function hear(test: TestApp, payload: object, path = '/webhooks/event') {
  return test.tell(payload, path);
}

async function callOf({ store }: TestApp, id: string) {
  return (await store.find(id))?.call;
}

describe('POST /webhooks/event', () => {
  it.each(['/webhooks/event', '/webhooks/events'])('moves the call at %s', async (path) => {
    const test = createTestApp();
    const id = await begun(test);
    const res = await hear(test, event('ringing'), path);
    expect([res.status, res.text]).toEqual([204, '']);
    expect(await callOf(test, id)).toMatchObject({ status: 'ringing' });
    expect(test.lines).toMatchObject([{ level: 30, status: 204 }]);
  });

  it('takes the time from the platform when it is told', async () => {
    const test = createTestApp();
    const id = await begun(test);
    await test.clock.advance(5000);
    await hear(test, event('ringing', { timestamp: '2026-11-21T09:00:01.500Z' }));
    await hear(test, event('answered', { timestamp: 'half past nine' }));
    expect(await callOf(test, id)).toMatchObject({
      ringingAt: Date.parse('2026-11-21T09:00:01.500Z'),
      answeredAt: test.clock.now(),
    });
  });

  it.each([
    ['before the call was placed', '-271821-04-20T00:00:00Z', 0],
    ['in the future', '9999-01-01T00:00:00Z', 5000],
  ])('believes no time %s', async (_, timestamp, after) => {
    const test = createTestApp();
    const placedAt = test.clock.now();
    const id = await begun(test);
    await test.clock.advance(5000);
    await hear(test, event('answered', { timestamp }));
    expect(await callOf(test, id)).toMatchObject({ answeredAt: placedAt + after });
  });

  it("does not take the caller's own answered leg for the contact's", async () => {
    const test = createTestApp();
    const id = await begun(test);
    await hear(test, event('answered', { uuid: 'leg-of-john' }));
    expect(await callOf(test, id)).toMatchObject({ status: 'dialing' });
    await hear(test, event('completed', { uuid: 'leg-of-john' }));
    expect(await callOf(test, id)).toMatchObject({ status: 'ended', reason: 'completed' });
  });

  it('takes the same words for the same event, and others for another', async () => {
    const test = createTestApp();
    await begun(test);
    for (const status of ['ringing', 'ringing']) await hear(test, event(status));
    await hear(test, event('ringing', { timestamp: '2026-11-21T09:00:01.500Z' }));
    expect(test.lines.map(({ status, code }) => [status, code])).toEqual([
      [204, undefined],
      [204, 'event-repeated'],
      [204, undefined],
    ]);
  });

  it('says nothing before the event is kept', async () => {
    const test = createTestApp();
    await begun(test);
    let keep = (): void => undefined;
    const kept = new Promise<void>((resolve) => (keep = resolve));
    const hearAtOnce = test.store.hear.bind(test.store);
    test.store.hear = async (...told) => {
      await kept;
      return hearAtOnce(...told);
    };
    let answered = false;
    const asked = hear(test, event('ringing')).then((res) => {
      answered = true;
      return res.status;
    });
    await supertest(test.app).get('/health/live').expect(200);
    expect(answered).toBe(false);
    keep();
    expect(await asked).toBe(204);
  });

  it('is a fault, and no receipt, when the event cannot be kept', async () => {
    const test = createTestApp();
    await begun(test);
    test.store.hear = () => Promise.reject(new Error('the disk is full'));
    expect((await hear(test, event('ringing'))).status).toBe(500);
  });

  it('ignores a leg that has no name', async () => {
    const test = createTestApp();
    const id = await begun(test);
    expect((await hear(test, event('answered', { uuid: undefined }))).status).toBe(204);
    expect(await callOf(test, id)).toMatchObject({ status: 'dialing' });
    expect(test.lines).toMatchObject([{ code: 'event-ignored' }]);
  });

  it('ends the call when the platform could not follow our instructions', async () => {
    const test = createTestApp();
    const id = await begun(test);
    const reason = 'Syntax error in NCCO. Invalid value type or action.';
    await hear(test, { reason, conversation_uuid: 'CON-leg-of-john' });
    expect(await callOf(test, id)).toMatchObject({ status: 'ended', reason: 'service-fault' });
  });

  it.each([
    ['an unknown status', event('teleported')],
    ['a person found', event('human', { uuid: undefined, call_uuid: 'leg-of-bob' })],
    ['unknown fields', event('human', { new_one: { deep: [1] }, price: null })],
    ['a recording', { recording_url: 'https://x', size: 7, conversation_uuid: 'CON-leg-of-john' }],
  ])('takes %s without a change', async (_, payload) => {
    const test = createTestApp();
    const id = await begun(test);
    const before = await callOf(test, id);
    expect((await hear(test, payload)).status).toBe(204);
    expect(await callOf(test, id)).toBe(before);
    expect(test.lines).toMatchObject([{ status: 204, code: 'event-ignored' }]);
  });

  it.each([
    ['an unknown conversation', event('ringing', {}, 'leg-of-nobody')],
    ['no conversation', { status: 'ringing', uuid: 'leg-of-bob' }],
    ['nothing at all', {}],
  ])('takes %s for nobody’s call', async (_, payload) => {
    const test = createTestApp();
    expect((await hear(test, payload)).status).toBe(204);
    expect(test.lines).toMatchObject([{ status: 204, code: 'call-unknown' }]);
  });
});

const examples = join(__dirname, '../../../../shared/reference/webhook-examples.json');

const here = existsSync(examples);
const where = here ? 'read in place' : 'skipped: webhook-examples.json is not on this machine';

(here ? describe : describe.skip)(`the documented payloads, ${where}`, () => {
  interface Examples {
    readonly event_webhooks: readonly { readonly id: string; readonly payload: object }[];
  }

  it('are all taken, for a call of ours and for nobody’s', async () => {
    const { event_webhooks } = JSON.parse(readFileSync(examples, 'utf8')) as Examples;
    expect(event_webhooks.length).toBeGreaterThan(30);
    for (const { id, payload } of event_webhooks) {
      const test = createTestApp();
      await begun(test);
      const ours = { ...payload, conversation_uuid: 'CON-leg-of-john' };
      expect([id, (await hear(test, payload)).status]).toEqual([id, 204]);
      expect([id, (await hear(test, ours)).status]).toEqual([id, 204]);
    }
  });
});
