import express from 'express';
import supertest from 'supertest';
import { errorHandler } from './errors.ts';
import { createLog } from './log.ts';
import { requestLog } from './request-log.ts';
import { FakeClock } from './testing/fake-clock.ts';

describe('an error that nobody foresaw', () => {
  it.each([[new Error('the password is 1234')], ['a text with 1234'], [{ status: 'odd' }]])(
    'is told to the log with its cause, and to nobody else: %s',
    async (thrown) => {
      const lines: string[] = [];
      const log = createLog('info', { write: (line) => void lines.push(line) });
      const app = express();
      app.use(requestLog({ log, clock: new FakeClock() }));
      app.get('/api/broken', (_req, _res, next) => {
        next(thrown);
      });
      app.use(errorHandler);
      const res = await supertest(app).get('/api/broken');
      expect(res.status).toBe(500);
      expect(res.body).toEqual({
        code: 'internal-error',
        message: 'Something went wrong on our side.',
      });
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        level: 50,
        status: 500,
        route: '/api/broken',
      });
      if (thrown instanceof Error) expect(lines[0]).toContain('the password is 1234');
    },
  );
});
