const rate = 48_000;
const seconds = 4;

/**
 * A WAV of a hum at `hz`, swelling three times a second: a steady tone would be taken for noise and
 * removed by the browser.
 */
export function toneWav(hz: number): Buffer {
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let index = 0; index < rate * seconds; index++) {
    const time = index / rate;
    const swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * time);
    samples.writeInt16LE(Math.round(16_000 * swell * Math.sin(2 * Math.PI * hz * time)), index * 2);
  }
  return Buffer.concat([header(samples.length), samples]);
}

function header(bytes: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}
