import type { AnswerFault } from '../faults.ts';
import type { WebhookRequest } from '../platform/ports.ts';
import { createFakeWebhooks } from '../testing/fake-webhooks.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { askWithFault } from './answer-faults.ts';
import type { OnWebhookTrace } from './webhook-trace.ts';

const request = { url: 'http://127.0.0.1:1/answer', method: 'GET', payload: {} } as const;

function setUp(answers: AnswerFault, delayAnswers = 0) {
  const clock = createVirtualClock();
  const webhooks = createFakeWebhooks();
  const ask = (asked: WebhookRequest) => webhooks.ask(asked);
  const traces: string[] = [];
  const onTrace: OnWebhookTrace = (trace) => {
    if (trace.state === 'asked') traces.push(String(trace.fault));
    if (trace.state === 'over' && !trace.reply.ok) traces.push(trace.reply.reason);
  };
  const put = (more: object = {}) =>
    askWithFault({ ...request, ...more }, { answers, delayAnswers }, { clock, ask, onTrace });
  return { clock, asked: webhooks.asked, put, traces };
}

it('changes nothing while nothing is switched on', async () => {
  await expect(setUp('none').put()).resolves.toEqual({ ok: true, body: [] });
});

it.each([
  ['failing', 'HTTP 500'],
  ['wrong-type', 'the content type is "text/html", not application/json'],
] as const)('makes the answer URL look %s, which is asked all the same', async (fault, reason) => {
  const { put, asked } = setUp(fault);
  await expect(put()).resolves.toEqual({ ok: false, reason });
  expect(asked).toHaveLength(1);
});

it('does not ask who cannot be reached', async () => {
  const { put, asked } = setUp('unreachable');
  await expect(put()).resolves.toEqual({ ok: false, reason: 'connect ECONNREFUSED' });
  expect(asked).toEqual([]);
});

it('asks the fallback as it is', async () => {
  const { put } = setUp('failing', 9000);
  const payload = { original_request: { type: 'answer' } };
  await expect(put({ payload })).resolves.toEqual({ ok: true, body: [] });
});

it.each([
  [{}, 4999, true],
  [{}, 5000, false],
  [{ socketTimeout: 1000 }, 1000, false],
])('lets an answer with the limits %j come %i ms late', async (limits, late, usable) => {
  const { put, clock } = setUp('none', late);
  const replies: boolean[] = [];
  void put(limits).then(({ ok }) => replies.push(ok));
  await clock.advance(late - 1);
  expect(replies).toEqual([]);
  await clock.advance(1);
  expect(replies).toEqual([usable]);
});

it.each(['unreachable', 'failing', 'wrong-type'] as const)(
  'tells whoever watches that it was %s on purpose',
  async (fault) => {
    const { put, traces } = setUp(fault);
    const reply = await put();
    expect(traces).toEqual([`answers: ${fault}`, 'reason' in reply && reply.reason]);
  },
);
