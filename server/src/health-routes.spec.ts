import supertest from 'supertest';
import { createTestApp } from './testing/test-app.ts';

describe('health', () => {
  it('says that the program lives', async () => {
    await supertest(createTestApp().app).get('/health/live').expect(200, { status: 'live' });
  });

  it('is ready, and says what is wrong with the contacts', async () => {
    const { app, contacts } = createTestApp();
    const ready = () => supertest(app).get('/health/ready');
    await ready().expect(200, { status: 'ready', contacts: 'good' });
    contacts.break({ code: 'contacts-not-json', message: 'This is not JSON.' });
    await ready().expect(200, { status: 'ready', contacts: 'contacts-not-json' });
  });

  it('is not ready while the server closes', async () => {
    const { app, closing } = createTestApp();
    closing.abort();
    await supertest(app).get('/health/ready').expect(503, { status: 'closing', contacts: 'good' });
  });
});
