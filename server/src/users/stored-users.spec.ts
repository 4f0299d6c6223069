import { randomBytes } from 'node:crypto';
import { HttpError } from '../errors.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createStoredUsers } from './stored-users.ts';
import { createUserRegister } from './user-register.ts';

const clock = new FakeClock();

function stored() {
  const store = createMemoryStore();
  const register = createUserRegister({ store, clock, random: randomBytes });
  return { store, register, users: createStoredUsers({ store, clock }) };
}

describe('stored users', () => {
  it('are those who were added', async () => {
    const { register, users } = stored();
    expect(await users.find('alice')).toBeUndefined();
    await register.add('alice', true);
    expect(await users.find('alice')).toEqual({ name: 'alice', admin: true });
    expect(await users.find('Alice')).toBeUndefined();
  });

  it('are out within five seconds of being disabled', async () => {
    const { register, users } = stored();
    await register.add('alice', false);
    await users.find('alice');
    await register.disable('alice');
    await clock.advance(5000);
    expect(await users.find('alice')).toBeUndefined();
  });

  it('stay in while the store is away', async () => {
    const { store, register, users } = stored();
    await register.add('alice', false);
    await users.find('alice');
    await clock.advance(600_000);
    const rows = jest.spyOn(store, 'rows').mockRejectedValue(new HttpError('call-log-away'));
    expect(await users.find('alice')).toMatchObject({ name: 'alice' });
    await expect(users.find('bob')).rejects.toThrow(/call log/);
    rows.mockRestore();
  });
});
