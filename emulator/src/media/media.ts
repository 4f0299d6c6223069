import type { BrowserEnd, Media } from '../platform/ports.ts';
import { dtmf } from './dtmf.ts';
import { createExchange } from './exchange.ts';
import { createPacer } from './pacer.ts';
import type { PortRange } from './peer.ts';
import { phoneLine } from './phone-line.ts';
import { watchPresence } from './presence.ts';
import { createSpeech } from './speech.ts';
import { tone } from './tones.ts';
import { websocketLine } from './websocket-line.ts';

export interface MediaDependencies {
  /** UDP ports for browsers' audio; whatever is free when left out. */
  readonly ports?: PortRange;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic?: () => number;
  readonly after?: (milliseconds: number, run: () => void) => () => void;
}

/** Real sound: WebRTC to browsers on this machine, simulated phones, tones and speech. */
export function createMedia({
  ports,
  monotonic = () => performance.now(),
  after = afterReal,
}: MediaDependencies = {}): Media {
  const exchange = createExchange((busy) => {
    if (busy) pacer.start();
    else pacer.stop();
  });
  const pacer = createPacer({
    monotonic,
    after,
    onFrame: () => {
      exchange.carry();
    },
  });

  return {
    answer: async (offer) => {
      const { answerOffer, browserLine } = await loadWebRtc();
      const peer = await answerOffer(offer, ports);
      const presence = watchPresence(peer, { monotonic, after });
      const line = browserLine(peer, () => {
        presence.end();
        void peer.connection.close();
      });
      const { onConnected, onLost } = presence;
      // The very same object: rooms know their ends by identity.
      return Object.assign(exchange.plug(line), {
        sdp: peer.sdp,
        onConnected,
        onLost,
      }) satisfies BrowserEnd;
    },
    phone: (voice) => exchange.plug(phoneLine(voice)),
    websocket: (order, listener) => exchange.plug(websocketLine({ order, listener, after })),
    room: () => exchange.room(),
    speak: createSpeech(),
    tone,
    dtmf,
  };
}

/** WebRTC takes longer to load than all the rest, and a platform without browsers never needs it. */
export async function loadWebRtc() {
  const [{ answerOffer }, { browserLine }] = await Promise.all([
    import('./peer.ts'),
    import('./browser-line.ts'),
  ]);
  return { answerOffer, browserLine };
}

function afterReal(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
