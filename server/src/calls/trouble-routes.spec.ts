import supertest from 'supertest';
import { createTestApp, dialled } from '../testing/test-app.ts';

it('shows what the platform complained of, newest first, with whose call it was to its user alone', async () => {
  const test = createTestApp();
  const id = await test.place('john', 'bob');
  await test.ask(dialled(id)).expect(200);
  const complain = (reason: string, conversation_uuid: string) =>
    test.tell({ reason, conversation_uuid }).expect(204);
  await complain('Syntax error in NCCO.', 'CON-leg-of-john');
  await test.clock.advance(1000);
  await complain('No answer from 447700900001.', 'CON-of-nobody');

  const at = test.clock.now();
  const troubles = async (user: string) =>
    (await (await test.signIn(user)).get('/api/troubles').expect(200)).body as unknown;
  expect(await troubles('john')).toMatchObject([
    { at, reason: 'No answer from …01.' },
    { at: at - 1000, reason: 'Syntax error in NCCO.', callId: id },
  ]);
  expect(JSON.stringify(await troubles('mary'))).not.toContain(id);
  await supertest(test.app).get('/api/troubles').expect(401);
});
