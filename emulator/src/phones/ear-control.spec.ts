import express from 'express';
import request from 'supertest';
import { goodEar, type EarFaults } from '../platform/sound/ear-faults.ts';
import { createSwitches } from '../platform/switches.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { controlErrorHandler } from './control-error.ts';
import { earControl } from './ear-control.ts';

describe('the faults in the ear of one browser', () => {
  let common: EarFaults & { readonly dropEvents: number };
  const clock = createVirtualClock();
  const setUp = () => {
    common = { ...goodEar, dropEvents: 0 };
    const ear = createSwitches(() => common, clock);
    const app = express();
    app.use(earControl({ ear: (leg) => (leg === 'johns' ? ear : undefined) }));
    app.use(controlErrorHandler(() => undefined));
    return { ear, http: request(app) };
  };
  const path = '/emulator/calls/johns/faults';

  it('are those of all browsers, until it gets some of its own', async () => {
    const { http } = setUp();
    await http.get(path).expect(200, goodEar);
    common = { ...common, lossToBrowser: 0.1 };
    await http.get(path).expect(200, { ...goodEar, lossToBrowser: 0.1 });
    const own = { lossToBrowser: 0.3, soundFromBrowser: 'none' };
    await http
      .put(path)
      .send(own)
      .expect(200, { ...goodEar, ...own });
    await http.delete(path).expect(204);
    await http.get(path).expect(200, { ...goodEar, lossToBrowser: 0.1 });
  });

  it('may last for a time', async () => {
    const { ear, http } = setUp();
    await http.put(`${path}?for=3000`).send({ mediaDown: true }).expect(200);
    await clock.advance(2999);
    expect(ear.now().mediaDown).toBe(true);
    await clock.advance(1);
    expect(ear.now().mediaDown).toBe(false);
  });

  it('are not those of a leg without a browser', async () => {
    const { http } = setUp();
    const elsewhere = '/emulator/calls/bobs/faults';
    for (const asked of [
      http.get(elsewhere),
      http.put(elsewhere).send({}),
      http.delete(elsewhere),
    ]) {
      const reply = await asked.expect(404);
      expect(reply.body).toMatchObject({ code: 'leg-unknown' });
    }
  });

  it.each([{ lossToBrowser: 2 }, { delayToBrowser: 5001 }, { dropEvents: 1 }, { mediaDown: 1 }])(
    'are not %j',
    async (change) => {
      const { http } = setUp();
      const reply = await http.put(path).send(change).expect(400);
      expect(reply.body).toMatchObject({ code: 'request-invalid' });
      await http.get(path).expect(200, goodEar);
    },
  );
});
