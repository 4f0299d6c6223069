import { Event } from 'werift';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import type { Peer } from './peer.ts';
import { watchPresence } from './presence.ts';

function setUp() {
  const clock = createVirtualClock();
  const dtls = { onStateChange: new Event<[string]>() };
  const connection = { dtlsTransports: [dtls], iceConnectionStateChange: new Event<[string]>() };
  const presence = watchPresence({ connection, onArrival: () => undefined } as unknown as Peer, {
    after: (time, run) => clock.after(time, run),
    monotonic: () => clock.now(),
  });
  return { clock, dtls, presence };
}

describe('the presence of a browser', () => {
  it('is lost after 8 s without a packet', async () => {
    const { clock, dtls, presence } = setUp();
    const lost = jest.fn();
    presence.onLost(lost);
    dtls.onStateChange.execute('connected');
    await clock.advance(7_999);
    expect(lost).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('is watched no more after its end, also when it connects only then', () => {
    const { clock, dtls, presence } = setUp();
    presence.end();
    dtls.onStateChange.execute('connected');
    expect(clock.waiting()).toBe(0);
  });
});
