export interface WavOptions {
  readonly hertz: number;
  readonly seconds: number;
  readonly rate: number;
  readonly channels: number;
  /** All others are silent then. */
  readonly onlyChannel?: number;
}

const headerBytes = 44;

/** A 16-bit wav file with a sine at 0.3 of full scale. */
export function wavFile({ hertz, seconds, rate, channels, onlyChannel }: WavOptions): Buffer {
  const length = Math.round(seconds * rate);
  const dataBytes = 2 * channels * length;
  const file = Buffer.alloc(headerBytes + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(2 * channels * rate, 28);
  file.writeUInt16LE(2 * channels, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  for (let at = 0; at < length * channels; at += 1) {
    if (onlyChannel !== undefined && at % channels !== onlyChannel) continue;
    const turn = (2 * Math.PI * hertz * Math.floor(at / channels)) / rate;
    file.writeInt16LE(Math.round(0.3 * 32767 * Math.sin(turn)), headerBytes + 2 * at);
  }
  return file;
}
