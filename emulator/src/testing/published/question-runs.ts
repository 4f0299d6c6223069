import { application, hotline } from '../test-platform.ts';
import type { createTestVoiceApi } from '../test-voice-api.ts';
import { ann, dialsIn } from './event-runs.ts';
import type { Runs } from './event-runs.ts';

type Test = ReturnType<typeof createTestVoiceApi>;
type Method = 'GET' | 'POST';

const url = 'http://127.0.0.1:1/webhooks/event';
const keys = { action: 'input', type: ['dtmf'], dtmf: { maxDigits: 2, timeOut: 1 } };
const byGet = { eventUrl: [url], eventMethod: 'GET' };

const asked = (method: Method, change: object = {}) => {
  const answerUrl = { url: 'http://127.0.0.1:1/webhooks/answer', method };
  return { ...application, answerUrl, ...change };
};

const phoneCalls = (method: Method) => async (test: Test) => {
  test.platform.applications.add(asked(method));
  await dialsIn([])(test);
};

const pageCalls = (method: Method) => async (test: Test) => {
  const { platform, owner, clock } = test;
  const as = asked(method);
  const { uuid: leg } = await platform.prepareLeg(owner, 'v=0');
  const customData = { device_name: 'Alice app' };
  platform.knock(owner, as, { leg, dialled: '447700900001', customData })!.begin();
  await clock.advance(0);
};

/** A SIP address calls, with a header. */
const sipCalls = (method: Method, header: string) => async (test: Test) => {
  const { platform, clock } = test;
  platform.applications.add(asked(method));
  platform.dial('sip:alice@example.com', hotline, { [header]: 'a value' });
  await clock.advance(0);
};

const newer = ['endpoint_type', 'region_url'];

/** By the id of the example of a question; or why there is none. */
export const answerRuns: Runs = {
  'answer.get.captured': { act: phoneCalls('GET'), also: newer },
  'answer.get.sip_header': { act: sipCalls('GET', 'X-UserId'), also: newer },
  'answer.post.documented': { act: sipCalls('POST', 'X-UserId'), also: newer },
  'answer.post.current': { act: phoneCalls('POST') },
  'answer.post.uui': { act: sipCalls('POST', 'User-to-User'), also: newer },
  'answer.get.client_sdk': { act: pageCalls('GET'), also: ['endpoint_type'] },
  'answer.post.client_sdk': { act: pageCalls('POST') },
  'answer.post.video_sip': { act: sipCalls('POST', 'X-OpenTok-SessionId'), also: newer },
};

const inputAsSeen = async (test: Test): Promise<void> => {
  test.faults.set({ inputSpeechOff: 'error' });
  await dialsIn([{ ...keys, ...byGet }], (phone) => phone.press('3'))(test);
};

const wrongInstructions = async (test: Test): Promise<void> => {
  test.platform.applications.add({ ...application, eventUrl: { url, method: 'GET' } });
  await dialsIn([{ action: 'sing' }])(test);
};

/** By the id of the example of an event by GET. */
export const getRuns: Runs = {
  'get.input': { act: inputAsSeen },
  'get.notify': { act: dialsIn([{ action: 'notify', payload: { foo: 'bar' }, ...byGet }]) },
  'get.record': { act: dialsIn([{ action: 'record', timeOut: 5, ...byGet }]) },
  'get.error': { act: wrongInstructions },
};

const fallback = { fallbackAnswerUrl: { url: 'http://127.0.0.1:1/fallback', method: 'POST' } };
const failed = { ok: false, reason: 'Connection closed.' } as const;

const noAnswer = async ({ platform, webhooks, clock }: Test): Promise<void> => {
  platform.applications.add(asked('POST', fallback));
  webhooks.reply(failed, { ok: true, body: [] });
  platform.dial(ann, hotline);
  await clock.advance(0);
};

const noAdvice = async (test: Test): Promise<void> => {
  test.platform.applications.add(asked('POST', fallback));
  test.webhooks.advise(failed);
  await dialsIn([keys], (phone) => phone.press('1'))(test);
};

/** By the id of the example of a question to the fallback. */
export const fallbackRuns: Runs = {
  'fallback.answer': { act: noAnswer, also: newer },
  'fallback.event': { act: noAdvice },
};
