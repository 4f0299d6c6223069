import { MediaStream, MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket } from 'werift';
import { frameMilliseconds, frameSamples } from '../frame.ts';
import { decodeMuLaw, encodeMuLaw } from '../g711.ts';

export interface Caller {
  readonly offer: string;
  accept(answerSdp: string): Promise<void>;
  /** Speaks these samples, packet by packet, and then silence. */
  say(sound: Int16Array): void;
  /** Stops sending, as a browser does that has crashed. */
  fallSilent(): void;
  /** Everything heard so far, in the order of arrival. */
  heard(): Int16Array;
  /** Sequence numbers that arrived. */
  readonly packets: number[];
  /** When they did, in milliseconds of `performance.now()`. */
  readonly arrivals: number[];
  close(): Promise<void>;
}

/** A browser's side of a call: a second WebRTC peer in the same process, PCMU over loopback. */
export async function createCaller(): Promise<Caller> {
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  connection.addTrack(track, new MediaStream([track]));
  const packets: number[] = [];
  const arrivals: number[] = [];
  const frames: Int16Array[] = [];
  connection.onTrack.subscribe((incoming) => {
    incoming.onReceiveRtp.subscribe(({ header, payload }) => {
      packets.push(header.sequenceNumber);
      arrivals.push(performance.now());
      frames.push(decodeMuLaw(payload));
    });
  });
  await connection.setLocalDescription(await connection.createOffer());

  let sound = new Int16Array();
  let count = 0;
  const microphone = setInterval(() => {
    const frame = new Int16Array(frameSamples);
    frame.set(sound.subarray(0, frameSamples));
    sound = sound.subarray(frameSamples);
    const header = new RtpHeader({
      payloadType: 0,
      sequenceNumber: count & 0xffff,
      timestamp: count * frameSamples,
    });
    count += 1;
    track.writeRtp(new RtpPacket(header, Buffer.from(encodeMuLaw(frame))));
  }, frameMilliseconds);

  return {
    offer: connection.localDescription?.sdp ?? '',
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    say: (samples) => {
      sound = Int16Array.from(samples);
    },
    fallSilent: () => {
      clearInterval(microphone);
    },
    heard: () => Int16Array.from(frames.flatMap((frame) => [...frame])),
    packets,
    arrivals,
    close: async () => {
      clearInterval(microphone);
      await connection.close();
    },
  };
}
