import supertest from 'supertest';
import { createTestApp } from '../testing/test-app.ts';

describe('GET /api/contacts', () => {
  it('shows the pad of the signed-in user, without a number', async () => {
    const mary = await createTestApp().signIn('mary');
    await mary.get('/api/contacts').expect(200, [
      { id: 'bob', name: 'Bob' },
      { id: 'alice', name: 'Alice', title: 'Finance', group: 'Board' },
    ]);
  });

  it('leaves out whoever is on the pads of others only', async () => {
    const john = await createTestApp().signIn('john');
    await john.get('/api/contacts').expect(200, [{ id: 'bob', name: 'Bob' }]);
  });

  it('is for those who are signed in', async () => {
    await supertest(createTestApp().app).get('/api/contacts').expect(401);
  });
});
