import type { Phone } from '../../platform/phones/phone.ts';
import type { createTestVoiceApi } from '../test-voice-api.ts';
import { hotline } from '../test-platform.ts';

type Test = ReturnType<typeof createTestVoiceApi>;

/** What has to send the like of an example. */
export interface Run {
  readonly act: (test: Test) => Promise<unknown>;
  /** Fields that ours has, and the example leaves out. */
  readonly also?: readonly string[];
}

/** By the id of an example: what sends the like of it, or why nothing does. */
export type Runs = Readonly<Record<string, Run | string>>;

export const ann = '447700900018';
const phone = (last: number) => ({ type: 'phone', number: `44770090000${last}` });
const url = 'http://127.0.0.1:1/webhooks/event';
const uri = 'ws://127.0.0.1:1/socket';

/** Ann calls, hears the instructions, and does something. */
export const dialsIn =
  (ncco: readonly object[], does?: (phone: Phone) => unknown) =>
  async ({ webhooks, platform, clock }: Test): Promise<void> => {
    webhooks.reply({ ok: true, body: ncco });
    platform.dial(ann, hotline);
    await clock.advance(100);
    await does?.(platform.phone(ann));
    await clock.advance(20_000);
  };

/** A server calls a phone with that habit. */
export const callsOut =
  (last: number, options: object = {}, seconds = 100) =>
  async ({ post, clock }: Test): Promise<void> => {
    const from = { type: 'phone', number: hotline };
    const ncco = [
      { action: 'talk', text: 'Hello.' },
      { action: 'wait', timeout: 20 },
    ];
    await post('/v1/calls', { to: [phone(last)], from, ncco, ...options }).expect(201);
    await clock.advance(seconds * 1000);
  };

const keys = { action: 'input', type: ['dtmf'], dtmf: { maxDigits: 2, timeOut: 1 } };
const speech = (more: object = {}) => ({
  ...{ action: 'input', type: ['speech'], speech: { startTimeout: 2, ...more } },
});
const talk = { action: 'talk', text: 'Hello.' };
const wait = { action: 'wait', timeout: 5 };
const both = ['disconnected_by', 'sip_code'];
const beep = (more: object = {}) => ({
  advanced_machine_detection: { behavior: 'continue', mode: 'detect_beep', ...more },
});

const cancelled = async (test: Test): Promise<void> => {
  await callsOut(3, {}, 5)(test);
  const [leg] = await test.legs();
  await test.put(`/v1/calls/${leg!.uuid}`, { action: 'hangup' }).expect(204);
};

const noBeep = async (test: Test): Promise<void> => {
  test.platform.setHabit(phone(5).number, 'voicemail-without-beep');
  await callsOut(5, { ...beep({ beep_timeout: 45 }), length_timer: 90 })(test);
};

const withoutCredit = (outOfCredit: 'rejected' | 'failed') => async (test: Test) => {
  test.faults.set({ outOfCredit });
  test.platform.purse.set(0);
  await callsOut(1)(test);
};

const websocketGone = async (test: Test): Promise<void> => {
  const endpoint = { type: 'websocket', uri, 'content-type': 'audio/l16;rate=16000' };
  await dialsIn([{ action: 'connect', from: hotline, endpoint: [endpoint] }])(test);
  const [socket] = test.media.websockets;
  socket?.listener.opened();
  socket?.listener.closed();
  await test.clock.advance(0);
};

const inputAsSeen = async (test: Test): Promise<void> => {
  test.faults.set({ inputSpeechOff: 'error' });
  await dialsIn([keys], (ann) => ann.press('2'))(test);
};

const record = (more: object = {}) => ({ action: 'record', timeOut: 5, ...more });

/** By the id of the example of an event. */
export const eventRuns: Runs = {
  'started.captured': { act: dialsIn([talk]) },
  'started.documented': { act: callsOut(1), also: ['headers'] },
  'ringing.captured': { act: dialsIn([talk]) },
  'ringing.documented': { act: callsOut(1), also: ['headers'] },
  'answered.captured': { act: dialsIn([talk]) },
  'busy.documented': { act: callsOut(2), also: ['headers', 'sip_code'] },
  'busy.sip_code': { act: callsOut(2), also: ['headers'] },
  'cancelled.documented': { act: cancelled, also: ['headers'] },
  'unanswered.documented': { act: callsOut(7), also: ['headers', 'sip_code'] },
  'unanswered.sip_code': { act: callsOut(7), also: ['headers'] },
  'rejected.documented': { act: withoutCredit('rejected'), also: ['headers', 'sip_code'] },
  'rejected.sip_code': { act: callsOut(4), also: ['headers'] },
  'failed.captured': { act: withoutCredit('failed'), also: ['sip_code'] },
  'failed.sip_code': { act: withoutCredit('failed'), also: ['headers'] },
  'timeout.documented': { act: callsOut(3), also: ['headers'] },
  'disconnected.documented': { act: websocketGone, also: ['headers'] },
  'human.documented': { act: callsOut(1, { machine_detection: 'continue' }), also: ['uuid'] },
  'machine.documented': { act: callsOut(5, { machine_detection: 'continue' }), also: ['uuid'] },
  'machine.beep_start': { act: callsOut(5, beep()), also: ['uuid'] },
  'machine.beep_timeout': { act: noBeep, also: ['uuid'] },
  'completed.captured': { act: dialsIn([talk]), also: both },
  'completed.current': { act: dialsIn([wait], (ann) => ann.hangUp()) },
  'completed.never_answered': { act: callsOut(2), also: both },
  'record.documented': { act: dialsIn([record()]) },
  'record.captured': { act: dialsIn([record({ eventUrl: [url], eventMethod: 'GET' })]) },
  transcribed: { act: dialsIn([record({ transcription: {} })]) },
  'input.dtmf.captured': { act: inputAsSeen },
  'input.dtmf.documented': { act: dialsIn([keys], (ann) => ann.press('1')) },
  'input.dtmf.async': {
    act: dialsIn([{ action: 'input', mode: 'asynchronous', type: ['dtmf'] }, wait], (ann) =>
      ann.press('1'),
    ),
  },
  'input.speech.documented': {
    act: dialsIn([speech({ saveAudio: true })], (ann) => ann.say('Sales.')),
  },
  'input.speech.overridden': {
    act: dialsIn([{ ...keys, type: ['dtmf', 'speech'] }], (ann) => ann.press('12')),
    also: ['from', 'to'],
  },
  'input.speech.error':
    'nothing is analysed that could fail: what a phone says is known to the letter',
  'input.speech.silence': { act: dialsIn([speech()]) },
  'transfer.captured': { act: dialsIn([{ action: 'conversation', name: 'board' }]) },
  'notify.captured': {
    act: dialsIn([{ action: 'notify', payload: { foo: 'bar' }, eventUrl: [url] }]),
  },
  'error.documented': { act: dialsIn([{ action: 'sing' }]) },
};
