import { application, createTestPlatform, hotline } from '../../testing/test-platform.ts';

const caller = '447911123456';

/** A phone calls the hotline, which connects it to Alice, who is signed in with those sessions. */
async function start(sessions: readonly string[], options: object = {}) {
  const test = createTestPlatform();
  const { platform, webhooks, clock } = test;
  const user = platform.users.find(application, 'alice')!;
  for (const session of sessions) platform.sessionCame({ user, session });
  const heard: string[] = [];
  platform.onEvent(({ what, id }, { owner, hears }) => {
    for (const session of sessions) {
      if (owner.user.id !== user.id || hears?.(session) === false) continue;
      heard.push(`${session} ${id === undefined ? 'alone ' : ''}${what.type}`);
    }
  });
  const endpoint = [{ type: 'app', user: 'alice' }];
  const connect = { action: 'connect', from: hotline, endpoint, ...options };
  webhooks.reply({ ok: true, body: [connect, { action: 'talk', text: 'Nobody came.' }] });
  platform.dial(caller, hotline);
  await clock.advance(0);

  const payloads = () =>
    webhooks.told.flatMap(({ payload }) => (payload.to === 'alice' ? [payload] : []));
  const told = () => payloads().map(({ status }) => status);
  const part = () => platform.partsOf(user)[0]!;
  const answer = async (session: string) => {
    const invited = part();
    if (!('answer' in invited)) throw new Error('Alice is not called.');
    const answered = await invited.answer({ user, session }, 'v=0');
    if (answered) invited.tellAnswer();
    return answered;
  };
  const caption = () => platform.snapshot().calls[0]?.legs[0]?.captions;
  return { ...test, heard, payloads, told, part, answer, caption, user };
}

describe('a call to a user', () => {
  it('rings every browser of hers, and tells no ringing', async () => {
    const { heard, told, media } = await start(['one', 'two']);
    expect(heard).toEqual(['one invited', 'two invited']);
    expect(told()).toEqual(['started']);
    expect(media.phoneEnds[0]?.hearing()).toEqual(['ringback']);
  });

  it('is hers who answers first, when her sound is up; the others stop ringing', async () => {
    const { answer, told, heard, media, payloads, part } = await start(['one', 'two']);
    const answered = await answer('two');
    expect(answered).toEqual({ uuid: part().leg, sdp: 'v=0 answer' });
    expect(await answer('one')).toBeUndefined();
    expect(heard.slice(2)).toEqual(['two alone answer', 'one alone withdrawn']);
    expect(told()).toEqual(['started']);
    media.browsers[0]?.connect();
    expect(told()).toEqual(['started', 'answered']);
    expect(media.together()).toBe(2);
    expect(media.phoneEnds[0]?.hearing()).toEqual([]);
    expect(payloads()[1]).toMatchObject({ from: hotline, to: 'alice', direction: 'outbound' });
    expect(payloads()[1]).not.toHaveProperty('headers');
  });

  it('ends when she hangs up, and the flow goes on', async () => {
    const { answer, told, heard, media, part, clock, payloads, caption } = await start(['one']);
    await answer('one');
    media.browsers[0]?.connect();
    part().hangUp('user');
    await clock.advance(0);
    expect(told()).toEqual(['started', 'answered', 'completed']);
    expect(payloads().at(-1)).toMatchObject({ disconnected_by: 'user', price: '0', rate: '0.00' });
    expect(heard.slice(-2)).toEqual(['one alone hung-up', 'one left']);
    expect(caption()).toEqual(['Nobody came.']);
    expect(media.browsers[0]?.closed()).toBe(true);
  });

  it('can be declined', async () => {
    const { told, heard, part, payloads } = await start(['one']);
    part().hangUp('user');
    expect(told()).toEqual(['started', 'rejected']);
    expect(payloads().at(-1)).toMatchObject({ detail: 'declined', sip_code: 603 });
    expect(heard.at(-1)).toBe('one refused');
  });

  it('that she leaves ringing times out', async () => {
    const { told, heard, clock } = await start(['one'], { timeout: 20 });
    await clock.advance(20_000);
    expect(told()).toEqual(['started', 'timeout', 'completed']);
    expect(heard.at(-1)).toBe('one refused');
  });

  it('rings no more when the caller gives up', async () => {
    const { told, heard, platform, clock, media } = await start(['one']);
    platform.phone(caller).hangUp();
    await clock.advance(0);
    expect(told()).toEqual(['started', 'cancelled', 'completed']);
    expect(heard.at(-1)).toBe('one alone withdrawn');
    await clock.advance(10_000);
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('is not answered any more when it is over', async () => {
    const { answer, part, media } = await start(['one']);
    part().hangUp('user');
    expect(await answer('one')).toBeUndefined();
    expect(media.browsers).toEqual([]);
  });

  it('whose user is not signed in cannot be reached', async () => {
    const { told, payloads, clock, caption } = await start([]);
    await clock.advance(0);
    expect(told()).toEqual(['started', 'unanswered', 'completed']);
    expect(payloads()[1]).toMatchObject({ detail: 'unavailable', sip_code: 480 });
    expect(caption()).toEqual(['Nobody came.']);
  });

  it('ends with the session that answered', async () => {
    const { answer, told, media, platform } = await start(['one', 'two']);
    await answer('one');
    media.browsers[0]?.connect();
    platform.sessionGone('two');
    expect(told().at(-1)).toBe('answered');
    platform.sessionGone('one');
    expect(told().at(-1)).toBe('completed');
  });

  it('lets her press keys, be mute and be deaf', async () => {
    const { answer, media, part, platform } = await start(['one']);
    await answer('one');
    const [browser] = media.browsers;
    browser?.connect();
    const { caller: alice } = part();
    alice.press('12');
    alice.mute(true);
    alice.earmuff(true);
    expect([browser?.muted, browser?.earmuffed]).toEqual([true, true]);
    const notes = platform.snapshot().calls[0]?.legs.at(-1)?.notes;
    expect(notes?.map(({ what, text }) => `${what} ${text}`)).toEqual(['pressed 1', 'pressed 2']);
  });
});

it('a user who is called by REST hears the instructions', async () => {
  const { platform, clock, media } = createTestPlatform();
  const user = platform.users.find(application, 'alice')!;
  platform.sessionCame({ user, session: 'one' });
  platform.placeCall({
    application,
    to: { type: 'app', user: 'alice' },
    from: hotline,
    script: [{ action: 'talk', text: 'Hello, Alice.' }],
    eventUrl: undefined,
    ringTime: 60_000,
    talkTime: 60_000,
    detection: undefined,
  });
  await clock.advance(0);
  const [invited] = platform.partsOf(user);
  if (!invited || !('answer' in invited)) throw new Error('Alice is not called.');
  await invited.answer({ user, session: 'one' }, 'v=0');
  media.browsers[0]?.connect();
  await clock.advance(0);
  expect(media.browsers[0]?.heard).toEqual(['Hello, Alice.']);
});
