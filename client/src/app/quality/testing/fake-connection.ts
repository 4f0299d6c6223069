import type { Clock } from '../../clock.ts';

/** A connection whose sound flows by a test's clock, in the words of a browser's statistics. */
export class FakeConnection {
  connectionState: RTCPeerConnectionState = 'connected';
  readonly track = { readyState: 'live' as MediaStreamTrackState, enabled: true, muted: false };
  /** What flows now; what is off stands still. */
  readonly flows = { here: true, there: true, reports: true, loud: true };
  failing = false;
  private readonly clock: Pick<Clock, 'now'>;
  private readonly counts = { here: 0, there: 0, reportAt: 0, energy: 0 };
  private lastAt: number;

  constructor(clock: Pick<Clock, 'now'>) {
    this.clock = clock;
    this.lastAt = clock.now();
  }

  getSenders() {
    return [{ track: this.track }];
  }

  getStats(): Promise<ReadonlyMap<string, Record<string, unknown>>> {
    if (this.failing) return Promise.reject(new Error('closed'));
    this.flow();
    const timestamp = this.clock.now();
    const { energy, here, reportAt, there } = this.counts;
    const stats = [
      { type: 'codec', mimeType: 'audio/PCMU' },
      {
        type: 'inbound-rtp',
        timestamp,
        packetsReceived: here,
        packetsLost: 0,
        jitter: 0.002,
        totalSamplesReceived: here * 160,
        concealedSamples: 40,
        silentConcealedSamples: 30,
        totalAudioEnergy: energy,
      },
      { type: 'outbound-rtp', timestamp, packetsSent: there },
      { type: 'media-source', timestamp, totalAudioEnergy: there },
      { type: 'candidate-pair', packetsReceived: here, responsesReceived: reportAt },
      {
        type: 'remote-inbound-rtp',
        timestamp: reportAt,
        fractionLost: 0.01,
        jitter: 0.003,
        roundTripTime: 0.04,
      },
      { type: 'remote-outbound-rtp', timestamp },
    ];
    return Promise.resolve(new Map(stats.map((each) => [each.type, each])));
  }

  /** As the browser's own kind of object. */
  asConnection(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }

  private flow(): void {
    const passed = (this.clock.now() - this.lastAt) / 20;
    this.lastAt = this.clock.now();
    if (this.flows.here) this.counts.here += passed;
    if (this.flows.here && this.flows.loud) this.counts.energy += passed / 1000;
    if (this.flows.there) this.counts.there += passed;
    if (this.flows.reports) this.counts.reportAt = this.lastAt;
  }
}
