import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerWebhook, eventWebhook, statusEvent } from './webhook.ts';

const leg = { uuid: 'aaaaaaaa-bbbb', conversation_uuid: 'CON-aaaaaaaa' };

describe('answerWebhook', () => {
  it('takes a call that a signed-in user placed with the client SDK', () => {
    const asked = { ...leg, to: 'k3v', from_user: 'john', custom_data: '{"a":1}' };
    expect(answerWebhook.parse(asked)).toEqual({ ...asked, custom_data: { a: 1 } });
  });

  it('keeps fields it does not know', () => {
    expect(answerWebhook.parse({ ...leg, 'SipHeader_X-UserId': '1' })).toHaveProperty(
      'SipHeader_X-UserId',
      '1',
    );
  });

  it.each([
    ['no leg', { conversation_uuid: 'CON-1' }],
    ['a number where text belongs', { ...leg, to: 447700900001 }],
    ['a repeated query key', { ...leg, to: ['1', '2'] }],
    ['custom data that is not JSON', { ...leg, custom_data: '{' }],
    ['a list', [leg]],
    ['nothing', undefined],
  ])('refuses %s', (_, asked) => {
    expect(answerWebhook.safeParse(asked).success).toBe(false);
  });
});

describe('eventWebhook', () => {
  it.each([
    ['a status nobody has heard of', { ...leg, status: 'levitating', extra: { deep: [1] } }],
    ['the nulls of an answered leg', { ...leg, status: 'answered', network: null, rate: null }],
    ['an error event', { reason: 'Syntax error in NCCO.', conversation_uuid: 'CON-1' }],
  ])('takes %s and keeps all of it', (_, told) => {
    expect(eventWebhook.parse(told)).toEqual(told);
  });

  it.each([
    ['a time that is a number', { ...leg, status: 'ringing', timestamp: 5 }, 'timestamp'],
    ['a word of no end', { ...leg, status: 'ringing', detail: 'x'.repeat(2000) }, 'detail'],
    ['a status that is not text', { ...leg, status: 5 }, 'status'],
    ['a conversation that is none', { reason: 'x', conversation_uuid: {} }, 'conversation_uuid'],
  ])('takes %s for untold, and the rest as it is', (_, payload, field) => {
    expect(eventWebhook.parse(payload)).toEqual({ ...payload, [field]: undefined });
  });

  it('takes a price or a duration that is a number for its digits', () => {
    const bill = { status: 'completed', price: 0.0045, duration: 60, rate: '0.10' };
    const read = { status: 'completed', price: '0.0045', duration: '60', rate: '0.10' };
    expect(eventWebhook.parse(bill)).toEqual(read);
  });

  it.each([
    ['text', 'completed'],
    ['a list', [{ ...leg, status: 'completed' }]],
    ['null', null],
  ])('refuses %s', (_, told) => {
    expect(eventWebhook.safeParse(told).success).toBe(false);
  });
});

/** Payloads that others recorded or documented; they stay where they are. */
const recorded = join(__dirname, '../../../shared/reference/webhook-examples.json');

interface Recorded {
  answer_webhooks: { id: string; query?: object; body?: object }[];
  event_webhooks: { id: string; payload: { status?: string } }[];
  get_form_of_events: { id: string; request_target: string }[];
  fallback_webhooks: { id: string; payload: object }[];
  signed_webhooks: { id: string; raw_body?: string }[];
}

(existsSync(recorded) ? describe : describe.skip)(
  `recorded payloads${existsSync(recorded) ? '' : ': not tried, webhook-examples.json is not here'}`,
  () => {
    const examples: Recorded = existsSync(recorded)
      ? (JSON.parse(readFileSync(recorded, 'utf8')) as Recorded)
      : {
          answer_webhooks: [{ id: 'none' }],
          event_webhooks: [{ id: 'none', payload: {} }],
          get_form_of_events: [{ id: 'none', request_target: '/' }],
          fallback_webhooks: [{ id: 'none', payload: {} }],
          signed_webhooks: [],
        };

    it.each(examples.answer_webhooks)('answer: $id', ({ query, body }) => {
      expect(answerWebhook.safeParse(query ?? body)).toMatchObject({ success: true });
    });

    it.each(examples.event_webhooks)('event: $id', ({ payload }) => {
      expect(eventWebhook.parse(payload)).toEqual(payload);
      expect(statusEvent.safeParse(payload).success).toBe(payload.status !== undefined);
    });

    it.each(examples.get_form_of_events)('event by GET: $id', ({ request_target }) => {
      const query = Object.fromEntries(new URL(request_target, 'http://localhost').searchParams);
      expect(eventWebhook.parse(query)).toEqual(query);
    });

    it.each(examples.fallback_webhooks)('fallback: $id', ({ id, payload }) => {
      const schema = id === 'fallback.answer' ? answerWebhook : eventWebhook;
      expect(schema.safeParse(payload)).toMatchObject({ success: true });
    });

    it.each(examples.signed_webhooks.filter(({ raw_body }) => raw_body))(
      'signed: $id',
      (signed) => {
        const payload: unknown = JSON.parse(signed.raw_body!);
        expect(eventWebhook.parse(payload)).toEqual(payload);
      },
    );
  },
);
