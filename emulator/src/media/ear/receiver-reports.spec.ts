import {
  Event,
  RtcpReceiverInfo,
  RtcpRrPacket,
  RtcpSenderInfo,
  RtcpSrPacket,
  RtpHeader,
  RtpPacket,
  type RtcpPacket,
} from 'werift';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { reportInterval, sendReceiverReports } from './receiver-reports.ts';

function setUp() {
  const clock = createVirtualClock();
  const sent: RtcpPacket[] = [];
  const transport = {
    onRtp: new Event<[RtpPacket]>(),
    onRtcp: new Event<[RtcpPacket]>(),
    sendRtcp: (packets: RtcpPacket[]) => {
      sent.push(...packets);
      return Promise.resolve(0);
    },
  };
  const { arrivals, end } = sendReceiverReports(
    { dtlsTransports: [transport] },
    { monotonic: () => clock.now(), after: (time, run) => clock.after(time, run) },
  );
  let place = 0;
  const speak = (lost = false): void => {
    const header = new RtpHeader({ ssrc: 7, sequenceNumber: place, timestamp: place * 160 });
    place += 1;
    if (!lost) transport.onRtp.execute(new RtpPacket(header, Buffer.from('sound')));
  };
  const told = () => sent.flatMap((one) => (one instanceof RtcpRrPacket ? one.reports : []));
  return { arrivals, clock, end, sent, speak, told, transport };
}

const own = () => {
  const info = new RtcpReceiverInfo({ ssrc: 7, fractionLost: 0, packetsLost: 0, dlsr: 0 });
  return new RtcpRrPacket({ ssrc: 99, reports: [info] });
};

const senderReport = (ntpTimestamp: bigint) =>
  new RtcpSrPacket({
    ssrc: 7,
    senderInfo: new RtcpSenderInfo({
      ntpTimestamp,
      rtpTimestamp: 0,
      packetCount: 1,
      octetCount: 1,
    }),
  });

describe('reports to a browser on its sound', () => {
  it('come twice a second, with what was lost', async () => {
    const { clock, end, speak, told } = setUp();
    speak();
    speak(true);
    speak();
    speak();
    await clock.advance(reportInterval);
    expect(told()).toMatchObject([{ ssrc: 7, fractionLost: 64, packetsLost: 1 }]);
    speak();
    await clock.advance(reportInterval);
    expect(told().slice(1)).toMatchObject([{ ssrc: 7, fractionLost: 0, packetsLost: 1 }]);
    end();
  });

  it('know in the end what came and what did not, of all sources', () => {
    const { arrivals, end, speak, transport } = setUp();
    expect(arrivals()).toEqual({ received: 0, lost: 0 });
    speak();
    speak(true);
    speak();
    const other = new RtpHeader({ ssrc: 8, sequenceNumber: 1000, timestamp: 0 });
    transport.onRtp.execute(new RtpPacket(other, Buffer.from('sound')));
    end();
    expect(arrivals()).toEqual({ received: 3, lost: 1 });
  });

  it('say nothing of a source of which nothing came since the last one', async () => {
    const { clock, end, sent, speak } = setUp();
    speak();
    await clock.advance(4 * reportInterval);
    expect(sent).toHaveLength(1);
    end();
  });

  it('let the browser measure how long they take', async () => {
    const { clock, end, speak, told, transport } = setUp();
    speak();
    transport.onRtcp.execute(senderReport(0x1234_5678_9abc_def0n));
    await clock.advance(reportInterval);
    expect(told()).toMatchObject([{ lsr: 0x5678_9abc, dlsr: 65_536 / 2 }]);
    end();
  });

  it('replace those of the library, and nothing else that it sends', async () => {
    const { end, sent, transport } = setUp();
    const other = senderReport(1n);
    await transport.sendRtcp([own()]);
    await transport.sendRtcp([other, own()]);
    expect(sent).toEqual([other]);
    end();
  });

  it('end with the call', async () => {
    const { clock, end, sent, speak } = setUp();
    speak();
    end();
    await clock.advance(4 * reportInterval);
    expect(sent).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });
});
