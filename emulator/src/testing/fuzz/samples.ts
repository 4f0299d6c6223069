/** Sound instructions and requests of every kind, to be damaged. */
export interface Sample {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `{leg}` is a leg that is, or was, up. */
  readonly path: string;
  readonly as: 'application' | 'account' | 'user' | 'anybody';
  readonly body?: unknown;
  readonly form?: boolean;
}

const hotline = '447700900000';
const web = 'http://127.0.0.1:1/nobody';
const phone = (last: number) => ({ type: 'phone', number: `44770090000${last}` });
const connect = (endpoint: object, options: object = {}) => ({
  ...{ action: 'connect', endpoint: [endpoint], from: hotline, timeout: 2, limit: 5 },
  ...options,
});

export const actions: readonly [object, ...object[]] = [
  { action: 'talk', text: 'Hello.', loop: 1, level: 0.5, bargeIn: true, language: 'en-GB' },
  {
    action: 'talk',
    text: '<speak>One <break time="100ms"/> <prosody rate="slow">two</prosody>.</speak>',
  },
  { action: 'stream', streamUrl: [`${web}.mp3`], loop: 1, level: -0.5 },
  { action: 'input', type: ['dtmf'], dtmf: { maxDigits: 4, timeOut: 1, submitOnHash: true } },
  { action: 'input', type: ['speech', 'dtmf'], speech: { endOnSilence: 1, context: ['yes'] } },
  { action: 'input', type: ['dtmf'], mode: 'asynchronous', eventUrl: [web] },
  { action: 'record', endOnSilence: 3, beepStart: true, format: 'wav', split: 'conversation' },
  { action: 'record', transcription: { language: 'en-US' }, eventUrl: [web], eventMethod: 'GET' },
  { action: 'conversation', name: 'room', startOnEnter: false, musicOnHoldUrl: [`${web}.mp3`] },
  { action: 'conversation', name: 'room', endOnExit: true, record: true, canHear: ['leg'] },
  connect(phone(1)),
  connect({ ...phone(1), dtmfAnswer: '1p2#', onAnswer: { url: web } }),
  connect(phone(2), { eventType: 'synchronous', eventUrl: [web] }),
  connect(phone(5), { advancedMachineDetection: { mode: 'detect_beep', beep_timeout: 45 } }),
  connect({ type: 'app', user: 'john' }),
  connect({ type: 'sip', uri: 'sip:bob@example.com', headers: { location: 'here' } }),
  connect({ type: 'vbc', extension: '101' }),
  connect({
    ...{ type: 'websocket', uri: 'ws://127.0.0.1:1/', 'content-type': 'audio/l16;rate=16000' },
    headers: { name: 'value' },
  }),
  { action: 'notify', payload: { step: 1 }, eventUrl: [web] },
  { action: 'wait', timeout: 0.1 },
  { action: 'transfer', conversationId: 'CON-none', canSpeak: [] },
];

const call = (more: object = {}) => ({
  ...{ to: [phone(8)], from: { type: 'phone', number: hotline } },
  ...{ ringing_timer: 2, length_timer: 5, ncco: actions.slice(0, 2) },
  ...more,
});

const applicationBody = {
  name: 'Call app',
  capabilities: {
    voice: {
      webhooks: {
        answer_url: { address: web, http_method: 'GET', connect_timeout: 500 },
        event_url: { address: web, http_method: 'POST', socket_timeout: 3000 },
      },
      signed_callbacks: true,
      region: 'eu-west',
    },
  },
};

