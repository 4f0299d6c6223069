import express from 'express';
import request from 'supertest';
import { createPurse } from '../platform/account/purse.ts';
import { balanceControl } from './balance-control.ts';
import { controlErrorHandler } from './control-error.ts';

function setUp() {
  const purse = createPurse(10);
  const faults: unknown[] = [];
  const app = express();
  app.use(balanceControl(purse));
  app.use(controlErrorHandler((error) => faults.push(error)));
  return { http: request(app), purse };
}

it('shows the balance, sets it and adds to it', async () => {
  const { http, purse } = setUp();
  await http.get('/emulator/balance').expect(200, { value: 10, currency: 'EUR' });
  await http
    .put('/emulator/balance')
    .send({ value: 0.5 })
    .expect(200, { value: 0.5, currency: 'EUR' });
  await http
    .post('/emulator/balance/top-up')
    .send({ amount: 2.25 })
    .expect(200, { value: 2.75, currency: 'EUR' });
  expect(purse.balance()).toBe(2.75);
});

it.each([{}, { value: '1' }, { value: 1e9 }, { value: 1, currency: 'USD' }, []])(
  'does not take %j for a balance',
  async (body) => {
    const { http, purse } = setUp();
    const reply = await http.put('/emulator/balance').send(body).expect(400);
    expect(reply.body).toMatchObject({ code: 'request-invalid' });
    expect(purse.balance()).toBe(10);
  },
);

it.each([{ amount: 0 }, { amount: -1 }, {}])('does not top up by %j', async (body) => {
  const { http, purse } = setUp();
  await http.post('/emulator/balance/top-up').send(body).expect(400);
  expect(purse.balance()).toBe(10);
});
