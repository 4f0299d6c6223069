export type MicrophoneProblem =
  'insecure' | 'unsupported' | 'missing' | 'denied' | 'in-use' | 'unanswered';

/** Why there is no microphone to talk into. */
export class MicrophoneFault extends Error {
  override readonly name = 'MicrophoneFault';
  readonly problem: MicrophoneProblem;

  constructor(problem: MicrophoneProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

export abstract class Microphone {
  /** Switches the microphone on, asking the person if need be. Rejects with a `MicrophoneFault`. */
  abstract open(): Promise<MediaStream>;
  /** Tells when a device was plugged in or a permission given, until the answer is called. */
  abstract watch(changed: () => void): () => void;
}

/** Lets nothing of what is said through, or everything again. */
export function silenceMicrophone(stream: MediaStream, on: boolean): void {
  for (const track of stream.getAudioTracks()) track.enabled = !on;
}

/** Switches a microphone off, light and all. */
export function closeMicrophone(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
