import { createSentWebhooks } from './sent-webhooks.ts';

const sent = (at: number) => ({
  at,
  request: { url: 'http://127.0.0.1/', method: 'POST', payload: {} } as const,
  reply: { ok: true, body: null } as const,
});

it('keeps the last ones, the oldest first, until it is cleared', () => {
  const webhooks = createSentWebhooks(2);
  for (const at of [1, 2, 3]) webhooks.add(sent(at));
  expect(webhooks.list().map(({ at }) => at)).toEqual([2, 3]);
  webhooks.clear();
  expect(webhooks.list()).toEqual([]);
});
