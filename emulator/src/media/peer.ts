import { RTCPeerConnection, RTCRtpCodecParameters, type MediaStreamTrack } from 'werift';
import type { Ear } from './ear/ear.ts';
import { listenThrough } from './ear/listen-through.ts';

export interface Peer {
  readonly connection: RTCPeerConnection;
  /** What is written here, the browser hears. */
  readonly outgoing: MediaStreamTrack;
  readonly incoming: MediaStreamTrack;
  readonly sdp: string;
  /** Calls for each packet of audio that the browser gets through to us. */
  readonly onArrival: (listener: () => void) => void;
}

/** The first and the last UDP port that may be used. */
export type PortRange = [first: number, last: number];

/** Where audio may come in. */
export interface Sockets {
  /** Whatever is free when left out. */
  readonly ports?: PortRange | undefined;
  /** Of this machine: the only one that is listened on and announced. Loopback when left out. */
  readonly address?: string | undefined;
}

/** On one address alone, in PCMU alone; the browser does all checks of ICE. */
export function createConnection(
  { ports, address = '127.0.0.1' }: Sockets,
  ear: Ear | undefined,
): RTCPeerConnection {
  const pcmu = new RTCRtpCodecParameters({
    mimeType: 'audio/PCMU',
    clockRate: 8000,
    channels: 1,
    payloadType: 0,
  });
  return new RTCPeerConnection({
    codecs: { audio: [pcmu], video: [] },
    iceLite: true,
    iceServers: [],
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceAdditionalHostAddresses: [address],
    iceInterfaceAddresses: { udp4: address },
    icePortRange: ports,
    iceFilterStunResponse: () => ear?.switches.now().mediaDown !== true,
  });
}

/** The same, with everything between the two passing through `ear`, if there is one. */
export function heedEar(peer: Peer, ear: Ear | undefined): Peer {
  return ear ? { ...peer, onArrival: arrivalsThrough(ear, peer.connection) } : peer;
}

function arrivalsThrough(ear: Ear, connection: RTCPeerConnection): Peer['onArrival'] {
  const listeners: (() => void)[] = [];
  listenThrough(connection, ear, () => {
    for (const listener of listeners) listener();
  });
  return (listener) => {
    listeners.push(listener);
  };
}
