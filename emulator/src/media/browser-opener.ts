import type { BrowserEnd } from '../platform/ports.ts';
import { createEar, type EarDependencies } from './ear/ear.ts';
import { silencedLine } from './ear/silenced-line.ts';
import type { Line } from './line.ts';
import type { PortRange } from './peer.ts';
import { watchPresence, type PresenceDependencies } from './presence.ts';

/** A browser whose offer was answered. */
export interface OpenedBrowser {
  readonly line: Line;
  readonly browser: Pick<BrowserEnd, 'sdp' | 'onConnected' | 'onLost' | 'ear'>;
}

export interface BrowserOpenerDependencies extends PresenceDependencies {
  readonly ports: PortRange | undefined;
}

/** What goes wrong on purpose with a browser's audio, and what decides whom it befalls. */
export type Unkindness = Pick<EarDependencies, 'common' | 'chance'>;

/** Answers a browser's offer, with a line to it; closing the line ends the connection. */
export function browserOpener({ ports, ...time }: BrowserOpenerDependencies) {
  return async (offer: string, unkindness?: Unkindness): Promise<OpenedBrowser> => {
    const { answerOffer, browserLine, sendReceiverReports } = await loadWebRtc();
    const ear = unkindness && createEar({ ...unkindness, ...time });
    const peer = await answerOffer(offer, ports, ear);
    const presence = watchPresence(peer, time);
    const endReports = sendReceiverReports(peer.connection, time);
    const line = browserLine(peer, () => {
      endReports();
      presence.end();
      ear?.switches.reset();
      void peer.connection.close();
    });
    const { onConnected, onLost } = presence;
    const browser = { sdp: peer.sdp, onConnected, onLost };
    if (!ear) return { line, browser };
    const { switches } = ear;
    return { line: silencedLine(line, switches.now), browser: { ...browser, ear: switches } };
  };
}

/** WebRTC takes longer to load than all the rest, and a platform without browsers never needs it. */
export async function loadWebRtc() {
  const [{ answerOffer }, { browserLine }, { sendReceiverReports }] = await Promise.all([
    import('./peer.ts'),
    import('./browser-line.ts'),
    import('./ear/receiver-reports.ts'),
  ]);
  return { answerOffer, browserLine, sendReceiverReports };
}
