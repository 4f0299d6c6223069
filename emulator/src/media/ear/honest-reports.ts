import { RtcpRrPacket, type RTCPeerConnection } from 'werift';

/**
 * Reports on sound only while there is some: a receiver names no source of which it has received nothing since its
 * last report (RFC 3550, 6.4).
 */
export function honestReports({ dtlsTransports }: Pick<RTCPeerConnection, 'dtlsTransports'>): void {
  for (const transport of dtlsTransports) {
    const received = new Map<number, number>();
    const send = transport.sendRtcp.bind(transport);
    transport.sendRtcp = (packets) => {
      for (const packet of packets) {
        if (packet instanceof RtcpRrPacket) packet.reports = packet.reports.filter(isNews);
      }
      return send(packets);
    };

    function isNews({ ssrc, highestSequence }: { ssrc: number; highestSequence: number }): boolean {
      const known = received.get(ssrc);
      received.set(ssrc, highestSequence);
      return known !== highestSequence;
    }
  }
}
