import { createTestPlatform } from '../../testing/test-platform.ts';

const join = (options: object = {}) => ({ action: 'conversation', name: 'board', ...options });

describe('a named conversation', () => {
  it('brings together all who name it, and tells each transfer', async () => {
    const { place, webhooks, clock } = createTestPlatform();
    const { call: first } = await place([join()]);
    const { call: second } = await place([join()]);
    await clock.advance(0);
    expect(second.conversation).toBe(first.conversation);
    const transfers = webhooks.told.filter(({ payload: { type } }) => type === 'transfer');
    expect(transfers.map(({ payload: { uuid } }) => uuid)).toEqual([first.leg, second.leg]);
    expect(new Set(transfers.map(({ payload }) => payload.conversation_uuid_to)).size).toBe(1);
  });

  it('is another one under another name', async () => {
    const { place } = createTestPlatform();
    const { call: first } = await place([join()]);
    const { call: second } = await place([join({ name: 'staff' })]);
    expect(second.conversation).not.toBe(first.conversation);
  });

  it('goes on when one leaves, and is a new one once all have left', async () => {
    const { place, clock } = createTestPlatform();
    const { call: first } = await place([join()]);
    const { call: second } = await place([join()]);
    const { conversation } = first;
    first.hangUp('user');
    await clock.advance(0);
    expect(second.live).toBe(true);
    expect(conversation.closed.aborted).toBe(false);
    second.hangUp('user');
    await clock.advance(0);
    expect(conversation.closed.aborted).toBe(true);
    const { call: third } = await place([join()]);
    expect(third.conversation).not.toBe(conversation);
  });

  it('ends for all when one leaves who ends it, and what follows is not done', async () => {
    const { place, clock, media } = createTestPlatform();
    const { call: moderator } = await place([join({ endOnExit: true })]);
    const { call: other, browser } = await place([join(), { action: 'talk', text: 'Not this.' }]);
    moderator.hangUp('user');
    await clock.advance(5000);
    expect(other.live).toBe(false);
    expect(browser.heard).toEqual([]);
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('is quiet until somebody comes who starts it', async () => {
    const { place, media } = createTestPlatform();
    await place([join({ startOnEnter: false })]);
    await place([join({ startOnEnter: 'false' })]);
    expect(media.quiet()).toBe(1);
    await place([join()]);
    expect(media.quiet()).toBe(0);
  });

  describe('with music on hold', () => {
    const music = 'http://127.0.0.1:1/music.mp3';
    const onHold = join({ musicOnHoldUrl: [music], startOnEnter: false });

    it('lets those who wait hear it until it starts, and then no more', async () => {
      const { place, clock } = createTestPlatform();
      const { browser } = await place([onHold]);
      expect(browser.plays).toEqual([{ name: music, loop: 0, level: 0 }]);
      await clock.advance(600_000);
      expect(browser.hearing()).toEqual([music]);
      const { browser: moderator } = await place([join({ musicOnHoldUrl: [music] })]);
      expect(browser.hearing()).toEqual([]);
      const { browser: late } = await place([onHold]);
      expect([moderator.heard, late.heard]).toEqual([[], []]);
    });

    it('ends it with the leg', async () => {
      const { place, clock } = createTestPlatform();
      const { call, browser } = await place([onHold]);
      call.hangUp('user');
      await clock.advance(0);
      expect(browser.hearing()).toEqual([]);
    });

    it('lets them wait in silence when it cannot be loaded, and complains', async () => {
      const { place, sounds, told } = createTestPlatform();
      sounds.lose(music);
      const { call, browser } = await place([onHold]);
      expect(told()).toContain('error');
      expect([call.live, browser.heard]).toEqual([true, []]);
    });
  });

  it('lets a leg in muted', async () => {
    const { place } = createTestPlatform();
    const { browser } = await place([join({ mute: true })]);
    expect(browser.muted).toBe(true);
  });

  it('seats each leg by whom it hears and who hears it', async () => {
    const { place, media } = createTestPlatform();
    const { call } = await place([join({ canHear: ['a'], canSpeak: [] })]);
    expect(media.seats().at(-1)).toEqual({
      id: call.leg,
      canHear: ['a'],
      canSpeak: [],
    });
  });
});

describe('a transfer action', () => {
  it('brings the caller into a conversation that is there, until it is over', async () => {
    const { place, clock } = createTestPlatform();
    const { call: first } = await place([{ action: 'wait', timeout: 60 }]);
    const to = { action: 'transfer', conversationId: first.conversation.id };
    const { call: second } = await place([to, { action: 'talk', text: 'Not this.' }]);
    expect(second.conversation).toBe(first.conversation);
    await clock.advance(60_000);
    expect([first.live, second.live]).toEqual([false, false]);
  });

  it('to a conversation that is not there is complained about, and the flow goes on', async () => {
    const { place, told, clock } = createTestPlatform();
    const to = { action: 'transfer', conversation_id: 'CON-none' };
    const { browser } = await place([to, { action: 'talk', text: 'Next.' }]);
    await clock.advance(0);
    expect(told()).toContain('error');
    expect(browser.heard).toEqual(['Next.']);
  });
});
