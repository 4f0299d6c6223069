/** Sound instructions and requests of every kind, to be damaged. */
export interface Sample {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `{leg}` and `{conversation}` are or were there; `{id}` is an application or a user. */
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
  {
    action: 'talk',
    text: 'Hello.',
    style: 3,
    premium: true,
    loop: 1,
    level: 0.5,
    bargeIn: true,
    language: 'en-GB',
  },
  {
    action: 'talk',
    text: '<speak>One <break time="100ms"/> <prosody rate="slow">two</prosody>.</speak>',
  },
  { action: 'stream', streamUrl: [`${web}.mp3`], loop: 1, level: -0.5 },
  { action: 'input', type: ['dtmf'], dtmf: { maxDigits: 4, timeOut: 1, submitOnHash: true } },
  { action: 'input', type: ['speech', 'dtmf'], speech: { endOnSilence: 1, context: ['yes'] } },
  {
    ...{ action: 'input', type: ['speech'], eventUrl: [web], eventMethod: 'GET' },
    speech: {
      startTimeout: 1,
      maxDuration: 2,
      sensitivity: 50,
      saveAudio: true,
      language: 'de-DE',
    },
  },
  { action: 'input', type: ['dtmf'], mode: 'asynchronous', eventUrl: [web] },
  { action: 'record', endOnSilence: 3, beepStart: true, format: 'wav', split: 'conversation' },
  {
    action: 'record',
    channels: 2,
    split: 'conversation',
    timeOut: 3,
    endOnKey: '#',
    format: 'ogg',
  },
  { action: 'record', transcription: { language: 'en-US' }, eventUrl: [web], eventMethod: 'GET' },
  { action: 'conversation', name: 'room', startOnEnter: false, musicOnHoldUrl: [`${web}.mp3`] },
  { action: 'conversation', name: 'room', endOnExit: true, record: true, canHear: ['leg'] },
  connect(phone(1)),
  connect({ ...phone(1), dtmfAnswer: '1p2#', onAnswer: { url: web } }),
  connect(phone(2), { eventType: 'synchronous', eventUrl: [web] }),
  connect(phone(5), { advancedMachineDetection: { mode: 'detect_beep', beep_timeout: 45 } }),
  connect(phone(5), { machineDetection: 'hangup', ringbackTone: `${web}.mp3` }),
  {
    ...{ action: 'connect', endpoint: [phone(8)], randomFromNumber: true },
    advancedMachineDetection: { behavior: 'continue', mode: 'default' },
  },
  connect({ type: 'app', user: 'john' }),
  connect({ type: 'sip', uri: 'sip:bob1@example.com', headers: { location: 'here' } }),
  connect({ type: 'sip', user: 'bob1', domain: 'trunk', standardHeaders: { 'User-to-User': 'a' } }),
  connect({ type: 'vbc', extension: '101' }),
  connect({
    ...{ type: 'websocket', uri: 'ws://127.0.0.1:1/', 'content-type': 'audio/l16;rate=16000' },
    ...{ headers: { name: 'value' }, authorization: { type: 'custom', value: 'Bearer mine' } },
  }),
  { action: 'notify', payload: { step: 1 }, eventUrl: [web] },
  { action: 'wait', timeout: 0.1 },
  { action: 'transfer', conversationId: 'CON-none', canSpeak: [], canHear: ['leg'], mute: true },
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
  ...[
    { type: 'app', user: 'john' },
    { type: 'sip', uri: 'sip:bob1@example.com' },
    { type: 'vbc', extension: '101' },
    { type: 'websocket', uri: 'ws://127.0.0.1:1/', 'content-type': 'audio/l16;rate=8000' },
  ].map((to): Sample => {
    const advanced = { behavior: 'hangup', mode: 'detect_beep', beep_timeout: 45 };
    const body = call({ to: [to], advanced_machine_detection: advanced });
    return { method: 'POST', path: '/v1/calls', as: 'application', body };
  }),
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
  {
    ...{ method: 'PUT', path: '/v1/calls/{leg}', as: 'application' },
    body: { action: 'transfer', destination: { type: 'ncco', url: [web] } },
  },
  { method: 'GET', path: '/v1/files/none', as: 'application' },
  { method: 'GET', path: '/v3/files/none', as: 'application' },
  {
    ...{ method: 'PUT', path: '/v1/conversations/{conversation}/record', as: 'application' },
    body: {
      ...{ action: 'start', format: 'mp3', event_url: [web], split: 'conversation', timeout: 2 },
      transcription: { language: 'en-US', event_url: web },
    },
  },
  {
    ...{ method: 'PUT', path: '/v1/conversations/{conversation}/record', as: 'application' },
    body: { action: 'stop' },
  },
];

