import { phones } from '../test-library/phones.ts';
import { spokenTime } from '../testing/fake-media.ts';
import { application, connectTo, createTestPlatform } from '../testing/test-platform.ts';
import { setUpTime } from './phones/handset.ts';
import type { Sound } from './ports.ts';

interface Refusal {
  readonly last: number;
  readonly wait: number;
  readonly status: string;
  readonly detail: string | undefined;
  readonly code: number;
  readonly completed: boolean;
  readonly tone: string;
}

const number = (last: number) => `44770090000${last}`;

describe('a call to a phone', () => {
  it('that answers connects both, and echoes', async () => {
    const { place, clock, media, told, events, platform } = createTestPlatform();
    await place([connectTo(number(1))]);
    expect(told()).toEqual(['app started', 'app answered', 'phone started']);

    await clock.advance(setUpTime);
    expect(told().at(-1)).toBe('phone ringing');
    expect(media.together()).toBe(1);

    await clock.advance(2000);
    expect(told().at(-1)).toBe('phone answered');
    expect(media.together()).toBe(2);
    expect(media.phones).toEqual(['echo']);
    expect(events).toEqual([
      'app joined',
      'app media',
      'phone ringing',
      'phone joined',
      'phone media',
    ]);
    expect(platform.snapshot().phones).toMatchObject([
      { number: number(1), state: 'answered', from: '447700900099', habit: 'answers' },
    ]);
  });

  it.each`
    last | habit               | wait                | status          | detail                     | code   | completed | tone
    ${2} | ${'busy'}           | ${setUpTime}        | ${'busy'}       | ${undefined}               | ${486} | ${true}   | ${'busy'}
    ${4} | ${'declines'}       | ${setUpTime + 2000} | ${'rejected'}   | ${'declined'}              | ${603} | ${false}  | ${'busy'}
    ${6} | ${'out-of-service'} | ${setUpTime}        | ${'failed'}     | ${'number_out_of_service'} | ${404} | ${true}   | ${'congestion'}
    ${7} | ${'unreachable'}    | ${setUpTime}        | ${'unanswered'} | ${'unavailable'}           | ${480} | ${true}   | ${'congestion'}
  `(
    'that is $habit ends as $status at once, with a $tone tone for two seconds',
    async ({ last, wait, status, detail, code, completed, tone }: Refusal) => {
      const { place, clock, told, payload, events, media } = createTestPlatform();
      const { call, browser } = await place([connectTo(number(last))]);
      await clock.advance(wait);

      expect(payload(status)).toMatchObject({ sip_code: code });
      expect(payload(status)?.detail).toBe(detail);
      expect(told().includes('phone completed')).toBe(completed);
      expect(events.at(-1)).toBe(`phone refused ${status}`);
      expect(browser.hearing()).toEqual([tone]);
      expect(call.live).toBe(true);

      await clock.advance(2000);
      expect(told().at(-1)).toBe('app completed');
      expect(events.slice(-2)).toEqual(['app hung-up', 'app left']);
      expect(media.open()).toBe(0);
      expect(clock.waiting()).toBe(0);
    },
  );

  it('that is never picked up times out after the timeout of the connect', async () => {
    const { place, clock, told, payload, events, media } = createTestPlatform();
    const { browser } = await place([connectTo(number(3), { timeout: 45 })]);
    await clock.advance(44_999);
    expect(told().at(-1)).toBe('phone ringing');
    expect(browser.hearing()).toEqual(['ringback']);

    await clock.advance(1);
    expect(payload('timeout')).not.toHaveProperty('sip_code');
    expect(told().slice(-3)).toEqual(['phone timeout', 'phone completed', 'app completed']);
    expect(events.slice(-3)).toEqual(['phone refused timeout', 'app hung-up', 'app left']);
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('that hangs up at once is answered, and over', async () => {
    const { place, clock, told, platform, media } = createTestPlatform();
    platform.setHabit(number(8), 'hangs-up');
    const { call } = await place([connectTo(number(8))]);
    await clock.advance(setUpTime);
    expect(told().slice(-4)).toEqual([
      'phone ringing',
      'phone answered',
      'phone completed',
      'app completed',
    ]);
    await clock.advance(3000);
    expect([call.live, media.open(), clock.waiting()]).toEqual([false, 0, 0]);
  });

  it('that answered rings no more, and is not timed out', async () => {
    const { place, clock, told } = createTestPlatform();
    const { browser } = await place([connectTo(number(1), { timeout: 5 })]);
    await clock.advance(120_000);
    expect(browser.hearing()).toEqual([]);
    expect(told().at(-1)).toBe('phone answered');
  });

  it('that is never picked up times out after 60 s without a timeout', async () => {
    const { place, clock, told } = createTestPlatform();
    await place([connectTo(number(3))]);
    await clock.advance(59_999);
    expect(told()).not.toContain('phone timeout');
    await clock.advance(1);
    expect(told()).toContain('phone timeout');
  });

  it('with a voicemail greeting answers after 3 s and is found to be a machine', async () => {
    const { place, clock, told, payload, media, platform } = createTestPlatform();
    await place([connectTo(number(5), { machineDetection: 'continue' })]);
    await clock.advance(setUpTime + 3000);
    expect(told().at(-1)).toBe('phone answered');
    expect(media.phoneEnds.map(({ spoken }) => spoken)).toEqual([['sound']]);

    await clock.advance(2000);
    expect(told().at(-1)).toBe('phone machine');
    expect(payload('machine')).toMatchObject({ call_uuid: payload('answered')?.uuid });
    const [call] = platform.snapshot().calls;
    expect(call?.legs[0]?.captions[0]).toMatch(/leave a message/);
  });

  it('with a voicemail greeting that is ready too late says nothing any more', async () => {
    const { place, clock, media } = createTestPlatform();
    let say: (sound: Sound) => void = () => undefined;
    const { call } = await place([connectTo(number(5))]);
    media.speak = () => new Promise((resolve) => (say = resolve));
    await clock.advance(setUpTime + 3000);
    call.hangUp('user');
    say({ samples: new Int16Array(8) });
    await clock.advance(0);
    expect(media.phoneEnds[0]?.spoken).toEqual([]);
  });

  it('is cut off after two hours without a limit', async () => {
    const { place, clock, told } = createTestPlatform();
    await place([connectTo(number(1))]);
    await clock.advance(setUpTime + 2000 + 7_199_999);
    expect(told()).not.toContain('phone completed');
    await clock.advance(1);
    expect(told()).toContain('phone completed');
  });

  it('with a voicemail greeting is cut off when the connect says so', async () => {
    const { place, clock, told } = createTestPlatform();
    await place([connectTo(number(5), { machineDetection: 'hangup' })]);
    await clock.advance(setUpTime + 5000);
    expect(told().slice(-3)).toEqual(['phone machine', 'phone completed', 'app completed']);
  });

  it('that a person answers is found to be human', async () => {
    const { place, clock, told } = createTestPlatform();
    await place([connectTo(number(1), { machineDetection: 'continue' })]);
    await clock.advance(setUpTime + 4000);
    expect(told().at(-1)).toBe('phone human');
  });

  it('is not examined for machines unless the connect asks', async () => {
    const { place, clock, told } = createTestPlatform();
    await place([connectTo(number(5))]);
    await clock.advance(setUpTime + 9000);
    expect(told().at(-1)).toBe('phone answered');
  });

  it('is cut off by its limit', async () => {
    const { place, clock, payload, told } = createTestPlatform();
    await place([connectTo(number(1), { limit: 10 })]);
    await clock.advance(setUpTime + 12_000);
    expect(payload('completed')).toMatchObject({ disconnected_by: 'platform', duration: '11' });
    expect(told().at(-1)).toBe('app completed');
  });
});

describe('a phone in a person’s hand', () => {
  const rings = '447700900000';

  it('rings until it is answered, then talks until it hangs up', async () => {
    const test = createTestPlatform();
    const { place, told, payload, platform, events, clock } = test;
    const phone = phones(test, { Bob: rings });
    await place([connectTo(rings)]);
    await phone('Bob').expectCall().rings();
    expect(platform.phone(rings).hangUp()).toBe(false);
    await phone('Bob').answers(30_000).waits(5000);
    expect(told().at(-1)).toBe('phone answered');
    await phone('Bob').hangsUp();
    await clock.advance(0);
    expect(payload('completed')).toMatchObject({ disconnected_by: 'user', sip_code: 200 });
    expect(told().slice(-2)).toEqual(['phone completed', 'app completed']);
    expect(events.slice(-3)).toEqual(['phone left', 'app hung-up', 'app left']);
    expect(platform.snapshot().phones).toEqual([]);
  });

  it('can decline', async () => {
    const test = createTestPlatform();
    const { place, told, platform } = test;
    await place([connectTo(rings)]);
    await phones(test, { Bob: rings })('Bob').expectCall().declines().endsWith('rejected');
    expect(told().at(-1)).toBe('phone rejected');
    expect(platform.phone(rings).decline()).toBe(false);
  });

  it('comes before its habit', async () => {
    const { place, clock, told, platform } = createTestPlatform();
    await place([connectTo(number(4))]);
    await clock.advance(setUpTime);
    platform.phone(number(4)).answer();
    await clock.advance(5000);
    expect(told()).not.toContain('phone rejected');
  });

  it('that is called twice is answered in the call that is meant', async () => {
    const { place, clock, platform } = createTestPlatform();
    await place([connectTo(rings)]);
    await place([connectTo(rings)]);
    await clock.advance(1000);
    const [first, second] = platform.snapshot().phones;
    expect(platform.phone(rings, second?.leg).answer()).toBe(true);
    expect(platform.snapshot().phones).toEqual([
      first,
      { ...second, state: 'answered', since: clock.now() },
    ]);
    expect(platform.phone(rings, second?.leg).decline()).toBe(false);
  });

  it('does nothing when it is not in a call', () => {
    const phone = createTestPlatform().platform.phone(rings);
    expect([phone.answer(), phone.decline(), phone.hangUp()]).toEqual([false, false, false]);
  });

  it('takes another habit for its next calls, and its own back', async () => {
    const { place, clock, told, platform } = createTestPlatform();
    platform.setHabit(rings, 'busy');
    await place([connectTo(rings)]);
    await clock.advance(setUpTime);
    expect(told()).toContain('phone busy');
    platform.setHabit(rings, undefined);
    expect(platform.habit(rings)).toBe('rings');
  });
});

describe('a caller who hangs up', () => {
  it('before being let in still joins, so that the browser learns the end', async () => {
    const { knock, events, webhooks, media, clock } = createTestPlatform();
    const { call } = await knock();
    call.hangUp('user');
    call.begin();
    expect(events).toEqual(['app joined', 'app media', 'app hung-up']);
    expect([...webhooks.asked, ...webhooks.told]).toEqual([]);
    expect(media.open()).toBe(0);
    await clock.advance(3000);
    expect(events.at(-1)).toBe('app left');
  });

  it('while the answer URL is asked reaches nobody', async () => {
    const { knock, webhooks, told, clock } = createTestPlatform();
    let answer: (reply: { ok: true; body: unknown }) => void = () => undefined;
    webhooks.reply(new Promise((resolve) => (answer = resolve)));
    const { call } = await knock();
    call.begin();
    await clock.advance(1000);
    call.hangUp('user');
    answer({ ok: true, body: [connectTo(number(1))] });
    await clock.advance(5000);
    expect(told()).toEqual(['app started', 'app completed']);
  });

  it('while the answer URL fails hears no apology, and nobody complains', async () => {
    const { knock, webhooks, told, clock } = createTestPlatform();
    let answer: (reply: { ok: false; reason: string }) => void = () => undefined;
    webhooks.reply(new Promise((resolve) => (answer = resolve)));
    const { call, browser } = await knock();
    call.begin();
    await clock.advance(1000);
    call.hangUp('user');
    answer({ ok: false, reason: 'HTTP 500' });
    await clock.advance(5000);
    expect(told()).toEqual(['app started', 'app completed']);
    expect(browser.heard).toEqual([]);
  });

  it('while the phone rings cancels it', async () => {
    const { place, clock, told, payload, platform, events, media } = createTestPlatform();
    const { call, browser } = await place([connectTo(number(3))]);
    await clock.advance(5000);
    call.hangUp('user');
    call.hangUp('user');
    await clock.advance(0);
    expect(told().slice(-3)).toEqual(['phone cancelled', 'phone completed', 'app completed']);
    expect(payload('completed', 'app')).toMatchObject({ disconnected_by: 'user' });
    expect(platform.snapshot().phones).toEqual([]);
    expect(events.slice(-1)).toEqual(['app hung-up']);
    expect(browser.closed()).toBe(true);
    expect(media.open()).toBe(0);
  });

  it('after the answer completes both legs, the phone’s first', async () => {
    const { place, clock, told, events, media } = createTestPlatform();
    const { call } = await place([connectTo(number(1))]);
    await clock.advance(5000);
    call.hangUp('user');
    expect(told().slice(-2)).toEqual(['phone completed', 'app completed']);
    expect(told()).not.toContain('phone cancelled');
    expect(events.slice(-2)).toEqual(['phone left', 'app hung-up']);
    expect(media.together()).toBe(0);
    call.caller.leave();
    call.caller.leave();
    expect(events.filter((event) => event === 'app left')).toHaveLength(1);
    expect(clock.waiting()).toBe(0);
  });

  it('while being spoken to hears no more', async () => {
    const { place, clock, told } = createTestPlatform();
    const { call, browser } = await place([
      { action: 'talk', text: 'Wait', loop: 0 },
      connectTo(number(1)),
    ]);
    await clock.advance(60_000);
    expect(browser.hearing()).toEqual(['Wait']);
    call.hangUp('user');
    await clock.advance(0);
    expect(browser.hearing()).toEqual([]);
    expect(told()).not.toContain('phone started');
  });
});

describe('an NCCO', () => {
  it('speaks before it connects', async () => {
    const { place, clock, told, platform } = createTestPlatform();
    const { browser } = await place([
      { action: 'talk', text: '<speak>One <emphasis>moment</emphasis>.</speak>', loop: 2 },
      connectTo(number(1)),
    ]);
    expect(browser.hearing()).toHaveLength(1);
    await clock.advance(2 * spokenTime - 1);
    expect(told()).not.toContain('phone started');
    await clock.advance(1);
    expect(told()).toContain('phone started');
    expect(platform.snapshot().calls[0]?.legs[0]?.captions).toEqual(['One moment.']);
  });

  it('goes on when the phone was not reached or hung up', async () => {
    const { place, clock, told, platform } = createTestPlatform();
    await place([
      connectTo(number(2)),
      connectTo(number(1)),
      { action: 'talk', text: 'Good bye', language: 'en-GB' },
    ]);
    await clock.advance(2 * setUpTime + 2000);
    expect(told().at(-1)).toBe('phone answered');
    platform.phone(number(1)).hangUp();
    await clock.advance(0);
    expect(platform.snapshot().calls[0]?.legs[0]?.captions).toEqual(['Good bye']);
    await clock.advance(spokenTime);
    expect(told().at(-1)).toBe('app completed');
  });

  it('without actions ends the call', async () => {
    const { place, told } = createTestPlatform();
    await place([]);
    expect(told()).toEqual(['app started', 'app answered', 'app completed']);
  });

  it.each([
    ['that is no list', { action: 'talk', text: 'x' }],
    ['with an unknown action', [{ action: 'fly' }]],
    ['without a text', [{ action: 'talk' }]],
    ['with a number that is none', [connectTo('+44 7700')]],
    ['without an endpoint', [{ ...connectTo(number(1)), endpoint: [] }]],
  ])('%s is an error event, an apology and the end', async (_, body) => {
    const { place, told, webhooks, clock } = createTestPlatform();
    const { browser } = await place(body);
    expect(told()).toEqual(['app started', 'error']);
    expect(webhooks.told.at(-1)?.payload).toMatchObject({
      reason: 'Syntax error in NCCO. Invalid value type or action.',
    });
    expect(browser.hearing()[0]).toMatch(/sorry/);
    await clock.advance(spokenTime);
    expect(told().at(-1)).toBe('app completed');
  });

  it('takes numbers and booleans as text', async () => {
    const { place, clock, told } = createTestPlatform();
    await place([connectTo(number(3), { timeout: '5' })]);
    await clock.advance(5000);
    expect(told()).toContain('phone timeout');
  });

  it('cannot call from a number that is not the application’s', async () => {
    const { place, told, webhooks } = createTestPlatform();
    await place([{ ...connectTo(number(1)), from: '15550100' }]);
    expect(told()).toEqual(['app started', 'app answered', 'error', 'app completed']);
    expect(webhooks.told[2]?.payload).toHaveProperty('reason');
  });

  it('sends the phone’s events where its connect says', async () => {
    const { place, webhooks } = createTestPlatform();
    await place([connectTo(number(1), { eventUrl: ['http://127.0.0.1:2/e'], eventMethod: 'GET' })]);
    expect(webhooks.told.at(-1)).toMatchObject({ url: 'http://127.0.0.1:2/e', method: 'GET' });
    expect(webhooks.told[0]?.url).toBe('http://127.0.0.1:1/webhooks/event');
  });

  it('that cannot be had is an error event, an apology and the end', async () => {
    const { knock, webhooks, told, clock } = createTestPlatform();
    webhooks.reply({ ok: false, reason: 'HTTP 500' });
    const { call, browser } = await knock();
    call.begin();
    await clock.advance(0);
    expect(webhooks.told.at(-1)?.payload.reason).toMatch(/HTTP 500/);
    expect(browser.hearing()).toHaveLength(1);
    await clock.advance(spokenTime);
    expect(told()).toEqual(['app started', 'error', 'app completed']);
  });
});

describe('the answer webhook', () => {
  it('tells who calls and what was dialled, and no number of the caller', async () => {
    const { place, webhooks } = createTestPlatform();
    const { call } = await place([]);
    expect(webhooks.asked).toEqual([
      {
        url: 'http://127.0.0.1:1/webhooks/answer',
        method: 'GET',
        applicationId: application.id,
        payload: {
          to: 'some-call-id',
          from_user: 'john',
          endpoint_type: 'app',
          conversation_uuid: call.conversation.id,
          uuid: call.leg,
          region_url: 'http://127.0.0.1:3100',
        },
      },
    ]);
  });

  it('is asked only after the caller has joined', async () => {
    const { platform, place, webhooks } = createTestPlatform();
    const order: number[] = [];
    platform.onEvent(() => order.push(webhooks.asked.length));
    await place([]);
    expect(order[0]).toBe(0);
    expect(webhooks.asked).toHaveLength(1);
  });
});

describe('watchdogs', () => {
  it('end a call whose browser is lost, and the phone’s leg with it, within 10 s', async () => {
    const { place, clock, told, media } = createTestPlatform();
    const { browser } = await place([connectTo(number(1))]);
    await clock.advance(5000);
    browser.lose();
    await clock.advance(1000);
    expect(told().slice(-2)).toEqual(['phone completed', 'app completed']);
    expect(media.open()).toBe(0);
  });

  it('end the calls of a session that will not come back', async () => {
    const { place, clock, told, platform } = createTestPlatform();
    await place([connectTo(number(3))]);
    await clock.advance(1000);
    platform.sessionGone('another');
    expect(told().at(-1)).toBe('phone ringing');
    platform.sessionGone('session-1');
    expect(told().at(-1)).toBe('app completed');
  });

  it('free a leg that never connects after 15 s', async () => {
    const { platform, owner, clock, media } = createTestPlatform();
    await platform.prepareLeg(owner, 'v=0');
    await clock.advance(14_999);
    expect(media.open()).toBe(1);
    await clock.advance(1);
    expect(media.open()).toBe(0);
  });

  it('free a connected leg that never knocks after 30 s', async () => {
    const { platform, owner, clock, media } = createTestPlatform();
    const { uuid } = await platform.prepareLeg(owner, 'v=0');
    media.browsers[0]?.connect();
    await clock.advance(29_999);
    expect(media.open()).toBe(1);
    await clock.advance(1);
    expect(media.open()).toBe(0);
    const knock = { leg: uuid, dialled: 'x', customData: {} };
    expect(platform.knock(owner, application, knock)).toBeUndefined();
  });

  it('free a leg whose browser vanishes before it knocks', async () => {
    const { platform, owner, media } = createTestPlatform();
    await platform.prepareLeg(owner, 'v=0');
    media.browsers[0]?.lose();
    expect(media.open()).toBe(0);
  });

  it('report what broke inside, and end the call', async () => {
    const { knock, faults, told, clock, webhooks } = createTestPlatform();
    webhooks.reply(Promise.reject(new Error('broken')));
    const { call } = await knock();
    call.begin();
    await clock.advance(0);
    expect(faults).toEqual([new Error('broken')]);
    expect(told().at(-1)).toBe('app completed');
  });
});

describe('the caller', () => {
  it('mutes, is deaf at will, and presses keys', async () => {
    const { place, events, platform } = createTestPlatform();
    const { call, browser } = await place([connectTo(number(1))]);
    call.caller.mute(true);
    call.caller.earmuff(true);
    call.caller.press('12');
    call.caller.press('#');
    expect([browser.muted, browser.earmuffed]).toEqual([true, true]);
    expect(events.slice(-4)).toEqual(['app muted', 'app earmuffed', 'app pressed', 'app pressed']);
    const [shown] = platform.snapshot().calls;
    expect(shown).toMatchObject({ muted: true, digits: '12#' });
    const keys = shown?.legs[0]?.notes.filter(({ what }) => what === 'pressed');
    expect(keys?.map(({ text }) => text)).toEqual(['1', '2', '#']);
  });

  it('may call again while the last call still sounds its tone', async () => {
    const { place, clock, platform } = createTestPlatform();
    await place([connectTo(number(2))]);
    await clock.advance(1000);
    await place([connectTo(number(1))]);
    await clock.advance(5000);
    const statuses = platform.snapshot().calls.map(({ legs }) => legs.map(({ status }) => status));
    expect(statuses).toEqual([
      ['answered', 'answered'],
      ['completed', 'busy'],
    ]);
  });
});

describe('reset', () => {
  it('ends every call at once and leaves no timer, habit or history', async () => {
    const { place, clock, platform, media, owner } = createTestPlatform();
    let changes = 0;
    platform.onChange(() => (changes += 1));
    platform.setHabit('447700900000', 'busy');
    await place([connectTo(number(1))]);
    await platform.prepareLeg(owner, 'v=0');
    await clock.advance(9000);
    expect(changes).toBeGreaterThan(5);

    platform.reset();
    await clock.advance(0);
    expect(platform.snapshot()).toEqual({ calls: [], phones: [] });
    expect(platform.habit('447700900000')).toBe('rings');
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });
});

describe('the ids of a conversation’s events', () => {
  it('count from 1 without gaps', async () => {
    const { place, clock } = createTestPlatform();
    const { call } = await place([connectTo(number(1))]);
    await clock.advance(5000);
    call.hangUp('platform');
    const ids = call.conversation.events().map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
  });
});
