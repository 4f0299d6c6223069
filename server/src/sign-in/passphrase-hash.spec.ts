import { randomBytes } from 'node:crypto';
import { createPassphraseHash, deriveByScrypt, type DeriveKey } from './passphrase-hash.ts';
import { settle } from '../testing/fake-clock.ts';

const passphrase = 'quiet violin under the bridge';
const real = createPassphraseHash({ deriveKey: deriveByScrypt, random: randomBytes });

describe('the hash of a passphrase', () => {
  it('is scrypt with a salt of its own, and names its cost', async () => {
    const [first, second] = await Promise.all([real.make(passphrase), real.make(passphrase)]);
    expect(first).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
    expect(await real.matches(passphrase, first)).toBe(true);
    expect(await real.matches(`${passphrase}.`, first)).toBe(false);
  });

  it('is as dear for a user who has none', async () => {
    const asked: unknown[] = [];
    const deriveKey: DeriveKey = (_passphrase, salt, cost) => {
      asked.push([salt.length, cost]);
      return Promise.resolve(Buffer.alloc(32));
    };
    const hash = createPassphraseHash({ deriveKey, random: randomBytes });
    expect(await hash.matches('anything', undefined)).toBe(false);
    await hash.matches('anything', await hash.make('anything'));
    expect(asked).toHaveLength(3);
    expect(asked[0]).toEqual(asked[1]);
    expect(asked[0]).toEqual(asked[2]);
  });

  it('is made two at a time, also after one that fails', async () => {
    const running: ((fails: boolean) => void)[] = [];
    const deriveKey: DeriveKey = () =>
      new Promise((resolve, reject) => {
        running.push((fails) => {
          if (fails) reject(new Error('no memory'));
          else resolve(Buffer.alloc(32));
        });
      });
    const hash = createPassphraseHash({ deriveKey, random: randomBytes });
    const all = Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((text) => hash.make(text)));
    for (let done = 0; done < 5; done += 1) {
      await settle();
      expect(running).toHaveLength(Math.min(done + 2, 5));
      running[done]?.(done === 1);
    }
    expect((await all).map(({ status }) => status === 'fulfilled')).toEqual([
      ...[true, false, true, true, true],
    ]);
  });
});
