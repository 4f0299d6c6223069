import { decodeMuLaw, encodeMuLaw } from './g711.ts';

it.each([
  // ITU-T G.711 table 2a: the ends of the segments, at 16 bits.
  [0x00, -32124],
  [0x0f, -16764],
  [0x10, -15996],
  [0x7e, -8],
  [0x7f, 0],
  [0x80, 32124],
  [0x8f, 16764],
  [0x90, 15996],
  [0xbf, 1980],
  [0xfe, 8],
  [0xff, 0],
])('the byte %i stands for the sample %i', (byte, sample) => {
  expect([...decodeMuLaw(Uint8Array.of(byte))]).toEqual([sample + 0]);
});

it('every byte but the second zero survives there and back', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x7f);
  expect(encodeMuLaw(decodeMuLaw(bytes))).toEqual(bytes);
});

it('the loudest samples are not folded over', () => {
  const loudest = decodeMuLaw(encodeMuLaw(Int16Array.of(32767, -32768)));
  expect([...loudest]).toEqual([32124, -32124]);
});

it('no sample is off by more than a sixteenth of itself', () => {
  const sound = Int16Array.from({ length: 6400 }, (_, index) => (index - 3200) * 10);
  const back = decodeMuLaw(encodeMuLaw(sound));
  for (const [index, sample] of sound.entries()) {
    expect(Math.abs((back[index] ?? 0) - sample)).toBeLessThanOrEqual(Math.abs(sample) / 16 + 8);
  }
});
