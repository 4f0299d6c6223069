import { application, createTestPlatform } from '../../testing/test-platform.ts';

const fallbackAnswerUrl = { url: 'http://127.0.0.1:1/fallback', method: 'POST' } as const;
const withFallback = { ...application, fallbackAnswerUrl };

it.each([
  [{ ok: false, reason: 'HTTP 500' } as const, 'The URL gave no instructions: HTTP 500'],
  [
    { ok: true, body: [{ action: 'sing' }] } as const,
    'Syntax error in NCCO. Invalid value type or action.',
  ],
])('asks the fallback when the answer is %j, and says why', async (answer, reason) => {
  const { place, webhooks, clock, told } = createTestPlatform();
  const fallback = { ok: true, body: [{ action: 'talk', text: 'Fallback.' }] } as const;
  const { browser } = await place(undefined, withFallback, [answer, fallback]);
  await clock.advance(0);
  const [first, second] = webhooks.asked;
  expect(second).toMatchObject({
    ...fallbackAnswerUrl,
    payload: {
      ...first?.payload,
      reason,
      original_request: { url: application.answerUrl?.url, type: 'answer' },
    },
  });
  expect(browser.heard).toEqual(['Fallback.']);
  expect(told()).not.toContain('error');
});

it('complains once, and ends the call, when the fallback is of no use either', async () => {
  const { place, clock, told } = createTestPlatform();
  const bad = { ok: false, reason: 'HTTP 500' } as const;
  const { call } = await place(undefined, withFallback, [bad, bad]);
  await clock.advance(60_000);
  expect(told().filter((status) => status === 'error')).toHaveLength(1);
  expect(call.live).toBe(false);
});
