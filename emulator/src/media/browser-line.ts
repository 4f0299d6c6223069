import { RtpHeader, RtpPacket, type MediaStreamTrack } from 'werift';
import { frameSamples } from './frame.ts';
import { decodeMuLaw, encodeMuLaw } from './g711.ts';
import { createJitterBuffer } from './jitter-buffer.ts';
import type { Line } from './line.ts';
import type { Peer } from './peer.ts';

/**
 * The line to a browser. A packet goes out for every frame, silent or not: silence on the wire would
 * look like a dead connection.
 */
export function browserLine({ incoming, outgoing }: Peer, close: () => void): Line {
  const buffer = createJitterBuffer();
  const send = packetsTo(outgoing);
  incoming.onReceiveRtp.subscribe(({ header, payload }) => {
    if (header.payloadType === 0) buffer.put(header.timestamp, decodeMuLaw(payload));
  });
  return { talk: () => buffer.take(), listen: send, close };
}

function packetsTo(track: MediaStreamTrack): (frame: Int16Array) => void {
  let count = 0;
  return (frame) => {
    const header = new RtpHeader({
      marker: count === 0,
      payloadType: 0,
      sequenceNumber: count & 0xffff,
      timestamp: (count * frameSamples) >>> 0,
    });
    count += 1;
    track.writeRtp(new RtpPacket(header, Buffer.from(encodeMuLaw(frame))));
  };
}
