import { RtcpReceiverInfo, RtcpRrPacket, type RTCPeerConnection } from 'werift';
import { honestReports } from './honest-reports.ts';

it('a report names no source of which nothing came since the last one', async () => {
  const sent: number[][] = [];
  const transport = {
    sendRtcp: ([packet]: RtcpRrPacket[]) => {
      sent.push(packet?.reports.map(({ ssrc }) => ssrc) ?? []);
      return Promise.resolve(0);
    },
  };
  honestReports({ dtlsTransports: [transport] } as unknown as RTCPeerConnection);
  const report = (...highest: [number, number][]) => {
    const reports = highest.map(([ssrc, highestSequence]) => {
      const rest = { fractionLost: 0, packetsLost: 0, jitter: 0, lsr: 0, dlsr: 0 };
      return new RtcpReceiverInfo({ ssrc, highestSequence, ...rest });
    });
    return transport.sendRtcp([new RtcpRrPacket({ ssrc: 1, reports })]);
  };
  await report([7, 100], [8, 5]);
  await report([7, 150], [8, 5]);
  await report([7, 150], [8, 6]);
  expect(sent).toEqual([[7, 8], [7], [8]]);
});