const voice: readonly Sample[] = [
  { method: 'POST', path: '/v1/calls', as: 'application', body: call() },
  {
    method: 'POST',
    path: '/v1/calls',
    as: 'application',
    body: call({ machine_detection: 'hangup' }),
  },
  {
    ...{ method: 'POST', path: '/v1/calls', as: 'application' },
    body: { to: [phone(1)], random_from_number: true, answer_url: [web], event_url: [web] },
  },
  { method: 'GET', path: '/v1/calls?status=completed&page_size=5&order=desc', as: 'application' },
  { method: 'GET', path: '/v1/calls/{leg}', as: 'application' },
  { method: 'PUT', path: '/v1/calls/{leg}', as: 'application', body: { action: 'mute' } },
  {
    ...{ method: 'PUT', path: '/v1/calls/{leg}', as: 'application' },
    body: { action: 'transfer', destination: { type: 'ncco', ncco: actions.slice(0, 3) } },
  },
  {
    method: 'PUT',
    path: '/v1/calls/{leg}/talk',
    as: 'application',
    body: { text: 'Hi', level: '0' },
  },
  { method: 'DELETE', path: '/v1/calls/{leg}/talk', as: 'application' },
  { method: 'PUT', path: '/v1/calls/{leg}/stream', as: 'application', body: { stream_url: [web] } },
  { method: 'DELETE', path: '/v1/calls/{leg}/stream', as: 'application' },
  { method: 'PUT', path: '/v1/calls/{leg}/dtmf', as: 'application', body: { digits: '12p#' } },
  {
    method: 'PUT',
    path: '/v1/calls/{leg}/input/dtmf',
    as: 'application',
    body: { event_url: [web] },
  },
  { method: 'DELETE', path: '/v1/calls/{leg}/input/dtmf', as: 'application' },
  { method: 'GET', path: '/v1/files/none', as: 'application' },
  {
    ...{ method: 'PUT', path: '/v1/conversations/CON-none/record', as: 'application' },
    body: { action: 'start', format: 'mp3', event_url: [web] },
  },
];

const setUp: readonly Sample[] = [
  { method: 'POST', path: '/v2/applications', as: 'account', body: applicationBody },
  { method: 'GET', path: '/v2/applications?page=1&page_size=2', as: 'account' },
  { method: 'PUT', path: '/v2/applications/none', as: 'account', body: applicationBody },
  {
    method: 'POST',
    path: '/v1/users',
    as: 'application',
    body: { name: 'ann', display_name: 'Ann' },
  },
  { method: 'GET', path: '/v1/users?page_size=2&order=asc', as: 'application' },
  { method: 'PATCH', path: '/v1/users/ann', as: 'application', body: { display_name: 'Anna' } },
  { method: 'GET', path: '/number/search?country=GB&size=2', as: 'account' },
  { method: 'GET', path: '/account/numbers?size=2', as: 'account' },
  { method: 'GET', path: '/account/get-balance', as: 'account' },
  {
    ...{ method: 'POST', path: '/number/buy', as: 'account', form: true },
    body: { country: 'GB', msisdn: '447700900100' },
  },
  {
    ...{ method: 'POST', path: '/number/update', as: 'account', form: true },
    body: {
      country: 'GB',
      msisdn: hotline,
      voiceCallbackType: 'sip',
      voiceCallbackValue: 'sip:a@b',
    },
  },
];

const control: readonly Sample[] = [
  {
    method: 'POST',
    path: '/emulator/phones/447700900001/dial',
    as: 'anybody',
    body: { to: hotline },
  },
  { method: 'POST', path: '/emulator/phones/447700900001/answer', as: 'anybody', body: {} },
  {
    method: 'POST',
    path: '/emulator/phones/447700900001/say',
    as: 'anybody',
    body: { text: 'Yes.' },
  },
  {
    method: 'POST',
    path: '/emulator/phones/447700900001/press',
    as: 'anybody',
    body: { keys: '12#' },
  },
  { method: 'POST', path: '/emulator/phones/447700900001/hangup', as: 'anybody', body: {} },
  {
    method: 'PUT',
    path: '/emulator/phones/447700900009/habit',
    as: 'anybody',
    body: { habit: 'busy' },
  },
  { method: 'PUT', path: '/emulator/faults', as: 'anybody', body: { delayEvents: 5 } },
  { method: 'GET', path: '/emulator/calls', as: 'anybody' },
];

const browser: readonly Sample[] = [
  {
    method: 'POST',
    path: '/beta/legs',
    as: 'user',
    body: { originating_session: 's', body: { offer: { sdp: 'v=0' } } },
  },
  {
    ...{ method: 'POST', path: '/beta/knocking', as: 'user' },
    body: {
      originating_session: 's',
      channel: { id: '{leg}', to: { type: 'phone', number: '1' } },
    },
  },
  { method: 'GET', path: '/beta/conversations/CON-none', as: 'user' },
  { method: 'GET', path: '/beta/users/USR-none', as: 'user' },
];

export const samples: readonly Sample[] = [...voice, ...setUp, ...control, ...browser];
