import { RtcpReceiverInfo, RtcpRrPacket, RtcpSrPacket, type RTCPeerConnection } from 'werift';
import { addArrivals, type Arrivals } from '../../platform/sound/traffic.ts';
import { Reception } from './reception.ts';
import type { WayDependencies } from './way.ts';

type Transport = Pick<RTCPeerConnection['dtlsTransports'][number], 'onRtp' | 'onRtcp' | 'sendRtcp'>;

type Time = Pick<WayDependencies, 'monotonic' | 'after'>;

/** Often enough that a browser knows within a second or two that its sound does not arrive. */
export const reportInterval = 500;

/** As those use that send nothing of their own (libwebrtc does). */
const reporter = 1;

interface Source {
  readonly reception: Reception;
  /** The middle 32 bits of the sender's last report's time, and when it came. */
  heard?: { readonly ntp: number; readonly at: number };
}

export interface ReceiverReports {
  /** What was received so far, of all sources. */
  readonly arrivals: () => Arrivals;
  /** Sends no more of them. */
  readonly end: () => void;
}

/**
 * Tells the browser how its sound arrives, and of a source of which nothing comes, nothing (RFC 3550, 6.4). The
 * library's own reports come at random times and go on without sound: they are kept back.
 */
export function sendReceiverReports(
  { dtlsTransports }: { readonly dtlsTransports: readonly Transport[] },
  time: Time,
): ReceiverReports {
  const all = dtlsTransports.map((transport) => reportOn(transport, time));
  return {
    arrivals: () => sum(all.map(({ arrivals }) => arrivals())),
    end: () => {
      for (const { end } of all) end();
    },
  };
}

const sum = (all: readonly Arrivals[]): Arrivals =>
  all.reduce(addArrivals, { received: 0, lost: 0 });

function reportOn(transport: Transport, { monotonic, after }: Time): ReceiverReports {
  const sources = new Map<number, Source>();
  const sourceOf = (ssrc: number): Source => {
    const source = sources.get(ssrc) ?? { reception: new Reception() };
    sources.set(ssrc, source);
    return source;
  };
  transport.onRtp.subscribe(({ header }) => {
    sourceOf(header.ssrc).reception.take(header, monotonic());
  });
  transport.onRtcp.subscribe((packet) => {
    if (!(packet instanceof RtcpSrPacket)) return;
    const ntp = Number((packet.senderInfo.ntpTimestamp >> 16n) & 0xffff_ffffn);
    sourceOf(packet.ssrc).heard = { ntp, at: monotonic() };
  });

  const send = transport.sendRtcp.bind(transport);
  transport.sendRtcp = async (packets) => {
    const others = packets.filter((packet) => !(packet instanceof RtcpRrPacket));
    return others.length === 0 ? 0 : send(others);
  };
  const end = every(after, () => {
    const reports = [...sources].flatMap(([ssrc, source]) => infoOf(ssrc, source, monotonic()));
    if (reports.length > 0) void send([new RtcpRrPacket({ ssrc: reporter, reports })]);
  });
  const arrivals = () => sum([...sources.values()].map(({ reception }) => reception.arrivals()));
  return { arrivals, end };
}

function infoOf(ssrc: number, { reception, heard }: Source, now: number): RtcpReceiverInfo[] {
  const report = reception.report();
  if (report === undefined) return [];
  const lsr = heard?.ntp ?? 0;
  const dlsr = heard ? Math.round(((now - heard.at) / 1000) * 65_536) : 0;
  return [new RtcpReceiverInfo({ ssrc, ...report, lsr, dlsr })];
}

function every(after: Time['after'], run: () => void): () => void {
  let callOff = after(reportInterval, again);
  function again(): void {
    callOff = after(reportInterval, again);
    run();
  }
  return () => {
    callOff();
  };
}
