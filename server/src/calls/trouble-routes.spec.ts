import supertest from 'supertest';
import { matching as text } from '../testing/matching.ts';
import { createTestApp, dialled } from '../testing/test-app.ts';

it('shows an admin what the platform complained of, newest first', async () => {
  const test = createTestApp();
  const id = await test.place('john', 'bob');
  await test.ask(dialled(id)).expect(200);
  const complain = (reason: string, conversation_uuid: string) =>
    test.tell({ reason, conversation_uuid }).expect(204);
  await complain('Syntax error in NCCO.', 'CON-leg-of-john');
  await test.clock.advance(1000);
  await complain('No answer from 447700900001.', 'CON-of-nobody');

  const at = test.clock.now();
  const john = await test.signIn('john');
  expect((await john.get('/api/troubles').expect(200)).body).toMatchObject([
    { at, reason: 'No answer from …01.' },
    { at: at - 1000, reason: 'Syntax error in NCCO.', callId: id },
  ]);
  const refused = await (await test.signIn('mary')).get('/api/troubles').expect(403);
  expect(refused.body).toEqual({ code: 'admin-only', message: text(/^Only an admin/) });
  await supertest(test.app).get('/api/troubles').expect(401);
});
