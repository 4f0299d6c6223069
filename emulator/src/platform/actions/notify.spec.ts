import { application, createTestPlatform } from '../../testing/test-platform.ts';

const eventUrl = ['http://127.0.0.1:1/progress'];
const notify = { action: 'notify', payload: { step: 1 }, eventUrl };
const talk = (text: string) => ({ action: 'talk', text });

it('tells how far the instructions have come, and goes on', async () => {
  const { place, webhooks, clock } = createTestPlatform();
  const { call, browser } = await place([notify, talk('Next.')]);
  await clock.advance(0);
  expect(webhooks.told.find(({ url }) => url === eventUrl[0])).toMatchObject({
    method: 'POST',
    payload: { payload: { step: 1 }, conversation_uuid: call.conversation.id },
  });
  expect(browser.heard).toEqual(['Next.']);
});

it('does what the reply says instead of the rest', async () => {
  const { place, webhooks, clock } = createTestPlatform();
  webhooks.advise({ ok: true, body: [talk('Instead.')] });
  const { browser, call } = await place([notify, talk('Next.')]);
  await clock.advance(60_000);
  expect(browser.heard).toEqual(['Instead.']);
  expect(call.live).toBe(false);
});

it('goes on, after a complaint, when the reply is of no use', async () => {
  const { place, webhooks, clock, told } = createTestPlatform();
  webhooks.advise({ ok: true, body: [{ action: 'sing' }] });
  const { browser } = await place([notify, talk('Next.')]);
  await clock.advance(0);
  expect(told()).toContain('error');
  expect(browser.heard).toEqual(['Next.']);
});

it('asks the fallback when the reply is of no use, and does what that says', async () => {
  const fallbackAnswerUrl = { url: 'http://127.0.0.1:1/fallback', method: 'GET' } as const;
  const { place, webhooks, clock } = createTestPlatform();
  webhooks.advise({ ok: false, reason: 'HTTP 500' });
  const answers = [[notify, talk('Next.')], []].map((body) => ({ ok: true, body }) as const);
  const { browser } = await place(undefined, { ...application, fallbackAnswerUrl }, answers);
  await clock.advance(0);
  expect(webhooks.asked.at(-1)).toMatchObject({
    url: fallbackAnswerUrl.url,
    payload: {
      payload: { step: 1 },
      reason: 'The URL gave no instructions: HTTP 500',
      original_request: { url: eventUrl[0], type: 'event' },
    },
  });
  expect(browser.heard).toEqual([]);
});
