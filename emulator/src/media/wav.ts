/** The samples of a WAV file. Throws when it is not 16-bit mono PCM of `rate` Hz. */
export function readWav(file: Uint8Array, rate: number): Int16Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const format = findChunk(view, 'fmt ');
  const [coding, channels] = [
    view.getUint16(format.start, true),
    view.getUint16(format.start + 2, true),
  ];
  const [hertz, bits] = [
    view.getUint32(format.start + 4, true),
    view.getUint16(format.start + 14, true),
  ];
  if (coding !== 1 || channels !== 1 || hertz !== rate || bits !== 16) {
    throw new Error(`The sound is not 16-bit mono PCM of ${rate} Hz.`);
  }
  const data = findChunk(view, 'data');
  return new Int16Array(data.length >> 1).map((_, index) =>
    view.getInt16(data.start + 2 * index, true),
  );
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

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
