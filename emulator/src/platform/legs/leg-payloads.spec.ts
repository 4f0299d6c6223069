import {
  completedPayload,
  detectionPayload,
  errorPayload,
  progressPayload,
  refusalPayload,
} from './leg-payloads.ts';
import type { Ending, LegIdentity } from './leg-payloads.ts';

const phone: LegIdentity = {
  uuid: 'leg-b',
  conversation: 'CON-1',
  direction: 'outbound',
  from: 'john',
  fromKind: 'app',
  to: '447700900001',
  kind: 'phone',
};
const app: LegIdentity = {
  uuid: 'leg-a',
  conversation: 'CON-1',
  direction: 'inbound',
  from: null,
  fromKind: 'app',
  to: 'john',
  kind: 'app',
};
const at = Date.parse('2026-01-05T09:00:00.250Z');
const ending = (status: Ending['status'], more: Partial<Ending> = {}): Ending => ({
  status,
  by: 'platform',
  sipCode: 200,
  ...more,
});

/** As text, because the order of the fields is signed in a GET. */
const text = (payload: object): string => JSON.stringify(payload);

describe('the payload of a phone’s leg', () => {
  it.each(['started', 'ringing'] as const)('that is %s', (status) => {
    expect(text(progressPayload(phone, status, at))).toBe(
      text({
        headers: {},
        from: 'john',
        to: '447700900001',
        uuid: 'leg-b',
        conversation_uuid: 'CON-1',
        status,
        direction: 'outbound',
        timestamp: '2026-01-05T09:00:00.250Z',
      }),
    );
  });

  it('that is answered has null for what is not known yet', () => {
    expect(text(progressPayload(phone, 'answered', at))).toBe(
      text({
        start_time: null,
        headers: {},
        rate: null,
        from: 'john',
        to: '447700900001',
        uuid: 'leg-b',
        conversation_uuid: 'CON-1',
        status: 'answered',
        direction: 'outbound',
        network: null,
        timestamp: '2026-01-05T09:00:00.250Z',
      }),
    );
  });

  it('that failed says why before the direction', () => {
    const failed = ending('failed', { detail: 'number_out_of_service', sipCode: 404 });
    expect(text(refusalPayload(phone, failed, at))).toBe(
      text({
        headers: {},
        from: 'john',
        to: '447700900001',
        uuid: 'leg-b',
        conversation_uuid: 'CON-1',
        status: 'failed',
        detail: 'number_out_of_service',
        sip_code: 404,
        direction: 'outbound',
        timestamp: '2026-01-05T09:00:00.250Z',
      }),
    );
  });

  it.each([
    ['busy', true],
    ['unanswered', true],
    ['rejected', true],
    ['failed', true],
    ['cancelled', false],
    ['timeout', false],
  ] as const)('that is %s names a SIP code: %s', (status, has) => {
    expect('sip_code' in refusalPayload(phone, ending(status), at)).toBe(has);
  });

  it('that is completed tells money as text and rounds time outwards', () => {
    const times = { answeredAt: at, endedAt: at + 6500 };
    expect(completedPayload(phone, ending('completed', { by: 'user' }), times)).toEqual({
      headers: {},
      end_time: '2026-01-05T09:00:07.000Z',
      uuid: 'leg-b',
      network: 'GB-FIXED',
      duration: '7',
      start_time: '2026-01-05T09:00:00.000Z',
      rate: '0.00450000',
      price: '0.00052500',
      from: 'Unknown',
      to: '447700900001',
      conversation_uuid: 'CON-1',
      status: 'completed',
      direction: 'outbound',
      timestamp: '2026-01-05T09:00:06.750Z',
      disconnected_by: 'user',
      sip_code: 200,
    });
  });

  it('that was never answered costs nothing', () => {
    const busy = ending('busy', { sipCode: 486 });
    expect(completedPayload(phone, busy, { endedAt: at })).toMatchObject({
      duration: '0',
      start_time: null,
      network: null,
      rate: '0.00',
      price: '0',
      sip_code: 486,
    });
  });
});

describe('the payload of a browser’s leg', () => {
  it('has no headers and comes from no number', () => {
    expect(progressPayload(app, 'started', at)).toEqual({
      from: null,
      to: 'john',
      uuid: 'leg-a',
      conversation_uuid: 'CON-1',
      status: 'started',
      direction: 'inbound',
      timestamp: '2026-01-05T09:00:00.250Z',
    });
  });

  it('that is completed is free, on no network', () => {
    const times = { answeredAt: at, endedAt: at + 61_000 };
    expect(completedPayload(app, ending('completed'), times)).toMatchObject({
      from: null,
      network: null,
      rate: '0.00',
      price: '0',
      duration: '62',
      disconnected_by: 'platform',
    });
  });
});

it('a detection result names its leg twice', () => {
  expect(detectionPayload(phone, { status: 'machine' }, at)).toEqual({
    call_uuid: 'leg-b',
    uuid: 'leg-b',
    from: 'john',
    to: '447700900001',
    status: 'machine',
    conversation_uuid: 'CON-1',
    timestamp: '2026-01-05T09:00:00.250Z',
  });
});

it('an error event has a reason and neither status nor leg', () => {
  expect(errorPayload('CON-1', 'why', at)).toEqual({
    reason: 'why',
    conversation_uuid: 'CON-1',
    timestamp: '2026-01-05T09:00:00.250Z',
  });
});
