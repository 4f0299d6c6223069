/** G.711 µ-law, after ITU-T G.711: one byte a sample, logarithmic, with its bits inverted. */

const bias = 0x84;
const loudest = 32635;
const lowest = 32_768;

const samples = Int16Array.from({ length: 256 }, (_, byte) => expand(~byte & 0xff));

/** By sample, beginning with the lowest: a table is several times faster than to work each one out. */
const codes = Uint8Array.from({ length: 65_536 }, (_, index) => compress(index - lowest));

// Plain loops, because `from` with a function is some twenty times slower, and this runs for every packet.

/** Each byte as the sample it stands for. */
export function decodeMuLaw(bytes: Uint8Array): Int16Array {
  const sound = new Int16Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    sound[index] = samples[bytes[index] ?? 0] ?? 0;
  }
  return sound;
}

/** Each sample as the byte that stands nearest to it. */
export function encodeMuLaw(sound: Int16Array): Uint8Array {
  const bytes = new Uint8Array(sound.length);
  for (let index = 0; index < sound.length; index += 1) {
    bytes[index] = codes[(sound[index] ?? 0) + lowest] ?? 0;
  }
  return bytes;
}

function expand(code: number): number {
  const exponent = (code >> 4) & 7;
  const magnitude = ((((code & 0x0f) << 3) + bias) << exponent) - bias;
  return code & 0x80 ? -magnitude : magnitude;
}

function compress(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), loudest) + bias;
  // The position of the highest bit, counted from bit 7, picks the segment.
  const exponent = 24 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}
