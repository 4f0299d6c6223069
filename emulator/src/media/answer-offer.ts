import { MediaStream, MediaStreamTrack, type RTCPeerConnection } from 'werift';
import type { Ear } from './ear/ear.ts';
import { createConnection, heedEar, type Peer, type Sockets } from './peer.ts';
import { NoPortLeft, UnusableOffer } from './unusable-offer.ts';

/**
 * Answers a browser's offer. ICE-lite: the browser does all checks, nobody is asked on the internet.
 * PCMU is the only codec, and no telephone-event: the SDK
 * sends digits by REST. What passes between the two passes through `ear`, if there is one.
 */
export async function answerOffer(offer: string, sockets: Sockets = {}, ear?: Ear): Promise<Peer> {
  checkOffer(offer);
  const connection = createConnection(sockets, ear);
  try {
    return heedEar(await negotiate(connection, offer), ear);
  } catch (error) {
    await connection.close();
    if (error instanceof NoPortLeft || error instanceof UnusableOffer) throw error;
    throw new UnusableOffer('The offer is not SDP that can be answered.', { cause: error });
  }
}

/** What werift would take without a word and then never connect. */
function checkOffer(offer: string): void {
  if (!/^m=audio [1-9]\d* \S+(?: \d+)*? 0(?: \d+)*\r?$/m.test(offer)) {
    throw new UnusableOffer('The offer has no audio in PCMU, which every browser can speak.');
  }
  const missing = ['ice-ufrag', 'ice-pwd', 'fingerprint'].find(
    (each) => !offer.includes(`\na=${each}:`),
  );
  if (missing !== undefined) throw new UnusableOffer(`The offer has no ${missing}.`);
}

async function negotiate(connection: RTCPeerConnection, offer: string): Promise<Peer> {
  const arrived: MediaStreamTrack[] = [];
  // Before the offer is set: werift tells its tracks while it reads it.
  connection.onTrack.subscribe((track) => arrived.push(track));
  await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  // The browser begins DTLS: werift would go on beginning it for half a minute after the connection is closed.
  for (const transport of connection.dtlsTransports) transport.role = 'server';
  const outgoing = new MediaStreamTrack({ kind: 'audio' });
  // In a stream of its own: without a stream id the browser's SDK plays nothing.
  connection.addTrack(outgoing, new MediaStream([outgoing]));
  await connection.setLocalDescription(await connection.createAnswer());
  const sdp = connection.localDescription?.sdp ?? '';
  const [incoming] = arrived;
  if (incoming === undefined) throw new UnusableOffer('The offer sends no audio.');
  if (!sdp.includes('a=candidate:')) throw new NoPortLeft('Every UDP port for calls is in use.');
  const onArrival: Peer['onArrival'] = (listener) => incoming.onReceiveRtp.subscribe(listener);
  return { connection, outgoing, incoming, sdp, onArrival };
}
