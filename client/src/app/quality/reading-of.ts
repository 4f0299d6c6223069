import type { FarReport, MicrophoneState, Reading } from './reading.ts';

type Stats = Readonly<Record<string, unknown>>;

type Track = Pick<MediaStreamTrack, 'readyState' | 'enabled' | 'muted'>;

/** The part of a connection that a reading needs. */
export interface ReadConnection {
  readonly connectionState: RTCPeerConnectionState;
  getSenders(): readonly { readonly track: Track | null }[];
  getStats(): Promise<ReadonlyMap<string, Stats>>;
}

/** Reads how the sound of the connection stands now; `now` where the browser does not say when that is. */
export async function readingOf(connection: ReadConnection, now: number): Promise<Reading> {
  const stats = [...(await connection.getStats()).values()];
  const of = (type: string): Stats => stats.find((one) => one.type === type) ?? {};
  const [incoming, outgoing, source] = [of('inbound-rtp'), of('outbound-rtp'), of('media-source')];
  const pairs = stats.filter(({ type }) => type === 'candidate-pair');
  return {
    at: numberOf(incoming.timestamp) ?? numberOf(outgoing.timestamp) ?? now,
    link: connection.connectionState,
    microphone: microphoneState(connection.getSenders()[0]?.track),
    sent: numberOf(outgoing.packetsSent),
    received: numberOf(incoming.packetsReceived) ?? 0,
    lost: numberOf(incoming.packetsLost) ?? 0,
    jitter: milliseconds(incoming.jitter),
    samples: numberOf(incoming.totalSamplesReceived) ?? 0,
    concealed: audiblyConcealed(incoming),
    spoken: numberOf(source.totalAudioEnergy),
    heard: numberOf(incoming.totalAudioEnergy),
    arrivals: pairs.length === 0 ? undefined : pairs.reduce((sum, pair) => sum + came(pair), 0),
    report: reportOf(of('remote-inbound-rtp')),
    farSenderAt: numberOf(of('remote-outbound-rtp').timestamp),
  };
}

function microphoneState(track: Track | null | undefined): MicrophoneState {
  if (!track || track.readyState === 'ended') return 'ended';
  if (!track.enabled) return 'off';
  return track.muted ? 'muted' : 'on';
}

/** What is made up while nobody speaks is not heard. */
function audiblyConcealed({ concealedSamples, silentConcealedSamples }: Stats): number {
  return (numberOf(concealedSamples) ?? 0) - (numberOf(silentConcealedSamples) ?? 0);
}

/** Bytes, where packets are not counted. */
function came({ packetsReceived, bytesReceived, responsesReceived }: Stats): number {
  return (
    (numberOf(packetsReceived) ?? numberOf(bytesReceived) ?? 0) + (numberOf(responsesReceived) ?? 0)
  );
}

function reportOf({
  timestamp,
  fractionLost,
  jitter,
  roundTripTime,
}: Stats): FarReport | undefined {
  const at = numberOf(timestamp);
  if (at === undefined) return undefined;
  const loss = numberOf(fractionLost) ?? 0;
  return { at, loss, jitter: milliseconds(jitter), roundTrip: milliseconds(roundTripTime) };
}

function milliseconds(seconds: unknown): number {
  return (numberOf(seconds) ?? 0) * 1000;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
