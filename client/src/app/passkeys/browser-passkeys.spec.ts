import { FakeClock } from '../testing/fake-clock.ts';
import { browserPasskeys } from './browser-passkeys.ts';

const clock = new FakeClock();
const able = { isConditionalMediationAvailable: () => Promise.resolve(true) };
const options = { challenge: 'AAAA', rpId: 'localhost' };
let container: { get: jest.Mock; create: jest.Mock };

class Named extends Error {
  constructor(name: string) {
    super('');
    this.name = name;
  }
}

beforeEach(() => {
  container = { get: jest.fn(), create: jest.fn() };
  Object.defineProperty(navigator, 'credentials', { value: container, configurable: true });
  Object.defineProperty(globalThis, 'PublicKeyCredential', {
    value: function PublicKeyCredential() {
      return undefined;
    },
    configurable: true,
  });
});

const refuse =
  (name: string, after = 0) =>
  async () => {
    await clock.advance(after);
    throw new Named(name);
  };

it('are there when the browser has them', async () => {
  expect(browserPasskeys({}, clock).supported).toBe(false);
  expect(await browserPasskeys({}, clock).autofills()).toBe(false);
  expect(browserPasskeys({ PublicKeyCredential: {} }, clock).supported).toBe(true);
  expect(await browserPasskeys({ PublicKeyCredential: {} }, clock).autofills()).toBe(false);
  expect(await browserPasskeys({ PublicKeyCredential: able }, clock).autofills()).toBe(true);
});

it.each([
  ['NotAllowedError', 3000, 'cancelled'],
  ['NotAllowedError', 10, 'none'],
  ['SecurityError', 10, 'wrong-address'],
  ['AbortError', 3000, 'given-up'],
  ['UnknownError', 3000, 'failed'],
])('tell a %s after %i ms as "%s"', async (name, after, reason) => {
  container.get.mockImplementation(refuse(name, after));
  const passkeys = browserPasskeys({ PublicKeyCredential: able }, clock);
  await expect(passkeys.ask(options)).rejects.toMatchObject({ reason });
});

it('tell when there is one on the device already', async () => {
  container.create.mockImplementation(refuse('InvalidStateError', 3000));
  const passkeys = browserPasskeys({ PublicKeyCredential: able }, clock);
  const creation = {
    ...options,
    rp: { name: 'Hotline' },
    user: { id: 'AAAA', name: 'alice', displayName: 'alice' },
    pubKeyCredParams: [{ alg: -7, type: 'public-key' as const }],
  };
  await expect(passkeys.make(creation)).rejects.toMatchObject({ reason: 'exists' });
});

it('let go of what is being asked', async () => {
  container.get.mockImplementation(
    ({ signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        signal.onabort = () => {
          reject(new Named('AbortError'));
        };
      }),
  );
  const passkeys = browserPasskeys({ PublicKeyCredential: able }, clock);
  const asked = passkeys.ask(options);
  passkeys.giveUp();
  await expect(asked).rejects.toMatchObject({ reason: 'given-up' });
});
