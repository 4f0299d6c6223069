import type { RecordingOptions } from '../../platform/ports.ts';
import { recordedRate, type SoundEncoder } from './sound-encoder.ts';
import { createWavEncoder } from './wav-encoder.ts';

/** The documented quality, for each channel: with less, one would be heard in the other. */
const bitrates = { 1: 32, 2: 64 } as const;

/** The encoder of a format. What mp3 and ogg need is loaded by the first who asks. */
export async function createEncoder({
  format,
  channels,
}: Pick<RecordingOptions, 'format' | 'channels'>): Promise<SoundEncoder> {
  if (format === 'wav') return createWavEncoder(channels);
  if (channels !== 1 && channels !== 2) throw new Error(`${format} has no ${channels} channels.`);
  const { createMp3Encoder, createOggEncoder } = await import('wasm-media-encoders');
  const common = { channels, sampleRate: recordedRate } as const;
  if (format === 'ogg') {
    const ogg = await createOggEncoder();
    ogg.configure({ ...common, vbrQuality: 3 });
    return fromFloats(ogg);
  }
  const mp3 = await createMp3Encoder();
  mp3.configure({ ...common, bitrate: bitrates[channels] });
  return fromFloats(mp3);
}

interface FloatEncoder {
  encode(samples: readonly Float32Array[]): Uint8Array;
  finalize(): Uint8Array;
}

/** The bytes are copied: the next call writes over them. */
function fromFloats(encoder: FloatEncoder): SoundEncoder {
  return {
    encode: (channels) => encoder.encode(channels.map(toFloats)).slice(),
    finish: () => ({ last: encoder.finalize().slice() }),
  };
}

const toFloats = (sound: Int16Array): Float32Array =>
  Float32Array.from(sound, (sample) => sample / 32768);
