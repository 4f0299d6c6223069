import { documentedLimits } from '../faults.ts';
import { connectTo, hotline } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

const call = {
  to: [{ type: 'phone', number: '447700900003' }],
  from: { type: 'phone', number: hotline },
  ncco: [{ action: 'talk', text: 'Hello.' }],
};

describe('the limit of new calls', () => {
  it('lets three out in any second, and throttles the fourth', async () => {
    const { post, faults, clock } = createTestVoiceApi();
    faults.set(documentedLimits);
    for (let count = 0; count < 3; count += 1) await post('/v1/calls', call).expect(201);
    await clock.advance(999);
    const reply = await post('/v1/calls', call).expect(429);
    expect(reply.body).toMatchObject({ title: 'Rate Limit Hit' });
    await clock.advance(1);
    await post('/v1/calls', call).expect(201);
  });

  it('does not count what is no call', async () => {
    const { post, faults } = createTestVoiceApi();
    faults.set({ callLimit: 1 });
    await post('/v1/calls', {}).expect(400);
    await post('/v1/calls', call).expect(201);
  });

  it('counts calls from an NCCO, too, and says so by an error event', async () => {
    const { place, post, faults, told } = createTestVoiceApi();
    faults.set({ callLimit: 1 });
    await post('/v1/calls', call).expect(201);
    const before = told().length;
    const { call: browser } = await place([connectTo('447700900001')]);
    expect(told().slice(before)).toEqual(['app started', 'app answered', 'error', 'app completed']);
    expect(browser.live).toBe(false);
  });

  it('is not that of requests: each counts its own', async () => {
    const { post, get, faults } = createTestVoiceApi();
    faults.set({ restLimit: 2, callLimit: 3 });
    for (let count = 0; count < 3; count += 1) await post('/v1/calls', call).expect(201);
    for (let count = 0; count < 2; count += 1) await get('/v1/calls').expect(200);
    await get('/v1/users').expect(429);
  });

  it('is off at the start', async () => {
    const { post } = createTestVoiceApi();
    for (let count = 0; count < 10; count += 1) await post('/v1/calls', call).expect(201);
  });
});

describe('a call that cannot be paid', () => {
  it.each(['rejected', 'failed'] as const)('is placed, and ends as %s', async (outOfCredit) => {
    const { post, get, faults, platform } = createTestVoiceApi();
    faults.set({ outOfCredit });
    platform.purse.set(0);
    const placed = await post('/v1/calls', call).expect(201);
    const { uuid } = placed.body as { uuid: string };
    const reply = await get(`/v1/calls/${uuid}`).expect(200);
    expect(reply.body).toMatchObject({ status: outOfCredit });
  });

  it('is not even placed, where so switched', async () => {
    const { post, faults, platform, legs } = createTestVoiceApi();
    faults.set({ outOfCredit: 'refused' });
    platform.purse.set(0);
    const reply = await post('/v1/calls', call).expect(403);
    expect(reply.body).toMatchObject({
      type: 'https://developer.vonage.com/api-errors#low-balance',
    });
    expect(await legs()).toEqual([]);
    platform.purse.add(1);
    await post('/v1/calls', call).expect(201);
  });
});
