import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSoundFile } from './decode-sound-file.ts';
import { strengthAt } from './spectrum.ts';
import { wavFile } from './testing/wav-file.ts';

const tone = readFileSync(join(__dirname, 'testing/tone.mp3'));

it('decodes an mp3: here half a second of 1000 Hz, in stereo', async () => {
  const { samples } = await decodeSoundFile(tone);
  expect(samples.length / 8000).toBeGreaterThan(0.5);
  expect(samples.length / 8000).toBeLessThan(0.6);
  const middle = samples.slice(800, 4000);
  expect(strengthAt(1000, middle)).toBeGreaterThan(0.3);
  expect(strengthAt(1400, middle)).toBeLessThan(0.01);
});

it.each([
  [8000, 1],
  [11025, 2],
  [16000, 1],
  [44100, 2],
  [48000, 6],
])('decodes a wav of %i Hz with %i channels', async (rate, channels) => {
  const { samples } = await decodeSoundFile(wavFile({ hertz: 1000, seconds: 0.5, rate, channels }));
  expect(samples).toHaveLength(4000);
  expect(strengthAt(1000, samples.slice(400, 3600))).toBeCloseTo(0.3, 1);
});

it('mixes the channels of a wav', async () => {
  const options = { hertz: 1000, seconds: 0.5, rate: 8000, channels: 2 };
  const { samples } = await decodeSoundFile(wavFile({ ...options, onlyChannel: 1 }));
  expect(strengthAt(1000, samples)).toBeCloseTo(0.15, 1);
});

const wav = wavFile({ hertz: 1000, seconds: 0.1, rate: 8000, channels: 1 });
const patched = (at: number, value: number): Uint8Array => Buffer.from(wav).fill(value, at, at + 1);

it.each<[string, Uint8Array, string]>([
  ['an empty file', new Uint8Array(), 'neither an mp3 nor a 16-bit wav'],
  ['a page', Buffer.from('<!doctype html><title>Not found</title>'), 'neither an mp3'],
  ['an mp3 without sound', Buffer.from(`ID3${'\0'.repeat(2000)}`), 'no sound in it'],
  ['a wav of 8 bits', patched(34, 8), 'not 16-bit PCM'],
  ['a wav in another coding', patched(20, 7), 'not 16-bit PCM'],
  ['a wav without channels', patched(22, 0), '0 channels'],
  ['a wav that ends early', wav.subarray(0, 30), 'does not say what it holds'],
  ['a wav without sound', wav.subarray(0, 36), 'no chunk "data"'],
])('refuses %s', async (_, file, reason) => {
  await expect(decodeSoundFile(file)).rejects.toThrow(reason);
});

it('plays what there is of a wav that was cut', async () => {
  const { samples } = await decodeSoundFile(wav.subarray(0, 44 + 801));
  expect(samples).toHaveLength(400);
});
