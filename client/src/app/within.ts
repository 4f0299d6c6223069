import type { Clock } from './clock.ts';

/** As `work`, but rejects when it has not settled after `limit` ms. */
export function within<T>(clock: Clock, limit: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(limit, () => {
      reject(new Error(`No answer within ${limit} ms`));
    });
    void work.then(resolve, reject).finally(callOff);
  });
}
