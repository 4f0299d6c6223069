/** Samples at the rate of their file, one channel. */
export interface FileSound {
  readonly samples: Int16Array;
  readonly rate: number;
}

export function isWav(file: Uint8Array): boolean {
  const view = viewOf(file);
  return file.length >= 12 && nameAt(view, 0) === 'RIFF' && nameAt(view, 8) === 'WAVE';
}

/** The sound of a WAV file, its channels mixed. Throws when it is not 16-bit PCM. */
export function readWav(file: Uint8Array): FileSound {
  const view = viewOf(file);
  const { channels, rate } = readFormat(view);
  const data = findChunk(view, 'data');
  const length = Math.floor(data.length / (2 * channels));
  const samples = new Int16Array(length).map((_, index) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      sum += view.getInt16(data.start + 2 * (index * channels + channel), true);
    }
    return sum / channels;
  });
  return { samples, rate };
}

const pcm = 1;
/** The same, said at greater length. */
const extensible = 0xfffe;

function readFormat(view: DataView): { readonly channels: number; readonly rate: number } {
  const { start, length } = findChunk(view, 'fmt ');
  if (length < 16) throw new Error('The wav file does not say what it holds.');
  const coding = view.getUint16(start, true);
  const [channels, rate] = [view.getUint16(start + 2, true), view.getUint32(start + 4, true)];
  const bits = view.getUint16(start + 14, true);
  if (![pcm, extensible].includes(coding) || bits !== 16) {
    throw new Error('The wav file is not 16-bit PCM.');
  }
  if (channels === 0 || rate < 1000 || rate > 192_000) {
    throw new Error(`The wav file has ${channels} channels of ${rate} Hz.`);
  }
  return { channels, rate };
}

interface Chunk {
  readonly start: number;
  readonly length: number;
}

const headerLength = 8;

function findChunk(view: DataView, name: string): Chunk {
  let at = 12;
  while (at + headerLength <= view.byteLength) {
    const start = at + headerLength;
    const length = Math.min(view.getUint32(at + 4, true), view.byteLength - start);
    if (nameAt(view, at) === name) return { start, length };
    at = start + length + (length % 2);
  }
  throw new Error(`The sound file has no chunk "${name.trim()}".`);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
