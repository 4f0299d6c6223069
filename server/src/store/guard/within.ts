import type { Clock } from '../../clock.ts';

/** Something took longer than it may; it may still come about. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** As `work`, but rejects with `TooLate` when that has not settled after so many milliseconds. */
export function within<T>(clock: Clock, milliseconds: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(milliseconds, () => {
      reject(new TooLate(`No answer within ${milliseconds} ms.`));
    });
    const begun = new Promise<T>((begin) => {
      begin(work());
    });
    void begun.then(resolve, reject).finally(callOff);
  });
}
