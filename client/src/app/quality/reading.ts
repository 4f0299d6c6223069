/** What may be sent through: ours says whether anything is, and why not. */
export type MicrophoneState = 'on' | 'off' | 'muted' | 'ended';

/** What the other side last told of how our sound arrives there. */
export interface FarReport {
  /** When it came. */
  readonly at: number;
  /** The share that was lost, 0 to 1; what it takes there and back, in ms. */
  readonly loss: number;
  readonly jitter: number;
  readonly roundTrip: number;
}

/** How a call's sound stood at one moment. Counts are since its beginning; what a browser does not tell is undefined. */
export interface Reading {
  /** On one clock with the reports' times, in ms. */
  readonly at: number;
  readonly link: RTCPeerConnectionState;
  readonly microphone: MicrophoneState;
  /** Packets of sound that left, that came, and that did not. */
  readonly sent: number | undefined;
  readonly received: number;
  readonly lost: number;
  /** How unevenly they come, in ms. */
  readonly jitter: number;
  /** Of the samples that were played, how many were made up for want of real ones. */
  readonly samples: number;
  readonly concealed: number;
  /** Loudness, summed up: of the microphone, and of what is heard. */
  readonly spoken: number | undefined;
  readonly heard: number | undefined;
  /** Everything that came, also what is no sound. */
  readonly arrivals: number | undefined;
  readonly report: FarReport | undefined;
  /** When the other side last told how much it has sent. */
  readonly farSenderAt: number | undefined;
}
