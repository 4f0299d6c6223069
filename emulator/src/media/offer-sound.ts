import { MediaStream, MediaStreamTrack, type RTCPeerConnection } from 'werift';
import type { Ear } from './ear/ear.ts';
import { createConnection, heedEar, type Peer, type Sockets } from './peer.ts';
import { NoPortLeft, UnusableOffer } from './unusable-offer.ts';

/** What is offered to browsers, of which one may take it. */
export interface SoundOffer {
  readonly sdp: string;
  /** Takes the answer of a browser. Rejects when it is not usable; then another may answer. */
  readonly accept: (answer: string) => Promise<Peer>;
  readonly close: () => void;
}

/** Offers sound to a browser that is called, as `answerOffer` answers one that calls. */
export async function offerSound(sockets: Sockets = {}, ear?: Ear): Promise<SoundOffer> {
  const connection = createConnection(sockets, ear);
  const outgoing = new MediaStreamTrack({ kind: 'audio' });
  connection.addTrack(outgoing, new MediaStream([outgoing]));
  await connection.setLocalDescription(await connection.createOffer());
  const sdp = connection.localDescription?.sdp ?? '';
  if (!sdp.includes('a=candidate:')) {
    await connection.close();
    throw new NoPortLeft('Every UDP port for calls is in use.');
  }
  return {
    sdp,
    accept: async (answer) =>
      heedEar({ connection, outgoing, sdp, ...(await accept(connection, answer)) }, ear),
    close: () => void connection.close(),
  };
}

async function accept(connection: RTCPeerConnection, answer: string) {
  const arrived: MediaStreamTrack[] = [];
  const { unSubscribe } = connection.onTrack.subscribe((track) => arrived.push(track));
  try {
    await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  } catch (error) {
    throw new UnusableOffer('The answer is not SDP that can be used.', { cause: error });
  } finally {
    unSubscribe();
  }
  const [incoming] = arrived;
  if (incoming === undefined) throw new UnusableOffer('The answer sends no audio.');
  const onArrival: Peer['onArrival'] = (listener) => incoming.onReceiveRtp.subscribe(listener);
  return { incoming, onArrival };
}
