import { joined } from './joined.ts';
import type { FileSound } from './wav.ts';

/** A file of such a size with more sound than this is a trap, or a mistake. */
const longestSeconds = 20 * 60;

const pieceBytes = 64 * 1024;

export function isMp3(file: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = file;
  // Its notes on the artist, or its first frame.
  return String.fromCharCode(first, second, third) === 'ID3' || (first === 255 && second >= 224);
}

/** The sound of an mp3, its channels mixed. Rejects when there is none in it, or too much. */
export async function readMp3(file: Uint8Array): Promise<FileSound> {
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const pieces: Int16Array[] = [];
  let [rate, length] = [0, 0];
  for (let at = 0; at < file.length; at += pieceBytes) {
    const { channelData, sampleRate } = decoder.decode(file.subarray(at, at + pieceBytes));
    const piece = mixed(channelData);
    if (piece.length === 0) continue;
    pieces.push(piece);
    [rate, length] = [sampleRate, length + piece.length];
    if (length > longestSeconds * rate) {
      throw new Error(`The mp3 lasts longer than ${longestSeconds / 60} minutes.`);
    }
  }
  decoder.free();
  if (length === 0) throw new Error('The mp3 has no sound in it.');
  return { samples: joined(pieces), rate };
}

function mixed(channels: readonly Float32Array[]): Int16Array {
  const sum = new Float32Array(channels[0]?.length ?? 0);
  // A callback for each sample would take longer than the decoder.
  for (const channel of channels) {
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (channel[at] ?? 0);
  }
  const whole = new Int16Array(sum.length);
  sum.forEach((each, at) => {
    whole[at] = sampleOf(each / channels.length);
  });
  return whole;
}

function sampleOf(value: number): number {
  return Math.max(-1, Math.min(1, value)) * 32767;
}
