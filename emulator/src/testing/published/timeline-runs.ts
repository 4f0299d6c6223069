import { application, hotline } from '../test-platform.ts';
import type { createTestVoiceApi } from '../test-voice-api.ts';
import { ann, callsOut, dialsIn } from './event-runs.ts';

type Test = ReturnType<typeof createTestVoiceApi>;

interface Timeline {
  /** Each line of the example, and the step it stands for, if one. */
  readonly steps: readonly (readonly [string, string?])[];
  readonly act: (test: Test) => Promise<unknown>;
  /** The steps that the run took. */
  readonly read: (test: Test) => string[];
  /** How many steps at the beginning are in no order. */
  readonly inAnyOrder?: number;
  /** Steps of ours that the example does not tell of. */
  readonly also?: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The webhooks in the order in which they were sent: events by their status, questions as "answer webhook". */
const steps = ({ platform }: Test, name: (payload: Fields) => string = nameOf): string[] =>
  platform.sent().map(({ request: { url, payload } }) => {
    return url.endsWith('/answer') ? 'answer webhook' : name(payload);
  });

const nameOf = ({ status, type }: Fields): string => String(status ?? type);

/** With the leg that a step is of: the caller's is A. */
const withLegs = (inbound: string) => (test: Test) =>
  steps(test, (payload) => `${payload.to === inbound ? 'A' : 'B'} ${nameOf(payload)}`);

const phone = { type: 'phone', number: '447700900001' };
const connect = (endpoint: object) => ({ action: 'connect', from: hotline, endpoint: [endpoint] });

const toApp = async (test: Test): Promise<void> => {
  const { platform, media, clock, webhooks } = test;
  const user = platform.users.find(application, 'alice')!;
  platform.sessionCame({ user, session: 'one' });
  const ncco = [{ action: 'talk', text: 'Hello.' }, connect({ type: 'app', user: 'alice' })];
  webhooks.reply({ ok: true, body: ncco });
  platform.dial(ann, hotline);
  await clock.advance(5000);
  const [invited] = platform.partsOf(user);
  if (!invited || !('answer' in invited)) throw new Error('Alice is not called.');
  await invited.answer({ user, session: 'one' }, 'v=0');
  media.browsers[0]?.connect();
  invited.hangUp();
  await clock.advance(5000);
};

const fromApp = async ({ place, clock }: Test): Promise<void> => {
  const { call } = await place([connect(phone)]);
  await clock.advance(10_000);
  call.hangUp('user');
  await clock.advance(0);
};

const machine = {
  advanced_machine_detection: { behavior: 'continue', mode: 'detect_beep' },
  ...{ ncco: undefined, answer_url: ['http://127.0.0.1:1/webhooks/answer'] },
};

const answered = { ncco: undefined, answer_url: ['http://127.0.0.1:1/webhooks/answer'] };

/** By the id of the example of a sequence. */
export const timelineRuns: Readonly<Record<string, Timeline>> = {
  'inbound.phone.talk_only': {
    steps: [
      ['event started', 'started'],
      ['event ringing (same timestamp, either order)', 'ringing'],
      ['answer webhook', 'answer webhook'],
      ['event answered', 'answered'],
      ['... NCCO runs ...'],
      ['event completed', 'completed'],
    ],
    act: dialsIn([{ action: 'talk', text: 'Hello.' }]),
    read: steps,
  },
  'inbound.phone.to_app': {
    steps: [
      ['A ringing inbound', 'A ringing'],
      ['A started inbound (same timestamp as ringing, delivered after it)', 'A started'],
      ['A answered inbound (+0.6 s)', 'A answered'],
      ['(talk plays)'],
      ['B started outbound (no headers field) (+7 s)', 'B started'],
      ['B answered outbound', 'B answered'],
      ['B completed outbound', 'B completed'],
      ['A completed inbound', 'A completed'],
    ],
    act: toApp,
    read: withLegs(hotline),
    inAnyOrder: 2,
    also: ['answer webhook'],
  },
  'app.to_phone.server_call': {
    steps: [
      ['answer webhook (from_user, to)', 'answer webhook'],
      ['A started inbound {from:null,to:user}', 'A started'],
      ['B started outbound', 'B started'],
      ['B ringing outbound', 'B ringing'],
      ['B answered outbound', 'B answered'],
      ['B completed outbound', 'B completed'],
      ['A completed inbound (network null, rate 0.00, price 0)', 'A completed'],
    ],
    act: fromApp,
    read: withLegs('john'),
    inAnyOrder: 2,
    also: ['A answered'],
  },
  'outbound.rest.answered': {
    steps: [
      ['201 response status started'],
      ['event started', 'started'],
      ['event ringing', 'ringing'],
      ['event answered', 'answered'],
      ['answer webhook (only with answer_url)', 'answer webhook'],
      ['... NCCO ...'],
      ['event completed', 'completed'],
    ],
    act: callsOut(1, answered),
    read: steps,
  },
  'outbound.rest.busy': {
    steps: [
      ['event started', 'started'],
      ['event ringing (may be absent)'],
      ['event busy', 'busy'],
      ['event completed (order with busy not guaranteed)', 'completed'],
    ],
    act: callsOut(2),
    read: steps,
  },
  'outbound.rest.rejected': {
    steps: [
      ['event started', 'started'],
      ['event rejected', 'rejected'],
    ],
    act: callsOut(4),
    read: steps,
    also: ['ringing'],
  },
  'outbound.amd.detect_beep.machine': {
    steps: [
      ['started', 'started'],
      ['ringing', 'ringing'],
      ['answered', 'answered'],
      ['machine (sub_state beep_start or beep_timeout)', 'machine'],
      ['answer webhook / first NCCO action', 'answer webhook'],
      ['completed', 'completed'],
    ],
    act: callsOut(5, machine),
    read: steps,
  },
  'conversation.join': {
    steps: [
      ['... answered ...', 'answered'],
      ['event transfer (auto conversation -> named conversation)', 'transfer'],
      ['...'],
      ['event completed', 'completed'],
    ],
    act: async (test) => {
      await dialsIn([{ action: 'conversation', name: 'board' }])(test);
      test.platform.phone(ann).hangUp();
      await test.clock.advance(0);
    },
    read: steps,
    also: ['started', 'ringing', 'answer webhook'],
  },
};
