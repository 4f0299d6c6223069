import { recordedRate, type SoundEncoder } from './sound-encoder.ts';

const headerBytes = 44;

/** 16-bit PCM. */
export function createWavEncoder(channels: number): SoundEncoder {
  let bytes = 0;
  return {
    encode: (sounds) => {
      const header = bytes === 0 ? headerBytes : 0;
      const piece = Buffer.alloc(header + 2 * channels * (sounds[0]?.length ?? 0));
      for (const [channel, sound] of sounds.entries()) {
        for (const [index, sample] of sound.entries()) {
          piece.writeInt16LE(sample, header + 2 * (index * channels + channel));
        }
      }
      bytes += piece.length - header;
      return piece;
    },
    finish: () => ({ last: new Uint8Array(), first: wavHeader(channels, bytes) }),
  };
}

function wavHeader(channels: number, bytes: number): Uint8Array {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(headerBytes - 8 + bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(recordedRate, 24);
  header.writeUInt32LE(2 * channels * recordedRate, 28);
  header.writeUInt16LE(2 * channels, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(bytes, 40);
  return header;
}
