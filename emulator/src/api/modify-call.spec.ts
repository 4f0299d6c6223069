import { setUpTime } from '../platform/phones/handset.ts';
import type { FakeBrowserEnd } from '../testing/fake-media.ts';
import { connectTo } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

const answers = '447700900001';
const other = '447700900011';
const rings = '447700900003';
const pickUp = setUpTime + 2000;

/** A browser talks with a phone that answered. */
async function talking() {
  const api = createTestVoiceApi();
  const placed = await api.place([connectTo(answers)]);
  await api.clock.advance(pickUp);
  const [caller, phone] = await api.legs();
  const change = (uuid: string, body: object) => api.put(`/v1/calls/${uuid}`, body);
  return { ...api, ...placed, caller: caller!.uuid, phone: phone!.uuid, change };
}

const inline = (...ncco: object[]) => ({
  action: 'transfer',
  destination: { type: 'ncco', ncco },
});

describe('a leg that is muted', () => {
  it('is not heard until it is unmuted', async () => {
    const { change, caller, browser, events } = await talking();
    await change(caller, { action: 'mute' }).expect(204);
    expect(browser.muted).toBe(true);
    expect(events.at(-1)).toBe('app muted');
    await change(caller, { action: 'unmute' }).expect(204);
    expect(browser.muted).toBe(false);
  });

  it('may be the phone', async () => {
    const { change, phone, browser, media } = await talking();
    await change(phone, { action: 'mute' }).expect(204);
    expect(browser.muted).toBe(false);
    expect(media.phoneEnds.map(({ muted }) => muted)).toEqual([true]);
  });
});

describe('a leg that is earmuffed', () => {
  it('hears nothing until it is unearmuffed', async () => {
    const { change, caller, phone, browser, media } = await talking();
    const ends = (): FakeBrowserEnd[] => [browser, ...media.phoneEnds];
    await change(caller, { action: 'earmuff' }).expect(204);
    await change(phone, { action: 'earmuff' }).expect(204);
    expect(ends().map(({ earmuffed }) => earmuffed)).toEqual([true, true]);
    await change(caller, { action: 'unearmuff' }).expect(204);
    await change(phone, { action: 'unearmuff' }).expect(204);
    expect(ends().map(({ earmuffed }) => earmuffed)).toEqual([false, false]);
  });
});

describe('a transfer', () => {
  it('of the caller ends what it was connected to, and follows the new instructions elsewhere', async () => {
    const { change, caller, call, told, payload, webhooks, clock, browser } = await talking();
    const from = call.conversation.id;
    await change(caller, inline(connectTo(other))).expect(204);
    await clock.advance(pickUp);
    expect(told().slice(-5)).toEqual([
      'phone completed',
      'phone transfer',
      'phone started',
      'phone ringing',
      'phone answered',
    ]);
    expect(webhooks.told.find(({ payload: { type } }) => type === 'transfer')?.payload).toEqual({
      conversation_uuid_from: from,
      type: 'transfer',
      uuid: caller,
      conversation_uuid_to: call.conversation.id,
      timestamp: expect.any(String) as string,
    });
    expect(call.conversation.id).not.toBe(from);
    expect(payload('completed')).toMatchObject({ conversation_uuid: from });
    expect(browser.hearing()).toEqual([]);
  });

  it('tells the browser which conversation it is in now', async () => {
    const { change, caller, call, events } = await talking();
    await change(caller, inline({ action: 'wait' })).expect(204);
    expect(events).toContain('app transferred');
    const { conversation } = call;
    expect(conversation.members()).toMatchObject([{ id: call.caller.id, state: 'JOINED' }]);
  });

  it('asks the URL that it names, and goes on as it was while that is of no use', async () => {
    const { change, caller, webhooks, clock, call, told } = await talking();
    webhooks.reply({ ok: true, body: 'no instructions' });
    const url = ['http://127.0.0.1:1/other'];
    await change(caller, { action: 'transfer', destination: { type: 'ncco', url } }).expect(204);
    await clock.advance(0);
    expect(webhooks.asked.at(-1)).toMatchObject({ url: url[0], method: 'GET' });
    expect(webhooks.asked.at(-1)?.payload).toMatchObject({ uuid: caller });
    expect(told().at(-1)).toBe('error');
    expect(call.live).toBe(true);

    webhooks.reply({ ok: true, body: [{ action: 'talk', text: 'Hello.' }] });
    await change(caller, { action: 'transfer', destination: { type: 'ncco', url } }).expect(204);
    await clock.advance(10_000);
    expect(call.live).toBe(false);
  });

  it('of the phone lets it go on by itself, also when the caller hangs up', async () => {
    const { change, phone, call, clock, platform, media, legs } = await talking();
    await change(phone, inline({ action: 'wait', timeout: 60 })).expect(204);
    call.hangUp('user');
    await clock.advance(5000);
    expect((await legs('?status=answered')).map(({ uuid }) => uuid)).toEqual([phone]);
    expect(platform.snapshot().phones).toHaveLength(1);

    await clock.advance(60_000);
    expect(await legs('?status=answered')).toEqual([]);
    expect(media.open()).toBe(0);
    expect(clock.waiting()).toBe(0);
  });

  it('of the phone ends with the phone', async () => {
    const { change, phone, platform, clock, legs } = await talking();
    await change(phone, inline({ action: 'wait', timeout: 60 })).expect(204);
    expect(platform.phone(answers).hangUp()).toBe(true);
    await clock.advance(5000);
    expect(await legs('?status=answered')).toEqual([]);
  });

  it('is refused while nobody has answered', async () => {
    const api = createTestVoiceApi();
    await api.place([connectTo(rings)]);
    await api.clock.advance(setUpTime);
    const [, phone] = await api.legs();
    const reply = await api.put(`/v1/calls/${phone!.uuid}`, inline({ action: 'wait' })).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name: 'uuid' }] });
  });

  it.each([
    { type: 'ncco' },
    { type: 'ncco', ncco: [{ action: 'sing' }] },
    { type: 'ncco', url: 'http://127.0.0.1/' },
    { type: 'phone', ncco: [] },
  ])('to %j is refused', async (destination) => {
    const { change, caller } = await talking();
    const reply = await change(caller, { action: 'transfer', destination }).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name: 'destination' }] });
  });
});
