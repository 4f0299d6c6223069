import type { AudioEnd, Recording, RecordingOptions } from '../../platform/ports.ts';
import { frameMilliseconds } from '../frame.ts';
import { rms } from '../loudness.ts';
import { mix } from '../mix.ts';
import { createEncoder } from './create-encoder.ts';
import { createRateDoubler } from './double-rate.ts';
import type { SoundEncoder } from './sound-encoder.ts';

/** What comes from one end in 20 ms. */
export interface Voice {
  readonly end: AudioEnd;
  /** Nothing while muted. */
  readonly voice: Int16Array | undefined;
  /** What is played to it. */
  readonly played: readonly Int16Array[];
}

/** −40 dB: what a room sounds like in which nobody speaks. */
const silence = 0.01;

/** Writes down what is said in a room: one channel for each who speaks, the rest and what is played in the last. */
export class Recorder implements Recording {
  readonly #options: RecordingOptions;
  readonly #speakers = new Map<AudioEnd, number>();
  readonly #doublers: readonly ((frame: Int16Array) => Int16Array)[];
  readonly #ready: Promise<void>;
  /** What is said before the encoder is there. */
  #waiting: (readonly Int16Array[])[] = [];
  #encoder: SoundEncoder | undefined;
  #broken = false;
  #silent = 0;
  #stopped: Promise<void> | undefined;

  constructor(options: RecordingOptions, load = createEncoder) {
    this.#options = options;
    this.#doublers = Array.from({ length: options.channels }, createRateDoubler);
    if (options.ear) this.#speakers.set(options.ear, 0);
    this.#ready = load(options).then((encoder) => {
      this.#encoder = encoder;
      for (const frames of this.#waiting.splice(0)) this.#write(encoder, frames);
    });
    // Who stops the recording hears of it; until then nothing piles up.
    this.#ready.catch(() => (this.#broken = true));
  }

  take(voices: readonly Voice[]): void {
    if (this.#stopped || this.#broken) return;
    const channels = this.#options.channels;
    const frames: Int16Array[][] = Array.from({ length: channels }, () => []);
    for (const { end, voice, played } of voices) {
      if (voice) frames[this.#channelOf(end)]?.push(voice);
      if (end === this.#options.ear) frames.at(-1)?.push(...played);
    }
    const mixed = frames.map(mix);
    this.#keep(mixed);
    this.#listen(mixed);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#finish();
    return this.#stopped;
  }

  async #finish(): Promise<void> {
    await this.#ready;
    const { write } = this.#options;
    const encoder = this.#encoder;
    if (!encoder) return;
    const { last, first } = encoder.finish();
    write(last);
    if (first) write(first, 0);
  }

  /** Where an end speaks, from its first frame on. */
  #channelOf(end: AudioEnd): number {
    const last = this.#options.channels - 1;
    const known = this.#speakers.get(end) ?? Math.min(this.#speakers.size, last);
    this.#speakers.set(end, known);
    return known;
  }

  #keep(frames: readonly Int16Array[]): void {
    if (this.#encoder) this.#write(this.#encoder, frames);
    else this.#waiting.push(frames);
  }

  #write(encoder: SoundEncoder, frames: readonly Int16Array[]): void {
    this.#options.write(
      encoder.encode(frames.map((frame, channel) => this.#doublers[channel]?.(frame) ?? frame)),
    );
  }

  #listen(frames: readonly Int16Array[]): void {
    const { silence: wanted } = this.#options;
    if (!wanted || this.#silent >= wanted.milliseconds) return;
    this.#silent = frames.some((frame) => rms(frame) >= silence)
      ? 0
      : this.#silent + frameMilliseconds;
    if (this.#silent >= wanted.milliseconds) wanted.onSilence();
  }
}
