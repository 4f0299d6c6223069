import { keepFile } from './file-store.ts';
import type { FileStore, FileWriter } from './file-store.ts';
import type { Ids } from '../ids.ts';
import type { Clock, Recording, Webhooks } from '../ports.ts';
import { formatOf } from './recording-order.ts';
import type { RecordingOrder } from './recording-order.ts';
import { recordPayload, transcribedPayload } from './recording-payloads.ts';
import type { EndedRecording } from './recording-payloads.ts';
import { createTeller } from '../run/teller.ts';
import type { Teller } from '../run/teller.ts';
import { transcript } from './transcript.ts';
import type { Spoken } from './transcript.ts';
import type { OnTrace } from '../trace.ts';

export interface LiveRecordingDependencies {
  readonly clock: Clock;
  readonly files: FileStore;
  readonly ids: Ids;
  readonly webhooks: Webhooks;
  /** Base URL of the platform. */
  readonly regionUrl: () => string;
  readonly onTrace: OnTrace;
  readonly report: (error: unknown) => void;
}

const twoHours = 2 * 60 * 60 * 1000;
const types = { mp3: 'audio/mpeg', wav: 'audio/wav', ogg: 'audio/ogg' } as const;

/** A recording from its first sound to the event that tells of it. */
export class LiveRecording {
  /** Resolves when it is over and told of; also when it could not be made, which is reported. */
  readonly over: Promise<void>;
  readonly #order: RecordingOrder;
  readonly #dependencies: LiveRecordingDependencies;
  readonly #startedAt: number;
  readonly #writer: FileWriter;
  readonly #recording: Recording;
  readonly #teller: Teller;
  readonly #spoken: Spoken[] = [];
  readonly #callOffs: readonly (() => void)[];
  #stop: () => void = () => undefined;
  #broken = false;
  #dropped = false;

  constructor(order: RecordingOrder, dependencies: LiveRecordingDependencies) {
    this.#order = order;
    this.#dependencies = dependencies;
    const { clock, files, webhooks } = dependencies;
    const { application, conversation, days, ear, silence, channels, longest = twoHours } = order;
    const format = formatOf(order);
    this.#startedAt = clock.now();
    this.#trace({ state: 'begun' });
    this.#teller = createTeller(webhooks, application);
    this.#writer = files.create({ applicationId: application.id, type: types[format], days });
    this.#recording = conversation.room.record({
      ...{ format, channels, ear, silence },
      write: (bytes, position) => {
        this.#write(bytes, position);
      },
    });
    const stop = (): void => {
      this.stop();
    };
    this.#callOffs = [
      clock.after(longest, stop),
      conversation.onSaid((leg, utterance) => {
        this.#spoken.push({ leg, utterance, at: clock.now() });
      }),
      () => {
        conversation.closed.removeEventListener('abort', stop);
      },
    ];
    conversation.closed.addEventListener('abort', stop, { once: true });
    this.over = new Promise<void>((resolve) => (this.#stop = resolve))
      .then(() => this.#finish())
      .catch(dependencies.report);
    if (conversation.closed.aborted) stop();
  }

  /** Idempotent. */
  stop(): void {
    this.#stop();
  }

  /** Ends it, and tells nobody. */
  drop(): void {
    this.#dropped = true;
    this.#stop();
  }

  /** A full disk ends the file, not the call. */
  #write(bytes: Uint8Array, position?: number): void {
    if (this.#broken) return;
    try {
      this.#writer.write(bytes, position);
    } catch (error) {
      this.#broken = true;
      this.#dependencies.report(error);
    }
  }

  async #finish(): Promise<void> {
    const { clock, ids } = this.#dependencies;
    for (const callOff of this.#callOffs) callOff();
    const endedAt = clock.now();
    await this.#recording.stop();
    const size = this.#writer.close();
    this.#trace({ state: 'over', bytes: size });
    if (this.#dropped) return;
    const { conversation, target, leg = conversation.id } = this.#order;
    const ended = {
      ...{ uuid: ids.leg(), conversation: conversation.id, url: this.#url(this.#writer.id) },
      ...{ size, startedAt: this.#startedAt, endedAt },
    };
    this.#teller.tell(recordPayload(ended, clock.now()), leg, target);
    this.#transcribe(ended, leg);
  }

  #transcribe(ended: EndedRecording, leg: string): void {
    const { transcription, channels, leg: first, application, days } = this.#order;
    if (!transcription) return;
    const order = { ...ended, id: ended.uuid, channels, first };
    const text = JSON.stringify(transcript(this.#spoken, order));
    const file = { applicationId: application.id, type: 'application/json', days };
    const id = keepFile(this.#dependencies.files, file, Buffer.from(text));
    this.#teller.tell(transcribedPayload(ended, this.#url(id)), leg, transcription.target);
  }

  #trace(more: { readonly state: 'begun' | 'over'; readonly bytes?: number }): void {
    const { conversation, leg } = this.#order;
    const format = formatOf(this.#order);
    const about = { of: this, conversation: conversation.id, leg, format };
    this.#dependencies.onTrace({ kind: 'recording', ...about, ...more });
  }

  #url(id: string): string {
    return `${this.#dependencies.regionUrl()}/v1/files/${id}`;
  }
}
