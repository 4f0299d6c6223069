import { connectTo, createTestPlatform, hotline } from '../../testing/test-platform.ts';
import { setUpTime } from '../phones/handset.ts';

const number = (last: number) => `44770090000${last}`;
const talk = (text: string) => ({ action: 'talk', text });
const eventUrl = ['http://127.0.0.1:1/connect'];
const synchronous = { eventType: 'synchronous', eventUrl };

describe('a synchronous connect', () => {
  it.each([
    [2, 'busy'],
    [3, 'timeout'],
    [4, 'rejected'],
    [6, 'failed'],
    [7, 'unanswered'],
  ])('to %i lets the reply to %s say what to do', async (last, status) => {
    const { place, webhooks, clock } = createTestPlatform();
    webhooks.advise({ ok: true, body: [talk('Instead.')] });
    const { browser } = await place([
      connectTo(number(last), { timeout: 20, ...synchronous }),
      talk('Next.'),
    ]);
    await clock.advance(20_000);
    expect(browser.heard.filter((one) => one.endsWith('.'))).toEqual(['Instead.']);
    const told = webhooks.told.filter(({ url }) => url === eventUrl[0]);
    expect(told.map(({ payload }) => payload.status)).toContain(status);
  });

  it('goes on when the reply says nothing', async () => {
    const { place, clock } = createTestPlatform();
    const { browser } = await place([connectTo(number(2), synchronous), talk('Next.')]);
    await clock.advance(setUpTime);
    expect(browser.heard).toEqual(['Next.']);
  });

  it('waits for the reply', async () => {
    const { place, webhooks, clock } = createTestPlatform();
    let reply: (ncco: { ok: true; body: unknown }) => void = () => undefined;
    webhooks.advise(new Promise((resolve) => (reply = resolve)));
    const { browser } = await place([connectTo(number(2), synchronous), talk('Next.')]);
    await clock.advance(5000);
    expect(browser.heard).toEqual([]);
    reply({ ok: true, body: [talk('Instead.')] });
    await clock.advance(0);
    expect(browser.heard).toEqual(['Instead.']);
  });

  it('does instead what the reply to a machine says', async () => {
    const { place, webhooks, clock } = createTestPlatform();
    webhooks.advise({ ok: true, body: [talk('Instead.')] });
    const { browser } = await place([
      connectTo(number(5), { machineDetection: 'continue', ...synchronous }),
    ]);
    await clock.advance(setUpTime + 5000);
    expect(browser.heard.at(-1)).toBe('Instead.');
  });
});

it('an asynchronous connect takes no advice', async () => {
  const { place, webhooks, clock } = createTestPlatform();
  webhooks.advise({ ok: true, body: [talk('Instead.')] });
  const { browser } = await place([connectTo(number(2), { eventUrl }), talk('Next.')]);
  await clock.advance(setUpTime);
  expect(browser.heard).toEqual(['Next.']);
});

it('connects in turn ring one after the other until somebody answers', async () => {
  const { place, clock, webhooks } = createTestPlatform();
  await place([connectTo(number(2)), connectTo(number(4)), connectTo(number(1))]);
  await clock.advance(10_000);
  const told = webhooks.told.flatMap(({ payload: { to, status } }) =>
    status === 'started' || status === 'answered' ? [`${String(to).slice(-1)} ${status}`] : [],
  );
  expect(told.slice(2)).toEqual(['2 started', '4 started', '1 started', '1 answered']);
});

describe('a phone that is to hear something first', () => {
  const onAnswer = { url: 'http://127.0.0.1:1/whisper', ringbackTone: 'http://127.0.0.1:1/tone' };
  const endpoint = [{ type: 'phone', number: number(1), onAnswer }];

  async function start() {
    const test = createTestPlatform();
    const { place, webhooks, clock } = test;
    const connect = { action: 'connect', from: hotline, endpoint };
    const { browser } = await place([connect]);
    webhooks.reply({ ok: true, body: [talk('A call for sales.')] });
    await clock.advance(setUpTime + 2000);
    return { ...test, browser };
  }

  it('is asked about with what the answer webhook says of its leg', async () => {
    const { webhooks, payload } = await start();
    expect(webhooks.asked.at(-1)).toMatchObject({
      url: onAnswer.url,
      method: 'GET',
      payload: {
        to: number(1),
        from: hotline,
        uuid: payload('answered')?.uuid,
        conversation_uuid: payload('answered')?.conversation_uuid,
      },
    });
  });

  it('hears it alone, and joins then', async () => {
    const { media, browser, clock } = await start();
    expect(media.phoneEnds[0]?.hearing()).toEqual(['A call for sales.']);
    expect(browser.heard).not.toContain('A call for sales.');
    expect(media.together()).toBe(1);
    await clock.advance(1000);
    expect(media.together()).toBe(2);
    expect(browser.hearing()).toEqual([]);
  });

  it('joins also when the URL says nothing of use', async () => {
    const { place, webhooks, clock, media } = createTestPlatform();
    await place([{ action: 'connect', from: hotline, endpoint }]);
    webhooks.reply({ ok: false, reason: 'HTTP 500' });
    await clock.advance(setUpTime + 2000);
    expect(media.together()).toBe(2);
  });
});

it('keys are pressed into a phone that has answered', async () => {
  const { place, clock, media, platform } = createTestPlatform();
  const endpoint = [{ type: 'phone', number: number(1), dtmfAnswer: '1p2#' }];
  await place([{ action: 'connect', from: hotline, endpoint }]);
  await clock.advance(setUpTime + 2000);
  expect(media.phoneEnds[0]?.heard).toEqual(['keys 1p2#']);
  expect(platform.snapshot().calls[0]?.legs.at(-1)?.notes).toMatchObject([{ text: '1p2#' }]);
});

it('any number is one of the callee’s country, where there is one', async () => {
  const { place, platform, clock } = createTestPlatform();
  const [application] = platform.applications.list();
  const numbers = [hotline, '12025550100'];
  const endpoint = [{ type: 'phone', number: '12025550120' }];
  await place([{ action: 'connect', randomFromNumber: true, endpoint }], {
    ...application!,
    numbers,
  });
  await clock.advance(setUpTime + 3000);
  expect(platform.snapshot().phones).toMatchObject([{ from: '12025550100' }]);
});
