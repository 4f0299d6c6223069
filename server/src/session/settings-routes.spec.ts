import supertest from 'supertest';
import { createTestApp } from '../testing/test-app.ts';

describe('GET /api/settings', () => {
  it('tells where the voice platform is, and that this is a demo', async () => {
    const john = await createTestApp().signIn('john');
    await john.get('/api/settings').expect(200, {
      mode: 'demo',
      voice: {
        sdk: 'nexmo-client',
        socketUrl: 'http://127.0.0.1:3100',
        apiUrl: 'http://127.0.0.1:3100',
      },
    });
  });

  it('is for those who are signed in', async () => {
    await supertest(createTestApp().app).get('/api/settings').expect(401);
  });
});
