import type { RTCPeerConnection } from 'werift';
import { goodEar, type EarFaults } from '../../platform/sound/ear-faults.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { createEar } from './ear.ts';
import { listenThrough } from './listen-through.ts';

const packets = {
  sound: Buffer.from([128, 0]),
  marked: Buffer.from([128, 128]),
  report: Buffer.from([129, 201]),
  dtls: Buffer.from([22, 254]),
};

type Kind = keyof typeof packets;

function setUp(faults: Partial<EarFaults>) {
  const clock = createVirtualClock();
  const nameOf = (packet: Buffer): string =>
    Object.entries(packets).find(([, each]) => each === packet)?.[0] ?? 'other';
  const taken: string[] = [];
  const sent: string[] = [];
  let arrivals = 0;
  const connection = {
    onData: { execute: (packet: Buffer) => void taken.push(nameOf(packet)) },
    send: (packet: Buffer) => Promise.resolve(void sent.push(nameOf(packet))),
  };
  const ear = createEar({
    common: () => goodEar,
    chance: () => 0.5,
    monotonic: () => clock.now(),
    after: (time, run) => clock.after(time, run),
  });
  ear.switches.set(faults);
  const transports = [{ iceTransport: { connection } }] as unknown;
  listenThrough({ dtlsTransports: transports as RTCPeerConnection['dtlsTransports'] }, ear, () => {
    arrivals += 1;
  });
  const pass = async (kinds: readonly Kind[]): Promise<void> => {
    for (const kind of kinds) {
      connection.onData.execute(packets[kind]);
      await connection.send(packets[kind]);
    }
  };
  return { arrivals: () => arrivals, clock, ear, pass, sent, taken };
}

const all: Kind[] = ['sound', 'marked', 'report', 'dtls'];

describe('between a connection and its browser', () => {
  it('everything passes while nothing is wrong', async () => {
    const { arrivals, pass, sent, taken } = setUp({});
    await pass(all);
    expect({ sent, taken }).toEqual({ sent: all, taken: all });
    expect(arrivals()).toBe(3);
  });

  it('nothing passes while media is down, and everything afterwards', async () => {
    const { arrivals, ear, pass, sent, taken } = setUp({ mediaDown: true });
    await pass(all);
    expect({ sent, taken }).toEqual({ sent: [], taken: [] });
    expect(arrivals()).toBe(0);
    ear.switches.reset();
    await pass(['sound']);
    expect({ sent, taken }).toEqual({ sent: ['sound'], taken: ['sound'] });
  });

  it('no sound goes to a browser that is to hear none, though reports do', async () => {
    const { pass, sent, taken } = setUp({ soundToBrowser: 'none' });
    await pass(all);
    expect({ sent, taken }).toEqual({ sent: ['report', 'dtls'], taken: all });
  });

  it('no sound comes from a browser that is not to be heard, and yet it is there', async () => {
    const { arrivals, pass, sent, taken } = setUp({ soundFromBrowser: 'none' });
    await pass(all);
    expect({ sent, taken }).toEqual({ sent: all, taken: ['report', 'dtls'] });
    expect(arrivals()).toBe(3);
  });

  it('packets get lost in the one way, never those that set the connection up', async () => {
    const { pass, sent, taken } = setUp({ lossToBrowser: 0.6 });
    await pass(all);
    expect({ sent, taken }).toEqual({ sent: ['dtls'], taken: all });
  });

  it('or in the other', async () => {
    const { arrivals, pass, sent, taken } = setUp({ lossFromBrowser: 0.6 });
    await pass(all);
    expect({ sent, taken }).toEqual({ sent: all, taken: ['dtls'] });
    expect(arrivals()).toBe(0);
  });

  it('packets are late, each way by its own time', async () => {
    const { clock, pass, sent, taken } = setUp({ delayToBrowser: 100, jitterFromBrowser: 100 });
    await pass(['sound']);
    await clock.advance(50);
    expect({ sent, taken }).toEqual({ sent: [], taken: ['sound'] });
    await clock.advance(50);
    expect(sent).toEqual(['sound']);
  });
});
