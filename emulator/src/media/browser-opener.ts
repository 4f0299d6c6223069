import type { BrowserEnd } from '../platform/ports.ts';
import { createEar, type Ear, type EarDependencies } from './ear/ear.ts';
import { silencedLine } from './ear/silenced-line.ts';
import type { Line } from './line.ts';
import type { Peer, Sockets } from './peer.ts';
import { renewableLine } from './renewable-line.ts';
import { watchPresence, type PresenceDependencies } from './presence.ts';

/** A browser whose sound is there, or is to come. */
export interface OpenedBrowser {
  readonly line: Line;
  readonly browser: Pick<
    BrowserEnd,
    'sdp' | 'onConnected' | 'onLost' | 'ear' | 'renew' | 'traffic'
  >;
}

/** What goes wrong on purpose with a browser's audio, and what decides whom it befalls. */
export type Unkindness = Pick<EarDependencies, 'common' | 'chance'>;

export interface BrowserOpenerDependencies extends PresenceDependencies {
  readonly sockets: Sockets;
}

/** Brings up lines to browsers; closing the line ends the connection. */
export function browserOpener({ sockets, ...time }: BrowserOpenerDependencies) {
  const earOf = (unkindness: Unkindness | undefined): Ear | undefined =>
    unkindness && createEar({ ...unkindness, ...time });

  async function open(peer: Peer, ear: Ear | undefined): Promise<OpenedBrowser> {
    const { answerOffer, browserLine, sendReceiverReports } = await loadWebRtc();
    const connect = (one: Peer) => {
      const presence = watchPresence(one, time);
      const reports = sendReceiverReports(one.connection, time);
      const line = browserLine(one, () => {
        reports.end();
        presence.end();
        void one.connection.close();
      });
      // A connection that is closed has none any more.
      const transports = [...one.connection.dtlsTransports];
      const traffic = () => ({ ...reports.arrivals(), ...bytesOver(transports) });
      return { line, presence, sdp: one.sdp, traffic };
    };
    const { line, browser } = renewableLine(connect(peer), async (offer) =>
      connect(await answerOffer(offer, sockets, ear)),
    );
    return ear ? throughEar(line, browser, ear) : { line, browser };
  }

  return {
    /** Answers a browser's offer. */
    answer: async (offer: string, unkindness?: Unkindness): Promise<OpenedBrowser> => {
      const { answerOffer } = await loadWebRtc();
      const ear = earOf(unkindness);
      return open(await answerOffer(offer, sockets, ear), ear);
    },
    /** Makes an offer, which a browser may answer. */
    offer: async (unkindness?: Unkindness) => {
      const { offerSound } = await loadWebRtc();
      const ear = earOf(unkindness);
      const { accept, ...offer } = await offerSound(sockets, ear);
      return { ...offer, accept: async (answer: string) => open(await accept(answer), ear) };
    },
  };
}

function bytesOver(transports: Peer['connection']['dtlsTransports']) {
  const sum = (bytes: readonly number[]): number => bytes.reduce((all, one) => all + one, 0);
  return {
    bytesIn: sum(transports.map(({ bytesReceived }) => bytesReceived)),
    bytesOut: sum(transports.map(({ bytesSent }) => bytesSent)),
  };
}

function throughEar(
  line: Line,
  browser: OpenedBrowser['browser'],
  { switches }: Ear,
): OpenedBrowser {
  const close = (): void => {
    switches.reset();
    line.close();
  };
  return {
    line: silencedLine({ ...line, close }, switches.now),
    browser: { ...browser, ear: switches },
  };
}

/** WebRTC takes longer to load than all the rest, and a platform without browsers never needs it. */
export async function loadWebRtc() {
  const [{ answerOffer }, { offerSound }, { browserLine }, { sendReceiverReports }] =
    await Promise.all([
      import('./answer-offer.ts'),
      import('./offer-sound.ts'),
      import('./browser-line.ts'),
      import('./ear/receiver-reports.ts'),
    ]);
  return { answerOffer, offerSound, browserLine, sendReceiverReports };
}