const setUp: readonly Sample[] = [
  { method: 'POST', path: '/v2/applications', as: 'account', body: applicationBody },
  { method: 'GET', path: '/v2/applications?page=1&page_size=2', as: 'account' },
  { method: 'GET', path: '/v2/applications/{id}', as: 'account' },
  { method: 'PUT', path: '/v2/applications/{id}', as: 'account', body: applicationBody },
  { method: 'DELETE', path: '/v2/applications/{id}', as: 'account' },
  {
    method: 'POST',
    path: '/v1/users',
    as: 'application',
    body: { name: 'ann', display_name: 'Ann' },
  },
  { method: 'GET', path: '/v1/users?page_size=2&order=asc', as: 'application' },
  { method: 'PATCH', path: '/v1/users/ann', as: 'application', body: { display_name: 'Anna' } },
  { method: 'GET', path: '/v1/users/{id}', as: 'application' },
  { method: 'PATCH', path: '/v1/users/{id}', as: 'application', body: { name: 'anne' } },
  { method: 'DELETE', path: '/v1/users/{id}', as: 'application' },
  { method: 'GET', path: '/number/search?country=GB&size=2', as: 'account' },
  { method: 'GET', path: '/account/numbers?size=2', as: 'account' },
  { method: 'GET', path: '/account/get-balance', as: 'account' },
  {
    ...{ method: 'POST', path: '/number/buy', as: 'account', form: true },
    body: { country: 'GB', msisdn: '447700900100' },
  },
  {
    ...{ method: 'POST', path: '/number/cancel', as: 'account', form: true },
    body: { country: 'GB', msisdn: '447700900100' },
  },
  {
    ...{ method: 'POST', path: '/account/top-up', as: 'account', form: true },
    body: { trx: 'paid' },
  },
  {
    ...{ method: 'POST', path: '/number/update', as: 'account', form: true },
    body: {
      country: 'GB',
      msisdn: '447700900100',
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
    body: { digits: '12#' },
  },
  { method: 'POST', path: '/emulator/phones/447700900001/hang-up', as: 'anybody', body: {} },
  {
    method: 'PUT',
    path: '/emulator/phones/447700900009/habit',
    as: 'anybody',
    body: { habit: 'busy' },
  },
  { method: 'PUT', path: '/emulator/faults', as: 'anybody', body: { delayEvents: 5 } },
  { method: 'GET', path: '/emulator/calls', as: 'anybody' },
  { method: 'GET', path: '/emulator/calls/{leg}/spectrum?hz=440', as: 'anybody' },
  { method: 'GET', path: '/emulator/webhooks', as: 'anybody' },
  { method: 'GET', path: '/emulator/faults', as: 'anybody' },
  { method: 'PUT', path: '/emulator/balance', as: 'anybody', body: { value: 10_000 } },
  { method: 'POST', path: '/emulator/balance/top-up', as: 'anybody', body: { amount: 5 } },
  { method: 'POST', path: '/emulator/sessions/drop', as: 'anybody', body: {} },
  {
    ...{ method: 'POST', path: '/emulator/sip/dial', as: 'anybody' },
    body: { from: 'sip:al@example.com', to: hotline, headers: { 'X-UserId': '1' } },
  },
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
  { method: 'GET', path: '/beta/conversations/{conversation}', as: 'user' },
  { method: 'GET', path: '/v0.3/conversations/{conversation}', as: 'user' },
  { method: 'GET', path: '/beta2/conversations/{conversation}/events?start_id=1', as: 'user' },
  { method: 'GET', path: '/beta2/conversations/{conversation}/members', as: 'user' },
  { method: 'PUT', path: '/v0.2/sessions/none', as: 'user', body: {} },
  {
    ...{ method: 'POST', path: '/beta/conversations/{conversation}/events', as: 'user' },
    body: { type: 'audio:dtmf', from: 'MEM-none', body: { digit: '5' } },
  },
  {
    ...{ method: 'POST', path: '/v0.3/conversations/{conversation}/members', as: 'user' },
    body: { state: 'joined', user: { id: '{id}' } },
  },
  {
    ...{ method: 'POST', path: '/beta/conversations/{conversation}/rtc', as: 'user' },
    body: { originating_session: 's', from: 'MEM-none', body: { offer: { sdp: 'v=0' } } },
  },
  { method: 'DELETE', path: '/beta2/conversations/{conversation}/rtc/{leg}', as: 'user' },
  { method: 'GET', path: '/beta/users/USR-none', as: 'user' },
];

export const samples: readonly Sample[] = [...voice, ...setUp, ...control, ...browser];
