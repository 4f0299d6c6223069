import { phones } from '../../test-library/phones.ts';
import { connectTo, createTestPlatform, hotline } from '../../testing/test-platform.ts';

const person = '447700900010';
const answers = '447700900001';
const forEver = { action: 'talk', text: 'On and on.', loop: 0 };

let test: ReturnType<typeof createTestPlatform>;
let phone: ReturnType<typeof phones>;
const statuses = () => test.webhooks.told.map(({ payload }) => payload.status);

beforeEach(() => {
  test = createTestPlatform();
  phone = phones(test, { Hotline: hotline, Ann: person, Bob: answers });
});

async function dial(ncco: unknown): Promise<string> {
  test.webhooks.reply({ ok: true, body: ncco });
  const leg = test.platform.dial(person, hotline);
  await test.clock.advance(0);
  return leg ?? '';
}

describe('a call from a phone', () => {
  it('asks the answer URL of the application that has the number', async () => {
    const uuid = await dial([forEver]);
    expect(test.webhooks.asked).toMatchObject([
      {
        url: 'http://127.0.0.1:1/webhooks/answer',
        payload: {
          to: hotline,
          from: person,
          endpoint_type: 'phone',
          conversation_uuid: expect.stringMatching(/^CON-/) as unknown,
          uuid,
        },
      },
    ]);
  });

  it('tells each step of its leg, which comes in', async () => {
    const uuid = await dial([forEver]);
    expect(statuses()).toEqual(['started', 'ringing', 'answered']);
    for (const { payload } of test.webhooks.told) {
      expect(payload).toMatchObject({ uuid, direction: 'inbound', from: person, to: hotline });
    }
  });

  it('shows its phone, which hears what is spoken and may hang up', async () => {
    const leg = await dial([forEver]);
    const [phone] = test.platform.snapshot().phones;
    expect(phone).toMatchObject({
      number: person,
      from: person,
      to: hotline,
      state: 'answered',
      leg,
    });
    expect(phone?.captions).toEqual(['On and on.']);
    expect(test.platform.phone(person).answer()).toBe(false);
    expect(test.platform.phone(person).decline()).toBe(false);
    expect(test.platform.phone(person).hangUp()).toBe(true);
    expect(test.webhooks.told.at(-1)?.payload).toMatchObject({
      status: 'completed',
      disconnected_by: 'user',
    });
    expect(test.platform.snapshot().phones).toEqual([]);
    expect([test.media.open(), test.clock.waiting()]).toEqual([0, 0]);
  });

  it('calls until the customer’s server has answered', async () => {
    test.webhooks.reply(new Promise(() => undefined));
    test.platform.dial(person, hotline);
    await test.clock.advance(1000);
    expect(test.platform.snapshot().phones).toMatchObject([{ state: 'calling' }]);
  });

  it('is connected to another phone, in one conversation', async () => {
    test.webhooks.reply({ ok: true, body: [connectTo(answers)] });
    await phone('Ann').dials('Hotline').hearsTone('ringback');
    await phone('Bob').expectCall().from('Hotline').answers();
    expect(test.media.together()).toBe(2);
    const { payload } = test.webhooks.told.find(({ payload }) => payload.to === answers)!;
    expect(payload).toMatchObject({ from: hotline, direction: 'outbound' });
    await phone('Ann').hangsUp();
    await phone('Bob').isHungUp();
    expect(statuses().slice(-2)).toEqual(['completed', 'completed']);
  });

  it('is told sorry when there are no instructions, and ends', async () => {
    test.webhooks.reply({ ok: false, reason: 'HTTP 500' });
    await phone('Ann')
      .dials('Hotline')
      .hears('We are sorry. This call cannot be connected.')
      .isHungUp();
  });

  it('goes nowhere when no application has the number', () => {
    expect(test.platform.dial(person, '447700900098')).toBeUndefined();
    expect(test.platform.snapshot()).toEqual({ calls: [], phones: [] });
  });

  it('is over after a reset', async () => {
    await dial([connectTo(answers)]);
    await test.clock.advance(3000);
    test.platform.reset();
    await test.clock.advance(0);
    expect(test.platform.snapshot()).toEqual({ calls: [], phones: [] });
    expect([test.media.open(), test.clock.waiting()]).toEqual([0, 0]);
  });
});
