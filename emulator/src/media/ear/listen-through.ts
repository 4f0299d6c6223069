import type { RTCPeerConnection } from 'werift';
import type { EarFaults } from '../../platform/sound/ear-faults.ts';
import type { Ear } from './ear.ts';
import { isMediaPacket, isSoundPacket } from './packets.ts';

type Connection = RTCPeerConnection['dtlsTransports'][number]['iceTransport']['connection'];

/**
 * Lets everything between this connection and its browser pass through `ear`. `onArrival` hears of each packet
 * that reaches us, also of those whose sound is taken away: their browser is there.
 */
export function listenThrough(
  { dtlsTransports }: Pick<RTCPeerConnection, 'dtlsTransports'>,
  ear: Ear,
  onArrival: () => void,
): void {
  for (const { iceTransport } of dtlsTransports) {
    spoilArrivals(iceTransport.connection, ear, onArrival);
    spoilDepartures(iceTransport.connection, ear);
  }
}

function spoilArrivals(
  { onData }: Connection,
  { switches, fromBrowser }: Ear,
  onArrival: () => void,
): void {
  const take = onData.execute;
  onData.execute = (packet) => {
    const faults = switches.now();
    if (faults.mediaDown) return;
    if (!isMediaPacket(packet)) {
      take(packet);
      return;
    }
    fromBrowser(onTheWayFrom(faults), () => {
      onArrival();
      if (faults.soundFromBrowser !== 'none' || !isSoundPacket(packet)) take(packet);
    });
  };
}

function spoilDepartures(connection: Connection, { switches, toBrowser }: Ear): void {
  const send = connection.send.bind(connection);
  connection.send = (packet) => {
    const faults = switches.now();
    if (faults.mediaDown) return Promise.resolve();
    if (!isMediaPacket(packet)) return send(packet);
    if (faults.soundToBrowser === 'none' && isSoundPacket(packet)) return Promise.resolve();
    let sent = Promise.resolve();
    toBrowser(onTheWayTo(faults), () => {
      // The call may be over by the time a late packet goes out: then it is lost, as on any network.
      sent = send(packet).catch(() => undefined);
    });
    return sent;
  };
}

const onTheWayFrom = ({ lossFromBrowser, delayFromBrowser, jitterFromBrowser }: EarFaults) => ({
  loss: lossFromBrowser,
  delay: delayFromBrowser,
  jitter: jitterFromBrowser,
});

const onTheWayTo = ({ lossToBrowser, delayToBrowser, jitterToBrowser }: EarFaults) => ({
  loss: lossToBrowser,
  delay: delayToBrowser,
  jitter: jitterToBrowser,
});
