import type { BrowserEnd, Media } from '../platform/ports.ts';
import { browserOpener, type OpenedBrowser, type Unkindness } from './browser-opener.ts';
import { dtmf } from './dtmf.ts';
import { createExchange } from './exchange.ts';
import { createPacer } from './pacer.ts';
import type { PortRange } from './peer.ts';
import { phoneEnd } from './phone-end.ts';
import { phoneLine } from './phone-line.ts';
import { createSpeech } from './speech.ts';
import { tone } from './tones.ts';
import { websocketLine } from './websocket-line.ts';

export interface MediaDependencies {
  /** UDP ports for browsers' audio; whatever is free when left out. */
  readonly ports?: PortRange;
  /** What goes wrong on purpose with browsers' audio; nothing when left out. */
  readonly unkindness?: Unkindness;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic?: () => number;
  readonly after?: (milliseconds: number, run: () => void) => () => void;
}

/** Real sound: WebRTC to browsers on this machine, simulated phones, tones and speech. */
export function createMedia({
  ports,
  unkindness,
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

  const browsersAt = (address?: string) =>
    browserOpener({ sockets: { ports, address }, monotonic, after });
  const browsers = browsersAt();
  // The very same object: rooms know their ends by identity.
  const plug = ({ line, browser }: OpenedBrowser): BrowserEnd =>
    Object.assign(exchange.plug(line), browser);

  return {
    answer: async (offer) => plug(await browsers.answer(offer, unkindness)),
    offer: async () => {
      const { accept, ...offer } = await browsers.offer(unkindness);
      return { ...offer, accept: async (answer) => plug(await accept(answer)) };
    },
    phone: (voice) => phoneEnd(phoneLine(voice), { exchange, browsersAt }),
    websocket: (order, listener) => exchange.plug(websocketLine({ order, listener, after })),
    room: () => exchange.room(),
    speak: createSpeech(),
    tone,
    dtmf,
  };
}

function afterReal(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
