import request from 'supertest';
import { createEmulator } from '../emulator.ts';
import type { Emulator } from '../emulator.ts';
import { documentedLimits } from '../faults.ts';
import { goodSdk } from '../sdk/sdk-faults.ts';
import { goodEar } from '../platform/sound/ear-faults.ts';
import { documentedInput } from '../platform/input/input-forms.ts';
import { createFakeMedia } from '../testing/fake-media.ts';
import { until } from '../testing/until.ts';

describe('the switches of the faults', () => {
  const off = {
    dropEvents: 0,
    duplicateEvents: 0,
    swapEvents: 0,
    swapStatuses: [],
    delayEvents: 0,
    answers: 'none',
    delayAnswers: 0,
    restLimit: null,
    callLimit: null,
    outOfCredit: 'rejected',
    refuseRest: 0,
    restLinks: 'absolute',
    ...documentedInput,
    ...goodEar,
    ...goodSdk,
  };
  let emulator: Emulator;
  let http: ReturnType<typeof request>;

  beforeEach(async () => {
    emulator = createEmulator({ port: 0, media: createFakeMedia() });
    http = request((await emulator.start()).url);
  });
  afterEach(() => emulator.stop());

  it('are off at the start', async () => {
    await http.get('/emulator/faults').expect(200, off);
  });

  it('change one by one, and are all off after a reset', async () => {
    await http.put('/emulator/faults').send({ dropEvents: 0.2 }).expect(200);
    const change = {
      restLimit: 15,
      callLimit: 3,
      outOfCredit: 'failed',
      refuseRest: 3,
      inputHash: 'kept',
    };
    await http
      .put('/emulator/faults')
      .send(change)
      .expect(200, { ...off, dropEvents: 0.2, ...change });
    expect(emulator.faults.now()).toMatchObject({ dropEvents: 0.2, ...change });
    await http.put('/emulator/faults').send({ restLimit: null }).expect(200);
    await http.post('/emulator/reset').expect(204);
    await http.get('/emulator/faults').expect(200, off);
  });

  it('go back after a reset to how they were given at the start', () => {
    const limited = createEmulator({
      port: 0,
      media: createFakeMedia(),
      switches: documentedLimits,
    });
    limited.faults.set({ callLimit: null, dropEvents: 1 });
    limited.reset();
    expect(limited.faults.now()).toEqual({ ...off, restLimit: 15, callLimit: 3 });
  });

  it('are all as at the start when they are deleted', async () => {
    await http.put('/emulator/faults').send({ dropEvents: 1, mediaDown: true }).expect(200);
    await http.delete('/emulator/faults').expect(200, off);
    expect(emulator.faults.now()).toEqual(off);
  });

  it('go back by themselves when they are set for a time', async () => {
    await http
      .put('/emulator/faults?for=20')
      .send({ mediaDown: true })
      .expect(200, { ...off, mediaDown: true });
    await until(() => !emulator.faults.now().mediaDown);
    await http.put('/emulator/faults?for=0').send({ mediaDown: true }).expect(400);
    await http.put('/emulator/faults?for=soon').send({ mediaDown: true }).expect(400);
    expect(emulator.faults.now()).toEqual(off);
  });

  it.each([
    { dropEvents: 1.1 },
    { dropEvents: -0.1 },
    { duplicateEvents: '1' },
    { swapEvents: null },
    { delayEvents: 0.5 },
    { restLimit: 0 },
    { callLimit: 0.5 },
    { outOfCredit: 'ignored' },
    { refuseRest: -1 },
    { restLinks: 'none' },
    { inputHash: true },
    { lossToBrowser: 1.1 },
    { jitterFromBrowser: -1 },
    { soundToBrowser: 'loud' },
    { sdkKnock: 'loud' },
    { sdkDelayJoin: -1 },
    { dropEvent: 1 },
    [],
  ])('do not take %j', async (change) => {
    const reply = await http.put('/emulator/faults').send(change).expect(400);
    expect(reply.body).toMatchObject({ code: 'request-invalid' });
    expect(emulator.faults.now()).toEqual(off);
  });
});
