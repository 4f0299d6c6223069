import { webcrypto } from 'node:crypto';
import { newPageId } from './page-id.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

it('is a UUID of its own each time, also where the browser makes none', () => {
  const plain = {
    getRandomValues: <T extends ArrayBufferView>(to: T) =>
      webcrypto.getRandomValues(to as never) as unknown as T,
  };
  const ids = Array.from({ length: 50 }, () => newPageId(plain as unknown as Crypto));
  for (const id of ids) expect(id).toMatch(uuid);
  expect(new Set(ids).size).toBe(50);
});

it('is what the browser makes where it does', () => {
  const id = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
  expect(newPageId({ ...webcrypto, randomUUID: () => id } as Crypto)).toBe(id);
});
