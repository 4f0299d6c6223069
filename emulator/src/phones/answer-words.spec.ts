import type { WebhookReply } from '../platform/ports.ts';
import type { SentWebhook } from '../platform/sent-webhooks.ts';
import { answerWords } from './answer-words.ts';

const exchange = (payload: Record<string, unknown>, reply: WebhookReply): SentWebhook => ({
  at: 1,
  request: { url: 'http://localhost/answer', method: 'POST', payload },
  reply,
});
const nameOf = (number: string) => (number === '447700900001' ? 'Bob' : number);
const question = { uuid: 'leg-1', region_url: 'http://127.0.0.1:3100' };
const answered = (body: unknown) => [exchange(question, { ok: true, body })];

it.each([
  [
    [{ action: 'talk', text: 'Hello there.' }, { action: 'record' }],
    'The answer URL answered: say “Hello there”, then record.',
  ],
  [
    [{ action: 'connect', endpoint: [{ type: 'phone', number: '447700900001' }] }],
    'The answer URL answered: call Bob.',
  ],
  [[{ action: 'connect' }], 'The answer URL answered: call somebody.'],
  [[{ action: 'dance' }], 'The answer URL answered: dance.'],
  [[], 'The answer URL answered something that is no list of steps.'],
  ['hello', 'The answer URL answered something that is no list of steps.'],
])('of %j', (body, words) => {
  expect(answerWords(answered(body), 'leg-1', nameOf)).toBe(words);
});

it('says why there was no usable answer', () => {
  const sent = [exchange(question, { ok: false, reason: 'Error: HTTP 500' })];
  expect(answerWords(sent, 'leg-1', nameOf)).toBe(
    'The answer URL did not answer as it should: HTTP 500.',
  );
});

it('takes neither another leg nor an event for it', () => {
  const sent = [
    exchange({ ...question, uuid: 'leg-2' }, { ok: true, body: [{ action: 'record' }] }),
    exchange({ uuid: 'leg-1', status: 'answered' }, { ok: true, body: undefined }),
  ];
  expect(answerWords(sent, 'leg-1', nameOf)).toBe(
    'The answer URL has not said what is to be done.',
  );
});

it('counts what the fallback answered', () => {
  const sent = [
    exchange(question, { ok: false, reason: 'HTTP 500' }),
    exchange(question, { ok: true, body: [{ action: 'record' }] }),
  ];
  expect(answerWords(sent, 'leg-1', nameOf)).toBe('The answer URL answered: record.');
});
