import type { Conversation } from '../conversations/conversation.ts';
import { LiveRecording } from './live-recording.ts';
import type { LiveRecordingDependencies } from './live-recording.ts';
import type { RecordingOrder } from './recording-order.ts';

/** All recordings that run. */
export class Recordings {
  readonly #dependencies: LiveRecordingDependencies;
  readonly #live = new Map<LiveRecording, Conversation>();

  constructor(dependencies: LiveRecordingDependencies) {
    this.#dependencies = dependencies;
  }

  /** Runs until it is stopped, its time or its conversation is over; then the application's server is told. */
  start(order: RecordingOrder): LiveRecording {
    const recording = new LiveRecording(order, this.#dependencies);
    this.#live.set(recording, order.conversation);
    void recording.over.then(() => this.#live.delete(recording));
    return recording;
  }

  /** Ends all of them, and tells nobody. */
  drop(): void {
    for (const recording of this.#live.keys()) recording.drop();
  }

  of(conversation: Conversation): readonly LiveRecording[] {
    return [...this.#live].flatMap(([recording, its]) => (its === conversation ? [recording] : []));
  }
}
