import { FakeClock } from '../testing/fake-clock.ts';
import { createSessionList } from './session-list.ts';

describe('the session list', () => {
  it('gives the oldest session up for the thousand-and-first', () => {
    let drawn = 0;
    const random = (size: number) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUInt32BE((drawn += 1));
      return bytes;
    };
    const sessions = createSessionList({ clock: new FakeClock(), random });
    const secrets = Array.from({ length: 1001 }, (_, index) => sessions.open(`user-${index}`));
    expect(sessions.userOf(secrets[0] ?? '')).toBeUndefined();
    expect(sessions.userOf(secrets[1] ?? '')).toBe('user-1');
    expect(sessions.userOf(secrets[1000] ?? '')).toBe('user-1000');
  });
});
